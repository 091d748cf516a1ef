package gl

import (
	"strconv"

	"throughline/graph/scene"
)

// names is what is uploaded when the names of a scene are placed anew: a
// record of numbers for each line of text, and the texts in UTF-8.
//
//	who line state flags   which of them it is, in a scene of this shape
//	anchor                 as in scene.Label
//	a b t dx dy            its place, as in scene.Tie
//	offset bytes           of the text
type names struct {
	ops  []float32
	text []byte
}

const (
	flagCount   = 8 // beside the flags of scene: the number of a bundle
	countHeight = 4 // from the middle of a bundle to the baseline of its number
)

func (n *names) make(f *scene.Frame) {
	n.ops, n.text = n.ops[:0], n.text[:0]
	for i := range f.Nodes {
		if f.Nodes[i].More > 0 {
			n.count(f, i)
		}
	}
	for _, l := range f.Labels {
		who := l.Node
		if who < 0 {
			who = -1 - l.Edge
		}
		for k, line := range l.Lines {
			n.head(who, k, l.State, float32(l.Flags(f)), l.Anchor)
			n.hang(l.Tie, float32(k)*l.Gap())
			n.put(line)
		}
	}
}

// count writes the number of a bundle in its middle.
func (n *names) count(f *scene.Frame, i int) {
	n.head(int32(i), 0, f.Marks[i].State, flagCount, scene.Middle)
	n.hang(scene.Tie{A: int32(i), B: int32(i)}, countHeight)
	n.put("+" + strconv.Itoa(f.Nodes[i].More))
}

func (n *names) head(who int32, line int, st scene.State, flags float32, anchor scene.Anchor) {
	n.ops = append(n.ops, float32(who), float32(line), float32(st), flags, float32(anchor))
}

// hang writes a place, so many pixels below a tie's.
func (n *names) hang(t scene.Tie, down float32) {
	n.ops = append(n.ops, float32(t.A), float32(t.B), t.T, t.DX, t.DY+down)
}

func (n *names) put(line string) {
	n.ops = append(n.ops, float32(len(n.text)), float32(len(line)))
	n.text = append(n.text, line...)
}
