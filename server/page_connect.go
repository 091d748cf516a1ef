package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/graph/text"
	"throughline/graph/trail"
	"throughline/server/api"
	"throughline/web/view"
)

// connectPage tells the most telling paths between two nodes.
func (s *Server) connectPage(c echo.Context) error {
	d := s.dataset(c)
	v := view.Connections{From: c.QueryParam("from"), To: c.QueryParam("to")}
	if n, _, ok := d.Graph.Resolve(graph.ID(v.From)); ok && v.To == "" {
		v.From = d.nameOf(n)
	}
	var err error
	if v.From == "" || v.To == "" {
		v.Empty = view.Notice{Title: "Name two things.", Text: "The paths between them are told as sentences, those through rare things first, each with its evidence."}
		v.Suggestion = connectExamples(d)
	} else {
		err = s.connections(c, d, &v)
	}
	if err != nil {
		return err
	}
	page := s.page(c, "Connect", "/paths")
	page.Class = "p-connect"
	return render(c, http.StatusOK, view.ConnectPage(page, v))
}

func (s *Server) connections(c echo.Context, d *Dataset, v *view.Connections) error {
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
	v.Options, v.Fields = connectTabs(d.Graph.ID(from), d.Graph.ID(to), o), connectFields(o)
	v.From, v.To = d.nameOf(from), d.nameOf(to)
	if from == to {
		v.Empty = view.Notice{Title: "Both are the same.", Text: "Name something else in one of the fields."}
		return nil
	}
	found, err := d.connect(c.Request().Context(), []uint32{from, to}, o)
	if err != nil {
		return err
	}
	paths := pathsView{d: d, g: d.Graph, citer: citer{d, nowhere}}
	for _, p := range found.Paths {
		told := paths.told(p.From, p.Hops)
		told.Explore = exploreWalk(d, p.From, p.Hops)
		v.Paths = append(v.Paths, told)
	}
	v.Note = text.Many(len(v.Paths), "path", "paths") + ", the most telling first: one through a thing that few share says more than one through a hub."
	if found.Cut != path.Whole {
		v.Note += " The search was cut short by its limits: there may be more or better ones."
	}
	if len(v.Paths) == 0 {
		v.Empty = view.Notice{Title: "Nothing connects the two.", Text: api.ConnectOf(d.Graph, []uint32{from, to}, found, d.Version).Reason}
	}
	return nil
}

// exploreWalk leads to the explorer with a walk in view and nothing else: each
// hop is a step, and so is that the rest was hidden, which one undo takes back.
func exploreWalk(d *Dataset, from uint32, hops []path.Hop) string {
	id := d.Graph.ID
	steps := []trail.Step{{Verb: trail.Open, Node: id(from)}}
	walk := []graph.ID{id(from)}
	for _, h := range hops {
		steps = append(steps, trail.Step{Verb: trail.Expand, Node: walk[len(walk)-1], Nodes: []graph.ID{id(h.To)}})
		walk = append(walk, id(h.To))
	}
	steps = append(steps, trail.Step{Verb: trail.Isolate, Nodes: walk})
	return "/explore?focus=" + queryEscape(string(walk[0])) + "&trail=" + trail.Encode(d.Graph, d.Version, steps)
}

// connectFields are the options that the form sends along.
func connectFields(o path.ConnectOptions) []view.Param {
	var out []view.Param
	if o.Plain {
		out = append(out, view.Param{Name: "avoid-hubs", Value: "false"})
	}
	if o.Forward {
		out = append(out, view.Param{Name: "forward", Value: "true"})
	}
	return out
}

func connectTabs(from, to graph.ID, o path.ConnectOptions) []view.Tab {
	base := "/connect?from=" + queryEscape(string(from)) + "&to=" + queryEscape(string(to))
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
