package server

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/a-h/templ"

	"throughline/graph"
	"throughline/graph/layout"
	"throughline/graph/scene"
	"throughline/graph/text"
	"throughline/web/view"
)

// drawings are the neighbourhoods drawn so far. Laying one out takes about a
// hundred times as long as the rest of a page, and the dataset does not
// change, so each is kept: 5 KB a node that somebody looked at.
type drawings struct {
	mu   sync.Mutex
	made map[drawingKey]*drawing
}

// drawingKey says what is drawn: the bounds are part of it.
type drawingKey struct {
	focus         uint32
	depth, limit  int
	width, height float32
}

type drawing struct {
	once  sync.Once
	svg   string
	shown graph.Neighborhood
}

// maxDrawings bounds what is kept; beyond it all are forgotten.
const maxDrawings = 2000

func (d *Dataset) draw(key drawingKey) *drawing {
	d.drawings.mu.Lock()
	if d.drawings.made == nil || len(d.drawings.made) >= maxDrawings {
		d.drawings.made = map[drawingKey]*drawing{}
	}
	one := d.drawings.made[key]
	if one == nil {
		one = &drawing{}
		d.drawings.made[key] = one
	}
	d.drawings.mu.Unlock()
	one.once.Do(func() {
		one.shown = d.Graph.Neighborhood(key.focus, graph.NeighborhoodOptions{Depth: key.depth, Limit: key.limit})
		one.svg = drawScene(d.Graph, one.shown, key)
	})
	return one
}

// drawScene lays a neighbourhood out and draws it, with what the focus still
// holds back as bundles.
func drawScene(g *graph.Graph, shown graph.Neighborhood, key drawingKey) string {
	device := &scene.SVG{Label: "Neighbourhood of " + g.Name(shown.Focus) + ", " + strconv.Itoa(len(shown.Nodes)) + " nodes"}
	drawOn(device, g, shown, key)
	return device.String()
}

func drawOn(device scene.Device, g *graph.Graph, shown graph.Neighborhood, key drawingKey) {
	at := map[uint32]int32{}
	nodes := make([]scene.Node, 0, len(shown.Nodes))
	for i, n := range shown.Nodes {
		at[n] = int32(i)
		kind, _ := scene.KindOf(g.Kind(n).String())
		node := scene.Node{Kind: kind, Name: g.Name(n), Href: view.Ref{ID: g.ID(n)}.Href()}
		if i == 0 {
			node.Weight, node.Href = 1, ""
		}
		nodes = append(nodes, node)
	}
	edges := make([]scene.Edge, 0, len(shown.Edges))
	for _, e := range shown.Edges {
		edges = append(edges, scene.Edge{From: at[e.From], To: at[e.To], Predicate: e.Predicate.String()})
	}
	nodes, edges = bundles(g, shown, nodes, edges)
	sc := scene.New(nodes, edges)
	sc.Measure = wide
	sc.Focus = 0
	sc.Select(-1)
	sc.Camera = scene.Camera{Width: key.width, Height: key.height}
	pairs := make([][2]int32, len(edges))
	for i, e := range edges {
		pairs[i] = [2]int32{e.From, e.To}
	}
	sim := layout.New(layout.Graph{N: len(nodes), Edges: pairs, Size: sc.Sizes(nil)}, layout.Options{Seed: 1})
	sim.Run(1000)
	positions := sim.Positions(nil)
	sc.Fit(positions, drawingMargin)
	spread(positions, sc.Camera)
	sc.Fit(positions, drawingMargin)
	sc.Draw(device, positions)
}

// wide measures names for fonts that the server does not know, some of which
// are wider than what Approximate takes for usual.
func wide(name string, size float32, big bool) float32 {
	return 1.06 * scene.Approximate(name, size, big)
}

// spread pulls a drawing apart along the side that has room left. Names keep
// their size, so that the longer side sets the zoom, and the space above and
// below would stay empty beside names that find no place.
func spread(at []float32, c scene.Camera) {
	var low, high [2]float32
	for i, v := range at {
		side := i % 2
		if i < 2 {
			low[side], high[side] = v, v
		}
		low[side], high[side] = min(low[side], v), max(high[side], v)
	}
	room := [2]float32{c.Width - nameRoom, c.Height - lineRoom}
	for i := range at {
		side := i % 2
		if taken := (high[side] - low[side]) * c.Zoom; taken > 0 {
			at[i] *= min(max(room[side]/taken, 1), mostSpread)
		}
	}
}

const (
	drawingMargin = 8   // pixels around a drawing
	nameRoom      = 190 // pixels that the names of the outer nodes take beside them
	lineRoom      = 70  // and above and below them
	mostSpread    = 2
)

func bundles(g *graph.Graph, shown graph.Neighborhood, nodes []scene.Node, edges []scene.Edge) ([]scene.Node, []scene.Edge) {
	for _, m := range shown.More {
		if m.Node != shown.Focus {
			continue
		}
		kind, words := heldBack(g, shown, m)
		sk, _ := scene.KindOf(kind.String())
		edges = append(edges, scene.Edge{From: 0, To: int32(len(nodes)), Predicate: m.Predicate.String()})
		nodes = append(nodes, scene.Node{Kind: sk, Name: words, More: m.Count})
	}
	return nodes, edges
}

// heldBack says what a bundle holds: the kind that most of it are, and all of
// its kinds in words.
func heldBack(g *graph.Graph, shown graph.Neighborhood, b graph.Bundle) (most graph.Kind, words string) {
	var count [graph.NumKinds]int
	for _, n := range g.Along(b.Node, b.Predicate, b.Inverse) {
		if !slices.Contains(shown.Nodes, n) {
			count[g.Kind(n)]++
		}
	}
	var kinds []string
	for _, k := range graph.Kinds() {
		if count[k] > 0 {
			kinds = append(kinds, k.Plural())
		}
		if count[k] > count[most] {
			most = k
		}
	}
	return most, "more " + strings.Join(kinds, " and ")
}

// around is the small neighbourhood on a node's page.
func (v *nodeView) around() *view.Around {
	if v.g.Degree(v.n) == 0 {
		return nil
	}
	key := drawingKey{focus: v.n, depth: 2, limit: 12, width: 420, height: 380}
	if v.kind == graph.Talk {
		key.width, key.height, key.depth, key.limit = 760, 440, 2, 20
	}
	d := v.d.draw(key)
	more := 0
	for _, m := range d.shown.More {
		if m.Node == v.n {
			more += m.Count
		}
	}
	note := text.Many(len(d.shown.Nodes)-1, "node", "nodes") + " within two steps"
	if more > 0 {
		note += ", " + text.Many(more, "neighbour", "neighbours") + " in bundles"
	}
	return &view.Around{Drawing: written(d.svg), Note: note, Explore: "/explore?focus=" + string(v.g.ID(v.n))}
}

// written shows markup that scene's SVG device has made and escaped.
func written(svg string) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, svg)
		return err
	})
}
