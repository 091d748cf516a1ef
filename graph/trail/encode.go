package trail

import (
	"slices"

	"throughline/graph"
	"throughline/graph/varint"
)

// A trail in a link is base64url of these bytes:
//
//	1           format
//	4 bytes     the first of the dataset's version
//	n           steps of the present line, then as many steps
//	m           how many of them are done
//	k           branches, each: steps shared with the line before it, further steps, those steps
//
// Numbers are unsigned varints, signed ones in zigzag. A step is a byte with
// its verb, whose highest bit says that two bytes of Step.Seen follow, and then
// its fields. A node is 0 and the six bytes of its short id when it is first
// named, 1 and its whole id where the short one does not lead to it, 2 for no
// node, and from 3 on the number of an earlier one. Short ids keep sixty steps
// below 2 KB however long the titles are that ids are made of.
const format = 1

// The most that is read: more is no trail that anybody made by hand.
const (
	MaxSteps = 5000
	MaxLink  = 64 << 10 // characters of base64url
)

// Encode writes a trail for a link. version is the dataset's, in hexadecimal.
func Encode(g *graph.Graph, version string, steps []Step) string {
	w := newWriter(g, version)
	w.steps(steps)
	w.number(len(steps))
	w.number(0)
	return toText(w.out)
}

// EncodeAll writes a trail with what was undone and its branches.
func EncodeAll(g *graph.Graph, version string, t *Trail) string {
	w := newWriter(g, version)
	line := t.line()
	w.steps(line)
	w.number(len(t.Steps))
	w.number(len(t.Branches))
	for _, b := range t.Branches {
		n := Shared(line, b)
		w.number(n)
		w.steps(b[n:])
		line = b
	}
	return toText(w.out)
}

type writer struct {
	g     *graph.Graph
	out   []byte
	known []graph.ID
}

func newWriter(g *graph.Graph, version string) *writer {
	w := &writer{g: g, out: []byte{format}}
	v := versionNumber(version)
	w.out = append(w.out, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
	return w
}

// versionNumber reads the first eight hexadecimal digits.
func versionNumber(version string) uint32 {
	v := uint32(0)
	for i := 0; i < 8; i++ {
		v <<= 4
		if i < len(version) {
			v |= uint32(hexValue(version[i]))
		}
	}
	return v
}

func hexValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return 0
}

func (w *writer) number(n int) {
	w.out = varint.Append(w.out, uint32(max(n, 0)))
}

func (w *writer) signed(n int) {
	n = min(max(n, -farthest), farthest-1)
	w.number(n<<1 ^ n>>31)
}

func (w *writer) text(s string) {
	s = Clip(s)
	w.number(len(s))
	w.out = append(w.out, s...)
}

func (w *writer) node(id graph.ID) {
	if id.Check() != nil {
		w.number(nodeNone)
		return
	}
	if i := slices.Index(w.known, id); i >= 0 {
		w.number(i + nodeKnown)
		return
	}
	w.known = append(w.known, id)
	short := id.Short()
	if found, ok := w.g.Lengthen(short); !ok || found != id {
		w.number(nodeWhole)
		w.number(len(id))
		w.out = append(w.out, id...)
		return
	}
	w.number(nodeShort)
	for shift := 40; shift >= 0; shift -= 8 {
		w.out = append(w.out, byte(short>>shift))
	}
}

const (
	nodeShort = iota
	nodeWhole
	nodeNone
	nodeKnown
)

func (w *writer) nodes(ids []graph.ID) {
	w.number(len(ids))
	for _, id := range ids {
		w.node(id)
	}
}

func (w *writer) years(y [2]int) {
	w.number(y[0])
	w.number(y[1])
}

// mostPoints is more than any two talks have in common.
const mostPoints = 1 << 20

const seenFollows = 0x80

func (w *writer) steps(steps []Step) {
	w.number(len(steps))
	for i := range steps {
		w.step(&steps[i])
	}
}

func (w *writer) step(s *Step) {
	if s.Seen != 0 {
		w.out = append(w.out, byte(s.Verb)|seenFollows, byte(s.Seen>>8), byte(s.Seen))
	} else {
		w.out = append(w.out, byte(s.Verb))
	}
	f := fields[s.Verb]
	if f.node {
		w.node(s.Node)
	}
	if f.relation {
		r := int(s.Predicate) << 1
		if s.Inverse {
			r++
		}
		w.number(r)
	}
	if f.nodes {
		w.nodes(s.Nodes)
	}
	if f.points {
		for i := range s.Nodes {
			w.number(min(s.points(i), mostPoints))
		}
	}
	if f.years {
		w.years(s.Years)
	}
	if f.then {
		w.years(s.Then)
	}
	if f.place {
		w.signed(s.X)
		w.signed(s.Y)
	}
	if f.kinds {
		w.number(int(s.Kinds))
	}
	if f.text {
		w.text(s.Text)
	}
}

// fields says what of a step is written, by verb.
var fields = [verbEnd]struct{ node, relation, nodes, points, years, then, place, kinds, text bool }{
	Open:     {node: true},
	Expand:   {node: true, relation: true, nodes: true},
	Window:   {years: true},
	Collapse: {node: true, relation: true},
	Hide:     {nodes: true},
	Unhide:   {nodes: true},
	Isolate:  {nodes: true},
	Pin:      {node: true, place: true},
	Unpin:    {node: true},
	Move:     {node: true, place: true},
	Filter:   {kinds: true},
	Group:    {node: true, kinds: true},
	Ungroup:  {node: true, kinds: true},
	Path:     {nodes: true},
	Compare:  {years: true, then: true},
	Note:     {node: true, text: true},
	Caption:  {text: true},
	Ring:     {node: true, nodes: true, points: true, text: true},
}
