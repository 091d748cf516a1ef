// Package card says what a card shows of a node. The server's pages and the
// explorer in the browser write it down each in their own way, and both take
// the facts, their order and the words from here.
package card

import (
	"cmp"
	"slices"

	"throughline/graph"
)

// The headings of a card, and what its ways on are called.
const (
	Joined   = "What it is joined to"
	Evidence = "Evidence"
	Timeline = "Its talks by year"
	Best     = "Best connected beside it"
	Next     = "What next"
	Lines    = "Quote the lines"

	OpenPage = "Open its page"
	Related  = "Related talks"

	RelatedPage = Related + ", on its page"
	Compare     = "Compare over the years"
	Connect     = "Paths from here"
)

// Card is what is known of a node.
type Card struct {
	Node         uint32
	Placed       string // where and when: "QCon San Francisco, 2018"; may be empty
	Lede         string // what it is, in a sentence; may be empty
	LedeEvidence []graph.Evidence
	Given        []Piece // of a talk: where it is to be seen, and when it was given
	Relations    []Relation
	Facts        []Fact
	Best         []uint32 // neighbours of the highest degree
}

// Relation says how much of a relation is shown. Without nodes it is one that
// nodes of the kind should have, and that nobody stated.
type Relation struct {
	graph.Relation
	Label string
	Shown []uint32 // those in view
}

// Fact is an edge of the node that is in view, as seen from the node.
type Fact struct {
	graph.Edge
	Other uint32
}

// Inverse reports whether the edge begins at the other end.
func (f Fact) Inverse() bool { return f.From == f.Other }

// The most that a card lists; the node's page has the rest.
const (
	MaxLocators = 3 // of one fact
	maxFacts    = 8
	maxBest     = 5
)

// Of returns the card of node n beside the nodes that are in view, which may
// be nil. It looks up in relations and walks none of them, so that a hub's card
// costs what another's does.
func Of(g *graph.Graph, n uint32, view []uint32) Card {
	c := Card{
		Node: n, Placed: Placed(g, n),
		Lede: g.Value(n, graph.Definition), LedeEvidence: g.ValueEvidence(n, graph.Definition, 0),
		Best: best(g, n),
	}
	for _, r := range g.Relations(n) {
		c.Relations = append(c.Relations, Relation{r, Label(g, r), Common(r.Nodes, view)})
	}
	if g.Kind(n) == graph.Talk {
		c.missing()
		c.Given = given(g, n)
	}
	c.facts(n)
	return c
}

// missing adds what a talk should have.
func (c *Card) missing() {
	for _, p := range [...]graph.Predicate{graph.By, graph.About} {
		if !slices.ContainsFunc(c.Relations, func(r Relation) bool { return r.Predicate == p && !r.Inverse }) {
			c.Relations = append(c.Relations, Relation{Relation: graph.Relation{Predicate: p}, Label: p.String()})
		}
	}
}

func (c *Card) facts(n uint32) {
	for _, r := range c.Relations {
		for _, m := range r.Shown {
			if len(c.Facts) == maxFacts {
				return
			}
			e := graph.Edge{From: n, Predicate: r.Predicate, To: m}
			if r.Inverse {
				e.From, e.To = m, n
			}
			c.Facts = append(c.Facts, Fact{e, m})
		}
	}
}

// Common returns those of some nodes that a relation holds, in the order of
// the relation, which is that of their numbers.
func Common(relation, some []uint32) []uint32 {
	var out []uint32
	for _, m := range some {
		if _, ok := slices.BinarySearch(relation, m); ok {
			out = append(out, m)
		}
	}
	return graph.First(out, len(out), cmp.Compare[uint32])
}

// best relies on nodes of one kind being numbered by falling degree: the best
// of a kind are the first of it.
func best(g *graph.Graph, n uint32) []uint32 {
	var out []uint32
	for _, r := range g.Relations(n) {
		for _, k := range graph.Kinds() {
			of := g.OfKind(r.Nodes, k)
			for _, m := range of[:min(maxBest, len(of))] {
				if !slices.Contains(out, m) {
					out = append(out, m)
				}
			}
		}
	}
	return graph.First(out, maxBest, func(a, b uint32) int { return cmp.Or(g.Degree(b)-g.Degree(a), cmp.Compare(a, b)) })
}
