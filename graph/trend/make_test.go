package trend_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"throughline/graph"
)

// maker builds made-up graphs.
type maker struct {
	t     testing.TB
	b     graph.Builder
	talks int
}

func (m *maker) fact(subject string, p graph.Predicate, object string) {
	m.t.Helper()
	err := m.b.Add(graph.Fact{
		Subject: graph.ID(subject), Predicate: p, Object: object,
		Evidence: graph.Evidence{Source: "source/made-up", Locator: "L1", Status: graph.Stated},
	})
	if err != nil {
		m.t.Fatalf("%s %s %s: %v", subject, p, object, err)
	}
}

// event adds an edition of a series and returns its id.
func (m *maker) event(series string, year int) string {
	id := "event/" + series + "-" + strconv.Itoa(year)
	m.fact(id, graph.Year, strconv.Itoa(year))
	m.fact(id, graph.Of, "series/"+series)
	return id
}

// about adds a number of talks to an event, each about all the things.
func (m *maker) about(event string, talks int, things ...string) {
	for range talks {
		m.talks++
		talk := "talk/t" + strconv.Itoa(m.talks)
		m.fact(talk, graph.At, event)
		for _, thing := range things {
			p := graph.About
			switch graph.ID(thing).Kind() {
			case graph.Technology:
				p = graph.Uses
			case graph.Company:
				p = graph.From
			case graph.Person:
				p = graph.By
			}
			m.fact(talk, p, thing)
		}
	}
}

func (m *maker) graph() *graph.Graph {
	m.t.Helper()
	g, err := m.b.Graph()
	if err != nil {
		m.t.Fatal(err)
	}
	return g
}

// yearly adds one edition of a series a year: n of N talks about the theme.
func (m *maker) yearly(series, theme string, first int, counts ...[2]int) {
	for i, c := range counts {
		if c[1] < 0 {
			continue // no source
		}
		event := m.event(series, first+i)
		m.about(event, c[0], theme)
		m.about(event, c[1]-c[0])
	}
}

func node(t testing.TB, g *graph.Graph, id graph.ID) uint32 {
	t.Helper()
	n, ok := g.Lookup(id)
	if !ok {
		t.Fatalf("%s is not in the graph", id)
	}
	return n
}

// generated is a graph of talks over 18 years, in 6 series, with themes of
// falling frequency, some of them narrower than others.
func generated(t testing.TB, talks, themes int) *graph.Graph {
	m := &maker{t: t}
	r := rand.New(rand.NewPCG(7, uint64(talks)))
	name := func(i int) string {
		if i%3 == 2 {
			return "technology/x" + strconv.Itoa(i)
		}
		return "theme/x" + strconv.Itoa(i)
	}
	for i := range themes {
		if i > 8 && i%4 == 0 {
			m.fact(name(i), graph.Broader, name(r.IntN(i/2)))
		}
	}
	var events []string
	for i := range 6 * 18 {
		if i%7 != 3 { // some editions are missing
			events = append(events, m.event("conf-"+strconv.Itoa(i%6), 2007+i/6))
		}
	}
	for range talks {
		var things []string
		for range r.IntN(5) {
			// The square makes low numbers frequent, as themes are.
			f := r.Float64()
			things = append(things, name(int(f*f*f*float64(themes))))
		}
		if r.IntN(3) == 0 {
			things = append(things, "company/c"+strconv.Itoa(r.IntN(200)))
		}
		m.about(events[r.IntN(len(events))], 1, things...)
	}
	for i := range 40 {
		m.fact(events[r.IntN(len(events))], graph.About, "theme/x"+strconv.Itoa(i*3))
	}
	return m.graph()
}
