// Package layouttest makes graphs to try layouts on, and measures how good a layout is.
package layouttest

// Edges between nodes by index.
type Edges = [][2]int32

// Talks returns edges like those of n conference talks and themes: one node in five is a theme, the rest are talks of
// two to six themes each, mostly of one community, where a few themes are in many talks. There are about 2.4 edges a node.
func Talks(n int, seed uint64) Edges {
	g := talkMaker{state: seed*2862933555777941757 + 3037000493, themes: n / 5, groups: 4}
	for g.groups*g.groups*8 < n {
		g.groups++
	}
	g.each = max(1, g.themes/g.groups)
	var edges Edges
	for i := g.themes; i < n; i++ {
		edges = g.talk(edges, int32(i))
	}
	return edges
}

type talkMaker struct {
	state                uint64
	themes, groups, each int
}

func (g *talkMaker) talk(edges Edges, i int32) Edges {
	group := int(g.random() * float64(g.groups))
	seen := map[int]bool{}
	for range 2 + int(g.random()*4) + int(g.random()*1.5) {
		home := group
		if g.random() >= 0.88 {
			home = int(g.random() * float64(g.groups))
		}
		t := home*g.each + g.skewed(g.each)
		if t < g.themes && !seen[t] {
			seen[t] = true
			edges = append(edges, [2]int32{i, int32(t)})
		}
	}
	return edges
}

// skewed returns a number below k, small ones far more often.
func (g *talkMaker) skewed(k int) int {
	u := g.random()
	return min(int(float64(k)*u*u*u), k-1)
}

func (g *talkMaker) random() float64 {
	g.state ^= g.state << 13
	g.state ^= g.state >> 7
	g.state ^= g.state << 17
	return float64(g.state>>11) / (1 << 53)
}

// Path returns n nodes in a row.
func Path(n int) Edges {
	var edges Edges
	for i := 1; i < n; i++ {
		edges = append(edges, [2]int32{int32(i - 1), int32(i)})
	}
	return edges
}

// Star joins node 0 to all others.
func Star(n int) Edges {
	var edges Edges
	for i := 1; i < n; i++ {
		edges = append(edges, [2]int32{0, int32(i)})
	}
	return edges
}

// Clique joins each to each.
func Clique(n int) Edges {
	var edges Edges
	for i := range n {
		for j := range i {
			edges = append(edges, [2]int32{int32(j), int32(i)})
		}
	}
	return edges
}

// Grid joins w times h nodes in a square lattice.
func Grid(w, h int) Edges {
	var edges Edges
	for i := range w * h {
		if i%w > 0 {
			edges = append(edges, [2]int32{int32(i - 1), int32(i)})
		}
		if i >= w {
			edges = append(edges, [2]int32{int32(i - w), int32(i)})
		}
	}
	return edges
}
