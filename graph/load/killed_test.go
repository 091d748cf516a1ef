package load

import (
	"fmt"
	"path/filepath"
	"testing"

	"throughline/data"
	"throughline/graph"
	"throughline/graph/load/vocabulary"
)

// TestALoadThatWasKilledIsCompletedByLoadingAgain cuts the writing of a load
// at every place, or at every fifth in short tests. What is added is written before what is removed, so that
// nothing of the sources that stay is lost.
func TestALoadThatWasKilledIsCompletedByLoadingAgain(t *testing.T) {
	root := write(t, small)
	v, err := vocabulary.Parse(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Vocabulary: v}
	path := func(name string) string { return filepath.Join(root, name) }
	step := 1
	if testing.Short() {
		step = 5
	}
	for i, c := range [][2][]string{
		{{path("d.yaml")}, {path("a.xml")}},
		{{path("a.xml"), path("c.xml")}, {path("d.yaml")}},
		{{path("a.xml"), path("d.yaml")}, {path("b.xml")}},
		{{path("b.xml")}, {path("a.xml"), path("c.xml"), path("d.yaml")}},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			base := compile(t, nil, load(t, nil, o, c[0]...))
			p := load(t, base, o, c[1]...)
			want := compile(t, base, p)
			for cut := i % step; cut <= len(p.Add)+len(p.Remove) && !t.Failed(); cut += step {
				partial := cutShort(t, base, p, cut)
				got := compile(t, partial, load(t, partial, o, c[1]...))
				same(t, fmt.Sprint(c, " cut at ", cut, " of ", len(p.Add), "+", len(p.Remove)), want, got)
			}
		})
	}
}

// cutShort returns the graph after so many facts of a plan were written.
func cutShort(t *testing.T, base *graph.Graph, p *Plan, cut int) *graph.Graph {
	t.Helper()
	facts := map[graph.Fact]bool{}
	for f := range base.Facts {
		facts[f] = true
	}
	for _, f := range p.Add[:min(cut, len(p.Add))] {
		facts[f] = true
	}
	for _, f := range p.Remove[:max(0, cut-len(p.Add))] {
		delete(facts, f)
	}
	var b graph.Builder
	for f := range facts {
		if err := b.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}
