// Package themes keeps what people decide about recurring phrases: one that is
// accepted is a theme for all talks that carry it, one that is rejected is no
// candidate again. Decisions are facts of one source, so they are kept with
// the graph and undone by taking its facts out; no other source is touched.
package themes

import (
	"cmp"
	"slices"
	"strings"

	"throughline/graph"
	"throughline/graph/load/discover"
)

// Source states the decisions and all that follows from them.
const Source graph.ID = "source/theme-decisions"

// The rules in the evidence of the facts.
const (
	accepted = "accepted"
	rejected = "rejected"
)

// Kept is a decision that a graph keeps. A rejected phrase has no ID.
type Kept struct {
	ID      graph.ID
	Phrase  string
	Aliases []string
}

// Decisions are all that a graph keeps.
type Decisions struct {
	Accepted []Kept
	Rejected []Kept
}

// Of returns the decisions of a graph in the order of their phrases.
func Of(g *graph.Graph) Decisions {
	var d Decisions
	if n, ok := g.Lookup(Source); ok {
		for i := range g.Values(n, graph.Note) {
			for _, e := range g.ValueEvidence(n, graph.Note, i) {
				if e.Source == Source && e.Rule == rejected {
					d.Rejected = append(d.Rejected, Kept{Phrase: e.Words})
				}
			}
		}
	}
	lo, hi := g.Range(graph.Theme)
	for n := lo; n < hi; n++ {
		if names := stated(g, n, graph.Name); len(names) > 0 {
			d.Accepted = append(d.Accepted, Kept{ID: g.ID(n), Phrase: names[0], Aliases: stated(g, n, graph.Alias)})
		}
	}
	for _, list := range [][]Kept{d.Accepted, d.Rejected} {
		slices.SortFunc(list, func(a, b Kept) int { return cmp.Compare(strings.ToLower(a.Phrase), strings.ToLower(b.Phrase)) })
	}
	return d
}

// stated returns the texts that the decisions state about a theme.
func stated(g *graph.Graph, n uint32, p graph.Predicate) []string {
	var out []string
	for i, text := range g.Values(n, p) {
		if slices.ContainsFunc(g.ValueEvidence(n, p, i), func(e graph.Evidence) bool { return e.Source == Source }) {
			out = append(out, text)
		}
	}
	slices.Sort(out)
	return out
}

// Skip returns the filter for discover.Options that leaves out what was
// rejected.
func (d Decisions) Skip() func(key string) bool {
	keys := map[string]bool{}
	for _, k := range d.Rejected {
		keys[discover.Key(k.Phrase)] = true
	}
	return func(key string) bool { return keys[key] }
}

// find returns the index of the decision about a phrase, by its name or an
// alias, or -1.
func find(list []Kept, phrase string) int {
	key := discover.Key(phrase)
	return slices.IndexFunc(list, func(k Kept) bool {
		return discover.Key(k.Phrase) == key || slices.ContainsFunc(k.Aliases, func(a string) bool { return discover.Key(a) == key })
	})
}
