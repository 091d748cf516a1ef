package graph

// Tables are a Graph as plain arrays, the form in which it is written to a
// snapshot and read back. Everything that can be derived from them (reverse
// edges, the look-up by id, years) is left out.
//
// Texts are numbered; the first Nodes() texts are the ids of the nodes, by
// kind, so that a node and its id share one number. After them come the
// literals: of what a view is made of, of details, of prose; after those the
// texts of evidence. Details, prose and evidence share texts with the first
// literals and with no others, so that each can be left out without the rest.
type Tables struct {
	Text    string   // all texts, one after the other
	TextEnd []uint32 // where each text ends in Text
	Kinds   [NumKinds]uint32
	Rels    [NumPredicates]Rel
	Labels  Labels

	// The numbers of the first text that only details, only prose and only
	// evidence needs.
	DetailsFrom, ProseFrom, LabelsFrom uint32
}

// Rel holds the facts of one predicate, row by row: the row of subject
// Lo+i is To[End[i-1]:End[i]]. Objects of edges are node numbers in rising
// order; objects of literals are text numbers, the best supported first.
type Rel struct {
	Lo  uint32
	End []uint32
	To  []uint32

	// Evidence has an entry for each of To: the number of a label, or, with
	// the highest bit set, a position in Several, where a count and that many
	// label numbers stand. One fact in twenty has more than one label, so this
	// costs four bytes a fact. Empty when the evidence was not read.
	Evidence []uint32
	Several  []uint32
}

const several = 1 << 31

// Labels are the distinct pieces of evidence, as columns. Locator, Rule and
// Words are text numbers plus one, or zero when empty; Source is the number of
// a node.
type Labels struct {
	Source, Locator, Rule, Words []uint32
	Status                       []Status
}

// Nodes returns the number of nodes.
func (t *Tables) Nodes() uint32 {
	n := uint32(0)
	for _, c := range t.Kinds {
		n += c
	}
	return n
}

// text returns text number i.
func (t *Tables) text(i uint32) string {
	start := uint32(0)
	if i > 0 {
		start = t.TextEnd[i-1]
	}
	return t.Text[start:t.TextEnd[i]]
}

// span returns where the row of subject n lies in To.
func (r *Rel) span(n uint32) (lo, hi uint32) {
	i := n - r.Lo // wraps for n below Lo, which the next line catches
	if i >= uint32(len(r.End)) {
		return 0, 0
	}
	if i > 0 {
		lo = r.End[i-1]
	}
	return lo, r.End[i]
}

// row returns the objects of subject n.
func (r *Rel) row(n uint32) []uint32 {
	lo, hi := r.span(n)
	return r.To[lo:hi:hi]
}

// labels returns the label numbers of the fact at position i of To.
func (r *Rel) labels(i uint32) []uint32 {
	if int(i) >= len(r.Evidence) {
		return nil
	}
	if at := r.Evidence[i]; at&several != 0 {
		at &^= several
		return r.Several[at+1 : at+1+r.Several[at]]
	}
	return r.Evidence[i : i+1]
}
