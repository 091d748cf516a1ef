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
// change most surely, in the order of the stages from emerging to dormant.
func OnTheMove(g *graph.Graph, k graph.Kind, limit int) []Mover {
	return AllSeries(g, Filter{}).OnTheMove(k, limit)
}

// OnTheMove does the same within what was counted.
func (a *All) OnTheMove(k graph.Kind, limit int) []Mover {
	movers := slices.DeleteFunc(a.Movers(k), func(m Mover) bool { return m.Certainty == NoChange })
	slices.SortFunc(movers, bySurety)
	movers = movers[:min(max(limit, 0), len(movers))]
	slices.SortStableFunc(movers, func(x, y Mover) int { return cmp.Compare(x.Stage, y.Stage) })
	return movers
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
