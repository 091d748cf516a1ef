package server

import (
	"throughline/graph"
	"throughline/graph/path"
	"throughline/web/view"
)

// examples are expressions from the best connected nodes.
func (v pathsView) examples() []view.Link {
	var out []view.Link
	for _, one := range []struct {
		kind graph.Kind
		expr string
	}{{graph.Theme, "^about / uses"}, {graph.Technology, "^uses / about"}, {graph.Person, "^by / about / ^about"}, {graph.Company, "^features / about"}} {
		if lo, hi := v.g.Range(one.kind); lo < hi {
			q := pathQuery{start: string(v.g.ID(lo)), expr: one.expr}
			out = append(out, view.Link{Label: q.start + "  " + q.expr, Href: q.href()})
		}
	}
	return out
}

// beginnings are the best connected nodes of each kind: somewhere to start
// for whoever has nothing in mind.
func (v pathsView) beginnings() []view.Ref {
	var out []view.Ref
	for _, k := range []graph.Kind{graph.Theme, graph.Technology, graph.Person, graph.Company, graph.Series} {
		if lo, hi := v.g.Range(k); lo < hi {
			out = append(out, ref(v.g, lo))
		}
	}
	return out
}

// begin shows a start without steps: what could follow it.
func (v pathsView) begin(out *view.Paths) {
	out.Sentence = "From " + path.Called(v.g, v.start)
	out.Steps = []view.PathStep{v.origin(1)}
	for _, r := range v.g.Relations(v.start) {
		q := pathQuery{start: v.q.start, expr: stepText(r.Predicate, r.Inverse)}
		out.Next = append(out.Next, v.nextOf(q.expr, q.href(), len(r.Nodes), r.Nodes[:min(3, len(r.Nodes))]))
	}
	out.Note = "No step yet: choose one above."
}

// unreadable shows where an expression cannot be read.
func (v pathsView) unreadable(out *view.Paths, p *Problem) {
	out.Sentence = "That path cannot be read"
	out.Error = &view.ExprError{Message: p.Detail, Before: v.q.expr}
	runes := []rune(v.q.expr + " ") // an error may stand behind the last one
	if at := p.Column - 1; at >= 0 && at < len(runes) {
		out.Error.Before, out.Error.At, out.Error.After = string(runes[:at]), string(runes[at]), string(runes[at+1:])
	}
	out.Examples = v.examples()
}
