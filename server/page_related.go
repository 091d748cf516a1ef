package server

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/related"
	"throughline/graph/search"
	"throughline/graph/trend"
	"throughline/web/view"
)

// relatedQuery is what an address asks of the list of related talks.
type relatedQuery struct {
	mode     related.Mode
	mute     []related.ReasonKind
	with     string // the second talk of a bridge, as it was named
	expected string // a talk that the reader missed, as it was named
}

func readRelatedQuery(c echo.Context) (relatedQuery, error) {
	q := relatedQuery{with: c.QueryParam("with"), expected: c.QueryParam("expected")}
	var ok bool
	if q.mode, ok = related.ParseMode(c.QueryParam("mode")); !ok {
		return q, badRequest("mode is one of similar, earlier, later, contrast, bridge")
	}
	for _, word := range strings.Split(c.QueryParam("mute"), ",") {
		if word == "" {
			continue
		}
		k, ok := related.ParseReason(word)
		if !ok {
			return q, badRequest("mute lists kinds of reasons, such as theme,company")
		}
		q.mute = append(q.mute, k)
	}
	return q, nil
}

// href is the page with the query changed in one way.
func (q relatedQuery) href(change func(*relatedQuery)) string {
	q.mute = slices.Clone(q.mute)
	change(&q)
	params := url.Values{}
	if q.mode != related.Similar {
		params.Set("mode", q.mode.String())
	}
	if len(q.mute) > 0 {
		words := make([]string, len(q.mute))
		for i, k := range q.mute {
			words[i] = k.String()
		}
		params.Set("mute", strings.Join(words, ","))
	}
	if q.with != "" && q.mode == related.Bridge {
		params.Set("with", q.with)
	}
	return "?" + params.Encode() + "#related"
}

func (q relatedQuery) weights() (w related.Weights) {
	for _, k := range q.mute {
		w[k] = related.Muted
	}
	return w
}

// relatedShown is how many related talks a page lists.
const relatedShown = 10

