package server

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/agenda"
	"throughline/graph/card"
	"throughline/graph/text"
	"throughline/graph/trend"
	"throughline/web/view"
)

// moversShown is how many themes the first page shows.
const moversShown = 8

func (s *Server) homePage(c echo.Context) error {
	d := s.dataset(c)
	page := s.page(c, "", "")
	page.Class, page.Path = "p-home", "/"
	page.Description = "Follow themes, technologies and people through conference talks, year by year, with the evidence for everything."
	all := d.trends()
	themes := all.Movers(graph.Theme)
	moving := all.OnTheMove(graph.Theme, moversShown)
	if len(moving) == 0 {
		moving = themes[:min(moversShown, len(themes))]
	}
	home := view.Home{Coverage: coverage(all.Scope()), Themes: len(themes), Ways: ways(d, moving), Examples: examples(d)}
	home.Movers, home.Periods = movers(d, moving)
	if len(home.Movers) == 0 {
		home.Empty = view.Notice{Title: "Nothing is loaded yet.", Text: "Load a trip report or a schedule, and its themes appear here by year."}
	}
	return render(c, http.StatusOK, view.HomePage(page, home))
}

// coverage is how many talks each year has, as points of all in all.
func coverage(s *trend.Scope) []view.Point {
	out := make([]view.Point, 0, len(s.Years()))
	for _, y := range s.Years() {
		p := view.Point{Year: y.Year, N: y.Talks, Of: y.Talks, State: view.Data}
		switch {
		case y.Talks == 0 && len(y.Events) == 0:
			p.State = view.NoSource
		case y.Talks == 0:
			p.State = view.NoTalks
		}
		out = append(out, p)
	}
	return out
}

// movers are rows of themes by year. The two periods are the windows that the
// rule of the stages compares: other years could contradict the stage beside
// them.
func movers(d *Dataset, list []trend.Mover) (rows []view.Mover, periods [2]string) {
	all := d.trends()
	early, late, ok := all.Scope().Windows()
	if ok {
		periods = [2]string{early.String(), late.String()}
	}
	for _, m := range list {
		row := view.Mover{Ref: ref(d.Graph, m.Node), Stage: m.Stage.String(), Why: m.Brief() + driven(d.Graph, all.Scope(), m), Points: points(all, m.Node)}
		if ok {
			row.Earlier, row.Recent = within(row.Points, early), within(row.Points, late)
		}
		rows = append(rows, row)
	}
	return rows, periods
}

// periodsOf parts the years with talks in two: the last two of them, or the
// last third of a long axis, and those before.
func periodsOf(years []trend.Coverage) (early, late [2]int) {
	var with []int
	for _, y := range years {
		if y.Talks > 0 {
			with = append(with, y.Year)
		}
	}
	n := len(with)
	if n < 2 {
		return early, late
	}
	last := min(max(1, n/2), max(2, n/3))
	return [2]int{with[0], with[n-last-1]}, [2]int{with[n-last], with[n-1]}
}

func points(all *trend.All, node uint32) []view.Point {
	counts := all.Counts(node)
	out := make([]view.Point, len(counts))
	for i, y := range all.Scope().Years() {
		out[i] = view.Point{Year: y.Year, N: int(counts[i]), Of: y.Talks, State: states[all.State(node, i)]}
	}
	return out
}

// driven names the event or series that most talks of a growing theme's recent
// window come from: what one new event brought along has not risen elsewhere.
func driven(g *graph.Graph, s *trend.Scope, m trend.Mover) string {
	if m.Certainty == trend.NoChange || m.Z < 0 {
		return ""
	}
	for _, driver := range s.Drivers(s.Series(m.Node)) {
		if driver.From == m.Recent.From && driver.To == m.Recent.To {
			return "; mostly at " + g.Name(driver.Node)
		}
	}
	return ""
}

// within is n of N in the years of a period that have enough talks.
func within(points []view.Point, period trend.Period) string {
	n, of := 0, 0
	for _, p := range points {
		if p.Year >= period.From && p.Year <= period.To && p.Of >= trend.MinTalks {
			n, of = n+p.N, of+p.Of
		}
	}
	return text.Number(n) + " of " + text.Number(of)
}

