package graph

import "math"

// HasDetails reports whether the graph was read with its details, or has none.
func (g *Graph) HasDetails() bool { return g.t.ProseFrom > g.t.DetailsFrom }

// WithDetails returns the graph with the details that it was read without:
// texts, numbered from DetailsFrom on, and the rows of each predicate, of which
// those of other predicates are left out. All that rests on edges and on names
// is shared, so that this costs little more than copying the texts.
func (g *Graph) WithDetails(text string, ends []uint32, rels *[NumPredicates]Rel) (*Graph, error) {
	if g.HasDetails() {
		return g, nil
	}
	at, n := g.t.DetailsFrom, uint32(len(ends))
	if len(g.t.Text)+len(text) > math.MaxUint32 || len(g.t.TextEnd)+len(ends) > math.MaxUint32>>1 {
		return nil, errTexts
	}
	start := uint32(0)
	if at > 0 {
		start = g.t.TextEnd[at-1]
	}
	h := *g
	t := &h.t
	t.Text = g.t.Text[:start] + text + g.t.Text[start:]
	t.TextEnd = append(make([]uint32, 0, len(g.t.TextEnd)+len(ends)), g.t.TextEnd[:at]...)
	t.TextEnd = append(raised(t.TextEnd, ends, start), raised(nil, g.t.TextEnd[at:], uint32(len(text)))...)
	t.ProseFrom, t.LabelsFrom = t.ProseFrom+n, t.LabelsFrom+n
	for p := range t.Rels {
		switch p := Predicate(p); {
		case p.IsDetail():
			t.Rels[p] = rels[p]
			t.Rels[p].Evidence, t.Rels[p].Several = nil, nil
		case p.IsProse():
			t.Rels[p].To = later(t.Rels[p].To, at, n)
		}
	}
	l := &t.Labels
	l.Locator, l.Rule, l.Words = later(l.Locator, at+1, n), later(l.Rule, at+1, n), later(l.Words, at+1, n)
	if err := t.check(); err != nil {
		return nil, err
	}
	return &h, nil
}

// raised appends numbers with so much added.
func raised(to, list []uint32, by uint32) []uint32 {
	for _, v := range list {
		to = append(to, v+by)
	}
	return to
}

// later returns numbers of texts with so much added to those from at on.
func later(list []uint32, at, by uint32) []uint32 {
	out := make([]uint32, len(list))
	for i, v := range list {
		if v >= at {
			v += by
		}
		out[i] = v
	}
	return out
}
