package server

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/related"
	"throughline/graph/text"
	"throughline/web/view"
)

// relatedQuery is what an address asks of the list of related talks.
type relatedQuery struct {
	mode     related.Mode
	weights  related.Weights
	with     string // the second talk of a bridge, as it was named
	expected string // a talk that the reader missed, as it was named
}

func readRelatedQuery(c echo.Context) (relatedQuery, error) {
	q := relatedQuery{with: c.QueryParam("with"), expected: c.QueryParam("expected")}
	var ok bool
	if q.mode, ok = related.ParseMode(c.QueryParam("mode")); !ok {
		return q, badRequest("mode is one of similar, earlier, later, contrast, bridge")
	}
	var unknown string
	if q.weights, unknown = related.ParseWeights(c.QueryParam("mute"), c.QueryParam("boost")); unknown != "" {
		return q, badRequest("“" + cut(unknown, 40) + "” is no kind of reason: mute and boost take theme, technology, company, speaker, line, words, kindred, reference")
	}
	return q, nil
}

// href is the page with the query changed in one way.
func (q relatedQuery) href(change func(*relatedQuery)) string {
	change(&q)
	params := url.Values{}
	if q.mode != related.Similar {
		params.Set("mode", q.mode.String())
	}
	for name, level := range weightParams {
		if list := q.weights.List(level); list != "" {
			params.Set(name, list)
		}
	}
	if q.with != "" && q.mode == related.Bridge {
		params.Set("with", q.with)
	}
	return "?" + params.Encode() + "#related"
}

// weightParams are the fields of the address that list kinds of reasons.
var weightParams = map[string]related.Level{"mute": related.Muted, "boost": related.Boosted}

// relatedShown is how many related talks a page lists.
const relatedShown = 10

func (v *nodeView) related() *view.Related {
	x, err := v.d.related()
	if err != nil {
		return nil
	}
	q := v.q.related
	out := &view.Related{Modes: relatedModes(q), Params: relatedParams(q)}
	ask := related.Query{Talk: v.n, Mode: q.mode, With: related.NoNode, Weights: q.weights, Limit: relatedShown}
	out.Ring = v.ring(ask)
	if q.mode == related.Bridge {
		out.With = &view.Bridge{Query: q.with}
		n, ok := v.namedTalk(q.with)
		if !ok {
			out.Empty = view.Notice{Title: "A bridge needs a second talk.", Text: "Name it above: what lies between the two is listed here."}
			return out
		}
		ask.With, out.With.Talk = n, ref(v.g, n)
		out.Ring = v.ring(ask)
	}
	answer := x.Related(ask)
	out.Note = v.relatedNote(answer, x.Talks())
	for _, r := range answer.Results {
		out.Rows = append(out.Rows, v.relatedTalk(r))
	}
	if q.weights != (related.Weights{}) {
		v.tellMoves(x, ask, answer, out)
	}
	out.Mutes = relatedMutes(q, answer)
	out.Empty = v.noneRelated(q, answer)
	out.Expected = &view.Expected{Query: q.expected}
	if q.expected != "" {
		v.expect(x, ask, out.Expected)
	}
	return out
}

// ring is the same list in the explorer.
func (v *nodeView) ring(ask related.Query) string {
	return "/explore?" + url.Values{"focus": {string(v.g.ID(v.n))}, "ring": {ask.Question(v.g)}}.Encode()
}

func (v *nodeView) relatedNote(a related.Answer, talks int) string {
	note := text.Number(a.Total) + " of " + text.Many(max(0, talks-1), "other talk shares", "other talks share") + " something with it. The points of the reasons add up to the score."
	if len(a.Repeats) > 0 {
		note += " It was also given at " + text.Many(len(a.Repeats), "other edition", "other editions") + "."
	}
	return note
}

