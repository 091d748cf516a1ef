package server

import (
	"strconv"

	"throughline/graph/path"
	"throughline/graph/text"
	"throughline/web/view"
)

// whyNot says where a node that somebody expected fell out of a path.
func (v pathsView) whyNot(out *view.WhyNot, e path.Expr, ask func(uint32) path.WhyNot) {
	n, found := v.d.called(out.Query)
	if !found {
		out.Verdict = "Nothing is called anything like that."
		return
	}
	out.Node = ref(v.g, n)
	answer := ask(n)
	if answer.Present {
		out.Verdict = "It is in the answer."
		return
	}
	for i, count := range answer.Stand {
		if i < answer.Step {
			out.Stands = append(out.Stands, "after step "+strconv.Itoa(i+1)+", "+text.Many(count, "node stands", "nodes stand"))
		}
	}
	out.Verdict = answer.Tell(v.g, e, n)
	if c := answer.Change; c != nil {
		expr := path.String(c.Expr)
		out.Changes = append(out.Changes, view.Link{
			Label: expr + ": " + text.Many(c.Total, "result", "results"),
			Href:  pathQuery{start: v.q.start, expr: expr}.href(),
		})
	}
}
