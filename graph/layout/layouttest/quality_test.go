package layouttest

import (
	"math"
	"slices"
	"testing"
)

func TestStressOfAPath(t *testing.T) {
	straight := []float32{0, 0, 7, 0, 14, 0, 21, 0}
	if s := Stress(4, Path(4), straight, 4); s > 1e-9 {
		t.Errorf("a straight path has stress %g at any scale", s)
	}
	folded := []float32{0, 0, 7, 0, 0, 0, 7, 0}
	if s := Stress(4, Path(4), folded, 4); s < 0.1 {
		t.Errorf("a folded path has stress %g", s)
	}
	if s := Stress(2, nil, []float32{0, 0, 1, 1}, 2); !math.IsNaN(s) {
		t.Errorf("without edges the stress is %g", s)
	}
}

func TestStressIgnoresPairsWithNoWay(t *testing.T) {
	at := []float32{0, 0, 1, 0, 900, 900}
	if s := Stress(3, Path(2), at, 3); s > 1e-9 {
		t.Errorf("stress is %g", s)
	}
}

func TestPreservation(t *testing.T) {
	n := 200
	line, mixed := make([]float32, 2*n), make([]float32, 2*n)
	for i := range n {
		line[2*i] = float32(i)
		mixed[2*i] = float32(i * 83 % n)
	}
	good, bad := Preservation(n, Path(n), line, 50), Preservation(n, Path(n), mixed, 50)
	if good != 1 || bad > 0.5 {
		t.Errorf("a path on a line keeps %g, mixed %g", good, bad)
	}
}

func TestTalksLooksLikeTalks(t *testing.T) {
	n := 5000
	e := Talks(n, 1)
	if !slices.Equal(e, Talks(n, 1)) || slices.Equal(e, Talks(n, 2)) {
		t.Error("the seed does not decide")
	}
	degree := make([]int, n)
	for _, p := range e {
		if int(p[0]) < n/5 || int(p[1]) >= n/5 {
			t.Fatalf("%v does not join a talk to a theme", p)
		}
		degree[p[0]]++
		degree[p[1]]++
	}
	if hub := slices.Max(degree); hub < 50 {
		t.Errorf("the largest theme has %d talks", hub)
	}
	if d := float64(len(e)) / float64(n); d < 2 || d > 4 {
		t.Errorf("%.1f edges a node", d)
	}
}

func TestPlainGraphs(t *testing.T) {
	for _, c := range []struct {
		name string
		e    Edges
		want int
	}{{"path", Path(5), 4}, {"star", Star(5), 4}, {"clique", Clique(5), 10}, {"grid", Grid(3, 4), 17}} {
		if len(c.e) != c.want {
			t.Errorf("%s: %d edges, want %d", c.name, len(c.e), c.want)
		}
	}
	if d := Hops(5, Path(5), 1); !slices.Equal(d, []int{1, 0, 1, 2, 3}) {
		t.Errorf("hops are %v", d)
	}
}
