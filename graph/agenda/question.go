package agenda

import (
	"cmp"
	"slices"
	"strconv"

	"throughline/graph"
	"throughline/graph/text"
	"throughline/graph/trend"
)

// Question is drafted from facts of the graph. Sources are those facts; a
// question about a gap has none.
type Question struct {
	Text    string
	Sources []graph.Edge
}

// The most questions that are drafted, and the most talks that pairs are
// sought among.
const (
	mostQuestions = 5
	mostPaired    = 60
)

// questions drafts from the chosen talks first, and from the others of the
// pool where those say nothing.
func (p *Planner) questions(pl *pool, order []int) []Question {
	var chosen, all []uint32
	for _, i := range order {
		chosen = append(chosen, pl.talks[i].node)
	}
	for i, t := range pl.talks {
		if i < mostPaired/2 || i >= len(pl.talks)-mostPaired/2 { // the earliest and the latest
			all = append(all, t.node)
		}
	}
	var out []Question
	for _, draft := range []func(*pool, []uint32) []Question{p.apart, p.vanished, p.company} {
		found := draft(pl, chosen)
		if len(found) == 0 {
			found = draft(pl, all)
		}
		out = append(out, found[:min(len(found), 2)]...)
	}
	out = append(out[:min(len(out), mostQuestions-1)], p.gap(pl)...)
	return out[:min(len(out), mostQuestions)]
}

// pair is two talks, the earlier first, with a technology that only one has.
type pair struct {
	a, b   uint32
	ta, tb uint32
	years  int
}

// pairs finds talks of different years that share no technology, the furthest
// apart first.
func (p *Planner) pairs(pl *pool, talks []uint32) []pair {
	var out []pair
	for i, a := range talks {
		for _, b := range talks[i+1:] {
			if p.Graph.Year(a) > p.Graph.Year(b) {
				a, b = b, a
			}
			if d, ok := p.pair(pl, a, b); ok {
				out = append(out, d)
			}
		}
	}
	slices.SortFunc(out, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.years, x.years), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return out
}

func (p *Planner) pair(pl *pool, a, b uint32) (pair, bool) {
	ya, yb := p.Graph.Year(a), p.Graph.Year(b)
	ua, ub := p.Graph.Out(a, graph.Uses), p.Graph.Out(b, graph.Uses)
	if ya == 0 || ya == yb || len(ua) == 0 || len(ub) == 0 {
		return pair{}, false
	}
	if slices.ContainsFunc(ua, func(n uint32) bool { return slices.Contains(ub, n) }) {
		return pair{}, false
	}
	return pair{a, b, pl.most(ua), pl.most(ub), yb - ya}, true
}

// most is the one of some nodes that is most peculiar to the pool.
func (p *pool) most(nodes []uint32) uint32 {
	return slices.MaxFunc(nodes, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(p.peculiar[a], p.peculiar[b]), cmp.Compare(b, a))
	})
}

// apart asks about two talks, years apart, with different technologies.
func (p *Planner) apart(pl *pool, talks []uint32) []Question {
	pairs := p.pairs(pl, talks)
	if len(pairs) == 0 {
		return nil
	}
	d := pairs[0]
	subject := "the same subject"
	if pl.subject != NoNode {
		subject = p.Graph.Name(pl.subject)
	}
	g := p.Graph
	return []Question{{
		Text: "On " + subject + ", “" + short(g.Name(d.a)) + "” (" + strconv.Itoa(g.Year(d.a)) + ") uses " + g.Name(d.ta) + ", and “" + short(g.Name(d.b)) + "” (" +
			strconv.Itoa(g.Year(d.b)) + ") " + g.Name(d.tb) + ". Which of the two problems do we have?",
		Sources: []graph.Edge{{From: d.a, Predicate: graph.Uses, To: d.ta}, {From: d.b, Predicate: graph.Uses, To: d.tb}},
	}}
}

// The least that makes a disappearance worth a question: talks that name the
// technology, talks that could have since, and how many of those would if it
// were named as often as before.
const (
	vanishedTalks    = 2
	vanishedSince    = trend.MinTalks
	vanishedExpected = 2
)

// vanished asks about technologies of the chosen talks that the talks on the
// subject named and name no more, or no talk at all where too few are on it.
// Only talks of the series that named them count: what one conference never
// spoke of has not vanished from it.
func (p *Planner) vanished(pl *pool, talks []uint32) []Question {
	var out []Question
	for _, t := range p.commonest(talks) {
		named, last := p.naming(pl, t.node)
		if len(named) < vanishedTalks {
			continue
		}
		n, here := len(named), p.on(pl)
		upTo, since := p.inSeriesOf(named, last, pl)
		if since < vanishedSince {
			var end int
			if n, end = p.namedAnywhere(t.node); end != last {
				continue
			}
			upTo, since = p.inSeriesOf(named, last, nil)
			here = ""
		}
		if since < vanishedSince || n*since < vanishedExpected*upTo {
			continue
		}
		q := Question{Text: p.Graph.Name(t.node) + " is in " + text.Number(n) + " of the " + text.Many(upTo, "talk", "talks") + here + " known up to " + strconv.Itoa(last) +
			" and in none of the " + text.Number(since) + " since. What took over what it did here, if anything?"}
		for _, talk := range named[len(named)-min(3, len(named)):] {
			q.Sources = append(q.Sources, graph.Edge{From: talk, Predicate: graph.Uses, To: t.node})
		}
		out = append(out, q)
	}
	return out
}