// examples are things to type: a name, and the questions that are read, each
// of what is best connected.
func examples(d *Dataset) []view.Link {
	g := d.Graph
	best := func(k graph.Kind) (name string, ok bool) {
		lo, hi := g.Range(k)
		if lo < hi {
			name = g.Name(lo)
		}
		return name, lo < hi
	}
	theme, themes := best(graph.Theme)
	technology, technologies := best(graph.Technology)
	company, companies := best(graph.Company)
	_, late := periodsOf(d.trends().Scope().Years())
	var out []view.Link
	offer := func(ok bool, text string) {
		if ok {
			out = append(out, view.Link{Label: text, Href: searchHref(text, graph.NoKind)})
		}
	}
	offer(technologies, technology)
	offer(themes && late[0] != 0, "talks about "+theme+" since "+strconv.Itoa(late[0]))
	offer(themes && technologies, "path from "+technology+" to "+theme)
	offer(companies, "what "+company+" talked about")
	return out
}

// ways are the jobs that the product does, each with an example from what is
// loaded.
func ways(d *Dataset, moving []trend.Mover) []view.Way {
	g := d.Graph
	trace := view.Way{Link: view.Link{Label: "Trace", Href: "/themes"}, Text: "How a theme came, grew, changed company and went. Every number opens the lines it was counted from."}
	find := view.Way{Link: view.Link{Label: "Find", Href: "/connect"}, Text: "From a talk you know to the next one, with reasons that add up, or from one thing to another by the most telling path."}
	if lo, hi := g.Range(graph.Theme); lo < hi {
		e := d.trends().Scope().Series(lo)
		trace.Example = g.Name(lo) + ": " + text.Many(e.Count, "talk", "talks") + " of " + text.Number(e.Total) + ", " + e.Stage.String()
	}
	if lo, hi := g.Range(graph.Technology); lo < hi {
		find.Chain = chain(g, lo)
	}
	return []view.Way{trace, find, teach(d, moving)}
}

// minutesShown is how long the session takes that the first page offers.
const minutesShown = 45

// teach offers a session on the smallest of the themes that are on the move
// and make one.
func teach(d *Dataset, moving []trend.Mover) view.Way {
	w := view.Way{Link: view.Link{Label: "Teach", Href: "/sessions/new"}, Text: "Turn what you found into a session for your team: an agenda that fits, questions with their sources, one shared screen."}
	const enough = 4
	smallest, fewest := agenda.NoNode, 0
	for _, m := range moving {
		if n := card.Talks(d.Graph, m.Node); n >= enough && (smallest == agenda.NoNode || n < fewest) {
			smallest, fewest = m.Node, n
		}
	}
	if smallest == agenda.NoNode {
		return w
	}
	planner := agenda.Planner{Graph: d.Graph, Scope: d.trends().Scope()} // not the dataset's, which waits for the related talks
	plan, err := planner.Plan(agenda.Request{Nodes: []uint32{smallest}, Minutes: minutesShown})
	if err != nil {
		return w
	}
	w.Href += "?about=" + string(d.Graph.ID(smallest))
	w.Example = strconv.Itoa(minutesShown) + " min on " + d.Graph.Name(smallest) + ": " + text.Many(talksIn(plan), "talk", "talks") + ", " +
		text.Many(len(plan.Questions), "question", "questions") + ", one page to print"
	return w
}

func talksIn(p *agenda.Plan) int {
	n := 0
	for _, it := range p.Items {
		if it.Kind == agenda.Read || it.Kind == agenda.Watch {
			n++
		}
	}
	return n
}

// chain leads from a technology through two of its talks.
func chain(g *graph.Graph, technology uint32) []view.Hop {
	talks := g.In(technology, graph.Uses)
	if len(talks) == 0 || g.Kind(talks[0]) != graph.Talk {
		return nil
	}
	hops := []view.Hop{{Ref: ref(g, technology), Then: "used in"}, {Ref: ref(g, talks[0]), Then: "about"}}
	themes := g.Out(talks[0], graph.About)
	if len(themes) == 0 {
		hops[1].Then = ""
		return hops
	}
	return append(hops, view.Hop{Ref: ref(g, themes[0])})
}
