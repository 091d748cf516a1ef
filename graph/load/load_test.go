package load

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"throughline/graph"
)

// write makes a folder of files and returns its path.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func load(t testing.TB, base *graph.Graph, o Options, paths ...string) *Plan {
	t.Helper()
	o.Base = base
	p, err := Load(paths, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// apply continues a graph with a plan as a server does.
func apply(t testing.TB, base *graph.Graph, p *Plan) *graph.Graph {
	t.Helper()
	g := compile(t, base, p)
	checkExact(t, base, p, g)
	return g
}

// checkExact holds Remove and Add against what Drops and Facts came to.
func checkExact(t testing.TB, base *graph.Graph, p *Plan, got *graph.Graph) {
	t.Helper()
	facts := map[graph.Fact]bool{}
	if base != nil {
		for f := range base.Facts {
			facts[f] = true
		}
	}
	for _, f := range p.Remove {
		if !facts[f] {
			t.Errorf("removes what is not there: %+v", f)
		}
		delete(facts, f)
	}
	for _, f := range p.Add {
		if facts[f] {
			t.Errorf("adds what is there: %+v", f)
		}
		facts[f] = true
	}
	n := 0
	for f := range got.Facts {
		n++
		if !facts[f] {
			t.Errorf("the graph has %+v, which the difference does not give", f)
		}
	}
	if n != len(facts) {
		t.Errorf("the graph has %d facts, the difference gives %d", n, len(facts))
	}
}

func same(t testing.TB, what string, a, b *graph.Graph) {
	t.Helper()
	if reflect.DeepEqual(a.Tables(), b.Tables()) {
		return
	}
	t.Errorf("%s: the graphs differ", what)
	in := map[graph.Fact]bool{}
	for f := range a.Facts {
		in[f] = true
	}
	shown := 0
	for f := range b.Facts {
		if !in[f] && shown < 5 {
			t.Logf("only in the second: %+v", f)
			shown++
		}
		delete(in, f)
	}
	for f := range in {
		if shown++; shown > 10 {
			break
		}
		t.Logf("only in the first: %+v", f)
	}
}
