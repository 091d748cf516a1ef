package server

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/graph/search"
	"throughline/graph/text"
	"throughline/web/view"
)

// rowsShown is how many end nodes a page of paths lists.
const rowsShown = 40

// pathQuery is what an address asks of the page of paths.
type pathQuery struct {
	start, expr string
	row         int
	expected    string
	sort        string // byWalks unless asked for
}

// readPathQuery takes start and path, or both in one as they stand in the
// field: a node's id, white space, and the expression.
func readPathQuery(c echo.Context) (pathQuery, error) {
	q := pathQuery{start: c.QueryParam("start"), expr: c.QueryParam("path"), expected: c.QueryParam("expected")}
	if both := strings.TrimSpace(c.QueryParam("expr")); both != "" {
		q.start, q.expr, _ = strings.Cut(both, " ")
		q.expr = strings.TrimSpace(q.expr)
	}
	switch q.sort = c.QueryParam("sort"); q.sort {
	case "":
		q.sort = byWalks
	case byWalks, byName, byYear:
	default:
		return q, badRequest("sort is walks, name or year")
	}
	var err error
	q.row, err = intParam(c, "row", 0, 0, rowsShown-1)
	return q, err
}

func (q pathQuery) href() string { return "/paths?" + q.query() }

func (q pathQuery) query() string {
	out := "start=" + url.QueryEscape(q.start) + "&path=" + url.QueryEscape(q.expr)
	if q.sort != "" && q.sort != byWalks {
		out += "&sort=" + q.sort
	}
	return out
}

func (s *Server) pathsPage(c echo.Context) error {
	d := s.dataset(c)
	q, err := readPathQuery(c)
	if err != nil {
		return err
	}
	v := pathsView{d: d, g: d.Graph, q: q, citer: citer{d, nowhere}}
	page := s.page(c, "Paths", "/paths")
	page.Class = "p-paths"
	out := view.Paths{Expr: strings.TrimSpace(q.start + "   " + q.expr), Connect: "/connect"}
	if q.start == "" {
		out.Sentence = "Walk from a node, step by step"
		out.Begin = v.beginnings()
		out.Examples = v.examples()
		return render(c, http.StatusOK, view.PathsPage(page, out))
	}
	if v.start, err = s.namedNode(d, q.start); err != nil {
		return err
	}
	v.q.start = string(d.Graph.ID(v.start))
	if q.expr == "" {
		v.begin(&out)
		return render(c, http.StatusOK, view.PathsPage(page, out))
	}
	var bad *Problem
	to, err := v.walk(c, &out)
	if to != "" {
		return c.Redirect(http.StatusSeeOther, to)
	}
	if errors.As(err, &bad) && bad.Status == http.StatusBadRequest {
		v.unreadable(&out, bad)
		return render(c, http.StatusBadRequest, view.PathsPage(page, out))
	}
	if err != nil {
		return err
	}
	page.Title = out.Sentence
	return render(c, http.StatusOK, view.PathsPage(page, out))
}

// namedNode is the node that somebody named by id or by name.
func (s *Server) namedNode(d *Dataset, name string) (uint32, error) {
	if graph.ID(name).Kind() != graph.NoKind {
		return s.findNode(d, graph.ID(name))
	}
	n, ok := d.called(name)
	if !ok {
		return 0, problem(http.StatusNotFound, "nothing is called “"+cut(name, 100)+"”")
	}
	return n, nil
}

// called is the node with an id, or the one with the name nearest to it.
func (d *Dataset) called(name string) (uint32, bool) {
	if n, _, ok := d.Graph.Resolve(graph.ID(name)); ok {
		return n, true
	}
	results := d.search().Search(search.Query{Text: cut(name, maxQuery), Limit: 1}).Results
	if len(results) == 0 {
		return 0, false
	}
	return results[0].Node, true
}

// nameOf is what a field shows of a node that it may be called by again: the
// name, or the id where the name leads elsewhere.
func (d *Dataset) nameOf(n uint32) string {
	name := d.Graph.Name(n)
	if again, ok := d.called(name); ok && again == n && len(name) <= maxQuery && !strings.Contains(name, ",") {
		return name
	}
	return string(d.Graph.ID(n))
}

type pathsView struct {
	d     *Dataset
	g     *graph.Graph
	q     pathQuery
	start uint32
	citer
}

func (v pathsView) origin(most int) view.PathStep {
	return view.PathStep{
		Text: v.q.start, Caption: "start here", Count: 1, Kind: v.g.Kind(v.start), Samples: []view.Ref{ref(v.g, v.start)},
		Share: 1 / float64(most), Back: pathQuery{start: v.q.start}.href(),
	}
}

