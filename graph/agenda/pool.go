package agenda

import (
	"cmp"
	"slices"

	"throughline/graph"
	"throughline/graph/related"
)

// pool is the talks that a session is chosen from.
type pool struct {
	g       *graph.Graph
	subject uint32
	talks   []pooled
	beside  map[uint32]bool // the nodes asked for and what is broader: every talk has them, so they tell nothing

	peculiar map[uint32]float64 // how much more themes and technologies are at home here than in all talks
}

type pooled struct {
	node   uint32
	wanted bool // named in the request
	tie    graph.Edge
	said   string // what the subject is called in its title, if it is
	grade  uint8  // how much it is about the subject
}

// company is how many related talks a single talk gets.
const company = 12

func (p *Planner) pool(r Request) *pool {
	out := &pool{g: p.Graph, subject: NoNode, beside: map[uint32]bool{}}
	seen := map[uint32]bool{}
	add := func(t pooled) {
		if !seen[t.node] {
			seen[t.node] = true
			out.talks = append(out.talks, t)
		}
	}
	for _, n := range r.Nodes {
		if p.Graph.Kind(n) == graph.Talk {
			add(pooled{node: n, wanted: true})
		}
	}
	for _, n := range r.Nodes {
		if p.Graph.Kind(n) == graph.Talk {
			continue
		}
		if out.subject == NoNode {
			out.subject = n
		}
		for _, m := range p.Graph.WithBroader(n) {
			out.beside[m] = true
		}
		talksOf(p.Graph, n, add)
	}
	if len(out.talks) == 1 && out.talks[0].wanted && p.Related != nil {
		for _, other := range p.Related.Related(related.Query{Talk: out.talks[0].node, With: related.NoNode, Limit: company}).Results {
			add(pooled{node: other.Talk})
		}
	}
	out.fold()
	if out.subject == NoNode {
		out.subject = out.common()
	}
	slices.SortFunc(out.talks, func(a, b pooled) int {
		return cmp.Or(cmp.Compare(yearOf(p.Graph, a.node), yearOf(p.Graph, b.node)), cmp.Compare(p.Graph.ID(a.node), p.Graph.ID(b.node)))
	})
	out.weigh()
	return out
}

// yearOf puts a talk without a year after all others.
func yearOf(g *graph.Graph, talk uint32) int {
	if y := g.Year(talk); y != 0 {
		return y
	}
	return 1 << 20
}

// talksOf yields the talks of a node, those of narrower ones included.
func talksOf(g *graph.Graph, n uint32, add func(pooled)) {
	switch g.Kind(n) {
	case graph.Theme, graph.Technology:
		for _, m := range g.WithNarrower(n) {
			tied(g, m, add, graph.About, graph.Uses)
		}
	case graph.Series:
		for _, event := range g.In(n, graph.Of) {
			tied(g, event, add, graph.At)
		}
	default:
		tied(g, n, add, graph.By, graph.From, graph.Features, graph.At)
	}
}

func tied(g *graph.Graph, n uint32, add func(pooled), predicates ...graph.Predicate) {
	for _, p := range predicates {
		for _, t := range g.OfKind(g.In(n, p), graph.Talk) {
			add(pooled{node: t, tie: graph.Edge{From: t, Predicate: p, To: n}})
		}
	}
}

// fold keeps one of the talks that have the same title and a speaker in
// common: the one that is wanted, else the first.
func (p *pool) fold() {
	kept := map[string][]uint32{}
	p.talks = slices.DeleteFunc(p.talks, func(t pooled) bool {
		name := p.g.Name(t.node)
		for _, other := range kept[name] {
			if !t.wanted && sameSpeaker(p.g, t.node, other) {
				return true
			}
		}
		kept[name] = append(kept[name], t.node)
		return false
	})
}

func sameSpeaker(g *graph.Graph, a, b uint32) bool {
	for _, n := range g.Out(a, graph.By) {
		if g.Has(b, graph.By, n) {
			return true
		}
	}
	return false
}

// common returns the theme that most of the talks are about, or NoNode.
func (p *pool) common() uint32 {
	count, best := map[uint32]int{}, NoNode
	for _, t := range p.talks {
		for _, n := range p.g.Out(t.node, graph.About) {
			count[n]++
			if best == NoNode || count[n] > count[best] || count[n] == count[best] && n < best {
				best = n
			}
		}
	}
	return best
}
