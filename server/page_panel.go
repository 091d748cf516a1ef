package server

import (
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/text"
	"throughline/graph/trend"
	"throughline/web/view"
)

// panelItems is the most pieces of evidence in the panel of a page.
const panelItems = 8

// evidencePanel shows what stands behind what the address asks about: a
// place of a source, a literal, a neighbour, a year; else behind the latest
// talks of the node, or its first facts.
func (v *nodeView) evidencePanel() *view.Evidence {
	var e *view.Evidence
	switch {
	case v.kind == graph.Source:
		e = v.placePanel()
	case v.q.of != "":
		e = v.ofPanel()
	default:
		e = v.yearPanel()
	}
	if e == nil || len(e.Items) == 0 && v.q.of == "" && v.q.at == "" {
		return nil
	}
	if len(e.Items) > panelItems && v.kind != graph.Source {
		e.Note = "The first " + strconv.Itoa(panelItems) + " of " + strconv.Itoa(len(e.Items)) + " pieces."
		e.Items = e.Items[:panelItems]
	}
	return e
}

func (v *nodeView) placePanel() *view.Evidence {
	if v.q.at == "" {
		return nil
	}
	e := &view.Evidence{About: v.q.at, Items: v.placeItems(v.q.at, 100)}
	if len(e.Items) == 0 {
		e.Note = "This source states nothing at " + cut(v.q.at, 60) + "."
	}
	return e
}

// ofPanel shows the evidence of a literal of the node, or of its edges with
// another node.
func (v *nodeView) ofPanel() *view.Evidence {
	if p := graph.ParsePredicate(v.q.of); p.IsLiteral() {
		return &view.Evidence{About: p.String(), Items: v.valueItems(v.n, p)}
	}
	other, ok := v.g.Lookup(graph.ID(v.q.of))
	if !ok {
		return &view.Evidence{About: cut(v.q.of, 60), Note: "There is no such node."}
	}
	e := &view.Evidence{About: v.g.Name(other)}
	for _, edge := range v.edgesWith(other) {
		e.Items = append(e.Items, v.edgeItems(edge)...)
	}
	if len(e.Items) == 0 {
		e.Note = "Nothing joins the two."
	}
	return e
}

// edgesWith are the edges between the page's node and another; where there are
// none, those of what is narrower than a subject.
func (v *nodeView) edgesWith(other uint32) []graph.Edge {
	out := between(v.g, v.n, other)
	if len(out) > 0 {
		return out
	}
	if v.below == nil {
		v.below = v.g.WithNarrower(v.n)[1:]
	}
	for _, end := range v.below {
		out = append(out, between(v.g, end, other)...)
	}
	return out
}

// between are the edges that join two nodes, in either direction.
func between(g *graph.Graph, a, b uint32) []graph.Edge {
	var out []graph.Edge
	for _, p := range graph.EdgePredicates() {
		if g.Has(a, p, b) {
			out = append(out, graph.Edge{From: a, Predicate: p, To: b})
		}
		if g.Has(b, p, a) {
			out = append(out, graph.Edge{From: b, Predicate: p, To: a})
		}
	}
	return out
}

// yearPanel shows the evidence of the node's edges with the talks of one year:
// the one asked for, else the latest with any.
func (v *nodeView) yearPanel() *view.Evidence {
	if v.kind == graph.Theme || v.kind == graph.Technology {
		return v.subjectPanel()
	}
	var talks []uint32
	year := v.q.year
	for _, r := range v.g.Relations(v.n) {
		for _, m := range v.g.OfKind(r.Nodes, graph.Talk) {
			talks = append(talks, m)
			if v.q.year == 0 {
				year = max(year, v.g.Year(m))
			}
		}
	}
	if v.kind == graph.Talk || len(talks) == 0 {
		return v.firstPanel()
	}
	e := &view.Evidence{About: v.g.Name(v.n)}
	if y := strconv.Itoa(year); year != 0 && !strings.Contains(e.About, y) {
		e.About += ", " + y
	}
	for _, t := range talks {
		if v.g.Year(t) != year || len(e.Items) > 4*panelItems {
			continue
		}
		for _, edge := range v.edgesWith(t) {
			e.Items = append(e.Items, v.edgeItems(edge)...)
		}
	}
	return e
}

// subjectPanel shows what made the talks of a year count for a theme or
// technology.
func (v *nodeView) subjectPanel() *view.Evidence {
	var year *trend.Year
	years := v.evolution().Years
	for i := range years {
		if years[i].Year == v.q.year || v.q.year == 0 && years[i].Count > 0 {
			year = &years[i]
		}
	}
	if year == nil || year.Count == 0 && year.State != trend.Mentioned {
		return v.firstPanel()
	}
	e := &view.Evidence{About: v.g.Name(v.n) + ", " + strconv.Itoa(year.Year)}
	if year.Total > 0 {
		e.Count = strconv.Itoa(year.Count) + " of " + text.Many(year.Total, "talk", "talks")
	}
	for _, n := range counted(year) {
		for _, edge := range v.edgesWith(n) {
			e.Items = append(e.Items, v.edgeItems(edge)...)
		}
		if len(e.Items) > 4*panelItems {
			break
		}
	}
	return e
}

// counted are the talks of a year, or what speaks of the subject without one.
func counted(y *trend.Year) []uint32 {
	if y.Count > 0 {
		return y.Talks
	}
	return y.Mentions
}

// firstPanel shows the evidence of the first edges.
func (v *nodeView) firstPanel() *view.Evidence {
	e := &view.Evidence{About: v.g.Name(v.n)}
	for _, r := range v.g.Relations(v.n) {
		for _, m := range r.Nodes[:min(4, len(r.Nodes))] {
			edge := graph.Edge{From: v.n, Predicate: r.Predicate, To: m}
			if r.Inverse {
				edge.From, edge.To = m, v.n
			}
			e.Items = append(e.Items, v.edgeItems(edge)...)
		}
	}
	if len(e.Items) > 6 {
		e.Items = e.Items[:6]
	}
	return e
}
