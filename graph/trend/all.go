package trend

import (
	"slices"

	"throughline/graph"
)

// All holds the counts of every theme and technology by year.
type All struct {
	scope     *Scope
	nodes     uint32 // themes and technologies are numbered first
	count     []uint32
	mentioned []bool
}

// AllSeries counts every theme and technology under a filter.
func AllSeries(g *graph.Graph, f Filter) *All { return NewScope(g, f).All() }

// All counts every theme and technology in one pass over the talks: a talk
// counts once for a theme however many of its narrower ones it is about. The
// time goes with the edges of talks times the depth of Broader.
func (s *Scope) All() *All {
	_, nodes := s.g.Range(graph.Technology)
	years := len(s.years)
	a := &All{scope: s, nodes: nodes, count: make([]uint32, int(nodes)*years), mentioned: make([]bool, int(nodes)*years)}
	if years == 0 {
		return a
	}
	w := newWidener(s.g, nodes, s.filter.Exact)
	first := s.years[0].Year
	for i, year := range s.year {
		if year != 0 {
			w.count(s.talks+uint32(i), a.count[int(year)-first:], years)
		}
	}
	if s.filter.Company == 0 {
		a.mention(w)
	}
	return a
}

func (a *All) mention(w *widener) {
	years := a.scope.years
	for column, c := range years {
		for _, event := range c.Events {
			for _, n := range w.widen(event) {
				a.mentioned[int(n)*len(years)+column] = true
			}
		}
	}
}

// Graph returns the graph that was counted.
func (a *All) Graph() *graph.Graph { return a.scope.g }

// Scope returns the scope that was counted.
func (a *All) Scope() *Scope { return a.scope }

// Counts returns n by year, along Scope().Years(), or nil for a node that is
// neither theme nor technology. The slice belongs to a.
func (a *All) Counts(node uint32) []uint32 {
	if node >= a.nodes {
		return nil
	}
	years := len(a.scope.years)
	return a.count[int(node)*years : (int(node)+1)*years]
}

// State returns the state of a theme or technology in the year at position i
// of the axis.
func (a *All) State(node uint32, i int) State {
	c := &a.scope.years[i]
	at := int(node)*len(a.scope.years) + i
	return stateOf(int(a.count[at]), c.Talks, len(c.Events) > 0, a.mentioned[at])
}

func (a *All) points(node uint32, into []Point) []Point {
	for i, n := range a.Counts(node) {
		c := &a.scope.years[i]
		into = append(into, Point{c.Year, int(n), c.Talks})
	}
	return into
}

// widener finds what a talk or event is about, broader nodes included, each
// once.
type widener struct {
	g     *graph.Graph
	up    []uint32 // each node with all its broader nodes, one after the other
	start []uint32
	stamp []uint32 // by node: for whom it was last found
	tick  uint32
	out   []uint32
}

func newWidener(g *graph.Graph, nodes uint32, exact bool) *widener {
	w := &widener{g: g, start: make([]uint32, nodes+1), stamp: make([]uint32, nodes)}
	for n := range nodes {
		w.tick++
		from := len(w.up)
		w.up = append(w.up, n)
		w.stamp[n] = w.tick
		for i := from; i < len(w.up) && !exact; i++ {
			for _, b := range g.Out(w.up[i], graph.Broader) {
				if w.stamp[b] != w.tick {
					w.stamp[b] = w.tick
					w.up = append(w.up, b)
				}
			}
		}
		w.start[n+1] = uint32(len(w.up))
	}
	return w
}

// broader returns every theme and technology broader than n.
func (w *widener) broader(n uint32) []uint32 { return w.up[w.start[n]+1 : w.start[n+1]] }

// echoes marks the themes and technologies that have as many talks as one
// narrower than they are: since those are among theirs, the same talks.
func (w *widener) echoes(count []uint32) []bool {
	out := make([]bool, len(w.start)-1)
	for n := range out {
		if count[n] == 0 {
			continue
		}
		for _, b := range w.broader(uint32(n)) {
			if count[b] == count[n] && (int(b) > n || !slices.Contains(w.broader(b), uint32(n))) {
				out[b] = true // of those in a ring the first one stays
			}
		}
	}
	return out
}

// count adds one to every years-th entry of into, at each node that widen
// finds. It is the same loop without a branch on whether a node is new, which
// the processor cannot foresee: a third of the time of all series.
func (w *widener) count(talk uint32, into []uint32, years int) {
	w.tick++
	for _, p := range [...]graph.Predicate{graph.About, graph.Uses} {
		for _, o := range w.g.Out(talk, p) {
			for _, n := range w.up[w.start[o]:w.start[o+1]] {
				fresh := uint32(0)
				if w.stamp[n] != w.tick {
					fresh = 1
				}
				w.stamp[n] = w.tick
				into[int(n)*years] += fresh
			}
		}
	}
}

// widen returns a slice that is good until the next call.
func (w *widener) widen(of uint32) []uint32 {
	w.tick++
	w.out = w.out[:0]
	for _, p := range [...]graph.Predicate{graph.About, graph.Uses} {
		for _, o := range w.g.Out(of, p) {
			for _, n := range w.up[w.start[o]:w.start[o+1]] {
				if w.stamp[n] != w.tick {
					w.stamp[n] = w.tick
					w.out = append(w.out, n)
				}
			}
		}
	}
	return w.out
}
