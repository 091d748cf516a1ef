package server

import (
	"cmp"
	"slices"
	"strconv"

	"throughline/graph"
	"throughline/graph/text"
	"throughline/web/view"
)

// How many rows a ranking has, how many neighbours a relation lists, and how
// many when it is asked for in full.
const (
	rankingShown  = 8
	relationShort = 6
	relationTalks = 40 // of an edition, which its page is about
	relationFull  = 1000
)

// relationTitles are how a relation is headed on the page of the node it
// leaves, and, inverse, on the one it reaches.
var relationTitles = map[graph.Predicate][2]string{
	graph.At:      {"Edition", "Talks"},
	graph.About:   {"Themes spoken of without a talk", "Spoken of at"},
	graph.Uses:    {"Technologies spoken of without a talk", "Spoken of at"},
	graph.WorksAt: {"Works at", "Its people"},
	graph.Of:      {"Series", "Editions"},
	graph.Broader: {"Broader", "Narrower"},
}

// relation lists the neighbours under a predicate, those of keep if given.
func (v *nodeView) relation(p graph.Predicate, inverse bool, keep graph.Kind) []view.Relation {
	nodes, step, title := v.g.Out(v.n, p), p.String(), relationTitles[p][0]
	if inverse {
		nodes, step, title = v.g.In(v.n, p), p.String()+"-in", relationTitles[p][1]
	}
	if keep != graph.NoKind {
		nodes = v.g.OfKind(nodes, keep)
	}
	if len(nodes) == 0 {
		return nil
	}
	r := view.Relation{ID: "r-" + step, Label: title, Count: len(nodes)}
	r.Step = view.Link{Label: stepText(p, inverse), Href: pathQuery{start: string(v.g.ID(v.n)), expr: stepText(p, inverse)}.href()}
	limit := relationShort
	if v.kind == graph.Event && p == graph.At {
		limit = relationTalks
	}
	if v.q.relation == step {
		limit = relationFull
	} else if len(nodes) > limit {
		r.All = "?relation=" + step + "#" + r.ID
	}
	for _, m := range v.byYear(nodes)[:min(limit, len(nodes))] {
		e := graph.Edge{From: v.n, Predicate: p, To: m}
		if inverse {
			e.From, e.To = m, v.n
		}
		one := view.Neighbor{Ref: ref(v.g, m), Cites: v.edge(e)}
		if v.kind == graph.Event {
			one.Note = "" // the page's own year
		}
		r.Neighbors = append(r.Neighbors, one)
	}
	return []view.Relation{r}
}

func stepText(p graph.Predicate, inverse bool) string {
	if inverse {
		return "^" + p.String()
	}
	return p.String()
}

// byYear puts dated nodes in the order of their years and leaves the others
// as they are, the best connected first.
func (v *nodeView) byYear(nodes []uint32) []uint32 {
	out := slices.Clone(nodes)
	slices.SortStableFunc(out, func(a, b uint32) int { return cmp.Compare(v.g.Year(a), v.g.Year(b)) })
	return out
}

