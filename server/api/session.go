package api

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/session"
)

// Session makes a session of a plan, which its creator can then change.
func (a Agenda) Session() *session.Session {
	s := &session.Session{
		Title: "Session", About: a.About, Minutes: a.Minutes, Dataset: a.Version,
		Items: []session.Item{}, Left: []session.Item{}, Order: []session.Need{}, Questions: []session.Question{}, Entries: []session.Entry{}, Ballots: []session.Ballot{},
	}
	if a.Name != "" {
		s.Title = "A session on " + a.Name
	}
	for _, it := range a.Items {
		s.Items = append(s.Items, session.Item{ID: it.ID, Kind: it.Kind, Name: it.Name, Year: it.Year, Path: it.Path, Minutes: it.Minutes, Why: it.Why, Cites: cites(it.Evidence), Abstract: it.Abstract})
	}
	for _, l := range a.LeftOut {
		s.Left = append(s.Left, session.Item{ID: l.ID, Kind: "read", Name: l.Name, Year: l.Year, Path: "/" + string(l.ID), Minutes: l.Minutes, Why: l.Why})
	}
	for _, n := range a.Needs {
		s.Order = append(s.Order, session.Need(n))
	}
	for i, q := range a.Questions {
		one := session.Question{ID: "drafted-" + strconv.Itoa(i+1), Text: q.Text, State: session.Draft}
		for _, src := range q.Sources {
			one.Cites = append(one.Cites, cites(src.Evidence)...)
		}
		s.Questions = append(s.Questions, one)
	}
	return s
}

func cites(list []Evidence) []session.Cite {
	var out []session.Cite
	for _, e := range list {
		out = append(out, session.Cite{Source: e.Source, Name: e.Name, Locator: e.Locator, Status: e.Status, Quote: e.Quote})
	}
	return out
}

// Need says that one talk introduces what another speaks of.
type Need struct {
	Item  graph.ID `json:"item"`
	Needs graph.ID `json:"needs"`
	Term  string   `json:"term"`
}
