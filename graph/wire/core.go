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

// predicates are those whose literals a section holds, from the first to
// before the last.
func (s section) predicates() (from, to graph.Predicate) {
	switch s {
	case core:
		return graph.Title, graph.Date
	case details:
		return graph.Date, graph.Abstract
	}
	return graph.Abstract, graph.Predicate(graph.NumPredicates)
}

func encodeCore(t *graph.Tables) []byte {
	w := &writer{}
	w.uint(uint32(graph.NumPredicates)) // a vocabulary of another size is another format
	for _, k := range graph.Kinds() {
		w.uint(t.Kinds[k])
	}
	nodes := t.Nodes()
	literals := slice(t, nodes, t.DetailsFrom)
	w.rels(core, t, numbering{next: nodes})
	for _, p := range graph.EdgePredicates() {
		w.edges(&t.Rels[p])
	}
	w.uint(uint32(len(literals.end)))
	names := namer{rels: &t.Rels, literals: &literals, nodes: nodes, fold: newFolding()}
	short := names.shorten()
	w.texts(&short)
	w.slugs(t, &names)
	return w.b
}

func (d *decoder) core(b []byte) error {
	r := &reader{section: core, b: b}
	t := &d.t
	if r.uint() != uint32(graph.NumPredicates) {
		r.fail("the vocabulary has another size")
	}
	sum := uint64(0)
	for _, k := range graph.Kinds() {
		t.Kinds[k] = r.uint()
		sum += uint64(t.Kinds[k])
	}
	if sum > uint64(r.left()) {
		r.fail("there are more nodes than bytes")
	}
	nodes := uint32(sum)
	r.rels(t, numbering{next: nodes})
	for _, p := range graph.EdgePredicates() {
		r.edges(&t.Rels[p])
	}
	literals := r.texts(r.count())
	names := namer{rels: &t.Rels, literals: &literals, nodes: nodes, fold: newFolding()}
	if r.err == nil {
		literals = names.lengthen()
	}
	d.append(r.slugs(t, &names))
	d.append(literals)
	t.DetailsFrom, t.ProseFrom, t.LabelsFrom = d.total, d.total, d.total
	return r.end()
}

// encodeLiterals writes details or prose, whose texts have the numbers from
// lo to before hi.
func encodeLiterals(s section, t *graph.Tables, lo, hi uint32) []byte {
	w := &writer{}
	list := slice(t, lo, hi)
	w.uint(uint32(len(list.end)))
	w.texts(&list)
	w.rels(s, t, numberedFrom(t, lo))
	return w.b
}

func (d *decoder) literals(s section, b []byte) error {
	r := &reader{section: s, b: b}
	lo := d.total
	d.append(r.texts(r.count()))
	r.rels(&d.t, numberedFrom(&d.t, lo))
	return r.end()
}

// rels writes the literals of a section.
func (w *writer) rels(s section, t *graph.Tables, n numbering) {
	from, to := s.predicates()
	for p := from; p < to; p++ {
		w.literals(&t.Rels[p], &n)
	}
}

func (r *reader) rels(t *graph.Tables, n numbering) {
	from, to := r.section.predicates()
	for p := from; p < to; p++ {
		r.literals(&t.Rels[p], &n)
	}
}