// tally counts in how many of the talks each node occurs, the most frequent
// first, under any of the predicates.
func tally(g *graph.Graph, talks []uint32, limit int, predicates ...graph.Predicate) []view.Neighbor {
	n := map[uint32]int{}
	for _, t := range talks {
		seen := map[uint32]bool{}
		for _, p := range predicates {
			for _, m := range g.Out(t, p) {
				if !seen[m] {
					seen[m] = true
					n[m]++
				}
			}
		}
	}
	nodes := make([]uint32, 0, len(n))
	for m := range n {
		nodes = append(nodes, m)
	}
	slices.SortFunc(nodes, func(a, b uint32) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	out := make([]view.Neighbor, 0, min(limit, len(nodes)))
	for _, m := range nodes[:min(limit, len(nodes))] {
		r := ref(g, m)
		r.Note = text.Many(n[m], "talk", "talks")
		out = append(out, view.Neighbor{Ref: r})
	}
	return out
}

// rankings are what the talks of a node are about, and who gave them.
func (v *nodeView) rankings(talks []uint32, kinds ...graph.Kind) []view.Ranking {
	var out []view.Ranking
	for _, k := range kinds {
		var list []view.Neighbor
		switch k {
		case graph.Theme:
			list = tally(v.g, talks, rankingShown, graph.About)
		case graph.Technology:
			list = tally(v.g, talks, rankingShown, graph.Uses)
		case graph.Person:
			list = tally(v.g, talks, rankingShown, graph.By)
		case graph.Company:
			list = tally(v.g, talks, rankingShown, graph.From, graph.Features)
		}
		list = slices.DeleteFunc(list, func(n view.Neighbor) bool { return n.ID == v.g.ID(v.n) })
		if len(list) > 0 {
			out = append(out, view.Ranking{Title: rankingTitles[k], ID: "rank-" + k.String(), List: list})
		}
	}
	return out
}

var rankingTitles = map[graph.Kind]string{
	graph.Theme: "Themes", graph.Technology: "Technologies", graph.Person: "People", graph.Company: "Companies",
}

// How many talks a page lists under their years, and how many of them of one
// year unless the year is asked for. A theme's page has much beside them, and
// is to stay below 100 KB.
const (
	keysOfSubject = 24
	keysOfActor   = 48
	keysOfYear    = 6
)

// keys lists talks under their years, in rising order.
func (v *nodeView) keys(talks []uint32, edge func(talk uint32) graph.Edge) []view.YearKeys {
	years := map[int]bool{}
	for _, t := range talks {
		years[v.g.Year(t)] = true
	}
	var out []view.YearKeys
	limit := max(2, keysOfActor/max(1, len(years)))
	for _, t := range v.byYear(talks) {
		y := v.g.Year(t)
		if len(out) == 0 || out[len(out)-1].From != y {
			out = append(out, view.YearKeys{From: y, To: y, All: "?year=" + strconv.Itoa(y) + "#y" + strconv.Itoa(y)})
		}
		v.addKey(&out[len(out)-1], t, limit, edge)
	}
	return out
}

func (v *nodeView) addKey(k *view.YearKeys, talk uint32, limit int, edge func(talk uint32) graph.Edge) {
	if k.From == v.q.year {
		limit = relationFull
	}
	if len(k.Talks) >= limit {
		k.More++
		return
	}
	k.Talks = append(k.Talks, view.KeyTalk{Ref: ref(v.g, talk), Text: v.talkLine(talk), Cites: v.edge(edge(talk))})
}

// talkLine is a talk's speakers and edition, and the technologies it uses or
// else the themes it is about.
func (v *nodeView) talkLine(talk uint32) string {
	line := names(v.g, v.g.Out(talk, graph.By), 3)
	for _, e := range v.g.Out(talk, graph.At) {
		if e != v.n {
			line = sentence(line, v.g.Name(e))
			break
		}
	}
	uses := slices.DeleteFunc(slices.Clone(v.g.Out(talk, graph.Uses)), func(n uint32) bool { return n == v.n })
	if text := names(v.g, uses, 3); text != "" {
		return sentence(line, "Uses "+text)
	}
	about := slices.DeleteFunc(slices.Clone(v.g.Out(talk, graph.About)), func(n uint32) bool { return n == v.n })
	if text := names(v.g, about, 3); text != "" {
		return sentence(line, "About "+text)
	}
	return line
}

func sentence(before, next string) string {
	if before == "" {
		return next + "."
	}
	if before[len(before)-1] != '.' {
		before += "."
	}
	return before + " " + next + "."
}

// names lists at most n names and how many more there are.
func names(g *graph.Graph, nodes []uint32, n int) string {
	text := ""
	for i, m := range nodes {
		switch {
		case i == n:
			return text + " and " + strconv.Itoa(len(nodes)-n) + " more"
		case i > 0:
			text += ", "
		}
		text += g.Name(m)
	}
	return text
}
