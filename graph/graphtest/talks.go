package graphtest

import (
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"strconv"

	"throughline/graph"
)

// The sizes of what talks share, and the years they were given in.
const (
	Technologies = 2000
	Themes       = 300
	SeriesCount  = 200
	FirstYear    = 2006
	LastYear     = 2025

	years   = LastYear - FirstYear + 1
	sources = 40
)

// Talks compiles the graph of TalkFacts.
func Talks(n int, seed uint64) *graph.Graph {
	return Graph(slices.Collect(TalkFacts(n, seed)))
}

// TalkFacts yields the facts of n generated talks, about 23 for each, and
// what they share: speakers (a third of n), companies, technologies, themes
// and events are chosen by Zipf's law, so some are hubs and most are rare;
// later years have more talks. One talk in twenty is stated by two sources.
// The same n and seed give the same facts in the same order.
func TalkFacts(n int, seed uint64) iter.Seq[graph.Fact] {
	return func(yield func(graph.Fact) bool) {
		m := newMaker(n, seed, yield)
		m.shared()
		for i := 0; i < n && !m.done; i++ {
			m.talk(i)
		}
	}
}

// zipf chooses i below n with a weight of (i+v)^-s.
type zipf struct{ sum []float64 }

func newZipf(n int, s, v float64) zipf {
	z := zipf{make([]float64, n)}
	total := 0.0
	for i := range z.sum {
		total += math.Pow(float64(i)+v, -s)
		z.sum[i] = total
	}
	return z
}

func (z zipf) pick(r *rand.Rand) int {
	return sort.SearchFloat64s(z.sum, r.Float64()*z.sum[len(z.sum)-1])
}

