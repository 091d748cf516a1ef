package api

import "throughline/graph"

// Edge is one edge between nodes of the same answer.
type Edge struct {
	From      graph.ID `json:"from"`
	Predicate string   `json:"predicate"`
	To        graph.ID `json:"to"`
}

// Bundle counts the neighbours of a node that an answer holds back.
type Bundle struct {
	Node      graph.ID `json:"node"`
	Predicate string   `json:"predicate"`
	Count     int      `json:"count"`
}

// Neighborhood is the part of the graph around a node.
type Neighborhood struct {
	Focus   graph.ID `json:"focus"`
	Nodes   []Node   `json:"nodes"`
	Edges   []Edge   `json:"edges"`
	More    []Bundle `json:"more"`
	Version string   `json:"version"`
}

// NeighborhoodOf describes a neighbourhood of g.
func NeighborhoodOf(g *graph.Graph, v graph.Neighborhood, version string) Neighborhood {
	out := Neighborhood{
		Focus: g.ID(v.Focus), Nodes: Nodes(g, v.Nodes), Version: version,
		Edges: make([]Edge, len(v.Edges)), More: make([]Bundle, len(v.More)),
	}
	for i, e := range v.Edges {
		out.Edges[i] = Edge{g.ID(e.From), e.Predicate.String(), g.ID(e.To)}
	}
	for i, m := range v.More {
		out.More[i] = Bundle{g.ID(m.Node), Step(m.Predicate, m.Inverse), m.Count}
	}
	return out
}

// Neighbor is a node on the other end of an edge.
type Neighbor struct {
	Predicate string     `json:"predicate"`
	Node      Node       `json:"node"`
	Evidence  []Evidence `json:"evidence"`
}

// Neighbors are the direct neighbours of a node, a page of them.
type Neighbors struct {
	Node      Node       `json:"node"`
	Neighbors []Neighbor `json:"neighbors"`
	Total     int        `json:"total"`
	Version   string     `json:"version"`
}

// NeighborsOf returns the direct neighbours of node n, at most limit of them
// after offset. A predicate, if given, is a step such as "by" or "^about" and
// picks one relation.
func NeighborsOf(g *graph.Graph, n uint32, step string, offset, limit int, version string) Neighbors {
	out := Neighbors{Node: nodeOf(g, n), Neighbors: []Neighbor{}, Version: version}
	for _, r := range g.Relations(n) {
		name := Step(r.Predicate, r.Inverse)
		if step != "" && step != name {
			continue
		}
		for _, m := range r.Nodes {
			out.Total++
			if out.Total <= offset || len(out.Neighbors) >= limit {
				continue
			}
			from, to := n, m
			if r.Inverse {
				from, to = m, n
			}
			out.Neighbors = append(out.Neighbors, Neighbor{name, nodeOf(g, m), EvidenceList(g, g.Evidence(from, r.Predicate, to))})
		}
	}
	return out
}
