// Package api holds the JSON shapes that the HTTP API and the command line
// with --json both print, and makes them from the graph.
package api

import (
	"throughline/graph"
)

// Node is a node as it stands in lists.
type Node struct {
	ID   graph.ID `json:"id"`
	Kind string   `json:"kind"`
	Name string   `json:"name"`
	Year int      `json:"year,omitempty"`
}

// nodeOf returns node n of g as it stands in lists.
func nodeOf(g *graph.Graph, n uint32) Node {
	return Node{ID: g.ID(n), Kind: g.Kind(n).String(), Name: g.Name(n), Year: g.Year(n)}
}

// Nodes returns several nodes as they stand in lists.
func Nodes(g *graph.Graph, ns []uint32) []Node {
	out := make([]Node, len(ns))
	for i, n := range ns {
		out[i] = nodeOf(g, n)
	}
	return out
}

// NodeDetail is a node with all that is said of it.
type NodeDetail struct {
	Node
	Literals  map[string][]Literal `json:"literals"`
	Relations []RelationCount      `json:"relations"`
	Version   string               `json:"version"`
}

// Literal is one text of a node.
type Literal struct {
	Value    string     `json:"value"`
	Evidence []Evidence `json:"evidence"`
}

// RelationCount says how many neighbours a node has under a predicate; one
// that begins with ^ is followed against its direction.
type RelationCount struct {
	Predicate string `json:"predicate"`
	Count     int    `json:"count"`
}

// Detail returns all that is said of node n. Transcripts stay out: they are
// quoted line by line where they are evidence.
func Detail(g *graph.Graph, n uint32, version string) NodeDetail {
	d := NodeDetail{Node: nodeOf(g, n), Literals: map[string][]Literal{}, Relations: []RelationCount{}, Version: version}
	for p := graph.NoPredicate + 1; int(p) < graph.NumPredicates; p++ {
		if !p.IsLiteral() || p == graph.Transcript {
			continue
		}
		for i, v := range g.Values(n, p) {
			d.Literals[p.String()] = append(d.Literals[p.String()], Literal{v, EvidenceList(g, g.ValueEvidence(n, p, i))})
		}
	}
	for _, r := range g.Relations(n) {
		d.Relations = append(d.Relations, RelationCount{Step(r.Predicate, r.Inverse), len(r.Nodes)})
	}
	return d
}

// Step writes a predicate as a step of a path expression.
func Step(p graph.Predicate, inverse bool) string {
	if inverse {
		return "^" + p.String()
	}
	return p.String()
}
