package server

import (
	"strings"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/web/view"
)

// card writes down what graph/card says of the selected node.
func (v *exploreView) card() view.Card {
	n, c := v.selected, citer{v.d, nowhere}
	of := card.Of(v.g, n, v.shown.Nodes)
	out := view.Card{
		Ref: ref(v.g, n), Placed: of.Placed, Lede: of.Lede, LedeCites: c.value(n, graph.Definition),
		Given: of.Given, Relations: of.Relations, Years: card.Years(v.g, n),
	}
	for _, f := range of.Facts {
		out.Facts = append(out.Facts, view.CardFact{Phrase: f.Phrase(), Other: ref(v.g, f.Other), Cites: c.edge(f.Edge), Lines: strings.TrimSuffix(c.edgeHref(f.Edge), "#e")})
	}
	for _, m := range of.Best {
		r := ref(v.g, m)
		r.Note = card.Meta(v.g, m)
		out.Best = append(out.Best, r)
	}
	for _, w := range card.Ways(v.g, n) {
		out.Ways = append(out.Ways, view.Link{Label: w.Label, Href: w.Href})
	}
	return out
}

// table lists the view row by row.
func (v *exploreView) table() []view.TableRow {
	var out []view.TableRow
	for _, r := range card.Rows(v.shown.Nodes, v.shown.Edges, nil) {
		row := view.TableRow{Ref: ref(v.g, r.Node), Edges: r.Edges, Part: r.Part.String()}
		if r.Part == card.Result || r.Part == card.Context {
			row.Phrase, row.Join = r.Join.Phrase(), v.g.Name(r.Join.Other)
		}
		out = append(out, row)
	}
	return out
}