// distinct picks n different ones.
func (z zipf) distinct(r *rand.Rand, n int) []int {
	out := make([]int, 0, n)
	for len(out) < min(n, len(z.sum)) {
		if x := z.pick(r); !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

type maker struct {
	r        *rand.Rand
	yield    func(graph.Fact) bool
	done     bool
	evidence graph.Evidence
	second   graph.ID // another source of the same facts, or ""

	people, companies                           int
	speaker, company, technology, theme, of     zipf
	employer                                    []int
	person, firm, tool, subject, edition, confs []graph.ID
}

func newMaker(n int, seed uint64, yield func(graph.Fact) bool) *maker {
	m := &maker{r: rand.New(rand.NewPCG(seed, uint64(n))), yield: yield, people: n/3 + 1, companies: n/24 + 50}
	m.speaker, m.company = newZipf(m.people, 0.75, 3), newZipf(m.companies, 0.9, 2)
	m.technology, m.theme, m.of = newZipf(Technologies, 1, 3), newZipf(Themes, 0.9, 3), newZipf(SeriesCount, 0.7, 3)
	m.person, m.firm = ids(graph.Person, m.people), ids(graph.Company, m.companies)
	m.tool, m.subject = ids(graph.Technology, Technologies), ids(graph.Theme, Themes)
	m.edition, m.confs = ids(graph.Event, SeriesCount*years), ids(graph.Series, SeriesCount)
	return m
}

func ids(k graph.Kind, n int) []graph.ID {
	out := make([]graph.ID, n)
	for i := range out {
		out[i] = graph.MakeID(k, strconv.Itoa(i))
	}
	return out
}

func (m *maker) state(subject graph.ID, p graph.Predicate, object string) {
	f := graph.Fact{Subject: subject, Predicate: p, Object: object, Evidence: m.evidence}
	m.done = m.done || !m.yield(f)
	if m.second != "" {
		f.Evidence.Source = m.second
		m.done = m.done || !m.yield(f)
	}
}

func (m *maker) from(source int, locator string) {
	m.evidence = graph.Evidence{Source: graph.MakeID(graph.Source, strconv.Itoa(source)), Locator: locator, Status: graph.Stated}
	m.second = ""
}

// shared states what talks have in common.
func (m *maker) shared() {
	m.from(0, "core")
	for i, id := range m.subject {
		m.state(id, graph.Name, "Theme "+strconv.Itoa(i))
		if i >= 10 {
			m.state(id, graph.Broader, string(m.subject[m.r.IntN(i/3+1)]))
		}
	}
	for i, id := range m.tool {
		m.state(id, graph.Name, "Technology "+strconv.Itoa(i))
		m.state(id, graph.Broader, string(m.subject[m.theme.pick(m.r)]))
	}
	for i, id := range m.confs {
		m.state(id, graph.Name, "Example Conf "+strconv.Itoa(i))
	}
	for i, id := range m.edition {
		m.state(id, graph.Of, string(m.confs[i/years]))
		m.state(id, graph.Year, strconv.Itoa(FirstYear+i%years))
	}
	for i, id := range m.firm {
		m.state(id, graph.Name, "Company "+strconv.Itoa(i))
	}
	m.employer = make([]int, m.people)
	for i, id := range m.person {
		m.employer[i] = m.company.pick(m.r)
		m.state(id, graph.Name, "Speaker "+strconv.Itoa(i))
		m.state(id, graph.WorksAt, string(m.firm[m.employer[i]]))
	}
}

func (m *maker) talk(i int) {
	r, number := m.r, strconv.Itoa(i)
	series, year := m.of.pick(r), min(years-1, int(math.Sqrt(r.Float64())*years))
	m.from(series%sources, "r"+number)
	if r.IntN(20) == 0 {
		m.second = graph.MakeID(graph.Source, strconv.Itoa((series+1)%sources))
	}
	id := graph.MakeID(graph.Talk, number)
	m.literals(id, i, FirstYear+year)
	m.state(id, graph.At, string(m.edition[series*years+year]))
	m.speakers(id)
	for _, x := range m.technology.distinct(r, 3+r.IntN(5)) {
		m.state(id, graph.Uses, string(m.tool[x]))
	}
	for _, x := range m.theme.distinct(r, 2+r.IntN(3)) {
		m.state(id, graph.About, string(m.subject[x]))
	}
	if r.IntN(10) == 0 {
		m.state(id, graph.Features, string(m.firm[m.company.pick(r)]))
	}
}

func (m *maker) speakers(id graph.ID) {
	n := 1
	if x := m.r.Float64(); x > 0.93 {
		n = 3
	} else if x > 0.7 {
		n = 2
	}
	for _, x := range m.speaker.distinct(m.r, n) {
		m.state(id, graph.By, string(m.person[x]))
		m.state(id, graph.From, string(m.firm[m.employer[x]]))
	}
}

func (m *maker) literals(id graph.ID, i, year int) {
	number := strconv.Itoa(i)
	m.state(id, graph.Title, m.prose(40)+" #"+number)
	m.state(id, graph.Abstract, m.prose(300)+" ("+number+")")
	m.state(id, graph.Date, strconv.Itoa(year)+"-0"+strconv.Itoa(1+i%9)+"-1"+strconv.Itoa(i%10))
	m.state(id, graph.Minutes, strconv.Itoa(20+5*(i%9)))
	m.state(id, graph.Language, []string{"en", "en", "en", "de", "fr", "ja"}[i%6])
	m.state(id, graph.Track, "Track "+strconv.Itoa(i%7))
	m.state(id, graph.Room, "Room "+strconv.Itoa(i%23))
	m.state(id, graph.URL, "https://talks.example/t/"+number)
	m.state(id, graph.Video, "https://video.example/v/"+strconv.FormatUint(uint64(uint32(i)*2654435761), 16))
	m.state(id, graph.Slides, "https://slides.example/s/"+strconv.FormatUint(uint64(uint32(i)*2654435761+1), 16))
}

var words = []string{"scaling", "graph", "stream", "latency", "cloud", "data", "model", "compiler", "kernel", "secure",
	"test", "deploy", "observability", "cache", "index", "query", "vector", "agent", "cluster", "consensus", "runtime",
	"memory", "network", "storage", "typed", "functional", "reactive", "mobile", "browser", "render", "shader", "parser",
	"protocol", "queue", "event", "schema", "migration", "pipeline", "batch", "edge"}

// prose returns at least n bytes of words.
func (m *maker) prose(n int) string {
	b := make([]byte, 0, n+16)
	for len(b) < n {
		if len(b) > 0 {
			b = append(b, ' ')
		}
		b = append(b, words[m.r.IntN(len(words))]...)
	}
	return string(b)
}
