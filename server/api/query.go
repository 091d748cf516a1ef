package api

import (
	"throughline/graph"
	"throughline/graph/path"
)

// Query is the answer to a path expression.
type Query struct {
	Start    graph.ID    `json:"start"`
	Path     string      `json:"path"`     // the expression in its canonical form
	Sentence string      `json:"sentence"` // what it asks for, in English
	Results  []QueryRow  `json:"results"`
	Total    int         `json:"total"` // distinct end nodes, those not listed included
	Steps    []QueryStep `json:"steps"`
	Cut      bool        `json:"cut"`           // whether a limit ended it early
	Why      string      `json:"why,omitempty"` // which limit
	Engine   string      `json:"engine"`
	Plan     []string    `json:"plan,omitempty"` // with explain
	WhyNot   *WhyNot     `json:"why-not,omitempty"`
	Version  string      `json:"version"`
}

// QueryRow is an end node, the number of walks that reach it, and one of them
// as the nodes from the start on. Count is the largest number that is exact
// where Exact is false.
type QueryRow struct {
	Node
	Count uint64     `json:"count"`
	Exact bool       `json:"exact"`
	Walk  []graph.ID `json:"walk"`
}

// QueryStep is what stands after a top-level step: how many nodes by how many
// walks.
type QueryStep struct {
	Step    string `json:"step"`
	Caption string `json:"caption"`
	Count   int    `json:"count"`
	Walks   uint64 `json:"walks"`
	Samples []Node `json:"samples"`
}

// WhyNot says why a node is not among the results: the step that dropped it,
// counted from 1, and the smallest change of the path that keeps it.
type WhyNot struct {
	Node
	Present bool   `json:"present"`
	Step    int    `json:"step,omitempty"`
	Reason  string `json:"reason"`
	Change  string `json:"change,omitempty"` // a path
	Total   int    `json:"total,omitempty"`  // what the changed path reaches
	Cut     bool   `json:"cut"`              // a limit ended the search: there may be more to say
}

// WhyNotOf describes why e does not lead to node n.
func WhyNotOf(g *graph.Graph, e path.Expr, n uint32, w path.WhyNot) *WhyNot {
	out := &WhyNot{Node: nodeOf(g, n), Present: w.Present, Reason: w.Tell(g, e, n), Cut: w.Cut != path.Whole}
	if !w.Present {
		out.Step = w.Step + 1
	}
	if w.Change != nil {
		out.Change, out.Total = path.String(w.Change.Expr), w.Change.Total
	}
	return out
}

// QueryOf describes the answer of the index to an expression.
func QueryOf(g *graph.Graph, e path.Expr, a path.Answer, version string) Query {
	q := Query{
		Start: g.ID(a.Start), Path: path.String(e), Sentence: path.Sentence(g, a.Start, e), Total: a.Total,
		Results: make([]QueryRow, len(a.Rows)), Steps: make([]QueryStep, len(a.Steps)),
		Cut: a.Cut != path.Whole, Why: a.Cut.String(), Engine: "index", Version: version,
	}
	for i, r := range a.Rows {
		q.Results[i] = row(nodeOf(g, r.Node), r.Count, idsOf(g, a.Nodes(r)))
	}
	captions := path.Captions(g, e)
	for i, s := range a.Steps {
		q.Steps[i] = QueryStep{path.String(s.Step), captions[i], s.Nodes, uint64(min(s.Walks, path.MaxCount)), Nodes(g, s.Samples)}
	}
	return q
}

func row(n Node, c path.Count, walk []graph.ID) QueryRow {
	return QueryRow{n, uint64(min(c, path.MaxCount)), c.Exact(), walk}
}

// Row describes an end node that another engine than the index found.
func Row(g *graph.Graph, id graph.ID, c path.Count, walk []graph.ID) QueryRow {
	n := Node{ID: id, Kind: id.Kind().String(), Name: id.Slug()}
	if at, ok := g.Lookup(id); ok {
		n = nodeOf(g, at)
	}
	return row(n, c, walk)
}

// idsOf returns the ids of nodes.
func idsOf(g *graph.Graph, ns []uint32) []graph.ID {
	out := make([]graph.ID, len(ns))
	for i, n := range ns {
		out[i] = g.ID(n)
	}
	return out
}
