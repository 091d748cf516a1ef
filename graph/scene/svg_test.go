package scene_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"throughline/graph/layout"
	"throughline/graph/scene"
)

var update = flag.Bool("update", false, "write the golden files anew; look at each before committing it")

// neighbourhood is a made-up picture.
type neighbourhood struct {
	name     string
	nodes    []scene.Node
	edges    []scene.Edge
	focus    int
	selected int
}

func (n neighbourhood) draw() string {
	g := layout.Graph{N: len(n.nodes)}
	for _, e := range n.edges {
		g.Edges = append(g.Edges, [2]int32{e.From, e.To})
	}
	s := scene.New(n.nodes, n.edges)
	s.Camera = scene.Camera{Width: 890, Height: 640}
	s.Focus = n.focus
	s.Select(n.selected)
	g.Size = s.Sizes(nil)
	sim := layout.New(g, layout.Options{Seed: 1})
	sim.Run(1000)
	at := sim.Positions(nil)
	s.Fit(at, 20)
	d := &scene.SVG{Label: "Neighbourhood of " + n.nodes[n.focus].Name}
	s.Draw(d, at)
	return d.String()
}

func TestGolden(t *testing.T) {
	for _, n := range []neighbourhood{mesh(), star(), parallel(), scripts()} {
		t.Run(n.name, func(t *testing.T) {
			got := n.draw()
			path := filepath.Join("testdata", n.name+".svg")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs; run with -update and look at it", path)
			}
		})
	}
}
