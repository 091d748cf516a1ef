package server

import (
	"throughline/graph"
	"throughline/graph/card"
	"throughline/server/api"
	"throughline/web/view"
)

// citer makes locators for one page: evidence of its own node opens on the
// page, all other evidence on the page of the fact's subject.
type citer struct {
	d    *Dataset
	page uint32
}

// nowhere is the page of a citer that shows no node.
const nowhere = ^uint32(0)

func (c citer) cite(e graph.Evidence, href string) view.Cite {
	names := c.d.sourceNames()[e.Source]
	return view.Cite{Evidence: e, Short: names.Short, Source: names.Long, Href: href}
}

func (c citer) all(list []graph.Evidence, href string) []view.Cite {
	out := make([]view.Cite, len(list))
	for i, e := range list {
		out[i] = c.cite(e, href)
	}
	return out
}

// edge cites what supports an edge.
func (c citer) edge(e graph.Edge) []view.Cite {
	g := c.d.Graph
	return c.all(g.Evidence(e.From, e.Predicate, e.To), c.edgeHref(e))
}

func (c citer) edgeHref(e graph.Edge) string {
	g := c.d.Graph
	switch c.page {
	case e.From:
		return "?of=" + string(g.ID(e.To)) + "#e"
	case e.To:
		return "?of=" + string(g.ID(e.From)) + "#e"
	}
	if c.page != nowhere && e.From < e.To && g.Kind(e.To) == graph.Talk {
		return "?of=" + string(g.ID(e.To)) + "#e"
	}
	return view.Ref{ID: g.ID(e.From)}.Href() + "?of=" + string(g.ID(e.To)) + "#e"
}

// value cites what supports the best supported text of a predicate.
func (c citer) value(n uint32, p graph.Predicate) []view.Cite {
	href := "?of=" + p.String() + "#e"
	if n != c.page {
		href = view.Ref{ID: c.d.Graph.ID(n)}.Href() + href
	}
	return c.all(c.d.Graph.ValueEvidence(n, p, 0), href)
}

// edgeItems are the facts behind an edge, one for each piece of evidence.
func (c citer) edgeItems(e graph.Edge) []view.EvidenceItem {
	g := c.d.Graph
	var out []view.EvidenceItem
	for _, one := range g.Evidence(e.From, e.Predicate, e.To) {
		out = append(out, view.EvidenceItem{
			Subject: ref(g, e.From), Predicate: e.Predicate.String(), Object: ref(g, e.To),
			Quote: c.quote(one), Cite: c.cite(one, c.sourceHref(one)),
		})
	}
	return out
}

func (c citer) valueItems(n uint32, p graph.Predicate) []view.EvidenceItem {
	g := c.d.Graph
	var out []view.EvidenceItem
	for i, v := range g.Values(n, p) {
		for _, one := range g.ValueEvidence(n, p, i) {
			out = append(out, view.EvidenceItem{
				Subject: ref(g, n), Predicate: p.String(), Literal: v,
				Quote: c.quote(one), Cite: c.cite(one, c.sourceHref(one)),
			})
		}
	}
	return out
}

// sourceHref leads to what a source says at a place.
func (c citer) sourceHref(e graph.Evidence) string {
	return view.Ref{ID: e.Source}.Href() + "?at=" + queryEscape(e.Locator) + "#e"
}

// quote returns the lines that the evidence names, where the source's text is
// kept, with the words that made the fact marked; else those words alone.
func (c citer) quote(e graph.Evidence) []view.Span {
	g := c.d.Graph
	text := ""
	if n, ok := g.Lookup(e.Source); ok {
		text = api.Quote(g.Value(n, graph.Transcript), e.Locator)
	}
	before, marked, after := card.Quote(text, e.Words)
	var out []view.Span
	for _, part := range [...]view.Span{{Text: before}, {Text: marked, Marked: true}, {Text: after}} {
		if part.Text != "" {
			out = append(out, part)
		}
	}
	return out
}

// cut shortens a text to about n bytes.
func cut(s string, n int) string { return card.Cut(s, n) }
