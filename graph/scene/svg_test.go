package scene_test

import (
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
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

// elements parses an SVG and returns its elements; it fails when the SVG is not well-formed.
func elements(t *testing.T, svg string) []xml.StartElement {
	t.Helper()
	var out []xml.StartElement
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		if e, ok := tok.(xml.StartElement); ok {
			out = append(out, e.Copy())
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func TestSVGIsWellFormedAndPlain(t *testing.T) {
	for _, n := range []neighbourhood{mesh(), star(), parallel(), scripts()} {
		links := 0
		for i, e := range elements(t, n.draw()) {
			if i == 0 && (attr(e, "aria-label") == "" || attr(e, "viewBox") != "0 0 890 640") {
				t.Errorf("%s: root is %+v", n.name, e)
			}
			if e.Name.Local == "style" || e.Name.Local == "script" || attr(e, "style") != "" {
				t.Errorf("%s: the security policy forbids %+v", n.name, e)
			}
			if e.Name.Local == "a" {
				links++
			}
			for _, a := range e.Attr {
				if strings.Contains(a.Value, "NaN") || strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("%s: %+v", n.name, e)
				}
			}
		}
		want := 0
		for _, node := range n.nodes {
			if node.Href != "" {
				want++
			}
		}
		if links != want {
			t.Errorf("%s: %d links, want %d", n.name, links, want)
		}
	}
}

func TestSVGShowsStates(t *testing.T) {
	count := map[string]int{}
	for _, e := range elements(t, mesh().draw()) {
		count[attr(e, "class")]++
	}
	for class, want := range map[string]int{"ring": 1, "nd k-talk sel": 1, "nd k-theme lit foc": 1, "bundle k-technology lit": 1,
		"bundle k-talk dim": 1, "edge lit": 5, "edge dim": 13} {
		if count[class] != want {
			t.Errorf("%d of class %q, want %d", count[class], class, want)
		}
	}
}

func TestSVGRole(t *testing.T) {
	if root := elements(t, mesh().draw())[0]; attr(root, "role") != "group" {
		t.Errorf("with links inside, the role is %q", attr(root, "role"))
	}
	if root := elements(t, parallel().draw())[0]; attr(root, "role") != "img" {
		t.Errorf("without links, the role is %q", attr(root, "role"))
	}
}

func TestSVGWithBrokenInput(t *testing.T) {
	nodes := []scene.Node{{Kind: 99, Name: "no such kind"}, {Name: "nowhere"}, {Name: "missing"}}
	s := scene.New(nodes, []scene.Edge{{From: 0, To: 1}, {From: 0, To: 2}})
	d := &scene.SVG{Label: `<a "b">`, Style: "a{}</style><script>"}
	s.Draw(d, []float32{0, 0, nan, 0})
	root := elements(t, d.String())
	if attr(root[0], "aria-label") != `<a "b">` {
		t.Errorf("label is %q", attr(root[0], "aria-label"))
	}
	marks := 0
	for _, e := range root {
		if strings.HasPrefix(attr(e, "class"), "nd ") {
			marks++
		}
		if e.Name.Local == "script" {
			t.Error("a style can break out")
		}
	}
	if marks != 1 {
		t.Errorf("%d marks, want the one that has a place", marks)
	}
}
