package wire

import "throughline/graph"

// slice returns the texts lo to hi of the tables as a list of their own.
func slice(t *graph.Tables, lo, hi uint32) texts {
	out := texts{end: make([]uint32, 0, hi-lo)}
	start := uint32(0)
	if lo > 0 {
		start = t.TextEnd[lo-1]
	}
	last := start
	for _, end := range t.TextEnd[lo:hi] {
		out.end = append(out.end, end-start)
		last = end
	}
	out.arena = []byte(t.Text[start:last])
	return out
}

// firstProse is the number of predicates whose literals are core.
const firstProse = graph.Abstract

func encodeCore(t *graph.Tables) []byte {
	w := &writer{}
	w.uint(uint32(graph.NumPredicates)) // a vocabulary of another size is another format
	for _, k := range graph.Kinds() {
		w.uint(t.Kinds[k])
	}
	nodes := t.Nodes()
	literals := slice(t, nodes, t.ProseFrom)
	w.uint(t.ProseFrom - nodes)
	w.texts(&literals)
	s := numbering{nodes}
	for p := graph.Title; p < firstProse; p++ {
		w.literals(&t.Rels[p], &s)
	}
	w.slugs(t, &literals)
	for _, p := range graph.EdgePredicates() {
		w.edges(&t.Rels[p])
	}
	return w.b
}

// slugs writes what of each node's slug does not follow from its name: what
// precedes and what follows the part that does, and how much of the guess
// that part leaves unused.
func (w *writer) slugs(t *graph.Tables, literals *texts) {
	ids := slice(t, 0, t.Nodes())
	var before, after, unused = texts{}, texts{}, writer{}
	names := namer{rels: &t.Rels, literals: literals, nodes: t.Nodes()}
	n := uint32(0)
	for _, k := range graph.Kinds() {
		for range t.Kinds[k] {
			slug := ids.at(n)[len(k.String())+1:]
			guess := names.guess(n)
			from, used := match(slug, guess)
			before.add(slug[:from])
			after.add(slug[from+used:])
			unused.uint(uint32(len(guess) - used))
			n++
		}
	}
	w.texts(&before)
	w.texts(&after)
	w.b = append(w.b, unused.b...)
}

// namer guesses slugs. Its buffer is reused from guess to guess.
type namer struct {
	rels     *[graph.NumPredicates]graph.Rel
	literals *texts
	nodes    uint32
	buffer   []byte
}

// guess returns the slug that the name of node n leads to, if it has one.
func (m *namer) guess(n uint32) []byte {
	m.buffer = m.buffer[:0]
	for _, p := range [...]graph.Predicate{graph.Title, graph.Name} {
		rel := &m.rels[p]
		i := n - rel.Lo
		if i >= uint32(len(rel.End)) {
			continue
		}
		start := uint32(0)
		if i > 0 {
			start = rel.End[i-1]
		}
		if start == rel.End[i] {
			continue
		}
		if text := rel.To[start] - m.nodes; text < uint32(len(m.literals.end)) {
			m.buffer = appendSlug(m.buffer, m.literals.at(text))
			break
		}
	}
	return m.buffer
}

// slugs reads the ids of all nodes.
func (r *reader) slugs(t *graph.Tables, literals *texts) texts {
	nodes := t.Nodes()
	before := r.texts(int(nodes))
	after := r.texts(int(nodes))
	if r.err != nil || int(nodes) > r.left() {
		r.fail("a count exceeds the bytes that are left")
		return texts{}
	}
	names := namer{rels: &t.Rels, literals: literals, nodes: nodes}
	ids := texts{
		arena: make([]byte, 0, len(before.arena)+len(after.arena)+16*int(nodes)),
		end:   make([]uint32, 0, nodes),
	}
	n := uint32(0)
	for _, k := range graph.Kinds() {
		prefix := []byte(k.String() + "/")
		for range t.Kinds[k] {
			guess := names.guess(n)
			unused := int(r.uint())
			if unused > len(guess) {
				r.fail("a slug leaves more of its name unused than there is")
				return texts{}
			}
			ids.add(prefix, before.at(n), guess[:len(guess)-unused], after.at(n))
			n++
		}
	}
	return ids
}
