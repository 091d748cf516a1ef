package scene_test

import (
	"testing"

	"throughline/graph/scene"
)

// drawn is what a buffer of commands asks for, read as the page's script reads it.
type drawn struct {
	lines, curves, arrows, marks, bundles, rings int
	guides                                       [][3]float32
	texts                                        []string
	flags                                        map[string]int
	states                                       []scene.State // of the groups of marks, in order
}

func read(t *testing.T, c *scene.Commands) drawn {
	t.Helper()
	d := drawn{flags: map[string]int{}}
	for i := 0; i < len(c.Ops); {
		op := c.Ops[i:]
		switch op[0] {
		case 1:
			d.lines += int(op[2])
			i += 3 + 4*int(op[2])
		case 2:
			d.curves += int(op[2])
			i += 3 + 6*int(op[2])
		case 3:
			d.arrows += int(op[2])
			i += 3 + 6*int(op[2])
		case 4:
			d.marks += int(op[3])
			d.states = append(d.states, scene.State(op[2]))
			i += 4 + 3*int(op[3])
		case 5:
			d.bundles += int(op[3])
			i += 4 + 4*int(op[3])
		case 6:
			d.rings++
			i += 4
		case 7:
			text := string(c.Text[int(op[6]) : int(op[6])+int(op[7])])
			d.texts = append(d.texts, text)
			d.flags[text] = int(op[2])
			i += 8
		case 8:
			d.guides = append(d.guides, [3]float32(op[1:4]))
			i += 4
		default:
			t.Fatalf("at %d there is no command %g", i, op[0])
		}
	}
	return d
}

func TestCommandsDrawWhatIsShown(t *testing.T) {
	n := mesh()
	s := scene.New(n.nodes, n.edges)
	s.Camera = scene.Camera{Width: 2000, Height: 2000, Zoom: 1}
	s.Focus = 0
	s.Select(2)
	var at []float32
	for i := range n.nodes {
		at = append(at, float32(i%4)*200-300, float32(i/4)*200-300)
	}
	var c scene.Commands
	s.Draw(&c, at)
	d := read(t, &c)
	if d.marks != 13 || d.bundles != 2 || d.rings != 1 || d.curves != len(n.edges) || d.lines != 0 {
		t.Errorf("%+v", d)
	}
	if d.flags["Sample commandments"]&scene.FlagBig == 0 || d.flags["sample mesh"]&scene.FlagFocus == 0 || d.flags["uses"] != scene.FlagPredicate {
		t.Errorf("flags are %v", d.flags)
	}
	if d.states[0] != scene.Dim || d.states[len(d.states)-1] != scene.Selected {
		t.Errorf("painting order is %v", d.states)
	}
}

func TestCommandsFollowTheSelection(t *testing.T) {
	s, at := row()
	var c scene.Commands
	s.Draw(&c, at)
	if d := read(t, &c); d.rings != 0 || d.marks != 4 {
		t.Errorf("%+v", d)
	}
	s.Select(3)
	s.Draw(&c, at)
	if d := read(t, &c); d.rings != 1 || d.marks != 4 {
		t.Errorf("after selecting: %+v", d)
	}
	s.Show([]scene.Node{{Name: "new"}, {Name: "other"}}, []scene.Edge{{From: 0, To: 1, Directed: true}})
	s.Draw(&c, at[:4])
	if d := read(t, &c); d.rings != 0 || d.marks != 2 || d.arrows != 1 {
		t.Errorf("after showing others: %+v", d)
	}
}

func TestCommandsLeaveOutWhatIsNotSeen(t *testing.T) {
	s, at := row()
	s.Camera = scene.Camera{X: 10000, Width: 100, Height: 100}
	var c scene.Commands
	s.Draw(&c, at)
	if len(c.Ops) != 0 || len(c.Text) != 0 {
		t.Errorf("%d numbers for nothing", len(c.Ops))
	}
	s.Camera = scene.Camera{}
	at[0] = nan
	s.Draw(&c, at)
	for _, v := range c.Ops {
		if v != v {
			t.Fatal("NaN in the buffer")
		}
	}
}

func TestMaxNodesKeepsTheImportantOnes(t *testing.T) {
	s, at := crowd(3000)
	c := scene.Commands{MaxNodes: 100}
	s.Camera.Zoom = 0.5
	s.Draw(&c, at)
	if d := read(t, &c); d.marks > 100 || d.marks < 50 || d.lines > 3000/10 {
		t.Errorf("%d marks and %d lines", d.marks, d.lines)
	}
}

func TestManyEdgesAreStraight(t *testing.T) {
	s, at := crowd(3000)
	var c scene.Commands
	s.Draw(&c, at)
	if d := read(t, &c); d.lines < 2000 {
		t.Errorf("%d lines and %d curves", d.lines, d.curves)
	}
}
