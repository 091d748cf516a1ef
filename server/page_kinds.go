package server

import (
	"slices"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/text"
	"throughline/web/view"
)

// actor is the page of a person or a company.
func (v *nodeView) actor(page *view.Node) {
	edges := v.talkEdges()
	talks := make([]uint32, 0, len(edges))
	for t := range edges {
		talks = append(talks, t)
	}
	slices.Sort(talks)
	page.Boxes = append(page.Boxes, view.Box{Label: "Talks", Value: text.Number(len(talks)), Note: v.roles()})
	if first, last := v.span(talks); first != 0 {
		page.Boxes = append(page.Boxes, view.Box{Label: "Years", Value: card.Span(first, last)})
	}
	page.Context = names(v.g, v.g.Out(v.n, graph.WorksAt), 3)
	page.KeysTitle = "Talks by year"
	page.Keys = v.keys(talks, func(t uint32) graph.Edge { return edges[t] })
	page.Relations = slices.Concat(v.relation(graph.WorksAt, false, 0), v.relation(graph.WorksAt, true, 0))
	kinds := []graph.Kind{graph.Theme, graph.Technology, graph.Person}
	if v.kind == graph.Person {
		kinds[2] = graph.Company
	}
	page.Rankings = v.rankings(talks, kinds...)
	if len(talks) == 0 {
		page.Missing = &view.Notice{Title: "No talk is stated.", Text: "The sources name it, and no talk with it."}
	}
}

// talkEdges are the talks that lead to a person or company, each with the
// first edge that does.
func (v *nodeView) talkEdges() map[uint32]graph.Edge {
	out := map[uint32]graph.Edge{}
	for _, p := range []graph.Predicate{graph.By, graph.Features, graph.From} {
		for _, t := range v.g.In(v.n, p) {
			if _, ok := out[t]; !ok {
				out[t] = graph.Edge{From: t, Predicate: p, To: v.n}
			}
		}
	}
	return out
}

// roles says how many talks are about a company and how many by its people.
func (v *nodeView) roles() string {
	if v.kind != graph.Company {
		return ""
	}
	about, from := len(v.g.In(v.n, graph.Features)), len(v.g.In(v.n, graph.From))
	return numberOrNone(about) + " about it, " + numberOrNone(from) + " by its people"
}

func (v *nodeView) span(talks []uint32) (first, last int) {
	for _, t := range talks {
		y := v.g.Year(t)
		if y == 0 {
			continue
		}
		if first == 0 || y < first {
			first = y
		}
		last = max(last, y)
	}
	return first, last
}

// event is the page of one edition.
func (v *nodeView) event(page *view.Node) {
	talks := v.g.In(v.n, graph.At)
	page.Context = names(v.g, v.g.Out(v.n, graph.Of), 2)
	page.Boxes = slices.Concat(
		[]view.Box{{Label: "Year", Value: orNone(page.Note), Cites: v.value(v.n, graph.Year)}},
		[]view.Box{{Label: "Talks", Value: text.Number(len(talks)), Note: "that a source names"}},
		v.box("City", graph.City, ""), v.box("First day", graph.Starts, ""))
	page.Relations = slices.Concat(v.relation(graph.At, true, 0), v.relation(graph.Of, false, 0),
		v.relation(graph.About, false, 0), v.relation(graph.Uses, false, 0))
	page.Rankings = v.rankings(talks, graph.Theme, graph.Technology, graph.Company, graph.Person)
	if len(talks) == 0 {
		page.Missing = &view.Notice{Title: "No talk is named.", Text: "The sources speak of this edition and of subjects, and name none of its talks."}
	}
}

func numberOrNone(n int) string {
	if n == 0 {
		return "none"
	}
	return text.Number(n)
}

func orNone(s string) string {
	if s == "" {
		return "not stated"
	}
	return s
}

// series is the page of what editions belong to.
func (v *nodeView) series(page *view.Node) {
	editions := v.g.In(v.n, graph.Of)
	var talks []uint32
	for _, e := range editions {
		talks = append(talks, v.g.In(e, graph.At)...)
	}
	slices.Sort(talks)
	talks = slices.Compact(talks)
	page.Boxes = []view.Box{{Label: "Editions", Value: text.Number(len(editions))}, {Label: "Talks", Value: text.Number(len(talks)), Note: "that a source names"}}
	if first, last := v.span(editions); first != 0 {
		page.Boxes = append(page.Boxes, view.Box{Label: "Years", Value: card.Span(first, last)})
	}
	page.Relations = v.relation(graph.Of, true, 0)
	page.Rankings = v.rankings(talks, graph.Theme, graph.Technology, graph.Company, graph.Person)
}

// source is the page of what was loaded.
func (v *nodeView) source(page *view.Node) {
	stated := v.d.statedBy(v.n)
	page.Lede = v.g.Value(v.n, graph.Note)
	page.Boxes = slices.Concat(
		[]view.Box{{Label: "States", Value: text.Number(stated.facts), Quiet: "facts", Note: stated.statuses()}},
		v.box("Author", graph.Author, ""), v.box("Published", graph.Published, ""))
	page.Relations = v.namedNodes(stated)
	if len(v.g.Values(v.n, graph.Transcript)) == 0 {
		page.Missing = &view.Notice{Title: "Its text is not kept here.", Text: "Evidence points at its lines, and quotes only the words that made a fact."}
	}
}

// namedNodes lists what the source is first evidence of, kind by kind.
func (v *nodeView) namedNodes(stated *statement) []view.Relation {
	var out []view.Relation
	for _, k := range []graph.Kind{graph.Event, graph.Talk, graph.Person, graph.Company, graph.Theme, graph.Technology} {
		nodes := stated.nodes[k]
		if len(nodes) == 0 {
			continue
		}
		r := view.Relation{ID: "r-" + k.String(), Label: rankOf(k), Count: len(nodes)}
		limit := relationShort
		if v.q.relation == k.String() {
			limit = relationFull
		} else if len(nodes) > limit {
			r.All = "?relation=" + k.String() + "#" + r.ID
		}
		for _, n := range nodes[:min(limit, len(nodes))] {
			r.Neighbors = append(r.Neighbors, view.Neighbor{Ref: ref(v.g, n)})
		}
		out = append(out, r)
	}
	return out
}

func rankOf(k graph.Kind) string {
	switch k {
	case graph.Event:
		return "Editions it names"
	case graph.Talk:
		return "Talks it names"
	}
	return rankingTitles[k] + " it names"
}
