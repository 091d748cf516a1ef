package themes

import (
	"slices"

	"throughline/graph"
	"throughline/graph/load/discover"
	"throughline/graph/text"
)

// Change is what a decision means for a graph. To write it into a store,
// delete Remove and add Add. To continue a Builder made from the graph, Drop
// Source and add Facts.
type Change struct {
	ID          graph.ID // of the theme that the decision is about; empty when a phrase was rejected
	Phrase      string
	Talks       map[graph.ID]int // talks by accepted theme
	Facts       []graph.Fact     // all that the decisions state now
	Remove, Add []graph.Fact
}

// IsEmpty reports whether the graph is already as the change would make it.
func (c Change) IsEmpty() bool { return len(c.Remove)+len(c.Add) == 0 }

// Refresh returns what the decisions that a graph keeps mean for its talks
// now: after a load there are others, and some have other texts. Without an
// accepted theme it costs nothing.
func Refresh(g *graph.Graph) Change {
	d := Of(g)
	if len(d.Accepted) == 0 {
		return Change{}
	}
	return change(g, d)
}

// change compares what the decisions state with what the graph has of them.
func change(g *graph.Graph, d Decisions) Change {
	c := Change{Talks: map[graph.ID]int{}}
	c.Facts = append(c.Facts, d.facts()...)
	for _, f := range carried(g, d.Accepted) {
		c.Talks[graph.ID(f.Object)]++
		c.Facts = append(c.Facts, f)
	}
	now := make(map[graph.Fact]bool, len(c.Facts))
	for _, f := range c.Facts {
		now[f] = true
	}
	for f := range g.Facts {
		switch {
		case f.Evidence.Source != Source:
		case now[f]:
			delete(now, f)
		default:
			c.Remove = append(c.Remove, f)
		}
	}
	for _, f := range c.Facts {
		if now[f] {
			c.Add = append(c.Add, f)
		}
	}
	return c
}

// facts are what the decisions say by themselves.
func (d Decisions) facts() []graph.Fact {
	var out []graph.Fact
	add := func(s graph.ID, p graph.Predicate, object string, e graph.Evidence) {
		e.Source, e.Status = Source, graph.Curated
		out = append(out, graph.Fact{Subject: s, Predicate: p, Object: object, Evidence: e})
	}
	if len(d.Accepted)+len(d.Rejected) > 0 {
		add(Source, graph.Title, "Decisions about themes", graph.Evidence{})
	}
	for _, k := range d.Accepted {
		e := graph.Evidence{Locator: k.ID.Slug(), Rule: accepted}
		add(k.ID, graph.Name, k.Phrase, e)
		for _, alias := range k.Aliases {
			add(k.ID, graph.Alias, alias, e)
		}
	}
	for _, k := range d.Rejected {
		e := graph.Evidence{Locator: text.Slug(k.Phrase, graph.MaxSlug), Rule: rejected, Words: k.Phrase}
		add(Source, graph.Note, k.Phrase+" is no theme", e)
	}
	return out
}

// carried returns an edge to each accepted theme from each talk that carries
// its name or an alias, with the words that the talk first has.
func carried(g *graph.Graph, list []Kept) []graph.Fact {
	var m discover.Matcher
	var owner []int // by the matcher's number
	for i, k := range list {
		for _, form := range append([]string{k.Phrase}, k.Aliases...) {
			if n, ok := m.Add(form); ok && n == len(owner) {
				owner = append(owner, i)
			}
		}
	}
	var out []graph.Fact
	if len(owner) == 0 {
		return nil
	}
	var found []int
	lo, hi := g.Range(graph.Talk)
	for n := lo; n < hi; n++ {
		found = found[:0]
		m.MatchTalk(g, n, func(number int, words string) {
			k := owner[number]
			if !slices.Contains(found, k) {
				found = append(found, k)
				out = append(out, edge(g.ID(n), list[k].ID, words))
			}
		})
	}
	return out
}

func edge(talk, theme graph.ID, words string) graph.Fact {
	return graph.Fact{Subject: talk, Predicate: graph.About, Object: string(theme), Evidence: graph.Evidence{
		Source: Source, Locator: theme.Slug(), Rule: accepted, Words: words, Status: graph.Curated,
	}}
}
