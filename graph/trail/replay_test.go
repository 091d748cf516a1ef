package trail

import (
	"math/rand/v2"
	"slices"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
)

// seeded is the same graph and trail everywhere.
func seeded(n int) (*graph.Graph, []Step) {
	g := graphtest.Talks(2000, 7)
	return g, randomTrail(rand.New(rand.NewPCG(7, 1)), g, n)
}

// The digests were made natively; the same test runs in the browser's build.
func TestReplayIsTheSameEverywhere(t *testing.T) {
	g, steps := seeded(1000)
	sum := digest(0)
	for n := 1; n <= len(steps); n += 37 {
		v, ok := Replay(g, steps[:n])
		if !ok {
			t.Fatal("no view after", n, "steps")
		}
		sum.add(v.Digest(g))
	}
	v, _ := Replay(g, steps)
	if got, want := [2]uint64{v.Digest(g), uint64(sum)}, golden; got != want {
		t.Errorf("the digests are %#x, %#x: look at what changed, then change golden", got[0], got[1])
	}
	link := Encode(g, "0123456789abcdef", steps)
	again, fresh, err := Decode(g, "0123456789abcdef", link)
	if err != nil || !fresh || !slices.EqualFunc(again.Steps, steps, Step.Equal) {
		t.Fatalf("the link does not hold the trail: %v, fresh %v, %d steps", err, fresh, len(again.Steps))
	}
	if w, _ := Replay(g, again.Steps); w.Digest(g) != v.Digest(g) {
		t.Error("the link leads elsewhere")
	}
}

var golden = [2]uint64{0x29c905dc508454db, 0x35b798a7602508bf}

func TestUndoingAllReturnsTheFirstState(t *testing.T) {
	g, steps := seeded(300)
	first, _ := Replay(g, steps[:1])
	tr := Trail{Steps: steps[:1]}
	for _, s := range steps[1:] {
		tr.Do(s)
	}
	last, _ := Replay(g, tr.Steps)
	for tr.Undo() {
	}
	back, _ := Replay(g, tr.Steps)
	if back.Digest(g) != first.Digest(g) {
		t.Error("undoing all leads elsewhere than where it began")
	}
	for tr.Redo() {
	}
	if again, _ := Replay(g, tr.Steps); again.Digest(g) != last.Digest(g) {
		t.Error("doing all again leads elsewhere")
	}
}

func TestCollapseIsTheInverseOfExpand(t *testing.T) {
	g := graphtest.Talks(2000, 7)
	added := 0
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 3))
		steps := randomTrail(r, g, 2+r.IntN(40))
		before, _ := Replay(g, steps)
		for range 8 {
			n := before.Nodes[r.IntN(len(before.Nodes))]
			open := Step{Verb: Expand, Node: g.ID(n)}
			if rel := g.Relations(n); len(rel) > 0 && r.IntN(2) == 0 {
				one := rel[r.IntN(len(rel))]
				open.Predicate, open.Inverse = one.Predicate, one.Inverse
			}
			shut := open
			shut.Verb = Collapse
			with, _ := Replay(g, append(steps[:len(steps):len(steps)], open))
			after, _ := Replay(g, append(steps[:len(steps):len(steps)], open, shut))
			added += len(with.Nodes) - len(before.Nodes)
			if after.Digest(g) != before.Digest(g) {
				t.Fatalf("seed %d: after %d steps, collapse of %s does not undo its expansion", seed, len(steps), open.Node)
			}
		}
	}
	if added < 500 {
		t.Errorf("the expansions brought %d nodes: nothing was tested", added)
	}
}

func TestCollapseLeavesWhatSomethingElseHolds(t *testing.T) {
	g := graphtest.Talks(2000, 7)
	r := rand.New(rand.NewPCG(1, 2))
	steps := []Step{{Verb: Open, Node: "person/person-1"}}
	if _, ok := g.Lookup("person/person-1"); !ok {
		lo, _ := g.Range(graph.Person)
		steps[0].Node = g.ID(lo)
	}
	v, _ := Replay(g, steps)
	for range 200 {
		n := v.Nodes[r.IntN(len(v.Nodes))]
		open := append(slices.Clone(steps), Step{Verb: Expand, Node: g.ID(n)})
		w, _ := Replay(g, open)
		if len(w.Nodes) < len(v.Nodes)+2 {
			continue
		}
		held, free := w.Nodes[len(v.Nodes)], w.Nodes[len(v.Nodes)+1]
		open = append(open, Step{Verb: Pin, Node: g.ID(held), X: 3, Y: 4}, Step{Verb: Collapse, Node: g.ID(n)})
		x, _ := Replay(g, open)
		if _, ok := x.At(held); !ok || x.Places[held] != (Place{3, 4, true}) {
			t.Error("a pinned node went with the expansion that brought it")
		}
		if _, ok := x.At(free); ok || len(x.Nodes) != len(v.Nodes)+1 {
			t.Errorf("%d nodes after collapsing, %d before expanding", len(x.Nodes), len(v.Nodes))
		}
		return
	}
	t.Fatal("nothing could be expanded")
}

func TestViewsStayBelowTheirCap(t *testing.T) {
	g := graphtest.Talks(2000, 7)
	for seed := range uint64(12) {
		steps := randomTrail(rand.New(rand.NewPCG(seed, 5)), g, 120)
		v, ok := Replay(g, steps)
		if !ok || len(v.Nodes) == 0 || len(v.Nodes) > graph.MaxNodes || v.Nodes[0] != v.Focus {
			t.Fatalf("seed %d: %d nodes", seed, len(v.Nodes))
		}
		seen := map[uint32]bool{}
		for _, n := range v.Nodes {
			if seen[n] {
				t.Fatalf("seed %d: %s is shown twice", seed, g.ID(n))
			}
			seen[n] = true
		}
	}
}
