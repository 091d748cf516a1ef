package agenda

import (
	"cmp"
	"slices"

	"throughline/graph"
)

// aspect is what a talk can bring to a session.
type aspect uint8

const (
	aTheme aspect = iota
	aTechnology
	aYear
	aCompany
	aPerson
	aspects
)

// worth is what covering one thing of an aspect is worth, by level: themes and
// technologies times how peculiar they are to the pool.
var worth = [...][aspects]float64{
	Mixed: {aTheme: 150, aTechnology: 120, aYear: 300, aCompany: 100, aPerson: 30},
	New:   {aTheme: 220, aTechnology: 60, aYear: 300, aCompany: 60, aPerson: 30},
	Deep:  {aTheme: 100, aTechnology: 200, aYear: 250, aCompany: 140, aPerson: 30},
}

// wantedBonus lets a talk that was asked for come before any that was not.
const wantedBonus = 1 << 20

// mostKeywords is how many themes and technologies a talk brings, those most
// peculiar to the pool: an abstract that names twenty is about few of them.
const mostKeywords = 4

// feature is one thing that can be covered.
type feature struct {
	aspect aspect
	node   uint32 // or the year
}

// featuresOf calls f for everything that a talk brings.
func (p *pool) featuresOf(t pooled, f func(feature)) {
	for _, n := range p.keywords(t.node) {
		f(n)
	}
	for _, one := range [...]struct {
		p graph.Predicate
		a aspect
	}{{graph.From, aCompany}, {graph.Features, aCompany}, {graph.By, aPerson}} {
		for _, n := range p.g.Out(t.node, one.p) {
			if !p.beside[n] {
				f(feature{one.a, n})
			}
		}
	}
	if y := p.g.Year(t.node); y != 0 {
		f(feature{aYear, uint32(y)})
	}
}

// keywords are the themes and technologies of a talk that are most peculiar to
// the pool.
func (p *pool) keywords(talk uint32) []feature {
	var out []feature
	for _, n := range p.g.Out(talk, graph.About) {
		if !p.beside[n] {
			out = append(out, feature{aTheme, n})
		}
	}
	for _, n := range p.g.Out(talk, graph.Uses) {
		if !p.beside[n] {
			out = append(out, feature{aTechnology, n})
		}
	}
	slices.SortStableFunc(out, func(a, b feature) int { return cmp.Compare(p.peculiar[b.node], p.peculiar[a.node]) })
	return out[:min(mostKeywords, len(out))]
}

// instance writes the pool down as a problem of budgeted coverage.
func (p *pool) instance(r Request, budget int) *instance {
	in := &instance{budget: budget, most: mostTalks}
	number := map[feature]int32{}
	for _, t := range p.talks {
		c := candidate{grade: t.grade}
		if t.wanted {
			c.bonus = wantedBonus
		}
		c.cost, c.kind = cost(p.g, t.node, r)
		p.featuresOf(t, func(f feature) {
			i, ok := number[f]
			if !ok {
				i = int32(len(in.features))
				number[f] = i
				in.features = append(in.features, f)
			}
			c.features = append(c.features, i)
		})
		in.talks = append(in.talks, c)
	}
	in.weight = make([]int, len(in.features))
	for i, f := range in.features {
		w := worth[r.Level][f.aspect]
		if f.aspect == aTheme || f.aspect == aTechnology {
			w *= p.peculiar[f.node]
		}
		in.weight[i] = int(w)
	}
	return in
}
