package agenda

import (
	"math"
	"strings"

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
	aTitle // it names the subject in its title
	aOwn   // it is about the subject itself, not only something narrower
	aspects
)

// worth is what covering one thing of an aspect is worth, by level: themes and
// technologies times the logarithm of how many talks of the pool have them, so
// that what many speak of is not missed.
var worth = [...][aspects]float64{
	Mixed: {aTheme: 150, aTechnology: 120, aYear: 300, aCompany: 150, aPerson: 40, aTitle: 400, aOwn: 60},
	New:   {aTheme: 220, aTechnology: 60, aYear: 300, aCompany: 100, aPerson: 40, aTitle: 400, aOwn: 60},
	Deep:  {aTheme: 100, aTechnology: 200, aYear: 250, aCompany: 200, aPerson: 40, aTitle: 400, aOwn: 60},
}

// wantedBonus lets a talk that was asked for come before any that was not.
const wantedBonus = 1 << 20

// feature is one thing that can be covered.
type feature struct {
	aspect aspect
	node   uint32 // or the year
	talks  int
}

// featuresOf calls f for everything that a talk brings.
func (p *pool) featuresOf(t pooled, f func(a aspect, node uint32)) {
	talk := t.node
	for _, one := range [...]struct {
		p graph.Predicate
		a aspect
	}{{graph.About, aTheme}, {graph.Uses, aTechnology}, {graph.From, aCompany}, {graph.Features, aCompany}, {graph.By, aPerson}} {
		for _, n := range p.g.Out(talk, one.p) {
			if !p.beside[n] {
				f(one.a, n)
			}
		}
	}
	if y := p.g.Year(talk); y != 0 {
		f(aYear, uint32(y))
	}
	if p.subject == NoNode {
		return
	}
	if strings.Contains(strings.ToLower(p.g.Name(talk)), strings.ToLower(p.g.Name(p.subject))) {
		f(aTitle, p.subject)
	}
	if t.tie.To == p.subject {
		f(aOwn, p.subject)
	}
}

// instance writes the pool down as a problem of budgeted coverage.
func (p *pool) instance(r Request, budget int) *instance {
	in := &instance{budget: budget, most: mostTalks}
	number := map[feature]int32{}
	for _, t := range p.talks {
		c := candidate{}
		if t.wanted {
			c.bonus = wantedBonus
		}
		c.cost, c.kind = cost(p.g, t.node, r)
		p.featuresOf(t, func(a aspect, n uint32) {
			key := feature{aspect: a, node: n}
			i, ok := number[key]
			if !ok {
				i = int32(len(in.features))
				number[key] = i
				in.features = append(in.features, key)
			}
			in.features[i].talks++
			c.features = append(c.features, i)
		})
		in.talks = append(in.talks, c)
	}
	in.weight = make([]int, len(in.features))
	for i, f := range in.features {
		w := worth[r.Level][f.aspect]
		if f.aspect == aTheme || f.aspect == aTechnology {
			w *= math.Log(float64(1 + f.talks))
		}
		in.weight[i] = int(w)
	}
	return in
}