func (v *nodeView) noneRelated(q relatedQuery, a related.Answer) view.Notice {
	n := view.Notice{Title: "No talk is listed.", Text: a.Why}
	if q.weights != (related.Weights{}) {
		n.Way = view.Link{Label: "Count every reason again", Href: q.href(func(q *relatedQuery) { q.weights = related.Weights{} })}
	}
	return n
}

func relatedModes(q relatedQuery) []view.Tab {
	var out []view.Tab
	for _, m := range related.Modes() {
		label := strings.ToUpper(m.String()[:1]) + m.String()[1:]
		out = append(out, view.Tab{Link: view.Link{Label: label, Href: q.href(func(q *relatedQuery) { q.mode = m })}, Count: -1, Current: m == q.mode})
	}
	return out
}

// relatedParams are the query's fields that a form on the page must keep.
func relatedParams(q relatedQuery) []view.Param {
	values, _ := url.ParseQuery(strings.TrimSuffix(strings.TrimPrefix(q.href(func(*relatedQuery) {}), "?"), "#related"))
	var out []view.Param
	for _, name := range []string{"mode", "mute", "boost"} {
		if values.Has(name) {
			out = append(out, view.Param{Name: name, Value: values.Get(name)})
		}
	}
	return out
}

// reasonShapes are the kinds by whose shape a kind of reason is told.
var reasonShapes = [related.NumReasons]graph.Kind{
	related.Themes: graph.Theme, related.Technologies: graph.Technology, related.Companies: graph.Company, related.Speakers: graph.Person,
	related.Line: graph.Series, related.Words: graph.Talk, related.Kindred: graph.Talk, related.References: graph.Talk,
}

func relatedMutes(q relatedQuery, a related.Answer) []view.Mute {
	var out []view.Mute
	for _, k := range related.ReasonKinds() {
		level := q.weights[k]
		m := view.Mute{Kind: reasonShapes[k], Label: card.Capital(k.Label()), Off: level == related.Muted, Twice: level == related.Boosted, Note: rowsWith(a, k)}
		if m.Off {
			m.Note = "off"
		}
		m.Href, m.TwiceHref = q.toggled(k, related.Muted), q.toggled(k, related.Boosted)
		out = append(out, m)
	}
	return out
}

// toggled is the page with a kind of reason at a level, or no longer at it.
func (q relatedQuery) toggled(k related.ReasonKind, level related.Level) string {
	return q.href(func(q *relatedQuery) {
		if q.weights[k] == level {
			level = related.Normal
		}
		q.weights[k] = level
	})
}

func rowsWith(a related.Answer, k related.ReasonKind) string {
	n := 0
	for _, r := range a.Results {
		if slices.ContainsFunc(r.Reasons, func(one related.Reason) bool { return one.Kind == k }) {
			n++
		}
	}
	if n == 0 {
		return "no row has one"
	}
	return strconv.Itoa(n) + " of " + text.Many(len(a.Results), "row", "rows")
}

func (v *nodeView) relatedTalk(r related.Result) view.RelatedTalk {
	row := view.RelatedTalk{Ref: ref(v.g, r.Talk), Sentence: r.Sentence, Score: r.Points}
	for _, one := range r.Reasons {
		row.Reasons = append(row.Reasons, v.reason(one))
	}
	if len(r.Repeats) > 0 {
		row.Moved = "also given at " + text.Many(len(r.Repeats), "other edition", "other editions")
	}
	return row
}

func (v *nodeView) reason(r related.Reason) view.Reason {
	out := view.Reason{Kind: reasonShapes[r.Kind], Points: r.Points, Label: r.Label(v.g)}
	if r.Node == related.NoNode {
		return out
	}
	out.Kind = v.g.Kind(r.Node)
	out.Href = view.Ref{ID: v.g.ID(r.Node)}.Href()
	if len(between(v.g, v.n, r.Node)) > 0 {
		out.Href = "?of=" + string(v.g.ID(r.Node)) + "#e"
	}
	return out
}
