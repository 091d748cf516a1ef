package agenda

import (
	"cmp"
	"slices"
	"strings"

	"throughline/graph"
)

// order puts chosen talks into the order in which they are taken up: what
// introduces a term before what needs it, then by time, then the next that has
// least in common with the last. It returns what rests on what.
func (p *Planner) order(pl *pool, chosen []int) ([]int, []Warning) {
	nodes := make([]uint32, len(chosen))
	for k, i := range chosen {
		nodes[k] = pl.talks[i].node
	}
	needs := p.Needs(nodes)
	var order []int
	left := slices.Clone(chosen)
	for len(left) > 0 {
		k := p.next(pl, left, order, needs)
		order = append(order, left[k])
		left = slices.Delete(left, k, k+1)
	}
	return order, needs
}

// next picks among the talks whose needs are met.
func (p *Planner) next(pl *pool, left, done []int, needs []Warning) int {
	waiting := func(i int) bool {
		return slices.ContainsFunc(needs, func(w Warning) bool {
			return w.Node == pl.talks[i].node && slices.ContainsFunc(left, func(j int) bool { return pl.talks[j].node == w.Needs })
		})
	}
	best := -1
	for k, i := range left {
		if !waiting(i) && (best < 0 || p.before(pl, i, left[best], done) < 0) {
			best = k
		}
	}
	return max(best, 0)
}

// before compares two talks that both may come next. A talk without a year
// comes last.
func (p *Planner) before(pl *pool, a, b int, done []int) int {
	year := func(i int) int { return yearOf(p.Graph, pl.talks[i].node) }
	common := func(i int) int {
		if len(done) == 0 {
			return 0
		}
		return p.inCommon(pl.talks[i].node, pl.talks[done[len(done)-1]].node)
	}
	return cmp.Or(cmp.Compare(year(a), year(b)), cmp.Compare(common(a), common(b)), strings.Compare(string(p.Graph.ID(pl.talks[a].node)), string(p.Graph.ID(pl.talks[b].node))))
}

func (p *Planner) inCommon(a, b uint32) int {
	n := 0
	for _, pr := range [...]graph.Predicate{graph.About, graph.Uses, graph.From, graph.By} {
		for _, m := range p.Graph.Out(a, pr) {
			if p.Graph.Has(b, pr, m) {
				n++
			}
		}
	}
	return n
}

// Needs says which of some talks introduces a term that others speak of: the
// one that names it in its title, where there is one, and else the earliest,
// if it is alone in its year. No talk needs itself in the end: of circular
// needs, those of the term that most talks share are kept.
func (p *Planner) Needs(talks []uint32) []Warning {
	var out []Warning
	for _, term := range p.terms(talks) {
		first := p.introduces(term.node, term.talks)
		if first == NoNode {
			continue
		}
		for _, t := range term.talks {
			w := Warning{t, first, term.node}
			if t != first && !rests(out, first, t) && !slices.ContainsFunc(out, func(o Warning) bool { return o.Node == t && o.Needs == first }) {
				out = append(out, w)
			}
		}
	}
	return out
}

type term struct {
	node  uint32
	talks []uint32
}

// terms returns the themes and technologies that several of the talks have,
// the commonest first.
func (p *Planner) terms(talks []uint32) []term {
	at := map[uint32]int{}
	var list []term
	for _, t := range talks {
		for _, pr := range [...]graph.Predicate{graph.About, graph.Uses} {
			for _, n := range p.Graph.Out(t, pr) {
				i, ok := at[n]
				if !ok {
					i = len(list)
					at[n] = i
					list = append(list, term{node: n})
				}
				list[i].talks = append(list[i].talks, t)
			}
		}
	}
	list = slices.DeleteFunc(list, func(t term) bool { return len(t.talks) < 2 })
	slices.SortFunc(list, func(a, b term) int {
		return cmp.Or(cmp.Compare(len(b.talks), len(a.talks)), cmp.Compare(a.node, b.node))
	})
	return list
}

// introduces returns the talk that introduces a term to the others.
func (p *Planner) introduces(n uint32, talks []uint32) uint32 {
	titled, earliest, alone := NoNode, NoNode, false
	names := namesOf(p.Graph, n)
	for _, t := range talks {
		y := p.Graph.Year(t)
		if named(p.Graph.Name(t), names) >= 0 && (titled == NoNode || yearOf(p.Graph, t) < yearOf(p.Graph, titled)) {
			titled = t
		}
		switch {
		case y == 0:
		case earliest == NoNode || y < p.Graph.Year(earliest):
			earliest, alone = t, true
		case y == p.Graph.Year(earliest):
			alone = false
		}
	}
	switch {
	case titled != NoNode:
		return titled
	case alone:
		return earliest
	}
	return NoNode
}

// rests reports whether a needs b, directly or through others.
func rests(needs []Warning, a, b uint32) bool {
	if a == b {
		return true
	}
	return slices.ContainsFunc(needs, func(w Warning) bool { return w.Node == a && rests(needs, w.Needs, b) })
}

// Kept says that an order keeps a need.
func (w Warning) Kept(g *graph.Graph) string {
	return "“" + short(g.Name(w.Node)) + "” needs " + g.Name(w.Term) + ", which “" + short(g.Name(w.Needs)) + "” introduces; moving it up will say so."
}