func (p *Planner) on(pl *pool) string {
	if pl.subject == NoNode {
		return ""
	}
	return " on " + p.Graph.Name(pl.subject)
}

// naming returns the talks of the pool that name a technology, by year, and the
// last year.
func (p *Planner) naming(pl *pool, technology uint32) (named []uint32, last int) {
	for _, t := range pl.talks { // in the order of years
		if y := p.Graph.Year(t.node); y != 0 && p.Graph.Has(t.node, graph.Uses, technology) {
			named, last = append(named, t.node), y
		}
	}
	return named, last
}

func (p *Planner) namedAnywhere(technology uint32) (n, last int) {
	for _, t := range p.Graph.OfKind(p.Graph.In(technology, graph.Uses), graph.Talk) {
		n++
		last = max(last, p.Graph.Year(t))
	}
	return n, last
}

// inSeriesOf counts the talks of the pool, or all where it is nil, that are of
// the same series as some: those up to a year, and those since.
func (p *Planner) inSeriesOf(talks []uint32, year int, pl *pool) (upTo, since int) {
	series := map[uint32]bool{}
	for _, t := range talks {
		series[p.series(t)] = true
	}
	count := func(t uint32) {
		switch y := p.Graph.Year(t); {
		case y == 0 || !series[p.series(t)]:
		case y <= year:
			upTo++
		default:
			since++
		}
	}
	if pl != nil {
		for _, t := range pl.talks {
			count(t.node)
		}
		return upTo, since
	}
	for lo, hi := p.Graph.Range(graph.Talk); lo < hi; lo++ {
		count(lo)
	}
	return upTo, since
}

// series is what a talk's event is an edition of, or NoNode.
func (p *Planner) series(talk uint32) uint32 {
	for _, event := range p.Graph.Out(talk, graph.At) {
		for _, s := range p.Graph.Out(event, graph.Of) {
			return s
		}
	}
	return NoNode
}

// commonest returns the technologies of talks, the commonest first.
func (p *Planner) commonest(talks []uint32) []term {
	by := map[uint32][]uint32{}
	for _, t := range talks {
		for _, n := range p.Graph.Out(t, graph.Uses) {
			by[n] = append(by[n], t)
		}
	}
	out := make([]term, 0, len(by))
	for n, list := range by {
		out = append(out, term{n, list})
	}
	slices.SortFunc(out, func(a, b term) int {
		return cmp.Or(cmp.Compare(len(b.talks), len(a.talks)), cmp.Compare(a.node, b.node))
	})
	return out
}

// company asks about a company whose talks of different years name different
// technologies.
func (p *Planner) company(pl *pool, talks []uint32) []Question {
	by := map[uint32][]uint32{}
	var order []uint32
	for _, t := range talks {
		for _, pr := range [...]graph.Predicate{graph.From, graph.Features} {
			for _, c := range p.Graph.Out(t, pr) {
				if len(by[c]) == 0 {
					order = append(order, c)
				}
				if !slices.Contains(by[c], t) {
					by[c] = append(by[c], t)
				}
			}
		}
	}
	var out []Question
	g := p.Graph
	for _, c := range order {
		pairs := p.pairs(pl, by[c])
		if len(pairs) == 0 {
			continue
		}
		d := pairs[0]
		out = append(out, Question{
			Text: g.Name(c) + " stands behind “" + short(g.Name(d.a)) + "” (" + strconv.Itoa(g.Year(d.a)) + ", " + g.Name(d.ta) + ") and “" + short(g.Name(d.b)) + "” (" +
				strconv.Itoa(g.Year(d.b)) + ", " + g.Name(d.tb) + "). What may have changed their mind?",
			Sources: []graph.Edge{p.stands(d.a, c), {From: d.a, Predicate: graph.Uses, To: d.ta}, p.stands(d.b, c), {From: d.b, Predicate: graph.Uses, To: d.tb}},
		})
	}
	return out
}

// stands is the edge from a talk to a company.
func (p *Planner) stands(talk, company uint32) graph.Edge {
	if p.Graph.Has(talk, graph.From, company) {
		return graph.Edge{From: talk, Predicate: graph.From, To: company}
	}
	return graph.Edge{From: talk, Predicate: graph.Features, To: company}
}

// gap asks about the longest stretch of years, after the first talk, of
// which no source tells.
func (p *Planner) gap(pl *pool) []Question {
	if pl.subject == NoNode {
		return nil
	}
	first := p.Graph.Year(pl.talks[0].node)
	var best, run trend.Period
	for _, y := range p.Scope.Years() {
		if y.Talks > 0 || len(y.Events) > 0 || y.Year < first || first == 0 {
			run = trend.Period{}
			continue
		}
		if run.From == 0 {
			run.From = y.Year
		}
		run.To = y.Year
		if best.From == 0 || run.To-run.From > best.To-best.From {
			best = run
		}
	}
	if best.From == 0 {
		return nil
	}
	when := strconv.Itoa(best.From)
	if best.To > best.From {
		when += " to " + strconv.Itoa(best.To)
	}
	return []Question{{Text: "No source covers " + when + ". Who here worked with " + p.Graph.Name(pl.subject) + " then, and what changed?"}}
}
