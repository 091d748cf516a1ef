// Package graphtest makes graphs for tests and benchmarks: small tangled ones
// that hold what is awkward, and large ones shaped like real conferences. All
// of it is generated from a seed; nothing is about real people or talks.
package graphtest

import (
	"math/rand/v2"
	"strconv"

	"throughline/graph"
)

// Builder takes all facts, which must be right.
func Builder(facts []graph.Fact) *graph.Builder {
	var b graph.Builder
	for _, f := range facts {
		if err := b.Add(f); err != nil {
			panic(string(f.Subject) + " " + f.Predicate.String() + " " + f.Object + ": " + err.Error())
		}
	}
	return &b
}

// Graph compiles facts, which must be right.
func Graph(facts []graph.Fact) *graph.Graph {
	g, err := Builder(facts).Graph()
	if err != nil {
		panic(err)
	}
	return g
}

// Tangle returns the facts of a small random graph of some thirty nodes: with
// cycles and self-loops of broader, talks at several events, events without
// a year, nodes without a name, and many facts that several sources state.
func Tangle(r *rand.Rand) []graph.Fact {
	t := tangler{r: r}
	for _, p := range graph.EdgePredicates() {
		for range 3 + r.IntN(12) {
			t.edge(p)
		}
	}
	for i := range tangleSize {
		if r.IntN(4) > 0 {
			t.add(t.id(graph.Event, i), graph.Year, strconv.Itoa(2015+r.IntN(6)))
		}
		if r.IntN(2) > 0 {
			t.add(t.id(graph.Talk, i), graph.Title, tangleNames[r.IntN(len(tangleNames))])
		}
		if r.IntN(2) > 0 {
			t.add(t.id(graph.Theme, i), graph.Name, tangleNames[r.IntN(len(tangleNames))])
		}
		if r.IntN(3) == 0 {
			t.add(t.id(graph.Company, i), graph.Alias, tangleNames[r.IntN(len(tangleNames))])
		}
	}
	return t.facts
}

// tangleSize is the number of nodes of each kind.
const tangleSize = 5

var tangleNames = []string{"Mesh", "Mesh of Meshes", "Über Graphs", "A \"quoted\" name", "Graph \\ Path", "Queues"}

type tangler struct {
	r     *rand.Rand
	facts []graph.Fact
}

func (t *tangler) id(k graph.Kind, i int) string {
	return string(graph.MakeID(k, string(rune('a'+i))))
}

func (t *tangler) edge(p graph.Predicate) {
	for {
		from, to := t.kind(), t.kind()
		if p.Joins(from, to) {
			t.add(t.id(from, t.r.IntN(tangleSize)), p, t.id(to, t.r.IntN(tangleSize)))
			return
		}
	}
}

func (t *tangler) kind() graph.Kind {
	kinds := graph.Kinds()
	return kinds[t.r.IntN(len(kinds))]
}

// add states a fact, now and then from two sources.
func (t *tangler) add(subject string, p graph.Predicate, object string) {
	for range 1 + t.r.IntN(2) {
		t.facts = append(t.facts, graph.Fact{
			Subject: graph.ID(subject), Predicate: p, Object: object,
			Evidence: graph.Evidence{
				Source:  graph.MakeID(graph.Source, string(rune('a'+t.r.IntN(3)))),
				Locator: "L" + strconv.Itoa(len(t.facts)), Status: graph.Stated,
			},
		})
	}
}
