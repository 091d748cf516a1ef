package related

import (
	"slices"

	"throughline/graph"
)

// What makes a contrast, as the tie between talks on the same themes: another
// company's answer before another year's, then the years between them.
const (
	otherCompany = 1000
	otherYear    = 1
)

// contrast returns how far apart two talks stand, 0 if they do not: they must
// have no speaker in common, and differ in company or year as far as known.
func (x *Index) contrast(a, b uint32) int {
	if x.share(a, b, graph.By) {
		return 0
	}
	apart := 0
	if ours, theirs := x.companies(a), x.companies(b); len(ours) > 0 && len(theirs) > 0 && !intersects(ours, theirs) {
		apart = otherCompany
	}
	if ya, yb := x.year(a), x.year(b); ya != 0 && yb != 0 && ya != yb {
		apart += otherYear * max(ya-yb, yb-ya)
	}
	return apart
}

func (x *Index) share(a, b uint32, p graph.Predicate) bool {
	return intersects(x.g.Out(x.first+a, p), x.g.Out(x.first+b, p))
}

func (x *Index) companies(talk uint32) []uint32 {
	n := x.first + talk
	return slices.Concat(x.g.Out(n, graph.From), x.g.Out(n, graph.Features))
}

func intersects(a, b []uint32) bool {
	for _, n := range a {
		if slices.Contains(b, n) {
			return true
		}
	}
	return false
}
