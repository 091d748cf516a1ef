// Package reading understands what somebody types where a name is searched:
// "talks about service mesh by Netflix 2018", "path from Istio to eBPF",
// "compare Kafka and Pulsar". It offers readings, each with a sentence that
// says what it would do and how much it would find. Nothing is guessed: a
// reading names only nodes that the words name, and says which words it left
// unread.
package reading

import (
	"strings"
	"sync"

	"throughline/graph"
	"throughline/graph/search"
	"throughline/graph/text"
)

// Action is what a reading would do.
type Action uint8

// The actions.
const (
	Walk    Action = iota + 1 // list what a path expression reaches
	Connect                   // find paths between two nodes
	Compare                   // show two to six nodes on one axis
	Related                   // list the talks related to one
	Evolve                    // show how something evolved
)

// Reading is one way to understand a text.
type Reading struct {
	Action   Action
	Nodes    []uint32   // two of Connect, two to six of Compare, one of Related and Evolve
	Target   graph.Kind // of Walk: what is listed
	Clauses  []Clause   // of Walk: what the talks have, all of them
	From, To int        // of Walk: the years of the talks; zero leaves an end open
	Sentence string     // what it would do
	Count    int        // nodes that Walk lists, talks of what Evolve and Compare show; -1 where it is not counted
	Unread   []string   // words that played no part
}

// Clause is an edge that talks have. At may name a series.
type Clause struct {
	Predicate graph.Predicate
	Node      uint32
}

// Answer is how a text can be understood.
type Answer struct {
	Readings []Reading
	Explicit bool   // the text says what to do, and is no mere name
	Missing  string // why a text that says what to do cannot be read; "" otherwise
}

// Reader understands texts over one graph. It is safe for concurrent use.
type Reader struct {
	g     *graph.Graph
	x     *search.Index
	names func() map[string][]uint32 // by their words
}

// New returns a reader of what x finds in g.
func New(g *graph.Graph, x *search.Index) *Reader {
	return &Reader{g: g, x: x, names: sync.OnceValue(func() map[string][]uint32 { return namesOf(g) })}
}

// Prepare reads the names now rather than with the first text.
func (r *Reader) Prepare() { r.names() }

// MaxReadings is the number of readings of a text at most.
const MaxReadings = 4

// Read returns the readings of a text, the likeliest first.
func (r *Reader) Read(s string) Answer {
	for _, arrow := range [...]string{"->", "→"} {
		if from, to, ok := strings.Cut(s, arrow); ok {
			s = from + " to " + to
		}
	}
	words := text.Words(s)
	if len(words) < 2 || len(words) > maxWords || r.isName(words) {
		return Answer{}
	}
	for _, rule := range [...]func(*Reader, []string) Answer{(*Reader).compare, (*Reader).connect, (*Reader).related, (*Reader).evolve} {
		if a := rule(r, words); len(a.Readings) > 0 || a.Missing != "" {
			a.Explicit = true
			return a
		}
	}
	return r.walks(words)
}

// maxWords is the longest text that is read; more is a title or a quotation.
const maxWords = 24

// namesOf maps the words of names to what they name. Talks are left out: their
// titles say anything.
func namesOf(g *graph.Graph) map[string][]uint32 {
	names := make(map[string][]uint32, g.Len()/2)
	add := func(name string, n uint32) {
		key := strings.Join(text.Words(name), " ")
		if key != "" {
			names[key] = append(names[key], n)
		}
	}
	for n := range uint32(g.Len()) {
		if k := g.Kind(n); k == graph.Talk || k == graph.Source {
			continue
		}
		add(g.Name(n), n)
		for _, alias := range g.Values(n, graph.Alias) {
			add(alias, n)
		}
	}
	return names
}

// isName reports whether the words are a name as they stand.
func (r *Reader) isName(words []string) bool { return len(r.names()[strings.Join(words, " ")]) > 0 }
