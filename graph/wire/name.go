package wire

import "throughline/graph"

// namer knows what nodes are called, from which slugs and aliases follow. Its
// buffer is reused from guess to guess.
type namer struct {
	rels     *[graph.NumPredicates]graph.Rel
	literals *texts
	nodes    uint32
	fold     *folding
	buffer   []byte
}

// first returns the first object of node n.
func first(rel *graph.Rel, n uint32) (uint32, bool) {
	i := n - rel.Lo
	if i >= uint32(len(rel.End)) {
		return 0, false
	}
	start := uint32(0)
	if i > 0 {
		start = rel.End[i-1]
	}
	if start == rel.End[i] {
		return 0, false
	}
	return rel.To[start], true
}

// name returns which of the literals node n is called by; it reports false
// when it has none.
func (m *namer) name(n uint32) (uint32, bool) {
	for _, p := range [...]graph.Predicate{graph.Title, graph.Name} {
		if text, ok := first(&m.rels[p], n); ok {
			return text - m.nodes, text-m.nodes < uint32(len(m.literals.end))
		}
	}
	return 0, false
}

// guess returns the slug that the name of node n leads to, if it has one.
func (m *namer) guess(n uint32) []byte {
	m.buffer = m.buffer[:0]
	if text, ok := m.name(n); ok {
		m.buffer = m.fold.appendSlug(m.buffer, m.literals.at(text))
	}
	return m.buffer
}

// The first byte of a text that is not written as it stands.
const (
	named   = 1 // the name of the node it is an alias of comes first
	literal = 2 // the text itself begins with one of these two
)

// owners returns for each literal the name of the node whose alias it is,
// plus one, where that name stands before it and is short enough; else zero.
func (m *namer) owners() []uint32 {
	owner := make([]uint32, len(m.literals.end))
	rel, at := &m.rels[graph.Alias], uint32(0)
	for i, end := range rel.End {
		if at == end {
			continue
		}
		name, ok := m.name(rel.Lo + uint32(i))
		for ; at < end; at++ {
			if text := rel.To[at] - m.nodes; ok && text < uint32(len(owner)) && owner[text] == 0 && name < text {
				owner[text] = name + 1
			}
		}
	}
	return owner
}

// shorten returns the literals as they are written.
func (m *namer) shorten() texts {
	out := texts{}
	for i, name := range m.owners() {
		text := m.literals.at(uint32(i))
		if name > 0 {
			prefix := m.literals.at(name - 1)
			if n := len(prefix); n >= 2 && n <= maxDerived && common(text, prefix) == n {
				out.add([]byte{named}, text[n:])
				continue
			}
		}
		if len(text) > 0 && (text[0] == named || text[0] == literal) {
			out.add([]byte{literal}, text)
			continue
		}
		out.add(text)
	}
	return out
}

// lengthen takes back shorten.
func (m *namer) lengthen() texts {
	out := texts{arena: make([]byte, 0, len(m.literals.arena)+len(m.literals.arena)/4), end: make([]uint32, 0, len(m.literals.end))}
	for i, name := range m.owners() {
		text := m.literals.at(uint32(i))
		switch {
		case len(text) == 0:
		case text[0] == named && name > 0 && len(out.at(name-1)) <= maxDerived:
			out.arena = append(out.arena, out.at(name-1)...)
			text = text[1:]
		case text[0] == literal:
			text = text[1:]
		}
		out.add(text)
	}
	return out
}
