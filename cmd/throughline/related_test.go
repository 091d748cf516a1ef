package main

import (
	"strconv"
	"strings"
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

// TestRelatedIsPrintedAsASum: each row is followed by its sentence and by what
// its points are made of, and so is the talk that was expected.
func TestRelatedIsPrintedAsASum(t *testing.T) {
	const talk = "talk/k8s-commandments-qcon-san-francisco-2018"
	c := loaded(t)
	out, errs, code := c.run("related", talk, "--expect", "talk/istio-weaving-the-service-mesh-qcon-san-francisco-2017")
	if code != 0 {
		t.Fatalf("%d: %s", code, errs)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	listed := 0
	for i := 0; i+2 < len(lines); i += 3 {
		score, _, _ := strings.Cut(lines[i], "\t")
		if score == "expected" {
			if !strings.Contains(lines[i+1], "It is on the list, at place ") {
				t.Errorf("expected: %q", lines[i+1])
			}
			continue
		}
		sum := 0
		for part := range strings.SplitSeq(strings.TrimSpace(lines[i+2]), " + ") {
			n, err := strconv.Atoi(part[strings.LastIndex(part, " ")+1:])
			if err != nil {
				t.Fatalf("%q has no points: %v", part, err)
			}
			sum += n
		}
		if strconv.Itoa(sum) != score {
			t.Errorf("%q sums to %d", lines[i:i+3], sum)
		}
		listed++
	}
	if listed == 0 || !strings.Contains(out, "\nexpected\ttalk/istio-weaving") {
		t.Errorf("printed:\n%s", out)
	}
	if _, errs, code := c.run("related", talk, "--expect", "talk/none"); code == 0 || !strings.Contains(errs, "talk/none") {
		t.Errorf("a talk that is none: %d, %s", code, errs)
	}
}
