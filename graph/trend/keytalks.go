package trend

import (
	"cmp"
	"slices"

	"throughline/graph"
)

// KeyTalks returns at most each talks of every year of an evolution: first
// those that name the node itself and not only something narrower, then those
// with most evidence for it, then those that name most of its companions.
func (s *Scope) KeyTalks(e *Evolution, c *Companions, each int) [][]uint32 {
	nodes := subjects(s.g, e.Node, s.filter.Exact)
	company := map[uint32]int{}
	for _, row := range c.Rows {
		for _, cell := range row.Cells {
			for _, talk := range cell.Talks {
				company[talk]++
			}
		}
	}
	out := make([][]uint32, len(e.Years))
	for i := range e.Years {
		list := make([]keyTalk, 0, len(e.Years[i].Talks))
		for _, talk := range e.Years[i].Talks {
			list = append(list, s.keyTalk(talk, nodes, company[talk]))
		}
		slices.SortFunc(list, byKey)
		for _, k := range list[:min(max(each, 0), len(list))] {
			out[i] = append(out[i], k.talk)
		}
	}
	return out
}

type keyTalk struct {
	talk      uint32
	direct    bool
	evidence  int
	companion int
}

func (s *Scope) keyTalk(talk uint32, nodes []uint32, companions int) keyTalk {
	k := keyTalk{talk: talk, companion: companions}
	edge := s.join(talk, nodes)
	k.direct = edge.To == nodes[0]
	if edge.Predicate != graph.NoPredicate {
		k.evidence = len(s.g.Evidence(talk, edge.Predicate, edge.To))
	}
	return k
}

func byKey(a, b keyTalk) int {
	if a.direct != b.direct {
		if a.direct {
			return -1
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(b.evidence, a.evidence),
		cmp.Compare(b.companion, a.companion),
		cmp.Compare(a.talk, b.talk))
}
