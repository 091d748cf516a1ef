package path_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

func example() *graph.Graph {
	return graphtest.Graph(stated(
		[3]string{"company/example", "name", "Example"},
		[3]string{"series/example-conf", "name", "Example Conf"},
		[3]string{"event/example-conf-2018", "of", "series/example-conf"},
		[3]string{"event/example-conf-2018", "name", "Example Conf 2018"},
		[3]string{"event/example-conf-2018", "year", "2018"},
		[3]string{"event/other", "year", "2020"},
		[3]string{"theme/mesh", "name", "service mesh"},
		[3]string{"theme/mesh", "broader", "theme/networks"},
		[3]string{"person/ada", "name", "Ada Example"},
		[3]string{"talk/one", "title", "One mesh"}, [3]string{"talk/one", "at", "event/example-conf-2018"},
		[3]string{"talk/one", "about", "theme/mesh"}, [3]string{"talk/one", "by", "person/ada"},
		[3]string{"talk/one", "features", "company/example"},
		[3]string{"talk/two", "title", "Two meshes"}, [3]string{"talk/two", "at", "event/other"},
		[3]string{"talk/two", "about", "theme/mesh"}, [3]string{"talk/two", "from", "company/example"},
		[3]string{"talk/three", "by", "person/ada"}, [3]string{"talk/three", "at", "event/other"}, [3]string{"talk/three", "uses", "technology/istio"}))
}

func TestSentences(t *testing.T) {
	g := example()
	for _, c := range [][3]string{
		{"company/example", "", "Example"},
		{"company/example", "^features / about / ^about[year=2022..2024]", "Talks and events of 2022 to 2024 about themes of talks that feature Example"},
		{"theme/mesh", "^about[year=2017..2019] / from", "Companies behind talks of 2017 to 2019 about service mesh"},
		{"talk/one", "by / ^by", "Talks by speakers of “One mesh” (2018)"},
		{"theme/mesh", "^broader* / ^about[kind=talk, at=series/example-conf] / uses", "Technologies used in talks at Example Conf about service mesh and everything narrower"},
		{"person/ada", "^by / (about | uses)", "Themes of talks by Ada Example and technologies used in those"},
		{"person/ada", "^by[name~\"mesh\", year=..2018]", "Talks with “mesh” in the name up to 2018 by Ada Example"},
		{"person/ada", "(^by / by)*[kind=person]", "Ada Example and whatever repeating “^by / by” reaches from there, only people"},
		{"theme/mesh", "broader+", "Everything broader than service mesh"},
		{"theme/mesh", "broader? / ^about[by=person/ada]", "Talks by Ada Example about service mesh together with themes broader than those"},
		{"series/example-conf", "^of[year=2018,2020..] / ^at", "Talks at events of 2018 or from 2020 on of Example Conf"},
	} {
		e := path.Expr(nil)
		if c[1] != "" {
			e = parse(t, c[1])
		}
		if got := path.Sentence(g, number(t, g, graph.ID(c[0])), e); got != c[2] {
			t.Errorf("%s %s is told as\n  %s, not\n  %s", c[0], c[1], got, c[2])
		}
	}
}

func TestCaptions(t *testing.T) {
	got := path.Captions(example(), parse(t, "^features / about / ^about[year=2022..2024]"))
	if want := []string{"talks that feature it", "themes of those", "talks and events of 2022 to 2024 about those"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestSentencesStayShort: every expression has a sentence, and nesting does
// not multiply it.
func TestSentencesStayShort(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	g := graphtest.Graph(graphtest.Tangle(r))
	for range 2000 {
		e := graphtest.Expression(r, g, 5)
		s := path.Sentence(g, 0, e)
		if s == "" || len(s) > 60*len(path.String(e))+100 {
			t.Fatalf("%s is told in %d bytes: %.200s", path.String(e), len(s), s)
		}
	}
}

func TestTell(t *testing.T) {
	g := example()
	p, _, ok := path.NewEvaluator(g).Shortest(number(t, g, "theme/networks"), number(t, g, "technology/istio"), nil, path.Limits{})
	want := "networks includes service mesh, which is the subject of “One mesh” (2018), which was given by Ada Example, who gave “three” (2020), which uses istio."
	if got := p.Tell(g); !ok || got != want {
		t.Errorf("%s", got)
	}
	event := graphtest.Graph(stated([3]string{"event/e", "uses", "technology/t"}, [3]string{"event/e", "about", "theme/h"}))
	p, _, _ = path.NewEvaluator(event).Shortest(number(t, event, "technology/t"), number(t, event, "theme/h"), nil, path.Limits{})
	if got := p.Tell(event); got != "t was mentioned at e, which touched on h." {
		t.Errorf("%s", got)
	}
	if c := path.Called(g, number(t, g, "event/example-conf-2018")); strings.Contains(c, "(") {
		t.Errorf("the year is told twice: %s", c)
	}
}

func TestLink(t *testing.T) {
	g := example()
	ev := path.NewEvaluator(g)
	a, b := number(t, g, "theme/networks"), number(t, g, "technology/istio")
	if got, want := ev.Link(a, b, 1000), "Nearest link, 5 steps: networks includes service mesh, "; !strings.HasPrefix(got, want) {
		t.Errorf("%s", got)
	}
	if got := ev.Link(b, a, 1); got != "" {
		t.Errorf("within one edge: %s", got)
	}
	if got := ev.Link(a, a, 1000); got != "" {
		t.Errorf("to itself: %s", got)
	}
}
