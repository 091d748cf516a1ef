package related_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/related"
)

// facts are subject, predicate, object; a fourth "inferred" says how a fact is
// known.
func build(t testing.TB, facts ...[]string) *graph.Graph {
	t.Helper()
	var b graph.Builder
	for i, f := range facts {
		e := graph.Evidence{Source: "source/example", Locator: "L" + strconv.Itoa(i), Status: graph.Stated}
		if len(f) > 3 {
			e.Status = graph.ParseStatus(f[3])
		}
		err := b.Add(graph.Fact{Subject: graph.ID(f[0]), Predicate: graph.ParsePredicate(f[1]), Object: f[2], Evidence: e})
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

// library is a small graph: talks of three years, and enough others that what
// they share is rare.
func library(t testing.TB) *graph.Graph {
	facts := [][]string{
		{"event/ex-2017", "year", "2017"}, {"event/ex-2017", "of", "series/ex"}, {"event/ex-2017", "name", "Ex 2017"},
		{"event/ex-2018", "year", "2018"}, {"event/ex-2018", "of", "series/ex"}, {"event/ex-2018", "name", "Ex 2018"},
		{"event/other-2022", "year", "2022"}, {"event/other-2022", "name", "Other 2022"},
		{"theme/service-mesh", "name", "service mesh"}, {"technology/kubernetes", "name", "Kubernetes"},
		{"technology/istio", "name", "Istio"}, {"person/ada", "name", "Ada Example"}, {"company/acme", "name", "Acme"}, {"company/umbrella", "name", "Umbrella"},

		{"talk/k8s", "title", "Kubernetes commandments"}, {"talk/k8s", "at", "event/ex-2018"},
		{"talk/k8s", "about", "theme/service-mesh"}, {"talk/k8s", "uses", "technology/kubernetes"}, {"talk/k8s", "from", "company/acme"},

		{"talk/weaving", "title", "Istio weaving the service mesh"}, {"talk/weaving", "at", "event/ex-2017"},
		{"talk/weaving", "about", "theme/service-mesh"}, {"talk/weaving", "uses", "technology/kubernetes"}, {"talk/weaving", "uses", "technology/istio"},
		{"talk/weaving", "by", "person/ada"}, {"talk/weaving", "from", "company/umbrella"},

		{"talk/how", "title", "How Istio works inside"}, {"talk/how", "at", "event/ex-2018"},
		{"talk/how", "about", "theme/service-mesh", "inferred"}, {"talk/how", "uses", "technology/istio"}, {"talk/how", "by", "person/ada"},

		{"talk/how-again", "title", "How Istio works, inside!"}, {"talk/how-again", "at", "event/other-2022"},
		{"talk/how-again", "about", "theme/service-mesh"}, {"talk/how-again", "uses", "technology/istio"}, {"talk/how-again", "by", "person/ada"},

		{"talk/serverless", "title", "Serverless and servers"}, {"talk/serverless", "at", "event/other-2022"},
		{"talk/serverless", "uses", "technology/kubernetes"}, {"talk/serverless", "from", "company/acme"},

		{"talk/quoting", "title", "A year of sidecars"}, {"talk/quoting", "at", "event/other-2022"},
		{"talk/quoting", "abstract", "What “Istio weaving the service mesh” promised, five years on, with sidecars and gateways."},

		{"talk/lonely", "title", "Xylophones"},
	}
	for i := range 60 {
		id := "talk/filler-" + strconv.Itoa(i)
		facts = append(facts, []string{id, "title", "Filler number" + strconv.Itoa(i) + " alpha" + strconv.Itoa(i%7) + " beta" + strconv.Itoa(i%11)},
			[]string{id, "at", "event/ex-2017"})
	}
	return build(t, facts...)
}

func index(t testing.TB, g *graph.Graph) *related.Index {
	t.Helper()
	x, err := related.New(g, related.NewTable(g))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func node(t testing.TB, g *graph.Graph, id string) uint32 {
	t.Helper()
	n, ok := g.Lookup(graph.ID(id))
	if !ok {
		t.Fatalf("no %s", id)
	}
	return n
}

func slugs(g *graph.Graph, a related.Answer) []string {
	var out []string
	for _, r := range a.Results {
		out = append(out, g.ID(r.Talk).Slug())
	}
	return out
}

func sum(reasons []related.Reason) int {
	points := 0
	for _, r := range reasons {
		points += r.Points
	}
	return points
}

func TestReasonsAddUp(t *testing.T) {
	g := library(t)
	x := index(t, g)
	levels := []related.Weights{{}, {related.Themes: related.Muted}, {related.Words: related.Boosted, related.Speakers: related.Muted}}
	lo, hi := g.Range(graph.Talk)
	for talk := lo; talk < hi; talk++ {
		for mode := related.Similar; mode <= related.Bridge; mode++ {
			for _, w := range levels {
				q := related.Query{Talk: talk, Mode: mode, With: node(t, g, "talk/serverless"), Weights: w, Limit: 5}
				for _, r := range x.Related(q).Results {
					if sum(r.Reasons) != r.Points || r.Points <= 0 {
						t.Errorf("%s %s: %s has %d points, its reasons %d", g.ID(talk), mode, g.ID(r.Talk), r.Points, sum(r.Reasons))
					}
					if r.Sentence == "" {
						t.Errorf("%s has no sentence", g.ID(r.Talk))
					}
					for _, reason := range r.Reasons {
						if w[reason.Kind] == related.Muted {
							t.Errorf("%s: a muted kind has points", reason.Kind)
						}
					}
				}
			}
		}
	}
}

func TestSimilar(t *testing.T) {
	g := library(t)
	x := index(t, g)
	a := x.Related(related.Query{Talk: node(t, g, "talk/k8s")})
	if got := slugs(g, a); len(got) < 3 || got[0] != "weaving" {
		t.Errorf("related to k8s: %v", got)
	}
	first := a.Results[0]
	if !strings.HasPrefix(first.Sentence, "A year earlier. Both are about service mesh and use Kubernetes; only 2 of 67 talks do") {
		t.Errorf("%q", first.Sentence)
	}
	want := []related.ReasonKind{related.Technologies, related.Themes}
	var kinds []related.ReasonKind
	for _, r := range first.Reasons[:2] {
		kinds = append(kinds, r.Kind)
	}
	if !slices.Equal(kinds, want) || first.Reasons[0].Points != 31 { // 10 ln(67/3)
		t.Errorf("reasons %+v", first.Reasons)
	}
}

func TestInferredCountsLess(t *testing.T) {
	g := library(t)
	x := index(t, g)
	points := map[string]int{}
	for _, r := range x.Related(related.Query{Talk: node(t, g, "talk/k8s"), Plain: true}).Results {
		for _, reason := range r.Reasons {
			if reason.Kind == related.Themes {
				points[g.ID(r.Talk).Slug()] = reason.Points
			}
		}
	}
	if points["weaving"] != 28 || points["how"] != 14 { // 10 ln(67/4), and half of it
		t.Errorf("theme points %v", points)
	}
}

func TestRepeatsAreFolded(t *testing.T) {
	g := library(t)
	x := index(t, g)
	a := x.Related(related.Query{Talk: node(t, g, "talk/weaving")})
	found := 0
	for _, r := range a.Results {
		if strings.HasPrefix(g.ID(r.Talk).Slug(), "how") {
			found++
			if len(r.Repeats) != 1 {
				t.Errorf("repeats %v", r.Repeats)
			}
		}
	}
	if found != 1 {
		t.Errorf("one talk at two events is listed %d times: %v", found, slugs(g, a))
	}
	own := x.Related(related.Query{Talk: node(t, g, "talk/how")})
	if len(own.Repeats) != 1 || slices.Contains(slugs(g, own), "how-again") {
		t.Errorf("its own repeat: %v, list %v", own.Repeats, slugs(g, own))
	}
	if plain := x.Related(related.Query{Talk: node(t, g, "talk/weaving"), Plain: true}); !slices.Contains(slugs(g, plain), "how") || !slices.Contains(slugs(g, plain), "how-again") {
		t.Errorf("asked for all: %v", slugs(g, plain))
	}
}

func TestModes(t *testing.T) {
	g := library(t)
	x := index(t, g)
	k8s := node(t, g, "talk/k8s")
	for _, c := range []struct {
		q    related.Query
		want string
	}{
		{related.Query{Talk: k8s, Mode: related.Earlier}, "weaving"},
		{related.Query{Talk: k8s, Mode: related.Later}, "how-again serverless"},
		{related.Query{Talk: k8s, Mode: related.Contrast}, "weaving how-again"},
		{related.Query{Talk: k8s, Mode: related.Bridge, With: node(t, g, "talk/how")}, "weaving how-again"},
	} {
		a := x.Related(c.q)
		got := slugs(g, a)
		for _, want := range strings.Fields(c.want) {
			if !slices.Contains(got, want) {
				t.Errorf("%s: %v lacks %s (%s)", c.q.Mode, got, want, a.Why)
			}
		}
		if slices.Contains(got, "lonely") || slices.Contains(got, "k8s") {
			t.Errorf("%s: %v", c.q.Mode, got)
		}
	}
	for _, r := range x.Related(related.Query{Talk: k8s, Mode: related.Bridge, With: node(t, g, "talk/how")}).Results {
		of := map[uint32]bool{}
		for _, reason := range r.Reasons {
			of[reason.Of] = true
		}
		if len(of) != 2 {
			t.Errorf("a bridge with reasons on one side: %+v", r.Reasons)
		}
	}
}

func TestReferences(t *testing.T) {
	g := library(t)
	x := index(t, g)
	a := x.Related(related.Query{Talk: node(t, g, "talk/weaving")})
	for _, r := range a.Results {
		if g.ID(r.Talk) == "talk/quoting" {
			if !slices.ContainsFunc(r.Reasons, func(r related.Reason) bool { return r.Kind == related.References }) || !strings.Contains(r.Sentence, "Its abstract names this talk") {
				t.Errorf("%+v", r)
			}
			return
		}
	}
	t.Errorf("the talk whose abstract names it is not listed: %v", slugs(g, a))
}

// TestWhatIsAReference: whole titles of four words and twenty letters that at
// most three talks have, and links to a talk's pages.
func TestWhatIsAReference(t *testing.T) {
	facts := [][]string{
		{"talk/three", "title", "Threewordtitles arehard totell"},
		{"talk/short", "title", "One is too few"},
		{"talk/long", "title", "Four words are enough"},
		{"talk/again-0", "title", "A title many talks have"}, {"talk/again-1", "title", "A title many talks have"},
		{"talk/again-2", "title", "A title many talks have"}, {"talk/again-3", "title", "A title many talks have"},
		{"talk/thrice-0", "title", "A title three talks have"}, {"talk/thrice-1", "title", "A title three talks have"},
		{"talk/thrice-2", "title", "A title three talks have"},
		{"talk/page", "title", "Page"}, {"talk/page", "url", "https://example.org/page/"},
		{"talk/video", "title", "Video"}, {"talk/video", "video", "http://example.org/watch?v=1"},
		{"talk/slides", "title", "Slides"}, {"talk/slides", "slides", "https://example.org/slides.pdf"},
		{"talk/same-page", "title", "Same"}, {"talk/same-page", "url", "https://example.org/page"},
	}
	for i := range 30 {
		facts = append(facts, []string{fmt.Sprintf("talk/filler-%d", i), "title", fmt.Sprintf("Filler%d", i)})
	}
	for text, want := range map[string]string{
		"Threewordtitles arehard totell, said somebody.": "",
		"One is too few.":                                               "",
		"“Four words are enough” was right.":                            "long",
		"They say four words are enough":                                "long",
		"Four words are not enough.":                                    "",
		"After four words are":                                          "",
		"A title many talks have":                                       "",
		"Of a title three talks have":                                   "thrice-0 thrice-1 thrice-2",
		"See https://example.org/page.":                                 "page",
		"See (http://example.org/page/) and four words are enough":      "long page",
		"https://example.org/watch?v=1 then https://example.org/none":   "video",
		"Read ftp://example.org/slides.pdf, <https://example.org/page>": "page slides",
		"example.org/page":                                              "",
	} {
		g := build(t, append(facts, []string{"talk/asked", "title", "Questions"}, []string{"talk/asked", "abstract", text})...)
		a := index(t, g).Related(related.Query{Talk: node(t, g, "talk/asked"), Plain: true, Limit: 50})
		var got []string
		for _, r := range a.Results {
			for _, reason := range r.Reasons {
				if reason.Kind == related.References {
					got = append(got, g.ID(reason.Node).Slug())
				}
			}
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q names %q, want %q", text, s, want)
		}
	}
}

// TestContrastPrefersOtherCompanies: of talks with equal points another
// company's comes before another year's, and of those the one furthest away.
func TestContrastPrefersOtherCompanies(t *testing.T) {
	facts := [][]string{
		{"event/y2015", "year", "2015"}, {"event/y2018", "year", "2018"}, {"event/y2019", "year", "2019"}, {"event/unknown", "name", "Unknown"},
		{"talk/asked", "at", "event/y2019"}, {"talk/asked", "from", "company/acme"}, {"talk/asked", "by", "person/ada"},
		{"talk/a-year-before", "at", "event/y2018"},
		{"talk/company", "at", "event/y2019"}, {"talk/company", "features", "company/globex"},
		{"talk/four-years-before", "at", "event/y2015"}, {"talk/four-years-before", "from", "company/acme"},
		{"talk/same-speaker", "at", "event/y2015"}, {"talk/same-speaker", "by", "person/ada"},
		{"talk/same-company", "at", "event/y2019"}, {"talk/same-company", "features", "company/acme"},
		{"talk/nothing-known", "at", "event/unknown"},
		{"talk/nothing-at-all", "title", "Nothing"},
	}
	seen := map[string]bool{}
	for _, f := range facts {
		if id := f[0]; strings.HasPrefix(id, "talk/") && !seen[id] {
			seen[id] = true
			facts = append(facts, []string{id, "about", "theme/yaks"})
		}
	}
	for i := range 30 {
		facts = append(facts, []string{fmt.Sprintf("talk/filler-%d", i), "title", fmt.Sprintf("Filler%d", i)})
	}
	g := build(t, facts...)
	a := index(t, g).Related(related.Query{Talk: node(t, g, "talk/asked"), Mode: related.Contrast})
	want := "company four-years-before a-year-before"
	if got := strings.Join(slugs(g, a), " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestMutingNeverRaises(t *testing.T) {
	g := library(t)
	x := index(t, g)
	lo, hi := g.Range(graph.Talk)
	for talk := lo; talk < hi; talk++ {
		before := map[uint32]int{}
		q := related.Query{Talk: talk, Plain: true, Limit: 100}
		for _, r := range x.Related(q).Results {
			before[r.Talk] = r.Points
		}
		for _, kind := range related.ReasonKinds() {
			q.Weights = related.Weights{}
			q.Weights[kind] = related.Muted
			for _, r := range x.Related(q).Results {
				if r.Points > before[r.Talk] {
					t.Errorf("muting %s raises %s from %d to %d", kind, g.ID(r.Talk), before[r.Talk], r.Points)
				}
			}
			q.Weights[kind] = related.Boosted
			for _, r := range x.Related(q).Results {
				if r.Points < before[r.Talk] {
					t.Errorf("boosting %s lowers %s", kind, g.ID(r.Talk))
				}
			}
		}
	}
}

func TestWords(t *testing.T) {
	for _, k := range related.ReasonKinds() {
		if got, ok := related.ParseReason(k.String()); !ok || got != k || related.ReasonKinds()[k] != k {
			t.Errorf("kind %d, %q", k, k)
		}
	}
	for m := related.Similar; m <= related.Bridge; m++ {
		if got, ok := related.ParseMode(m.String()); !ok || got != m || related.Modes()[m] != m {
			t.Errorf("mode %d, %q", m, m)
		}
	}
	if related.Mode(related.Bridge+1).String() != "" || related.ReasonKind(related.NumReasons).String() != "" {
		t.Error("what is no mode or reason has a word")
	}
	if m, ok := related.ParseMode(""); !ok || m != related.Similar {
		t.Error("no mode is not similar")
	}
	if _, ok := related.ParseMode("nearby"); ok {
		t.Error("a mode that does not exist was read")
	}
}
