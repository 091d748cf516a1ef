package trend

import (
	"cmp"
	"math"
	"slices"

	"throughline/graph"
)

// Companions is what travelled with a node.
type Companions struct {
	Node    uint32
	Periods []Period
	Count   int // talks about the node in scope
	Total   int // talks in scope
	Rows    []Companion
	More    int // further companions above chance that the limit left out
}

// Companion is a node that a node's talks name more often than chance.
type Companion struct {
	Node     uint32
	Together int     // talks with both
	Total    int     // talks in scope that name the companion
	Ratio    float64 // Together, divided by what independence would give
	Surety   float64 // G², by which companions are ranked; 3.84 is p = 0.05
	Narrower bool    // counted into the node, so together by definition
	Cells    []Cell  // by period
}

// Cell is a companion in a period.
type Cell struct {
	Talks []uint32 // those with both
	Total int      // those that name the companion
}

// Companions ranks what the node's talks name by how surely that is more often
// than chance, by period (nil: each year of the axis). kinds are themes,
// technologies, people or companies; none means all of them. What is broader
// than the node is left out.
func (s *Scope) Companions(node uint32, periods []Period, limit int, kinds ...graph.Kind) *Companions {
	if periods == nil {
		periods = s.Each()
	}
	t := s.things(kinds)
	narrower, broader := s.family(node)
	in, count := s.members(narrower)
	c := &Companions{Node: node, Periods: periods, Count: count, Total: s.total()}
	together, total := s.tally(t, in)
	c.rank(t.w, together, total, s.marks(narrower), s.marks(broader))
	c.cut(limit)
	c.cells(s, in)
	return c
}

// tally counts for each node the talks in scope that name it, and those of
// them that are in.
func (s *Scope) tally(t *things, in []bool) (together, total []uint32) {
	together, total = make([]uint32, s.g.Len()), make([]uint32, s.g.Len())
	for i, year := range s.year {
		if year == 0 {
			continue
		}
		for _, n := range t.of(s.talks + uint32(i)) {
			total[n]++
			if in[i] {
				together[n]++
			}
		}
	}
	return together, total
}

// rank keeps what is above chance and says something of its own: a broader
// companion with the same talks as one narrower than it does not. Without w
// such are kept.
func (c *Companions) rank(w *widener, together, total []uint32, narrower, broader []bool) {
	var echo []bool
	if w != nil {
		echo = w.echoes(together)
	}
	for n, k := range together {
		n := uint32(n)
		if k == 0 || n == c.Node || int(n) < len(echo) && echo[n] || broader[n] {
			continue
		}
		r := Companion{Node: n, Together: int(k), Total: int(total[n]), Narrower: narrower[n]}
		r.Ratio, r.Surety = association(r.Together, c.Count, r.Total, c.Total)
		if r.Ratio > 1 {
			c.Rows = append(c.Rows, r)
		}
	}
	slices.SortFunc(c.Rows, surer)
}

func (c *Companions) cut(limit int) {
	c.More = max(0, len(c.Rows)-max(limit, 0))
	c.Rows = slices.Clip(c.Rows[:len(c.Rows)-c.More])
}

// surer orders companions. Surety is compared to nine decimals, since
// logarithms differ in the last place between machines.
func surer(a, b Companion) int {
	return cmp.Or(
		cmp.Compare(math.Round(b.Surety*1e9), math.Round(a.Surety*1e9)),
		cmp.Compare(b.Together, a.Together),
		cmp.Compare(a.Node, b.Node))
}

// cells lists the talks of the rows that are left.
func (c *Companions) cells(s *Scope, in []bool) {
	period := s.periodIndex(c.Periods)
	for i := range c.Rows {
		cells := make([]Cell, len(c.Periods))
		for _, talk := range s.talksOf(c.Rows[i].Node) {
			year := s.Year(talk)
			if year == 0 || period[year-s.years[0].Year] < 0 {
				continue
			}
			cell := &cells[period[year-s.years[0].Year]]
			cell.Total++
			if in[talk-s.talks] {
				cell.Talks = append(cell.Talks, talk)
			}
		}
		c.Rows[i].Cells = cells
	}
}

// association compares how often two things occur together with chance, in
// total talks of which a have the one, b the other and both have both: the
// ratio of observed to expected, and G², the log-likelihood ratio of T. Dunning,
// Accurate methods for the statistics of surprise and coincidence,
// Computational Linguistics 19 (1993).
func association(both, a, b, total int) (ratio, surety float64) {
	if a == 0 || b == 0 || total == 0 {
		return 0, 0
	}
	ratio = float64(both) * float64(total) / (float64(a) * float64(b))
	cell := func(observed, row, column int) float64 {
		if observed == 0 {
			return 0
		}
		return float64(observed) * math.Log(float64(observed)*float64(total)/(float64(row)*float64(column)))
	}
	sum := cell(both, a, b) + cell(a-both, a, total-b) + cell(b-both, total-a, b) + cell(total-a-b+both, total-a, total-b)
	return ratio, max(0, 2*sum)
}
