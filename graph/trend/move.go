package trend

import (
	"cmp"
	"math"
	"slices"

	"throughline/graph"
)

// Mover is a theme or technology with its stage.
type Mover struct {
	Node  uint32
	Count int // talks in all years
	Verdict
}

// OnTheMove returns at most limit nodes of a kind that change, those that
// change most surely, in the order of the stages from emerging to dormant. Half
// of the limit is for what grows and half for what shrinks, as far as there are
// so many. A theme that has the same talks as one narrower than it is left out,
// and so is one that has been away for long.
func (a *All) OnTheMove(k graph.Kind, limit int) []Mover {
	echo := a.echoes(k)
	var up, down []Mover
	for _, m := range a.Movers(k) {
		switch {
		case m.Certainty == NoChange || echo[m.Node] || m.longGone():
		case m.Z > 0:
			up = append(up, m)
		default:
			down = append(down, m)
		}
	}
	slices.SortFunc(up, bySurety)
	slices.SortFunc(down, bySurety)
	ups := min(len(up), max(limit-len(down), (limit+1)/2, 0))
	downs := min(len(down), max(limit-ups, 0))
	movers := append(up[:ups:ups], down[:downs]...)
	slices.SortStableFunc(movers, func(x, y Mover) int { return cmp.Compare(x.Stage, y.Stage) })
	return movers
}

// longGone reports whether a theme was dormant already before the years that
// movements are looked for in.
func (v Verdict) longGone() bool { return v.Stage == Dormant && v.Recent.Years > horizon-windowSize }

// echoes marks nodes of the kind with the talks of a narrower one of the kind.
func (a *All) echoes(k graph.Kind) []bool {
	count := make([]uint32, a.nodes)
	lo, hi := a.scope.g.Range(k)
	for n := lo; n < min(hi, a.nodes); n++ {
		for _, c := range a.Counts(n) {
			count[n] += c
		}
	}
	return newWidener(a.scope.g, a.nodes, a.scope.filter.Exact).echoes(count)
}

// Movers returns every node of a kind that has a talk in scope, by number, so
// the best connected come first.
func (a *All) Movers(k graph.Kind) []Mover {
	lo, hi := a.scope.g.Range(k)
	var movers []Mover
	var points []Point
	for n := lo; n < min(hi, a.nodes); n++ {
		points = a.points(n, points[:0])
		if count, _ := presence(points); count > 0 {
			movers = append(movers, Mover{n, count, Judge(points)})
		}
	}
	return movers
}

func bySurety(x, y Mover) int {
	return cmp.Or(
		cmp.Compare(y.Certainty, x.Certainty),
		cmp.Compare(math.Abs(y.Z), math.Abs(x.Z)),
		cmp.Compare(y.Count, x.Count),
		cmp.Compare(x.Node, y.Node))
}
