package trend

import "throughline/graph"

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
		for _, talk := range s.talksOf(lane.Node) {
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
