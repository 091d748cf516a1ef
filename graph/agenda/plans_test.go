package agenda_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/agenda"
	"throughline/graph/related"
)

var update = flag.Bool("update", false, "write testdata/plans.txt anew; look at the difference before committing it")

// academy is a made-up library with what a plan can be made of: years with
// gaps, talks in one year, videos, long abstracts, companies, repeats, terms
// that one talk introduces and others use.
func academy(t testing.TB) *graph.Graph {
	facts := slices.Concat(
		talk("kilns", "What a kiln is", 2011, "theme/kilns", "theme/teapots", "person/ada"),
		talk("clay", "Clay for beginners", 2011, "theme/teapots", "technology/clay", "company/acme"),
		talk("glaze", "Glazes that last", 2012, "theme/teapots", "theme/kilns", "technology/clay", "technology/glaze", "person/bo", "company/acme"),
		talk("tour-1", "Teapots on tour", 2012, "theme/teapots", "technology/clay", "person/cleo"),
		talk("tour-2", "Teapots on tour", 2015, "theme/teapots", "technology/clay", "person/cleo"),
		talk("steel", "Steel teapots at Acme", 2016, "theme/teapots", "technology/steel", "company/acme", "person/bo"),
		talk("film", "A film on spouts", 2016, "theme/teapots", "theme/spouts", "technology/steel", "company/umbrella"),
		talk("robots", "Robots that pour", 2020, "theme/teapots", "technology/robots", "company/globex", "person/dora"),
		talk("crowd", "In a crowd of subjects", 2020, "theme/teapots", "theme/a", "theme/b", "theme/c", "theme/d", "technology/robots"),
		[][3]string{
			{"talk/undated", "title", "Spouts without a year"}, {"talk/undated", "about", "theme/spouts"},
			{"theme/teapots", "name", "teapots"}, {"theme/teapots", "alias", "teapot"}, {"theme/teapots", "broader", "theme/pottery"}, {"theme/pottery", "name", "pottery"},
			{"theme/spouts", "name", "spouts"}, {"theme/spouts", "broader", "theme/teapots"}, {"theme/kilns", "name", "kiln"},
			{"technology/clay", "name", "Clay"}, {"technology/glaze", "name", "Glaze"}, {"technology/steel", "name", "Steel"}, {"technology/robots", "name", "Robots"},
			{"company/acme", "name", "Acme"}, {"company/umbrella", "name", "Umbrella"}, {"company/globex", "name", "Globex"},
			{"person/ada", "name", "Ada Example"}, {"person/bo", "name", "Bo Sample"}, {"person/cleo", "name", "Cleo Person"}, {"person/dora", "name", "Dora Test"},
			{"talk/glaze", "abstract", strings.Repeat("A teapot needs a glaze. ", 80)},
			{"talk/crowd", "abstract", "It names a teapot once."},
			{"talk/robots", "features", "company/acme"},
			{"talk/film", "minutes", "12"}, {"talk/film", "video", "https://example.org/film"},
			{"talk/steel", "minutes", "50"}, {"talk/steel", "video", "https://example.org/steel"},
			{"talk/clay", "minutes", "9"},
			{"event/example-2016", "of", "series/example"}, {"event/example-2012", "of", "series/example"}, {"series/example", "name", "Example Conf"},
		})
	for i := range 30 {
		facts = append(facts, talk("train-"+strconv.Itoa(i), "Trains "+strconv.Itoa(i), []int{2011, 2012, 2016, 2020}[i%4], "theme/trains")...)
	}
	return build(t, facts...)
}

// TestPlans holds the plans of a small library to testdata/plans.txt.
func TestPlans(t *testing.T) {
	g := academy(t)
	x, err := related.New(g, related.NewTable(g))
	if err != nil {
		t.Fatal(err)
	}
	planner := planner(g)
	planner.Related = x
	at := func(ids ...string) (nodes []uint32) {
		for _, id := range ids {
			nodes = append(nodes, node(t, g, id))
		}
		return nodes
	}
	var got strings.Builder
	for _, r := range []agenda.Request{
		{Nodes: at("theme/teapots"), Minutes: 45, People: 6},
		{Nodes: at("theme/teapots"), Minutes: 45, People: 6, Level: agenda.New},
		{Nodes: at("theme/teapots"), Minutes: 45, People: 6, Level: agenda.Deep},
		{Nodes: at("theme/teapots"), Minutes: 120},
		{Nodes: at("theme/teapots"), Minutes: 20, People: 12},
		{Nodes: at("theme/teapots", "talk/crowd", "talk/tour-2"), Minutes: 30, Screens: []string{"/themes", "/compare?id=theme/kilns"}},
		{Nodes: at("company/acme"), Minutes: 40},
		{Nodes: at("series/example"), Minutes: 60},
		{Nodes: at("person/bo"), Minutes: 20},
		{Nodes: at("talk/robots"), Minutes: 35},
		{Nodes: at("talk/film", "talk/undated", "talk/crowd"), Minutes: 60},
		{Nodes: at("talk/undated"), Minutes: 5},
	} {
		p, err := planner.Plan(r)
		if err != nil {
			t.Fatal(err)
		}
		writePlan(&got, g, r, p)
	}
	if *update {
		if err := os.WriteFile("testdata/plans.txt", []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/plans.txt")
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	for i, line := range ours {
		if i >= len(theirs) || line != theirs[i] {
			t.Fatalf("line %d is %q; run with -update and look at the difference", i+1, line)
		}
	}
	if len(ours) != len(theirs) {
		t.Errorf("%d lines, want %d", len(ours), len(theirs))
	}
}

func writePlan(out *strings.Builder, g *graph.Graph, r agenda.Request, p *agenda.Plan) {
	slug := func(n uint32) string {
		if n == agenda.NoNode {
			return ""
		}
		return " " + g.ID(n).Slug()
	}
	fmt.Fprintf(out, "%s in %d minutes, %d people, %s: %d minutes, from %d talks, on%s\n", names(g, r.Nodes), r.Minutes, r.People, r.Level, p.Total(), p.Pool, slug(p.Subject))
	for _, it := range p.Items {
		fmt.Fprintf(out, "  %2d %s%s%s. %s", it.Minutes, it.Kind, slug(it.Node), it.Screen, it.Why)
		if it.Tie != (graph.Edge{}) {
			fmt.Fprintf(out, " (%s %s)", it.Tie.Predicate, g.ID(it.Tie.To).Slug())
		}
		out.WriteString("\n")
	}
	for _, w := range p.Needs {
		fmt.Fprintf(out, "  needs: %s\n", w.Kept(g))
	}
	for _, q := range p.Questions {
		fmt.Fprintf(out, "  asks: %s", q.Text)
		for _, e := range q.Sources {
			fmt.Fprintf(out, " (%s %s %s)", g.ID(e.From).Slug(), e.Predicate, g.ID(e.To).Slug())
		}
		out.WriteString("\n")
	}
	for _, l := range p.Left {
		fmt.Fprintf(out, "  left out: %d%s. %s\n", l.Minutes, slug(l.Node), l.Why)
	}
	out.WriteString("\n")
}
