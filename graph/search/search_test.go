package search_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/search"
)

func build(t testing.TB, facts ...[3]string) *graph.Graph {
	t.Helper()
	var b graph.Builder
	for i, f := range facts {
		err := b.Add(graph.Fact{
			Subject: graph.ID(f[0]), Predicate: graph.ParsePredicate(f[1]), Object: f[2],
			Evidence: graph.Evidence{Source: "source/example", Locator: "L" + strconv.Itoa(i), Status: graph.Stated},
		})
		if err != nil {
			t.Fatalf("%v: %v", f, err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func small(t testing.TB) *graph.Graph {
	return build(t,
		[3]string{"theme/service-mesh", "name", "service mesh"},
		[3]string{"theme/microservices", "name", "microservices"},
		[3]string{"theme/observability", "name", "observability"},
		[3]string{"theme/devops", "name", "DevOps"},
		[3]string{"technology/kubernetes", "name", "Kubernetes"},
		[3]string{"technology/kubernetes", "alias", "k8s"},
		[3]string{"technology/kafka", "name", "Apache Kafka"},
		[3]string{"technology/c-plus-plus", "name", "C++"},
		[3]string{"technology/c-sharp", "name", "C#"},
		[3]string{"technology/istio", "name", "Istio"},
		[3]string{"person/jose-nunez", "name", "José Núñez"},
		[3]string{"person/anna-example", "name", "Anna Example"},
		[3]string{"company/example-mesh-services", "name", "Example Mesh Services"},
		[3]string{"talk/mesh-1", "title", "Weaving the service mesh with Istio"},
		[3]string{"talk/mesh-2", "title", "Service mesh"},
		[3]string{"talk/mesh-3", "title", "The mesh of a large service, told by a servant"},
		[3]string{"talk/kafka-1", "title", "Kafka on Kubernetes in anger"},
		[3]string{"talk/databases", "title", "Databases for everyone"},
		[3]string{"talk/go", "title", "Go in the small"},
		[3]string{"talk/japanese", "title", "日本語の入門"},
		[3]string{"talk/mesh-1", "about", "theme/service-mesh"},
		[3]string{"talk/mesh-2", "about", "theme/service-mesh"},
		[3]string{"talk/mesh-1", "by", "person/anna-example"},
		[3]string{"event/example-2018", "name", "Example Conf 2018"},
		[3]string{"talk/mesh-1", "at", "event/example-2018"},
	)
}

func ids(g *graph.Graph, a search.Answer) []string {
	var out []string
	for _, r := range a.Results {
		out = append(out, string(g.ID(r.Node)))
	}
	return out
}

// TestRanking reads as the product: what somebody types, and what must come
// first, in order.
func TestRanking(t *testing.T) {
	g := small(t)
	x := search.New(g)
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"service mesh", []string{"theme/service-mesh", "talk/mesh-2"}},
		{"servise mesh", []string{"theme/service-mesh", "talk/mesh-2"}},
		{"servise mehs", []string{"theme/service-mesh"}},
		{"mesh service", []string{"theme/service-mesh"}},
		{"servicemesh", []string{"theme/service-mesh"}},
		{"serv", []string{"theme/service-mesh"}},
		{"serv m", []string{"theme/service-mesh"}},
		{"service me", []string{"theme/service-mesh"}},
		{"micro services", []string{"theme/microservices"}},
		{"microservice", []string{"theme/microservices"}},
		{"dev ops", []string{"theme/devops"}},
		{"k8s", []string{"technology/kubernetes"}},
		{"kuberentes", []string{"technology/kubernetes"}},
		{"KUBERN", []string{"technology/kubernetes"}},
		{"kubren", []string{"technology/kubernetes"}},
		{"kafka", []string{"technology/kafka", "talk/kafka-1"}},
		{"kafka k8s", []string{"talk/kafka-1"}},
		{"c++", []string{"technology/c-plus-plus"}},
		{"c#", []string{"technology/c-sharp"}},
		{"jose nunez", []string{"person/jose-nunez"}},
		{"Nuñez, José", []string{"person/jose-nunez"}},
		{"database", []string{"talk/databases"}},
		{"weaving istio", []string{"talk/mesh-1"}},
		{"入門", []string{"talk/japanese"}},
		{"example conf", []string{"event/example-2018"}},
		{"observabilty", []string{"theme/observability"}},
		{"abservability", []string{"theme/observability"}},
	} {
		got := ids(g, x.Search(search.Query{Text: c.query}))
		if len(got) < len(c.want) || !slices.Equal(got[:len(c.want)], c.want) {
			t.Errorf("%q finds %v, want first %v", c.query, got, c.want)
		}
	}
}

// TestOrderOfWords: of names of one length the one that is the query comes
// first, then one that begins with it, one that holds it, one that has its
// words in another order.
func TestOrderOfWords(t *testing.T) {
	g := build(t,
		[3]string{"talk/a", "title", "Dragons chase kites"},
		[3]string{"talk/b", "title", "We chase kites"},
		[3]string{"talk/c", "title", "Chase kites daily"},
		[3]string{"talk/d", "title", "Kites we chase"},
		[3]string{"talk/e", "title", "Chase kites"},
		[3]string{"talk/f", "title", "Chase a kite and many more of other things"},
	)
	got := ids(g, search.New(g).Search(search.Query{Text: "Chase kites"}))
	if want := []string{"talk/e", "talk/c", "talk/a", "talk/b", "talk/d", "talk/f"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestWordsApartAndTogether: a name is found by its words joined or parted in
// any place of the query, and one word of three is too little.
func TestWordsApartAndTogether(t *testing.T) {
	g := build(t,
		[3]string{"theme/a", "name", "dragonfly hunting club"}, [3]string{"theme/b", "name", "serverless"},
		[3]string{"theme/c", "name", "club"}, [3]string{"talk/other", "title", "Kites and gliders"},
	)
	x := search.New(g)
	for query, want := range map[string][]string{
		"dragon fly hunting": {"theme/a"}, "hunting dragon fly": {"theme/a"}, "server less": {"theme/b"},
		"club of unheard extraordinary things": nil, "hunting club": {"theme/a"}, "clubs": {"theme/c", "theme/a"},
	} {
		if got := ids(g, x.Search(search.Query{Text: query})); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", query, got, want)
		}
	}
	many := make([][3]string, 0, 60)
	for i := range 60 {
		many = append(many, [3]string{"talk/t" + strconv.Itoa(i), "title", "Kites " + strconv.Itoa(i)})
	}
	g = build(t, many...)
	x = search.New(g)
	for limit, want := range map[int]int{0: 20, -1: 20, 1: 1, 7: 7, 59: 59, 100: 60} {
		if a := x.Search(search.Query{Text: "kites", Limit: limit}); len(a.Results) != want || a.Counts[graph.Talk] != 60 {
			t.Errorf("limit %d: %d results of %d", limit, len(a.Results), a.Counts[graph.Talk])
		}
	}
}

func TestNothingIsFound(t *testing.T) {
	x := search.New(small(t))
	for _, q := range []string{"", "   ", "!!!", "zzzzzzzz", "\xff"} {
		if a := x.Search(search.Query{Text: q}); len(a.Results) != 0 || a.Total(graph.NoKind) != 0 || a.Partial {
			t.Errorf("%q finds %+v", q, a)
		}
	}
	empty := search.New(build(t))
	if a := empty.Search(search.Query{Text: "mesh"}); len(a.Results) != 0 {
		t.Errorf("an empty graph finds %+v", a)
	}
}

func TestResultSaysWhatMatched(t *testing.T) {
	x := search.New(small(t))
	for query, want := range map[string]search.Result{
		"k8s":          {Text: "k8s", Alias: true},
		"kubernetes":   {Text: "Kubernetes"},
		"servise mehs": {Text: "service mesh", Corrected: "service mesh"},
		"servise mesh": {Text: "service mesh", Corrected: "service"},
		"service me":   {Text: "service mesh"},
	} {
		got := x.Search(search.Query{Text: query}).Results[0]
		if got.Text != want.Text || got.Alias != want.Alias || got.Corrected != want.Corrected {
			t.Errorf("%q: %+v, want %+v", query, got, want)
		}
	}
}

func TestKindsAreCountedAndFiltered(t *testing.T) {
	g := small(t)
	x := search.New(g)
	all := x.Search(search.Query{Text: "mesh"})
	talks := x.Search(search.Query{Text: "mesh", Kind: graph.Talk})
	if all.Counts != talks.Counts || all.Counts[graph.Talk] != 3 || all.Counts[graph.Theme] != 1 || all.Counts[graph.Company] != 1 {
		t.Errorf("counts %v and %v", all.Counts, talks.Counts)
	}
	if all.Total(graph.NoKind) != 5 || all.Total(graph.Talk) != 3 || len(all.Results) != 5 {
		t.Errorf("%d in all", all.Total(graph.NoKind))
	}
	for _, r := range talks.Results {
		if g.Kind(r.Node) != graph.Talk {
			t.Errorf("%s is no talk", g.ID(r.Node))
		}
	}
	if few := x.Search(search.Query{Text: "mesh", Limit: 2}); len(few.Results) != 2 || few.Counts != all.Counts {
		t.Errorf("limited: %+v", few)
	}
}

func TestAliasAndNameAreOneNode(t *testing.T) {
	g := build(t,
		[3]string{"theme/ci", "name", "continuous integration"},
		[3]string{"theme/ci", "alias", "continuous build"},
		[3]string{"theme/ci", "alias", "continuous builds"})
	a := search.New(g).Search(search.Query{Text: "continuous"})
	if len(a.Results) != 1 || a.Counts[graph.Theme] != 1 {
		t.Errorf("%+v", a)
	}
	if got := search.New(g).Search(search.Query{Text: "continuous builds"}).Results[0].Text; got != "continuous builds" {
		t.Errorf("matched %q", got)
	}
}

func TestSomeWordsAreSaidToBePartial(t *testing.T) {
	g := small(t)
	a := search.New(g).Search(search.Query{Text: "observability zebra"})
	if !a.Partial || len(a.Results) == 0 || g.ID(a.Results[0].Node) != "theme/observability" {
		t.Errorf("%v, partial %v", ids(g, a), a.Partial)
	}
	if a := search.New(g).Search(search.Query{Text: "service mesh"}); a.Partial {
		t.Error("a whole match is called partial")
	}
}

func TestNearest(t *testing.T) {
	g := small(t)
	x := search.New(g)
	for id, want := range map[graph.ID]graph.ID{
		"theme/service-meshes":   "theme/service-mesh",
		"theme/servicemesh":      "theme/service-mesh",
		"theme/kubernets":        "technology/kubernetes",
		"talk/service-mesh":      "talk/mesh-2",
		"person/jose-nunes":      "person/jose-nunez",
		"kubernetes":             "technology/kubernetes",
		"themes/observabilities": "theme/observability",
	} {
		got := x.Nearest(id, 3)
		if len(got) == 0 || got[0] != want || len(got) > 3 {
			t.Errorf("nearest to %s: %v, want %s", id, got, want)
		}
	}
	if got := x.Nearest("theme/xyzzyx", 5); len(got) != 0 {
		t.Errorf("nearest to nothing: %v", got)
	}
}

func TestLongTexts(t *testing.T) {
	long := strings.Repeat("very long title ", 700)
	g := build(t, [3]string{"talk/long", "title", long})
	x := search.New(g)
	if a := x.Search(search.Query{Text: long}); len(a.Results) != 1 {
		t.Errorf("%d results", len(a.Results))
	}
	x.Search(search.Query{Text: strings.Repeat("x", 100000)})
}

func TestSearchIsSafeForConcurrentUse(t *testing.T) {
	g := small(t)
	x := search.New(g)
	want := ids(g, search.New(g).Search(search.Query{Text: "service"}))
	done := make(chan []string)
	for range 8 {
		go func() {
			var got []string
			for range 50 {
				x.Search(search.Query{Text: "kafka"})
				got = ids(g, x.Search(search.Query{Text: "service"}))
			}
			done <- got
		}()
	}
	for range 8 {
		if got := <-done; !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
}
