package wire_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
)

// generator makes graphs shaped like an archive of conferences: a few hubs,
// many speakers of one talk, titles of Zipf-distributed made-up words.
type generator struct {
	rnd   *rand.Rand
	zipf  *rand.Zipf
	words []string
	b     graph.Builder
	line  int
}

var syllables = strings.Fields("ba co di fu ga he in jo ka lu ma ne or pa qui ro su ta un ve wi xe yo za tion ment ing er ster able")

func newGenerator() *generator {
	rnd := rand.New(rand.NewPCG(1, 2))
	g := &generator{rnd: rnd, zipf: rand.NewZipf(rnd, 1.1, 8, 7999)}
	for range 8000 {
		word := ""
		for range 2 + rnd.IntN(2) {
			word += syllables[rnd.IntN(len(syllables))]
		}
		g.words = append(g.words, word)
	}
	return g
}

func (g *generator) text(words int) string {
	out := make([]string, words)
	for i := range out {
		out[i] = g.words[g.zipf.Uint64()]
	}
	return strings.ToUpper(out[0][:1]) + strings.Join(out, " ")[1:]
}

func (g *generator) add(subject graph.ID, p graph.Predicate, object string) {
	e := graph.Evidence{Source: "source/export", Locator: "r" + strconv.Itoa(g.line), Status: graph.Stated}
	if err := g.b.Add(graph.Fact{Subject: subject, Predicate: p, Object: object, Evidence: e}); err != nil {
		panic(err)
	}
}

func (g *generator) pick(k graph.Kind, of int) string {
	v := g.rnd.Float64()
	return string(graph.MakeID(k, "n"+strconv.Itoa(int(v*v*v*float64(of)))))
}

func slug(s string) string { return strings.ReplaceAll(strings.ToLower(s), " ", "-") }

func (g *generator) talk(i, people int) {
	title := g.text(3 + g.rnd.IntN(7))
	year := 2007 + i%19
	talk := graph.MakeID(graph.Talk, "example-"+strconv.Itoa(year)+"-"+slug(title)+"-"+strconv.Itoa(i))
	g.line = i
	g.add(talk, graph.Title, title)
	g.add(talk, graph.At, "event/example-"+strconv.Itoa(year))
	g.add(talk, graph.Minutes, strconv.Itoa(5*(1+g.rnd.IntN(10))))
	g.add(talk, graph.Track, "Track "+strconv.Itoa(g.rnd.IntN(40)))
	g.add(talk, graph.Abstract, g.text(20))
	for range 1 + g.rnd.IntN(2) {
		name := g.words[g.rnd.IntN(people)%8000] + " " + g.words[g.rnd.IntN(people)/4]
		person := graph.MakeID(graph.Person, slug(name))
		g.add(talk, graph.By, string(person))
		g.add(person, graph.Name, name)
	}
	for range 2 + g.rnd.IntN(4) {
		g.add(talk, graph.About, g.pick(graph.Theme, 200))
		g.add(talk, graph.Uses, g.pick(graph.Technology, 600))
	}
}

// generate returns a graph of so many talks, and panics where it cannot.
func generate(talks int) *graph.Graph {
	g := newGenerator()
	for year := 2007; year < 2026; year++ {
		event := graph.MakeID(graph.Event, "example-"+strconv.Itoa(year))
		g.add(event, graph.Name, "Example Conf "+strconv.Itoa(year))
		g.add(event, graph.Year, strconv.Itoa(year))
		g.add(event, graph.Of, "series/example")
	}
	for i := range talks {
		g.talk(i, min(talks, 30000))
	}
	out, err := g.b.Graph()
	if err != nil {
		panic(err)
	}
	return out
}

// small returns a graph with what is special: shared texts of every section,
// several labels for a fact, names that do and do not lead to slugs.
func small(tb testing.TB) *graph.Graph {
	tb.Helper()
	label := func(locator, words string, s graph.Status) graph.Evidence {
		return graph.Evidence{Source: "source/report", Locator: locator, Words: words, Status: s}
	}
	fact := func(subject graph.ID, p graph.Predicate, object string, e graph.Evidence) graph.Fact {
		return graph.Fact{Subject: subject, Predicate: p, Object: object, Evidence: e}
	}
	facts := []graph.Fact{
		fact("source/report", graph.Title, "A report", label("L1", "", graph.Stated)),
		fact("source/report", graph.Transcript, "Line one.\nLine two.", label("L1", "", graph.Stated)),
		fact("event/example-2018", graph.Year, "2018", label("L1", "2018", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.Title, "Café au lait", label("L2", "", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.Title, "Café au lait", label("L9", "", graph.Curated)),
		fact("talk/example-2018-caf-au-lait", graph.Abstract, "All of it.", label("L2", "", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.At, "event/example-2018", label("L2", "All of it.", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.By, "person/renée-o", label("L3", "Renée O.", graph.Inferred)),
		fact("talk/example-2018-caf-au-lait", graph.By, "person/renée-o", label("L4", "", graph.Curated)),
		fact("person/renée-o", graph.Name, "Renée O.", label("L3", "", graph.Stated)),
		fact("event/example-2019", graph.Starts, "2019-05-06", label("L8", "", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.Alias, "Café au lait: all of it, at last", label("L2", "", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.Alias, "\x01 begins like what is shortened", label("L2", "", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.Alias, "\x02 and this", label("L2", "", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.Alias, "Milk", label("L2", "", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.Track, "Café au lait", label("L2", "on the track", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.Room, "All of it.", label("L2", "on the track", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.Note, "on the track", label("L2", "Milk", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.Date, "2018-03-04", label("L2", "2018-03-04", graph.Stated)),
		fact("talk/example-2018-caf-au-lait", graph.Video, "https://video.example/1", label("L2", "", graph.Stated)),
		fact("person/renée-o", graph.Replaces, "person/renee", label("L3", "", graph.Curated)),
		fact("talk/caf-au-lait-example-2018", graph.Title, "Café au lait", label("L7", "", graph.Stated)),
		fact("talk/caf-au-lait-example-2018", graph.At, "event/example-2018", label("L7", "", graph.Stated)),
		fact("talk/untitled", graph.By, "person/renée-o", label("L5", "", graph.Stated)),
		fact("talk/untitled", graph.Abstract, "Café au lait", label("L5", "", graph.Stated)),
	}
	var b graph.Builder
	for _, f := range facts {
		if err := b.Add(f); err != nil {
			tb.Fatal(f, err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		tb.Fatal(err)
	}
	return g
}
