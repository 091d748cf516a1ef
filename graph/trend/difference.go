package trend

import (
	"cmp"
	"math"
	"slices"

	"throughline/graph"
	"throughline/graph/text"
)

// Difference is what a node travelled with in one period and in another.
type Difference struct {
	Node            uint32
	Before, After   Period
	BeforeN, AfterN int      // talks about the node
	BeforeT, AfterT int      // talks in scope
	Talks           []uint32 // those about the node, of either period
	Kept, New, Gone []Changed
}

// Changed is a companion in both periods.
type Changed struct {
	Node   uint32
	Before []uint32 // talks about the node that name it
	After  []uint32
	Apart  []uint32 // talks of the later period that name it without the node
	Z      float64  // of its parts of the node's talks; positive when larger later
}

// DifferenceOf compares two periods around a node over all talks, as the
// Difference of a scope without a filter does. The axis of years, which it has
// no use for, would cost the client bytes.
func DifferenceOf(g *graph.Graph, node uint32, before, after Period, kinds ...graph.Kind) *Difference {
	lo, hi := g.Range(graph.Talk)
	s := &Scope{g: g, talks: lo, year: make([]int16, hi-lo)}
	for n := lo; n < hi; n++ {
		if year := g.Year(n); s.filter.holds(year) {
			s.year[n-lo] = int16(year)
		}
	}
	return s.Difference(node, before, after, kinds...)
}

// Difference compares two periods around a node. kinds are as in Companions.
// What is broader or narrower than the node stays with it by definition and
// is left out, and so is what has the same talks as something narrower.
func (s *Scope) Difference(node uint32, before, after Period, kinds ...graph.Kind) *Difference {
	d := &Difference{Node: node, Before: before, After: after}
	narrower, broader := s.family(node)
	in, _ := s.members(narrower)
	t := s.things(kinds)
	found := s.changes(d, in, t)
	echo, kin := echoesOf(t.w, found), s.marks(append(broader, narrower...))
	for _, c := range found {
		if int(c.Node) < len(echo) && echo[c.Node] || kin[c.Node] {
			continue
		}
		c.Z = twoShares(len(c.Before), d.BeforeN, len(c.After), d.AfterN)
		switch {
		case len(c.Before) > 0 && len(c.After) > 0:
			d.Kept = append(d.Kept, c)
		case len(c.After) > 0:
			d.New = append(d.New, c)
		case len(c.Before) > 0:
			d.Gone = append(d.Gone, c)
		}
	}
	d.Kept, d.New, d.Gone = byWeight(d.Kept), byWeight(d.New), byWeight(d.Gone)
	return d
}

// changes gathers what the talks of both periods name.
func (s *Scope) changes(d *Difference, in []bool, t *things) []Changed {
	at := make([]int32, s.g.Len())
	var found []Changed
	for i, year := range s.year {
		early, late := year != 0 && d.Before.holds(int(year)), year != 0 && d.After.holds(int(year))
		if !early && !late {
			continue
		}
		d.count(early, late, in[i])
		talk := s.talks + uint32(i)
		if in[i] {
			d.Talks = append(d.Talks, talk)
		}
		for _, n := range t.of(talk) {
			if at[n] == 0 {
				found = append(found, Changed{Node: n})
				at[n] = int32(len(found))
			}
			found[at[n]-1].add(talk, early, late, in[i])
		}
	}
	return found
}

func (d *Difference) count(early, late, in bool) {
	if early {
		d.BeforeT++
		if in {
			d.BeforeN++
		}
	}
	if late {
		d.AfterT++
		if in {
			d.AfterN++
		}
	}
}

func (c *Changed) add(talk uint32, early, late, in bool) {
	if early && in {
		c.Before = append(c.Before, talk)
	}
	switch {
	case late && in:
		c.After = append(c.After, talk)
	case late:
		c.Apart = append(c.Apart, talk)
	}
}

// echoesOf marks what only repeats something narrower.
func echoesOf(w *widener, found []Changed) []bool {
	count := make([]uint32, len(w.start)-1)
	for _, c := range found {
		if int(c.Node) < len(count) {
			count[c.Node] = uint32(len(c.Before) + len(c.After))
		}
	}
	return w.echoes(count)
}

// byWeight puts what has most talks first. It sorts positions, which the client
// sorts elsewhere too: a sort of these values would cost it 5 KB.
func byWeight(list []Changed) []Changed {
	order := make([]uint32, len(list))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(i, j uint32) int {
		a, b := &list[i], &list[j]
		return cmp.Or(
			cmp.Compare(len(b.Before)+len(b.After), len(a.Before)+len(a.After)),
			cmp.Compare(math.Abs(b.Z), math.Abs(a.Z)),
			cmp.Compare(a.Node, b.Node))
	})
	out := make([]Changed, len(list))
	for i, at := range order {
		out[i] = list[at]
	}
	return out
}

// sentenceNames is how many names each part of the sentence gives.
const sentenceNames = 3

// Sentence sums the difference up, and says when a period cannot speak.
func (d *Difference) Sentence(g *graph.Graph) string {
	name := Shorten(g.Name(d.Node))
	switch {
	case d.BeforeT == 0 || d.AfterT == 0:
		silent := d.Before
		if d.BeforeT > 0 {
			silent = d.After
		}
		return "No source names a talk in " + silent.String() + ", so nothing is known of a difference."
	case d.BeforeN == 0 && d.AfterN == 0:
		return "No talk of either period is about " + name + "."
	case d.AfterN == 0:
		return "None of " + text.Number(d.AfterT) + " talks in " + d.After.String() + " is about " + name + d.had("; before, it came with ", d.Gone, g)
	case d.BeforeN == 0:
		return "None of " + text.Number(d.BeforeT) + " talks in " + d.Before.String() + " is about " + name + d.had("; since, it comes with ", d.New, g)
	}
	text := "From " + d.Before.String() + " (" + talks(d.BeforeN) + ") to " + d.After.String() + " (" + talks(d.AfterN) + "), " + name +
		" kept " + some(d.Kept, g) + ", gained " + some(d.New, g) + " and lost " + some(d.Gone, g) + "."
	return text
}

func (d *Difference) had(lead string, what []Changed, g *graph.Graph) string {
	if len(what) == 0 {
		return "."
	}
	return lead + some(what, g) + "."
}

func talks(n int) string { return text.Many(n, "talk", "talks") }

func some(what []Changed, g *graph.Graph) string {
	if len(what) == 0 {
		return "nothing"
	}
	var names []string
	for _, c := range what {
		names = append(names, Shorten(g.Name(c.Node)))
	}
	return list(names, sentenceNames)
}
