package card

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
)

// example is a made-up archive: a theme with three talks of two years, two of
// which have a speaker.
func example(tb testing.TB, more func(add func(subject string, p graph.Predicate, object string))) *graph.Graph {
	tb.Helper()
	var b graph.Builder
	add := func(subject string, p graph.Predicate, object string) {
		f := graph.Fact{Subject: graph.ID(subject), Predicate: p, Object: object,
			Evidence: graph.Evidence{Source: "source/example-report", Locator: "L4-6", Status: graph.Stated}}
		if err := b.Add(f); err != nil {
			tb.Fatal(f, err)
		}
	}
	for _, year := range []string{"2017", "2019"} {
		add("event/example-"+year, graph.Year, year)
		add("event/example-"+year, graph.Name, "Example Conf "+year)
		add("event/example-"+year, graph.Of, "series/example")
	}
	for _, t := range [][2]string{{"one", "2017"}, {"two", "2019"}, {"three", "2019"}} {
		add("talk/"+t[0], graph.At, "event/example-"+t[1])
		add("talk/"+t[0], graph.About, "theme/mesh")
	}
	add("talk/one", graph.By, "person/ada")
	add("talk/two", graph.By, "person/ada")
	add("talk/two", graph.From, "company/acme")
	add("talk/two", graph.Features, "company/acme")
	add("talk/one", graph.Features, "company/acme")
	add("event/example-2017", graph.About, "theme/mesh")
	add("theme/mesh", graph.Definition, "What passes between services")
	if more != nil {
		more(add)
	}
	g, err := b.Graph()
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

func node(tb testing.TB, g *graph.Graph, id graph.ID) uint32 {
	tb.Helper()
	n, ok := g.Lookup(id)
	if !ok {
		tb.Fatal("there is no ", id)
	}
	return n
}

func ids(g *graph.Graph, nodes []uint32) []graph.ID {
	var out []graph.ID
	for _, n := range nodes {
		out = append(out, g.ID(n))
	}
	return out
}

func TestCardOfATheme(t *testing.T) {
	g := example(t, nil)
	mesh, one := node(t, g, "theme/mesh"), node(t, g, "talk/one")
	c := Of(g, mesh, []uint32{mesh, one, node(t, g, "person/ada")})
	if c.Lede != "What passes between services" || len(c.LedeEvidence) != 1 || c.Placed != "" {
		t.Errorf("lede %q with %d pieces of evidence, placed %q", c.Lede, len(c.LedeEvidence), c.Placed)
	}
	if len(c.Relations) != 1 || c.Relations[0].Label != "about, from talks and events" || c.Relations[0].State() != "1 shown" {
		t.Fatalf("relations %+v", c.Relations)
	}
	if len(c.Facts) != 1 || c.Facts[0].Other != one || !c.Facts[0].Inverse() {
		t.Fatalf("facts %+v", c.Facts)
	}
	if got := c.Facts[0].Phrase(); got != "subject of" {
		t.Errorf("the fact says %q", got)
	}
	if got := Sentence(Years(g, mesh)); got != "2017 1, 2019 2" {
		t.Errorf("the years are %q", got)
	}
	if got := Summary(Years(g, mesh)); got != "3 talks, 2017 to 2019, most in 2019: 2" {
		t.Errorf("in short %q", got)
	}
	wide := example(t, func(add func(string, graph.Predicate, string)) {
		add("technology/proxy", graph.Broader, "theme/mesh")
		for _, talk := range []string{"talk/one", "talk/proxied"} {
			add(talk, graph.Uses, "technology/proxy")
		}
		add("talk/proxied", graph.At, "event/example-2019")
	})
	if got := Sentence(Years(wide, node(t, wide, "theme/mesh"))); got != "2017 1, 2019 3" {
		t.Errorf("with what is narrower the years are %q", got)
	}
	if got := ids(g, c.Best); len(got) != 4 || got[0] != "talk/two" {
		t.Errorf("best connected: %v", got)
	}
}

func TestCardOfATalk(t *testing.T) {
	g := example(t, nil)
	c := Of(g, node(t, g, "talk/three"), nil)
	if c.Placed != "Example Conf 2019" || Years(g, c.Node) != nil {
		t.Errorf("placed %q, years %v", c.Placed, Years(g, c.Node))
	}
	i := slices.IndexFunc(c.Relations, func(r Relation) bool { return r.Label == "by" })
	if i < 0 || c.Relations[i].State() != "not stated" {
		t.Errorf("nobody stated a speaker, and the card says %+v", c.Relations)
	}
	if got := Placed(g, node(t, g, "event/example-2019")); got != "example, 2019" {
		t.Errorf("the event is placed at %q", got)
	}
}

func TestTalksAreCountedOnce(t *testing.T) {
	g := example(t, nil)
	acme := node(t, g, "company/acme")
	if got := Talks(g, acme); got != 2 {
		t.Errorf("%d talks lead to a company that one of two names twice", got)
	}
	if got := Sentence(Years(g, acme)); got != "2017 1, 2019 1" {
		t.Errorf("by year: %s", got)
	}
	for id, want := range map[graph.ID]string{"company/acme": "2 talks", "talk/one": "2017", "series/example": "", "person/ada": "2 talks"} {
		if got := Meta(g, node(t, g, id)); got != want {
			t.Errorf("beside %s stands %q, not %q", id, got, want)
		}
	}
}

func TestLocators(t *testing.T) {
	e := graph.Evidence{Locator: "L4-6", Status: graph.Stated}
	for _, one := range []struct{ short, locator, want string }{
		{"2018", "L195", "2018 L195"}, {"", "L195", "L195"}, {"2018", "a-record-of-an-export", "2018"},
		{"fosdem", "1234", "fosdem 1234"}, {"2018", "L1000-1000000", "2018 L1000-1000000"},
	} {
		if got := Locator(one.short, one.locator); got != one.want {
			t.Errorf("%q in %q is %q, not %q", one.locator, one.short, got, one.want)
		}
	}
	if got := Title("A\u202ereport", e); got != "Evidence: Areport, lines 4 to 6, stated" {
		t.Errorf("in words: %q", got)
	}
	sources := Sources(example(t, nil))
	if s := sources["source/example-report"]; s.Short != "example" || !s.Events {
		t.Errorf("a source of two years is called %+v", s)
	}
}

func TestRows(t *testing.T) {
	g := example(t, nil)
	mesh := node(t, g, "theme/mesh")
	view := g.Neighborhood(mesh, graph.NeighborhoodOptions{Depth: 2})
	ada := node(t, g, "person/ada")
	rows := Rows(view.Nodes, view.Edges, func(n uint32) bool { return n == ada })
	parts := map[graph.ID]Part{}
	edges := 0
	for i, r := range rows {
		if r.Node != view.Nodes[i] {
			t.Fatal("rows are not in the order of the view")
		}
		parts[g.ID(r.Node)] = r.Part
		edges += r.Edges
		if r.Part != Focus && r.Join.From != r.Node && r.Join.To != r.Node {
			t.Errorf("%s is joined by an edge of others", g.ID(r.Node))
		}
	}
	if edges != 2*len(view.Edges) {
		t.Errorf("%d ends of %d edges", edges, len(view.Edges))
	}
	for id, want := range map[graph.ID]Part{"theme/mesh": Focus, "talk/one": Result, "person/ada": Result, "company/acme": Context} {
		if parts[id] != want {
			t.Errorf("%s is %s, not %s", id, parts[id], want)
		}
	}
	if rows := Rows(append(view.Nodes[:1:1], ada), nil, nil); rows[1].Part != Apart {
		t.Error("what is not tied is told to be")
	}
	if Rows(nil, nil, nil) != nil {
		t.Error("rows of nothing")
	}
}

// TestAHubsCardLooksAtLittle counts what a card reads of a hub by what it
// returns; how long it takes is for the benchmark.
func TestAHubsCard(t *testing.T) {
	const talks = 3000
	g := example(t, func(add func(string, graph.Predicate, string)) {
		for i := range talks {
			add("talk/hub-"+strconv.Itoa(i), graph.About, "theme/mesh")
		}
	})
	mesh := node(t, g, "theme/mesh")
	c := Of(g, mesh, []uint32{mesh})
	if len(c.Facts) != 0 || len(c.Best) != maxBest || Talks(g, mesh) != talks+3 || len(c.Relations[0].Shown) != 0 {
		t.Errorf("%d facts, %d best, %d talks", len(c.Facts), len(c.Best), Talks(g, mesh))
	}
}

func BenchmarkCardOfAHub(b *testing.B) {
	g := example(b, func(add func(string, graph.Predicate, string)) {
		for i := range 100_000 {
			add("talk/hub-"+strconv.Itoa(i), graph.About, "theme/mesh")
		}
	})
	mesh := node(b, g, "theme/mesh")
	for b.Loop() {
		Of(g, mesh, []uint32{mesh})
	}
}

func TestQuote(t *testing.T) {
	long := strings.Repeat("words ", 60)
	for _, one := range []struct{ text, words, before, marked, after string }{
		{"We ran a Mesh of proxies", "mesh", "We ran a ", "Mesh", " of proxies"},
		{"We ran a mesh", "", "We ran a mesh", "", ""},
		{"We ran it", "mesh", "We ran it", "", ""},
		{"", "mesh", "", "mesh", ""},
		{"", "", "", "", ""},
		{long + "mesh", "mesh", "… " + long[len(long)-around:], "mesh", ""},
	} {
		before, marked, after := Quote(one.text, one.words)
		if before != one.before || marked != one.marked || after != one.after {
			t.Errorf("%.20q: %q, %q, %q", one.text, before, marked, after)
		}
	}
}

func TestShortenAndPlain(t *testing.T) {
	if got := Shorten("one two three four", 15); got != "one two three…" {
		t.Errorf("%q", got)
	}
	if got := Shorten("شبكة", 3); got != "شب…" {
		t.Errorf("%q", got)
	}
	if got := Plain("a\nb\x00c"); got != "a bc" {
		t.Errorf("%q", got)
	}
}
