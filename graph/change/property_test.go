package change_test

import (
	"math/rand/v2"
	"testing"

	"throughline/graph"
	"throughline/graph/change"
)

// TestDecisionsNeverContradict saves decisions at random. Whatever is taken, a
// node is merged once at most, never into itself by a detour, and no two that
// are kept apart are one.
func TestDecisionsNeverContradict(t *testing.T) {
	people := []graph.ID{"person/a", "person/b", "person/c", "person/d", "person/e"}
	taken, refused := 0, 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		decision := func() change.Decision {
			return change.Decision{Merge: people[r.IntN(5)], Into: people[r.IntN(5)], Apart: r.IntN(3) == 0, Reason: "seen"}
		}
		var held []change.Decision
		for range 30 {
			save := change.Save{Decide: []change.Decision{decision()}}
			if r.IntN(3) == 0 && len(held) > 0 {
				save.Undo = []change.Decision{held[r.IntN(len(held))]}
			}
			next, err := save.Apply(held)
			if err != nil {
				refused++
				continue
			}
			taken++
			held = next
			check(t, seed, held)
			if t.Failed() {
				return
			}
		}
	}
	if taken < 1000 || refused < 1000 {
		t.Errorf("%d taken, %d refused: nothing is tested", taken, refused)
	}
}

func check(t *testing.T, seed uint64, held []change.Decision) {
	t.Helper()
	into := map[graph.ID]graph.ID{}
	for _, d := range held {
		if _, again := into[d.Merge]; again && !d.Apart {
			t.Errorf("seed %d: %s is merged twice: %v", seed, d.Merge, held)
		}
		if !d.Apart {
			into[d.Merge] = d.Into
		}
	}
	end := func(id graph.ID) graph.ID {
		for range len(held) + 1 {
			next, ok := into[id]
			if !ok {
				return id
			}
			id = next
		}
		t.Errorf("seed %d: %s is merged in a circle: %v", seed, id, held)
		return id
	}
	for _, d := range held {
		if d.Apart && end(d.Merge) == end(d.Into) {
			t.Errorf("seed %d: %s and %s are kept apart and are one: %v", seed, d.Merge, d.Into, held)
		}
	}
}
