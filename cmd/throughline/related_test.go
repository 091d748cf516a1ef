package main

import (
	"testing"

	"throughline/graph"
	"throughline/graph/related"
)

// TestPointsAddUpOverTheCorpus goes through every talk of the corpus and every
// kind of reason: the reasons' points sum to the score, and muting a kind
// raises no talk's points.
func TestPointsAddUpOverTheCorpus(t *testing.T) {
	g := corpusRecord(t).Data.Graph
	x, err := related.New(g, related.NewTable(g))
	if err != nil {
		t.Fatal(err)
	}
	lo, hi := g.Range(graph.Talk)
	listed := 0
	for talk := lo; talk < hi; talk++ {
		whole := pointsOf(t, g, x.Related(related.Query{Talk: talk, With: related.NoNode, Limit: 1 << 20, Plain: true}))
		listed += len(whole)
		for _, k := range related.ReasonKinds() {
			q := related.Query{Talk: talk, With: related.NoNode, Limit: 1 << 20, Plain: true}
			q.Weights[k] = related.Muted
			for other, points := range pointsOf(t, g, x.Related(q)) {
				if points > whole[other] {
					t.Errorf("%s and %s: %d points with %s muted, %d without", g.ID(talk), g.ID(other), points, k, whole[other])
				}
			}
		}
	}
	if listed < int(hi-lo) {
		t.Errorf("%d talks are related to %d", listed, hi-lo)
	}
}

func pointsOf(t *testing.T, g *graph.Graph, a related.Answer) map[uint32]int {
	t.Helper()
	out := map[uint32]int{}
	for _, r := range a.Results {
		sum := 0
		for _, reason := range r.Reasons {
			sum += reason.Points
		}
		if sum != r.Points || sum <= 0 {
			t.Errorf("%s: the reasons have %d points, the talk %d", g.ID(r.Talk), sum, r.Points)
		}
		out[r.Talk] = r.Points
	}
	return out
}
