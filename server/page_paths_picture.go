package server

import (
	"strconv"

	"github.com/a-h/templ"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/graph/scene"
	"throughline/web/view"
)

// What a picture of a path holds: the walks of so many rows, in columns of so
// many nodes at most.
const (
	pictureRows   = 12
	pictureColumn = 7
	pictureWidth  = 880
)

// picture draws one walk to each of the first rows, column by column. The walk
// that is told is lit.
type picture struct {
	g      *graph.Graph
	nodes  []scene.Node
	at     []float32
	edges  []scene.Edge
	index  map[pictureSlot]int32
	filled []int // nodes of each column
	lit    map[int32]bool
}

type pictureSlot struct {
	column int
	node   uint32
}

func drawWalks(g *graph.Graph, answer path.Answer, rows []path.Row, told int) templ.Component {
	p := picture{g: g, index: map[pictureSlot]int32{}, lit: map[int32]bool{}}
	if told < len(rows) {
		p.walk(answer.Nodes(rows[told]), true)
	}
	for i, r := range rows[:min(pictureRows, len(rows))] {
		if i != told {
			p.walk(answer.Nodes(r), false)
		}
	}
	if len(p.filled) < 2 {
		return nil
	}
	return written(p.svg())
}

// walk adds the nodes and edges of a walk as far as the columns have room.
func (p *picture) walk(nodes []uint32, lit bool) {
	before := int32(-1)
	for column, n := range nodes {
		i, ok := p.place(pictureSlot{column, n})
		if !ok {
			return
		}
		p.lit[i] = p.lit[i] || lit
		edge := scene.Edge{From: before, To: i}
		if before >= 0 && !p.joined(edge) {
			p.edges = append(p.edges, edge)
		}
		before = i
	}
}

func (p *picture) joined(e scene.Edge) bool {
	for _, other := range p.edges {
		if other.From == e.From && other.To == e.To {
			return true
		}
	}
	return false
}

func (p *picture) place(s pictureSlot) (int32, bool) {
	if i, ok := p.index[s]; ok {
		return i, true
	}
	if s.column == len(p.filled) {
		p.filled = append(p.filled, 0)
	}
	if p.filled[s.column] == pictureColumn {
		return 0, false
	}
	i := int32(len(p.nodes))
	p.index[s] = i
	kind, _ := scene.KindOf(p.g.Kind(s.node).String())
	p.nodes = append(p.nodes, scene.Node{Kind: kind, Name: p.g.Name(s.node), Href: view.Ref{ID: p.g.ID(s.node)}.Href()})
	p.at = append(p.at, float32(s.column), float32(p.filled[s.column]))
	p.filled[s.column]++
	return i, true
}

// svg spreads the columns over the width and each column over the height.
func (p *picture) svg() string {
	most := 1
	for _, n := range p.filled {
		most = max(most, n)
	}
	height := float32(56*most + 24)
	const side = 150 // room for a name beside the first and the last node
	apart := float32(pictureWidth-2*side) / float32(len(p.filled)-1)
	for i := 0; i < len(p.at); i += 2 {
		column := int(p.at[i])
		p.at[i] = side + apart*float32(column) - pictureWidth/2
		p.at[i+1] = (p.at[i+1]+0.5)*height/float32(p.filled[column]) - height/2
	}
	sc := scene.New(p.nodes, p.edges)
	sc.Camera = scene.Camera{Width: pictureWidth, Height: height, Zoom: 1}
	frame := sc.Frame(p.at)
	for i := range frame.Marks {
		if p.lit[int32(i)] {
			frame.Marks[i].State = scene.Lit
		}
	}
	for i, e := range frame.Edges {
		if p.lit[e.From] && p.lit[e.To] {
			frame.Lines[i].State = scene.Lit
		}
	}
	device := &scene.SVG{Label: "One walk to each of the first rows, in " + strconv.Itoa(len(p.filled)) + " columns"}
	device.Draw(frame)
	return device.String()
}
