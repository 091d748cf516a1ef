package server

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/graph/search"
	"throughline/server/api"
	"throughline/web/view"
)

// whyNot says where a node that somebody expected fell out of a path.
func (v pathsView) whyNot(out *view.WhyNot, e path.Expr, ask func(uint32) path.WhyNot) {
	results := v.d.search().Search(search.Query{Text: cut(out.Query, maxQuery), Limit: 1}).Results
	n, found := v.g.Lookup(graph.ID(out.Query))
	if !found && len(results) > 0 {
		n, found = results[0].Node, true
	}
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
			out.Stands = append(out.Stands, "after step "+strconv.Itoa(i+1)+", "+plural(count, "node stands", "nodes stand"))
		}
	}
	out.Verdict = answer.Tell(v.g, e, n)
	if c := answer.Change; c != nil {
		expr := path.String(c.Expr)
		out.Changes = append(out.Changes, view.Link{
			Label: expr + ": " + plural(c.Total, "result", "results"),
			Href:  pathQuery{start: v.q.start, expr: expr}.href(),
		})
	}
}

// connectPage tells the most telling paths between two nodes.
func (s *Server) connectPage(c echo.Context) error {
	d := s.dataset(c)
	page := s.page(c, "Connect", "/paths")
	page.Class = "p-connect"
	v := view.Connections{From: c.QueryParam("from"), To: c.QueryParam("to")}
	if v.From == "" || v.To == "" {
		v.Empty = view.Notice{Title: "Name two things.", Text: "The paths between them are told as sentences, those through rare things first, each with its evidence."}
		v.Suggestion = connectExamples(d)
		return render(c, http.StatusOK, view.ConnectPage(page, v))
	}
	from, err := s.namedNode(d, v.From)
	if err != nil {
		return err
	}
	to, err := s.namedNode(d, v.To)
	if err != nil {
		return err
	}
	o, err := connectOptions(c)
	if err != nil {
		return err
	}
	v.Ends = []view.Ref{ref(d.Graph, from), ref(d.Graph, to)}
	v.Options = connectTabs(v, o)
	if o.Plain {
		v.Fields = append(v.Fields, view.Param{Name: "avoid-hubs", Value: "false"})
	}
	if o.Forward {
		v.Fields = append(v.Fields, view.Param{Name: "forward", Value: "true"})
	}
	if from == to {
		v.Empty = view.Notice{Title: "Both are the same.", Text: "Name something else in one of the fields."}
		return render(c, http.StatusOK, view.ConnectPage(page, v))
	}
	found, err := d.connect(c.Request().Context(), []uint32{from, to}, o)
	if err != nil {
		return err
	}
	paths := pathsView{d: d, g: d.Graph, citer: citer{d, nowhere}}
	for _, p := range found.Paths {
		v.Paths = append(v.Paths, paths.told(p.From, p.Hops))
	}
	v.Note = plural(len(v.Paths), "path", "paths") + ", the most telling first: one through a thing that few share says more than one through a hub."
	if found.Cut != path.Whole {
		v.Note += " The search was cut short by its limits: there may be more or better ones."
	}
	if len(v.Paths) == 0 {
		v.Empty = view.Notice{Title: "Nothing connects the two.", Text: api.ConnectOf(d.Graph, []uint32{from, to}, found, d.Version).Reason}
	}
	return render(c, http.StatusOK, view.ConnectPage(page, v))
}

func connectTabs(v view.Connections, o path.ConnectOptions) []view.Tab {
	base := "/connect?from=" + queryEscape(v.From) + "&to=" + queryEscape(v.To)
	return []view.Tab{
		{Link: view.Link{Label: "Around the hubs", Href: base}, Count: -1, Current: !o.Plain && !o.Forward},
		{Link: view.Link{Label: "Fewest steps", Href: base + "&avoid-hubs=false"}, Count: -1, Current: o.Plain && !o.Forward},
		{Link: view.Link{Label: "Forward in time", Href: base + "&forward=true"}, Count: -1, Current: o.Forward},
	}
}

// connectExamples joins the best connected technology and company.
func connectExamples(d *Dataset) []view.Link {
	g := d.Graph
	a, endA := g.Range(graph.Technology)
	b, endB := g.Range(graph.Company)
	if a >= endA || b >= endB {
		return nil
	}
	return []view.Link{{Label: g.Name(a) + " and " + g.Name(b), Href: "/connect?from=" + queryEscape(string(g.ID(a))) + "&to=" + queryEscape(string(g.ID(b)))}}
}
