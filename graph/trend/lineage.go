package trend

import (
	"slices"

	"throughline/graph"
)

// Lineage is how a node and its companions hang together from period to
// period. Each is a lane; what a lane travels with in a period are the things
// its talks name more often than chance. After D. Chavalarias and J.-P.
// Cointet, Phylomemetic patterns in science evolution, PLoS ONE 8 (2013).
type Lineage struct {
	Periods []Period
	Lanes   []Lane // the node first, then its companions, the surest first
	Ribbons []Ribbon
}

// Lane is one theme or technology. Cells has one entry a period.
type Lane struct {
	Node  uint32
	Cells []LaneCell
	Fate  Fate
}

// LaneCell is a lane in a period. It has no talk where the lane is absent.
type LaneCell struct {
	Talks  []uint32
	Things []uint32 // what it travels with, the surest first; at most laneThings
}

// Ribbon says that what lane From travelled with in one period travels with
// lane To in a later one.
type Ribbon struct {
	From, To int // positions in Lanes
	At, Next int // positions in Periods
	Kind     RibbonKind
	Share    float64  // of the things of From at At: the part that is among those of To at Next
	Shared   []uint32 // these things
	Before   []uint32 // talks of From in At that name one of them
	After    []uint32 // talks of To in Next that name one of them
}

// RibbonKind says what a ribbon means.
type RibbonKind uint8

// The kinds of ribbon.
const (
	Continues RibbonKind = iota // a lane goes on in the same company
	Splits                      // a lane that is new took over another's company
	Merges                      // a lane that ends left its company to another
)

var ribbonNames = [...]string{"continues", "splits", "merges"}

// String returns the kind's word.
func (k RibbonKind) String() string {
	if int(k) >= len(ribbonNames) {
		return ""
	}
	return ribbonNames[k]
}

// Fate says how a lane ends.
type Fate uint8

// The fates.
const (
	Lasts  Fate = iota // it is there in the last period
	Merged             // it ended, and another lane has its company
	Fades              // it ended, and no lane has its company
	Alone              // no ribbon begins or ends at it
)

var fateNames = [...]string{"lasts", "merged", "fades", "stands alone"}

// String returns the fate in words.
func (f Fate) String() string {
	if int(f) >= len(fateNames) {
		return ""
	}
	return fateNames[f]
}

// The constants of lineage.
const (
	laneThings  = 12      // things compared, the surest
	persists    = 1.0 / 3 // least share of things for a ribbon
	laneTalks   = 2       // least talks of a companion's lane
	otherThings = 2       // least things for a ribbon between two lanes
)

// Lineage draws the lanes of a node and of its limit-1 surest companions among
// themes and technologies. What is narrower or broader than the node has no
// lane of its own.
func (s *Scope) Lineage(node uint32, periods []Period, limit int) *Lineage {
	l := &Lineage{Periods: periods}
	t := s.things([]graph.Kind{graph.Theme, graph.Technology})
	nodes := s.laneNodes(node, t, limit)
	for _, n := range nodes {
		l.Lanes = append(l.Lanes, Lane{Node: n, Cells: make([]LaneCell, len(periods))})
	}
	s.laneTalks(l)
	for i := range periods {
		s.laneThings(l, i, t)
	}
	for i := range l.Lanes {
		l.continues(i)
		l.begins(i)
	}
	for i := range l.Lanes {
		l.ends(i)
	}
	for i := range l.Lanes {
		l.Lanes[i].Fate = l.fate(i)
	}
	for i := range l.Ribbons {
		l.back(&l.Ribbons[i], t)
	}
	return l
}

// laneNodes returns the node and its surest companions that have a lane.
func (s *Scope) laneNodes(node uint32, t *things, limit int) []uint32 {
	narrower, broader := s.family(node)
	in, count := s.members(narrower)
	c := &Companions{Node: node, Count: count, Total: s.total()}
	together, total := s.tally(t, in)
	c.rank(t.w, together, total, s.marks(narrower), s.marks(broader))
	nodes := []uint32{node}
	for _, r := range c.Rows {
		if len(nodes) < limit && !r.Narrower && r.Total >= laneTalks {
			nodes = append(nodes, r.Node)
		}
	}
	return nodes
}

func (s *Scope) laneTalks(l *Lineage) {
	period := s.periodIndex(l.Periods)
	for i := range l.Lanes {
		lane := &l.Lanes[i]
		for _, talk := range talksOf(s.g, subjects(s.g, lane.Node, s.filter.Exact)) {
			if year := s.Year(talk); year != 0 {
				if p := period[year-s.years[0].Year]; p >= 0 {
					lane.Cells[p].Talks = append(lane.Cells[p].Talks, talk)
				}
			}
		}
	}
}