func (v *nodeView) related() *view.Related {
	x, err := v.d.related()
	if err != nil {
		return nil
	}
	q := v.q.related
	out := &view.Related{Modes: relatedModes(q), Ring: "/explore?focus=" + string(v.g.ID(v.n)), Params: relatedParams(q)}
	ask := related.Query{Talk: v.n, Mode: q.mode, With: related.NoNode, Weights: q.weights(), Limit: relatedShown}
	if q.mode == related.Bridge {
		out.With = &view.Bridge{Query: q.with}
		n, ok := v.namedTalk(q.with)
		if !ok {
			out.Empty = view.Notice{Title: "A bridge needs a second talk.", Text: "Name it above: what lies between the two is listed here."}
			return out
		}
		ask.With, out.With.Talk = n, ref(v.g, n)
	}
	answer := x.Related(ask)
	out.Note = v.relatedNote(answer, x.Talks())
	for _, r := range answer.Results {
		out.Rows = append(out.Rows, v.relatedTalk(r))
	}
	if len(q.mute) > 0 {
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

func (v *nodeView) relatedNote(a related.Answer, talks int) string {
	note := strconv.Itoa(a.Total) + " of " + plural(max(0, talks-1), "other talk shares", "other talks share") + " something with it. A thing that few talks have counts for more; the points add up to the score. Talks much like one above stand a little lower."
	if len(a.Repeats) > 0 {
		note += " It was also given at " + plural(len(a.Repeats), "other edition", "other editions") + "."
	}
	return note
}

func (v *nodeView) noneRelated(q relatedQuery, a related.Answer) view.Notice {
	n := view.Notice{Title: "No talk is listed.", Text: a.Why}
	if len(q.mute) > 0 {
		n.Way = view.Link{Label: "Count every reason again", Href: q.href(func(q *relatedQuery) { q.mute = nil })}
	}
	return n
}

func relatedModes(q relatedQuery) []view.Tab {
	var out []view.Tab
	for _, m := range []related.Mode{related.Similar, related.Earlier, related.Later, related.Contrast, related.Bridge} {
		label := strings.ToUpper(m.String()[:1]) + m.String()[1:]
		out = append(out, view.Tab{Link: view.Link{Label: label, Href: q.href(func(q *relatedQuery) { q.mode = m })}, Count: -1, Current: m == q.mode})
	}
	return out
}

// relatedParams are the query's fields that a form on the page must keep.
func relatedParams(q relatedQuery) []view.Param {
	values, _ := url.ParseQuery(strings.TrimSuffix(strings.TrimPrefix(q.href(func(*relatedQuery) {}), "?"), "#related"))
	var out []view.Param
	for _, name := range []string{"mode", "mute"} {
		if values.Has(name) {
			out = append(out, view.Param{Name: name, Value: values.Get(name)})
		}
	}
	return out
}

// reasonKinds are how a kind of reason is called and which shape it has.
var reasonKinds = map[related.ReasonKind]struct {
	label string
	kind  graph.Kind
}{
	related.Themes: {"Themes", graph.Theme}, related.Technologies: {"Technologies", graph.Technology},
	related.Companies: {"Companies", graph.Company}, related.Speakers: {"Speakers", graph.Person},
	related.Line: {"Edition line", graph.Series}, related.Words: {"Rare words", graph.Talk},
	related.Kindred: {"Kindred words", graph.Talk}, related.References: {"References", graph.Talk},
}

func relatedMutes(q relatedQuery, a related.Answer) []view.Mute {
	var out []view.Mute
	for _, k := range related.ReasonKinds() {
		off := slices.Contains(q.mute, k)
		m := view.Mute{Kind: reasonKinds[k].kind, Label: reasonKinds[k].label, Off: off, Note: rowsWith(a, k)}
		if off {
			m.Note = "off"
		}
		m.Href = q.href(func(q *relatedQuery) {
			if off {
				q.mute = slices.DeleteFunc(q.mute, func(one related.ReasonKind) bool { return one == k })
			} else {
				q.mute = append(q.mute, k)
			}
		})
		out = append(out, m)
	}
	return out
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
	return strconv.Itoa(n) + " of " + plural(len(a.Results), "row", "rows")
}

func (v *nodeView) relatedTalk(r related.Result) view.RelatedTalk {
	row := view.RelatedTalk{Ref: ref(v.g, r.Talk), Sentence: r.Sentence, Score: r.Points}
	for _, one := range r.Reasons {
		row.Reasons = append(row.Reasons, v.reason(one))
	}
	if len(r.Repeats) > 0 {
		row.Moved = "also given at " + plural(len(r.Repeats), "other edition", "other editions")
	}
	return row
}

func (v *nodeView) reason(r related.Reason) view.Reason {
	out := view.Reason{Kind: reasonKinds[r.Kind].kind, Points: r.Points, Label: strings.Join(r.Words, ", ")}
	if r.Node == related.NoNode {
		return out
	}
	out.Kind, out.Label = v.g.Kind(r.Node), v.g.Name(r.Node)
	out.Href = view.Ref{ID: v.g.ID(r.Node)}.Href()
	if len(between(v.g, v.n, r.Node)) > 0 {
		out.Href = "?of=" + string(v.g.ID(r.Node)) + "#e"
	}
	return out
}

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

// expect says where a talk stands that the reader missed, and why.
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
	found := x.Expect(ask, n)
	e.Answer = found.Sentence + because(v.g, found.Reasons)
}

// because names what two talks share, the weightiest first.
func because(g *graph.Graph, reasons []related.Reason) string {
	parts := make([]string, 0, len(reasons))
	for _, r := range reasons {
		what := strings.Join(r.Words, ", ")
		if r.Node != related.NoNode {
			what = trend.Shorten(g.Name(r.Node))
		}
		parts = append(parts, what+" ("+strconv.Itoa(r.Points)+")")
	}
	if len(parts) == 0 {
		return ""
	}
	return " Shared: " + strings.Join(parts, ", ") + "."
}
