package app

import "throughline/graph/related"

// question is what the ring in view answers.
func (a *App) question() related.Query {
	return related.ParseQuestion(a.g, a.view.Focus, a.view.Asked)
}

// askedText is what a question asks beside what is most like the talk.
func (a *App) askedText(text string) string {
	q := related.ParseQuestion(a.g, related.NoNode, text)
	out := ""
	if q.Mode != related.Similar {
		out = ", " + q.Mode.String()
	}
	if said := q.Weights.String(); said != "" {
		out += ", " + said
	}
	return out
}
