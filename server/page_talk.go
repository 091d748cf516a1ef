package server

import (
	"throughline/graph"
	"throughline/graph/card"
	"throughline/web/view"
)

// talk is the page of a talk.
func (v *nodeView) talk() view.Talk {
	t := view.Talk{Node: v.common()}
	t.Context = names(v.g, v.g.Out(v.n, graph.At), 2)
	t.Lede = v.g.Value(v.n, graph.Abstract)
	t.LedeCites = v.value(v.n, graph.Abstract)
	for _, p := range []graph.Predicate{graph.At, graph.By, graph.From, graph.Features, graph.About, graph.Uses} {
		list := v.relation(p, false, 0)
		switch {
		case len(list) > 0:
			list[0].Label = p.String()
			t.Facts = append(t.Facts, list[0])
		case p == graph.At || p == graph.By || p == graph.About:
			t.Facts = append(t.Facts, view.Relation{Label: p.String()})
		}
	}
	for _, p := range []graph.Predicate{graph.Date, graph.Minutes, graph.Language, graph.Track, graph.Room} {
		value := view.Value{Label: p.String(), Text: card.Day(v.g.Value(v.n, p))}
		if value.Text != "" {
			value.Cites = v.value(v.n, p)
			t.Values = append(t.Values, value)
		}
	}
	t.Related = v.related()
	return t
}
