package server

import (
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/graph/related"
	"throughline/graph/search"
	"throughline/graph/trend"
	"throughline/web/view"
)

// namedTalk is the talk that somebody named by its id, address or title.
func (v *nodeView) namedTalk(name string) (uint32, bool) {
	if name == "" {
		return 0, false
	}
	if at := strings.Index(name, "talk/"); at >= 0 {
		id, _, _ := strings.Cut(name[at:], "?")
		if n, _, ok := v.g.Resolve(graph.ID(id)); ok && v.g.Kind(n) == graph.Talk {
			return n, true
		}
	}
	results := v.d.search().Search(search.Query{Text: cut(name, maxQuery), Kind: graph.Talk, Limit: 1}).Results
	if len(results) == 0 {
		return 0, false
	}
	return results[0].Node, true
}

// expect says where a talk stands that the reader missed, why, and what joins
// the two where the list does not.
func (v *nodeView) expect(x *related.Index, ask related.Query, e *view.Expected) {
	n, ok := v.namedTalk(e.Query)
	if !ok {
		e.Answer = "No talk is called anything like that."
		return
	}
	e.Talk = ref(v.g, n)
	if n == v.n {
		e.Answer = "This is the talk itself."
		return
	}
	found, link := v.d.expect(x, ask, n)
	e.Answer = found.Sentence + because(v.g, found.Reasons)
	if link != "" {
		e.Answer += " " + link
	}
}

// expect says where a talk stands among those related to another and why, and
// for one that is not ranked what joins the two.
func (d *Dataset) expect(x *related.Index, q related.Query, talk uint32) (found related.Expectation, link string) {
	found = x.Expect(q, talk)
	if found.Rank == 0 && talk != q.Talk {
		ev := d.evaluators.Get().(*path.Evaluator)
		defer d.evaluators.Put(ev)
		link = ev.Link(q.Talk, talk, path.LinkEdges)
	}
	return found, link
}

// because names what two talks share, the weightiest first.
func because(g *graph.Graph, reasons []related.Reason) string {
	parts := make([]string, 0, len(reasons))
	for _, r := range reasons {
		parts = append(parts, trend.Shorten(r.Label(g))+" ("+strconv.Itoa(r.Points)+")")
	}
	if len(parts) == 0 {
		return ""
	}
	return " Shared: " + strings.Join(parts, ", ") + "."
}