// walk evaluates the expression and fills the page, or says where the page
// with the condition that was just added is.
func (v pathsView) walk(c echo.Context, out *view.Paths) (to string, err error) {
	ctx := c.Request().Context()
	e, prepared, err := v.d.prepare(v.q.expr)
	if err != nil {
		return "", err
	}
	more, added, err := narrowed(c, e)
	if err != nil {
		return "", err
	}
	if added {
		return v.at(more).href(), nil
	}
	ev := v.d.evaluators.Get().(*path.Evaluator)
	defer v.d.evaluators.Put(ev)
	answer := ev.Run(prepared, v.start, limits(ctx))
	budgetOf(ctx).tell(answer.Cut)
	v.q.expr = path.String(e)
	out.Expr = v.q.start + "   " + v.q.expr
	out.Sentence = path.Sentence(v.g, v.start, e)
	v.steps(out, e, answer)
	v.rows(out, answer)
	out.Narrow = v.narrow(e, answer)
	next, _ := ev.Next(prepared, v.start, limits(ctx))
	for _, n := range next {
		out.Next = append(out.Next, v.next(n))
	}
	out.Fields = []view.Param{{Name: "start", Value: v.q.start}, {Name: "path", Value: v.q.expr}}
	out.Why = &view.WhyNot{Query: v.q.expected}
	if v.q.expected != "" {
		v.whyNot(out.Why, e, func(n uint32) path.WhyNot { return ev.WhyNot(prepared, v.start, n, limits(ctx)) })
	}
	return "", ctx.Err()
}

func (v pathsView) steps(out *view.Paths, e path.Expr, answer path.Answer) {
	most := 1
	for _, s := range answer.Steps {
		most = max(most, s.Nodes)
	}
	captions, steps := path.Captions(v.g, e), path.Steps(e)
	out.Steps = []view.PathStep{v.origin(most)}
	for i, s := range answer.Steps {
		step := view.PathStep{Text: path.String(s.Step), Count: s.Nodes, Share: float64(s.Nodes) / float64(most)}
		if i < len(captions) {
			step.Caption = captions[i]
		}
		for _, n := range s.Samples {
			step.Samples = append(step.Samples, ref(v.g, n))
			step.Kind = v.g.Kind(n)
		}
		if i < len(steps) {
			step.Text, step.Chips = bare(steps[i]), v.chips(steps, i)
			step.Back = pathQuery{start: v.q.start, expr: path.String(path.Join(steps[:i+1]...))}.href()
		}
		out.Steps = append(out.Steps, step)
	}
}

// bare is a step without the conditions at its end, which stand as chips.
func bare(e path.Expr) string {
	if f, ok := e.(path.Filter); ok {
		e = f.Body
	}
	return path.String(e)
}

func (v pathsView) rows(out *view.Paths, answer path.Answer) {
	out.Total = answer.Total
	out.Note = "Whole answer, from the index. Each row shows one way it was reached; its number of walks opens the story of one."
	if answer.Cut != path.Whole {
		out.Note = "Cut short: this is what was reached within the limits, and not the whole answer."
	}
	if answer.Total == 0 {
		out.Note = "Nothing is reached. The counts above show after which step."
	}
	out.Columns = v.columns()
	out.Save = []view.Link{{Label: "CSV", Href: "/paths.csv?" + v.q.query()}, {Label: "JSON", Href: "/api/v1/query?" + pathQuery{start: v.q.start, expr: v.q.expr}.query()}, {Label: "Link to this", Href: v.q.href()}}
	rows := sorted(v.g, answer.Rows, v.q.sort)
	out.Picture = drawWalks(v.g, answer, rows, v.q.row)
	if len(rows) > rowsShown {
		out.Note += " The first " + strconv.Itoa(rowsShown) + " are listed; the files hold all."
	}
	for i, r := range rows[:min(rowsShown, len(rows))] {
		row := view.PathRow{Ref: ref(v.g, r.Node), Walks: r.Count.String(), Href: v.q.href() + "&row=" + strconv.Itoa(i) + "#told", Current: i == v.q.row}
		nodes := answer.Nodes(r)
		if len(nodes) > 2 {
			for _, n := range nodes[1 : len(nodes)-1] {
				row.Way = append(row.Way, ref(v.g, n))
			}
		}
		out.Rows = append(out.Rows, row)
		if row.Current {
			told := v.told(v.start, r.Walk)
			out.Told = &told
		}
	}
}

// told is a walk in words, with the evidence of each edge.
func (v pathsView) told(from uint32, walk []path.Hop) view.ToldWalk {
	t := view.ToldWalk{Ref: ref(v.g, from), Sentence: path.Tell(v.g, from, walk)}
	for _, h := range walk {
		e := h.Edge(from)
		t.Hops = append(t.Hops, view.ToldHop{From: ref(v.g, from), To: ref(v.g, h.To), Predicate: stepText(h.Predicate, h.Inverse), Cites: v.edge(e)})
		from = h.To
	}
	return t
}

func (v pathsView) next(n path.Next) view.NextStep {
	step := stepText(n.Step.Predicate, n.Step.Inverse)
	if n.Nodes == 0 {
		return view.NextStep{Text: step, Note: "none stated"}
	}
	return v.nextOf(step, pathQuery{start: v.q.start, expr: v.q.expr + " / " + step}.href(), n.Nodes, n.Samples)
}

// nextOf is a step that leads to so many nodes, of which samples are some.
func (v pathsView) nextOf(step, href string, nodes int, samples []uint32) view.NextStep {
	out := view.NextStep{Text: step, Href: href, Note: text.Many(nodes, "node", "nodes")}
	for i, n := range samples {
		if k := v.g.Kind(n); i == 0 {
			out.Note = text.Many(nodes, k.String(), k.Plural())
		}
		out.Samples = append(out.Samples, ref(v.g, n))
	}
	return out
}
