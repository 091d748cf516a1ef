package server

import (
	"slices"
	"strconv"

	"throughline/graph"
	"throughline/graph/text"
	"throughline/graph/trend"
	"throughline/web/view"
)

// subject is the page of a theme or technology: how it fared over the years.
func (v *nodeView) subject(page *view.Node) {
	scope := v.q.filter.scope
	e := v.evolution()
	page.Boxes = v.evolutionBoxes(e)
	page.Timeline, page.Filter = v.timeline(scope, e), v.filterForm()
	page.Companion, page.Together = v.companions(scope), v.together(scope)
	page.Keys = v.yearKeys(e)
	page.Lineage, page.Change = v.lineage(scope), v.difference(scope)
	keep := len(page.Actions) - 1
	page.Actions = slices.Insert(page.Actions, keep, view.Link{Label: "Plan a session", Href: "/sessions/new?about=" + queryEscape(string(page.ID))})
	page.Actions = slices.Insert(page.Actions, 1, view.Link{Label: "Compare", Href: compareHref([]string{string(page.ID)}, view.ByShare)})
	page.Relations = slices.Concat(v.relation(graph.Broader, false, 0), v.relation(graph.Broader, true, 0),
		v.relation(graph.About, true, graph.Event), v.relation(graph.Uses, true, graph.Event))
	talks := talksOf(e)
	page.Rankings = v.rankings(talks, graph.Person, graph.Company)
	if len(page.Rankings) == 0 && len(talks) > 0 {
		page.Missing = &view.Notice{
			Title: "No person and no company is stated.",
			Text:  "That is a gap in the sources of these " + text.Many(len(talks), "talk", "talks") + ", not in the talks.",
		}
	}
}

func talksOf(e *trend.Evolution) []uint32 {
	var talks []uint32
	for _, y := range e.Years {
		talks = append(talks, y.Talks...)
	}
	return talks
}

func (v *nodeView) evolutionBoxes(e *trend.Evolution) []view.Box {
	with, named := 0, 0
	for _, y := range e.Years {
		if y.Total > 0 {
			named++
		}
		if y.Count > 0 {
			with++
		}
	}
	talks := view.Box{Label: "Talks", Value: text.Number(e.Count), Quiet: "of " + text.Number(e.Total)}
	talks.Note = "in " + text.Number(with) + " of " + text.Many(named, "year", "years") + " whose sources name talks"
	boxes := []view.Box{v.seen("First seen", e.First), v.seen("Last seen", e.Last), talks}
	if e.Stage == trend.Unstaged {
		return append(boxes, view.Box{Label: "Stage", Value: "not known", Note: "Too few talks are known for a stage."})
	}
	note := e.Reason()
	if c := e.Certainty.String(); c != "" {
		note = c + ": " + note
	}
	return append(boxes, view.Box{Label: "Stage", Value: e.Stage.String(), Note: note, Way: view.Link{Label: "Rule", Href: "/help#h-stages"}})
}

func (v *nodeView) seen(label string, s trend.Seen) view.Box {
	if s.Year == 0 {
		return view.Box{Label: label, Value: "never", Note: "No talk with a year is about it."}
	}
	return view.Box{Label: label, Value: strconv.Itoa(s.Year), Cites: v.edge(s.Edge), Note: v.g.Name(s.Talk)}
}

// states put the states of a year into the words of the pages.
var states = map[trend.State]view.State{
	trend.NoSource: view.NoSource, trend.NoTalks: view.NoTalks, trend.Mentioned: view.Mentioned,
	trend.TooFew: view.Few, trend.Zero: view.Zero, trend.Data: view.Data,
}

func (v *nodeView) timeline(scope *trend.Scope, e *trend.Evolution) *view.Timeline {
	if len(e.Years) == 0 {
		return nil
	}
	t := &view.Timeline{ID: "f1", Href: v.yearHref}
	t.Points, t.Axes, t.Unit = v.columns(scope, e)
	t.Points, t.Cut = dropped(t.Points, t.Unit)
	if e.First.Year != 0 {
		t.First = v.g.Name(e.First.Talk)
	}
	if course := e.Course().String(); course != "" {
		t.Drivers = append(t.Drivers, course)
	}
	for _, d := range scope.Drivers(e) {
		t.Drivers = append(t.Drivers, d.Sentence(v.g.Name(d.Node)))
	}
	t.Note = openEnd(e)
	here := view.Ref{ID: v.g.ID(v.n)}.Href()
	t.Saves = []view.Link{{Label: "SVG", Href: here + "/timeline.svg" + v.saveQuery()}, {Label: "CSV", Href: here + "/timeline.csv" + v.saveQuery()}}
	return t
}

// openEnd says what the zeros at the end of a series leave open.
func openEnd(e *trend.Evolution) []string {
	of := 0
	for i := len(e.Years) - 1; i >= 0 && e.Years[i].Count == 0; i-- {
		of += e.Years[i].Total
	}
	if of == 0 || e.Count == 0 {
		return nil
	}
	_, high := trend.Wilson(0, of)
	return []string{"not one of " + text.Many(of, "talk", "talks") + ";", "a share up to " + strconv.Itoa(int(high*100+0.5)) + " % is not excluded"}
}

const noTalks = "Sources speak of this time and name no talk."

// yearKeys lists the talks of each year, says of years with none that they
// have none, and of years without a source that nothing is known.
func (v *nodeView) yearKeys(e *trend.Evolution) []view.YearKeys {
	years := 0
	for _, y := range e.Years {
		if y.Count > 0 {
			years++
		}
	}
	limit := min(keysOfYear, max(1, keysOfSubject/max(1, years)))
	var out []view.YearKeys
	for _, y := range e.Years {
		k := view.YearKeys{From: y.Year, To: y.Year, All: v.yearHref(y.Year)}
		switch {
		case y.State == trend.NoSource:
			k.Gap = true
			if n := len(out); n > 0 && out[n-1].Gap {
				out[n-1].To = y.Year
				continue
			}
		case y.State == trend.NoTalks:
			k.None = noTalks
			if n := len(out); n > 0 && out[n-1].None == noTalks {
				out[n-1].To = y.Year
				continue
			}
		case y.State == trend.Mentioned:
			k.None = "Spoken of at " + names(v.g, y.Mentions, 2) + ", without a talk."
		case y.Count == 0:
			if n := len(out); n > 0 && out[n-1].Of > 0 {
				out[n-1].To, out[n-1].Of = y.Year, out[n-1].Of+y.Total
				out[n-1].None = "None of " + text.Many(out[n-1].Of, "talk", "talks") + "."
				continue
			}
			k.Of = y.Total
			k.None = "None of " + text.Many(y.Total, "talk", "talks") + "."
		}
		for _, t := range y.Talks {
			v.addKey(&k, t, limit, v.tie)
		}
		out = append(out, k)
	}
	return out
}

// tie is the edge by which a talk counts for the page's subject: its own, or
// one to something narrower.
func (v *nodeView) tie(talk uint32) graph.Edge {
	if edges := v.edgesWith(talk); len(edges) > 0 {
		return edges[0]
	}
	return graph.Edge{From: talk, Predicate: graph.About, To: v.n}
}
