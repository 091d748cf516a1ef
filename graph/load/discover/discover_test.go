package discover

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"throughline/graph"
)

// library makes a graph of a made-up series. Each talk is year, track, title,
// abstract.
func library(t *testing.T, talks [][4]string, more ...graph.Fact) *graph.Graph {
	t.Helper()
	var b graph.Builder
	e := graph.Evidence{Source: "source/example", Locator: "1", Status: graph.Stated}
	add := func(s graph.ID, p graph.Predicate, o string) {
		if err := b.Add(graph.Fact{Subject: s, Predicate: p, Object: o, Evidence: e}); err != nil {
			t.Fatal(err)
		}
	}
	for i, k := range talks {
		talk, event := graph.ID("talk/t"+strconv.Itoa(i)), graph.ID("event/example-"+k[0])
		add(event, graph.Year, k[0])
		add(event, graph.Name, "Example Conf "+k[0])
		add(talk, graph.At, string(event))
		add(talk, graph.Track, k[1])
		add(talk, graph.Title, k[2])
		add(talk, graph.Abstract, k[3])
	}
	for _, f := range more {
		f.Evidence = e
		add(f.Subject, f.Predicate, f.Object)
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// filler are talks on other subjects, so that a subject is one among several.
func filler() [][4]string {
	var out [][4]string
	for i := range 60 {
		year, n := 2015+i%6, strconv.Itoa(i)
		out = append(out, [4]string{strconv.Itoa(year), "Track " + strconv.Itoa(i%5), "Thing" + n + " for you", "We will show you how a thing of ours called Thing" + n + " came to be what it is."})
	}
	return out
}

// meshes are six talks of a subject in four spellings, in three years.
func meshes() [][4]string {
	return [][4]string{
		{"2017", "Networks", "Wobbly meshing in practice", "What is wobbly meshing? In this talk we look at wobbly meshing and at what it is for."},
		{"2018", "Networks", "Wobbly-meshing for all", "The authors of the first wobbly mesh tell how a wobbly mesh is made and kept."},
		{"2018", "Networks", "On quiet links", "Nobody knew that a wobbly mesh could be so quiet. With wobbly meshes it is no wonder."},
		{"2019", "Networks", "Wobbly meshes, the sequel", "A year of wobbly meshes: what we did with all of our wobbly meshes, and to them."},
		{"2019", "Networks", "How Ada Example meshed it", "Ada Example has a wobbly mesh at home. It is a wobbly mesh as you have never seen one."},
		{"2019", "Networks", "Nothing else", "The wobbly mesh of our dreams, by those who dream of a wobbly mesh."},
	}
}

func find(g *graph.Graph, phrase string, o Options) (Candidate, bool) {
	list := Find(g, o)
	i := slices.IndexFunc(list, func(c Candidate) bool { return Key(c.Phrase) == Key(phrase) })
	if i < 0 {
		return Candidate{}, false
	}
	return list[i], true
}

func TestFindRecurringPhrase(t *testing.T) {
	g := library(t, append(meshes(), filler()...))
	list := Find(g, Options{})
	if len(list) == 0 {
		t.Fatal("nothing found")
	}
	c := list[0]
	if c.Phrase != "wobbly mesh" || len(c.Talks) != 6 || c.Events != 3 || c.Known != "" {
		t.Errorf("first is %q in %d talks of %d events, known as %q", c.Phrase, len(c.Talks), c.Events, c.Known)
	}
	if !slices.Contains(c.Variants, "wobbly meshes") || !slices.Contains(c.Variants, "wobbly meshing") {
		t.Errorf("variants %q", c.Variants)
	}
	want := map[int]int{2015: 0, 2016: 0, 2017: 1, 2018: 2, 2019: 3, 2020: 0}
	for _, p := range c.Points {
		if n, ok := want[p.Year]; !ok || n != p.Count || p.Total == 0 {
			t.Errorf("%d of %d in %d", p.Count, p.Total, p.Year)
		}
	}
	for i := range c.Talks[1:] {
		if g.Year(c.Talks[i]) > g.Year(c.Talks[i+1]) {
			t.Error("talks are not in the order of their years")
		}
	}
	if _, ok := find(g, "wobbly", Options{}); ok {
		t.Error("a part of the phrase is a candidate of its own")
	}
}

func TestWhatIsNoTheme(t *testing.T) {
	talks := append(meshes(), filler()...)
	for i := range 8 { // of one year; an announcement; a name; the business of conferences
		talks = append(talks, [4]string{"2019", "Networks", "Purple gears again", "About purple gears, and about more purple gears number " + strconv.Itoa(i)})
		year := strconv.Itoa(2015 + i%4)
		talks = append(talks, [4]string{year, "Networks", "Number " + strconv.Itoa(i), "Bring your golden ticket to the golden ticket office of this building today. By Ada Example, of Ada Example."})
	}
	g := library(t, talks, graph.Fact{Subject: "person/ada-example", Predicate: graph.Name, Object: "Ada Example"})
	for phrase, why := range map[string]string{
		"purple gears": "occurs in one year", "Ada Example": "is a person", "golden ticket": "is in a sentence that all talks have",
		"we": "is a function word", "Example Conf 2017": "is an event",
	} {
		if c, ok := find(g, phrase, Options{Limit: 1000}); ok {
			t.Errorf("%q %s, and is a candidate with %d talks", phrase, why, len(c.Talks))
		}
	}
}

func TestKnownNamesAreMarkedOrLeftOut(t *testing.T) {
	g := library(t, append(meshes(), filler()...),
		graph.Fact{Subject: "theme/meshes", Predicate: graph.Name, Object: "meshes"},
		graph.Fact{Subject: "theme/meshes", Predicate: graph.Alias, Object: "Wobbly Meshes"})
	if c, ok := find(g, "wobbly mesh", Options{}); !ok || c.Known != "theme/meshes" {
		t.Errorf("found %v, known as %q", ok, c.Known)
	}
	if _, ok := find(g, "wobbly mesh", Options{OnlyNew: true}); ok {
		t.Error("what is known is not left out")
	}
	if _, ok := find(g, "wobbly mesh", Options{Skip: func(key string) bool { return key == Key("wobbly mesh") }}); ok {
		t.Error("what was rejected is not left out")
	}
}

func TestLimitAndLeast(t *testing.T) {
	g := library(t, append(meshes(), filler()...))
	if got := len(Find(g, Options{Limit: 1})); got != 1 {
		t.Errorf("%d candidates", got)
	}
	if _, ok := find(g, "wobbly mesh", Options{Least: 7}); ok {
		t.Error("a phrase of six talks is found where seven are asked")
	}
	if got := len(Find(library(t, nil), Options{})); got != 0 {
		t.Errorf("%d candidates in an empty graph", got)
	}
}

func TestOtherLanguagesAreLeftOut(t *testing.T) {
	talks := filler()
	for i := range 6 {
		talks = append(talks, [4]string{strconv.Itoa(2016 + i%3), "Réseaux", fmt.Sprint("Exposé ", i),
			fmt.Sprint("Nous parlons des réseaux maillés bancals numéro ", i, " et comment les réseaux maillés bancals sont devenus des réseaux maillés bancals chez nous depuis toujours")})
	}
	if c, ok := find(library(t, talks), "réseaux maillés", Options{Limit: 1000}); ok {
		t.Errorf("French prose is weighed as English: %q", c.Phrase)
	}
}

func TestFindIsDeterministic(t *testing.T) {
	g := library(t, append(meshes(), filler()...))
	a, b := Find(g, Options{Limit: 1000}), Find(g, Options{Limit: 1000})
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Error("two runs differ")
	}
}
