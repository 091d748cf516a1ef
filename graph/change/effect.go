package change

import (
	"cmp"
	"slices"
	"strconv"

	"throughline/graph"
)

// Effect is one number that a change would move: "service mesh, 2018: 3 to 5
// talks".
type Effect struct {
	What   string   `json:"what"`
	Node   graph.ID `json:"node,omitempty"`
	Unit   string   `json:"unit"`
	Before int      `json:"before"`
	After  int      `json:"after"`
	Note   string   `json:"note,omitempty"`

	own bool // the node itself gains or loses talks, not only what is narrower
}

// Outcome is the answer to a save, or to the question what it would do.
type Outcome struct {
	Effects []Effect `json:"effects"`
	Summary any      `json:"summary,omitempty"` // as of a load
	Source  graph.ID `json:"source,omitempty"`  // of the report
	Replies []string `json:"notes,omitempty"`   // what else is worth knowing: a source that is replaced
	Written bool     `json:"written"`
	Version string   `json:"version"` // of the dataset that is served now
}

// maxEffects is how many subjects are told, those first that move themselves.
const maxEffects = 60

// Effects compares the numbers of talks of two graphs: by year, and by year for
// each theme and technology, with what is narrower, as pages count them; and
// what is new, gone and redirected.
func Effects(before, after *graph.Graph) []Effect {
	out := years(before, after)
	about := append(subjects(before, after, graph.Theme), subjects(before, after, graph.Technology)...)
	slices.SortStableFunc(about, tellingFirst)
	var known []Effect
	for _, k := range []graph.Kind{graph.Talk, graph.Person, graph.Company, graph.Theme, graph.Technology, graph.Event} {
		if b, a := count(before, k), count(after, k); a != b {
			known = append(known, Effect{What: "known " + k.Plural(), Unit: k.Plural(), Before: b, After: a})
		}
	}
	if n := redirects(before, after); n > 0 {
		known = append(known, Effect{What: "links that redirect", Unit: "links", Before: 0, After: n, Note: "addresses of nodes that are merged lead to what they are now"})
	}
	about = about[:min(len(about), maxEffects)]
	return append(append(out, known...), about...)
}

func count(g *graph.Graph, k graph.Kind) int {
	lo, hi := g.Range(k)
	return int(hi - lo)
}

// years compares the talks of each year.
func years(before, after *graph.Graph) []Effect {
	b, a := talksByYear(before, nil), talksByYear(after, nil)
	var out []Effect
	for _, y := range yearsOf(b, a) {
		if b[y] != a[y] {
			out = append(out, Effect{What: "talks, " + year(y), Unit: "talks", Before: b[y], After: a[y]})
		}
	}
	return out
}

func year(y int) string {
	if y == 0 {
		return "year not known"
	}
	return strconv.Itoa(y)
}

func yearsOf(a, b map[int]int) []int {
	var out []int
	for y := range a {
		out = append(out, y)
	}
	for y := range b {
		out = append(out, y)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// talksByYear counts the talks, or all where there is no list.
func talksByYear(g *graph.Graph, talks []uint32) map[int]int {
	out := map[int]int{}
	if talks == nil {
		lo, hi := g.Range(graph.Talk)
		for n := lo; n < hi; n++ {
			out[g.Year(n)]++
		}
		return out
	}
	for _, n := range talks {
		out[g.Year(n)]++
	}
	return out
}

// subjects compares the nodes of a kind year by year, those that move most
// first.
func subjects(before, after *graph.Graph, k graph.Kind) []Effect {
	var out []Effect
	lo, hi := after.Range(k)
	for n := lo; n < hi; n++ {
		id := after.ID(n)
		now := talksByYear(after, talksOf(after, n))
		then := map[int]int{}
		if old, ok := before.Lookup(id); ok {
			then = talksByYear(before, talksOf(before, old))
		}
		for _, y := range yearsOf(then, now) {
			if then[y] != now[y] {
				out = append(out, Effect{
					What: after.Name(n) + ", " + year(y), Node: id, Unit: "talks", Before: then[y], After: now[y], own: own(before, after, id),
				})
			}
		}
	}
	return out
}

// own reports whether the node's own talks are more or fewer.
func own(before, after *graph.Graph, id graph.ID) bool {
	return ownTalks(before, id) != ownTalks(after, id)
}

func ownTalks(g *graph.Graph, id graph.ID) int {
	n, ok := g.Lookup(id)
	if !ok {
		return 0
	}
	return len(g.In(n, graph.About)) + len(g.In(n, graph.Uses))
}

// tellingFirst puts what is named itself before what is broader, and great
// changes before small ones.
func tellingFirst(a, b Effect) int {
	if a.own != b.own {
		if a.own {
			return -1
		}
		return 1
	}
	return cmp.Compare(distance(b), distance(a))
}

func distance(e Effect) int { return max(e.After-e.Before, e.Before-e.After) }

// talksOf are the talks about a node or what is narrower, each once.
func talksOf(g *graph.Graph, n uint32) []uint32 {
	talks := []uint32{}
	for _, m := range g.WithNarrower(n) {
		for _, p := range []graph.Predicate{graph.About, graph.Uses} {
			talks = append(talks, g.OfKind(g.In(m, p), graph.Talk)...)
		}
	}
	slices.Sort(talks)
	return slices.Compact(talks)
}

// redirects counts the nodes that others take the place of.
func redirects(before, after *graph.Graph) int {
	n := 0
	for i := range uint32(before.Len()) {
		id := before.ID(i)
		if _, there := after.Lookup(id); there {
			continue
		}
		if _, moved, ok := after.Resolve(id); ok && moved {
			n++
		}
	}
	return n
}