// laneThings finds what each lane travels with in period i. What is broader is
// kept: company may persist as a whole when its parts change.
func (s *Scope) laneThings(l *Lineage, i int, t *things) {
	total := make([]uint32, s.g.Len())
	period, all := s.periodIndex(l.Periods), 0
	for j, year := range s.year {
		if year != 0 && period[int(year)-s.years[0].Year] == i {
			all++
			for _, n := range t.of(s.talks + uint32(j)) {
				total[n]++
			}
		}
	}
	together, none := make([]uint32, s.g.Len()), make([]bool, s.g.Len())
	for k := range l.Lanes {
		cell := &l.Lanes[k].Cells[i]
		clear(together)
		for _, talk := range cell.Talks {
			for _, n := range t.of(talk) {
				together[n]++
			}
		}
		narrower, broader := s.family(l.Lanes[k].Node)
		c := &Companions{Node: l.Lanes[k].Node, Count: len(cell.Talks), Total: all}
		c.rank(nil, together, total, none, s.marks(append(broader, narrower...)))
		c.cut(laneThings)
		for _, r := range c.Rows {
			cell.Things = append(cell.Things, r.Node)
		}
	}
}

// continues links the periods of one lane, over those in which it is absent.
func (l *Lineage) continues(lane int) {
	last := -1
	for i, cell := range l.Lanes[lane].Cells {
		if len(cell.Talks) == 0 {
			continue
		}
		if last >= 0 {
			if r, ok := l.ribbon(lane, last, lane, i); ok {
				l.Ribbons = append(l.Ribbons, r)
			}
		}
		last = i
	}
}

// begins links a lane that is new in a period with the one of the period
// before whose company it took over most.
func (l *Lineage) begins(lane int) {
	first := slices.IndexFunc(l.Lanes[lane].Cells, present)
	if first <= 0 {
		return
	}
	best := Ribbon{}
	for other := range l.Lanes {
		if r, ok := l.ribbon(other, first-1, lane, first); ok && other != lane && r.Share > best.Share {
			best = r
		}
	}
	if best.Share > 0 {
		best.Kind = Splits
		l.Ribbons = append(l.Ribbons, best)
	}
}

// ends links a lane that is absent from some period on with the one that has
// most of its company in that period.
func (l *Lineage) ends(lane int) {
	last := l.last(lane)
	if last < 0 || last == len(l.Periods)-1 {
		return
	}
	best := Ribbon{}
	for other := range l.Lanes {
		if r, ok := l.ribbon(lane, last, other, last+1); ok && other != lane && r.Share > best.Share {
			best = r
		}
	}
	if best.Share > 0 {
		best.Kind = Merges
		l.Ribbons = append(l.Ribbons, best)
	}
}

// last returns the last period in which a lane is present, or -1.
func (l *Lineage) last(lane int) int {
	last := len(l.Periods) - 1
	for last >= 0 && !present(l.Lanes[lane].Cells[last]) {
		last--
	}
	return last
}

func (l *Lineage) fate(lane int) Fate {
	touches := func(r Ribbon) bool { return r.From == lane || r.To == lane }
	merges := func(r Ribbon) bool { return r.From == lane && r.Kind == Merges }
	switch {
	case slices.ContainsFunc(l.Ribbons, merges):
		return Merged
	case !slices.ContainsFunc(l.Ribbons, touches):
		return Alone
	case l.last(lane) == len(l.Periods)-1:
		return Lasts
	}
	return Fades
}

func present(c LaneCell) bool { return len(c.Talks) > 0 }

// ribbon compares two cells. ok is false when too little persists. That one
// lane names the other is no shared thing.
func (l *Lineage) ribbon(from, at, to, next int) (r Ribbon, ok bool) {
	a, b := l.Lanes[from].Cells[at], l.Lanes[to].Cells[next]
	r = Ribbon{From: from, To: to, At: at, Next: next}
	for _, n := range a.Things {
		if slices.Contains(b.Things, n) {
			r.Shared = append(r.Shared, n)
		}
	}
	if len(r.Shared) == 0 || from != to && len(r.Shared) < otherThings {
		return r, false
	}
	r.Share = float64(len(r.Shared)) / float64(len(a.Things))
	return r, r.Share >= persists
}

// back lists the talks that a ribbon rests on.
func (l *Lineage) back(r *Ribbon, t *things) {
	name := func(talks []uint32) (out []uint32) {
		for _, talk := range talks {
			if slices.ContainsFunc(t.of(talk), func(n uint32) bool { return slices.Contains(r.Shared, n) }) {
				out = append(out, talk)
			}
		}
		return out
	}
	r.Before = name(l.Lanes[r.From].Cells[r.At].Talks)
	r.After = name(l.Lanes[r.To].Cells[r.Next].Talks)
}
