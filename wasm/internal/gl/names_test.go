//go:build !js

package gl

import (
	"slices"
	"testing"

	"throughline/graph/scene"
)

const nameRecord = 12

func TestNamesHangOnTheirNodes(t *testing.T) {
	sc := scene.New([]scene.Node{{Name: "One"}, {Name: "Two"}, {Kind: scene.Talk, Name: "more talks", More: 37}},
		[]scene.Edge{{From: 0, To: 1, Predicate: "broader"}})
	sc.Camera = scene.Camera{Width: 800, Height: 600}
	sc.Select(0)
	f := sc.Frame([]float32{-100, 0, 100, 0, 0, 200})
	var n names
	n.make(f)
	n.make(f) // again, in the same memory
	words := map[string][]float32{}
	for i := 0; i < len(n.ops); i += nameRecord {
		r := n.ops[i:][:nameRecord]
		words[string(n.text[int(r[10]):][:int(r[11])])] = r
	}
	if len(words) != len(n.ops)/nameRecord || len(words) != 5 {
		t.Fatalf("lines: %v", words)
	}
	if r := words["+37"]; r[0] != 2 || r[3] != flagCount || !slices.Equal(r[5:8], []float32{2, 2, 0}) {
		t.Errorf("the number of the bundle: %v", r)
	}
	if r := words["One"]; r[0] != 0 || r[2] != float32(scene.Selected) || r[3] != scene.FlagBig || !slices.Equal(r[5:8], []float32{0, 0, 0}) {
		t.Errorf("the name of the selected node: %v", r)
	}
	r := words["broader"]
	if r[0] != -1 || r[3] != scene.FlagPredicate || r[5] != 0 || r[6] != 1 || r[7] <= 0 || r[7] >= 1 {
		t.Errorf("the predicate between them: %v", r)
	}
}

func TestLinesOfANameStandBelowEachOther(t *testing.T) {
	sc := scene.New([]scene.Node{{Name: "A talk with a title of so many words that one line does not hold it"}}, nil)
	sc.Camera = scene.Camera{Width: 800, Height: 600}
	f := sc.Frame([]float32{0, 0})
	var n names
	n.make(f)
	if len(n.ops) != 2*nameRecord {
		t.Fatalf("%d numbers", len(n.ops))
	}
	if gap := n.ops[nameRecord+9] - n.ops[9]; gap != f.Labels[0].Gap() || n.ops[nameRecord+1] != 1 {
		t.Errorf("line %g stands %g below the first", n.ops[nameRecord+1], gap)
	}
}
