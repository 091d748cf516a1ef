package card

import "throughline/graph"

// Row is a node of a view as a table lists it.
type Row struct {
	Node  uint32
	Edges int  // in view
	Join  Fact // the edge by which it is tied to what is nearer to the focus; none for the focus
	Part  Part
}

// Part tells what was asked for from what lies around it.
type Part uint8

// The parts.
const (
	Focus   Part = iota + 1 // what the view is about
	Result                  // beside the focus, or asked for by a step
	Context                 // around those
	Apart                   // not tied to the focus within the view
)

var parts = [...]string{Focus: "focus", Result: "result", Context: "context", Apart: "apart"}

// String returns "focus", "result", "context" or "apart".
func (p Part) String() string { return parts[p] }

// Rows lists the nodes of a view in their order, the focus being the first.
// Those that asked reports were asked for by a step; nil means none was.
func Rows(nodes []uint32, edges []graph.Edge, asked func(n uint32) bool) []Row {
	if len(nodes) == 0 {
		return nil
	}
	at := make(map[uint32]int, len(nodes))
	rows := make([]Row, len(nodes))
	for i, n := range nodes {
		at[n] = i
		rows[i] = Row{Node: n, Part: Apart}
	}
	beside := make([][]Fact, len(nodes))
	for _, e := range edges {
		from, to := at[e.From], at[e.To]
		rows[from].Edges++
		beside[from] = append(beside[from], Fact{e, e.From})
		if from != to {
			rows[to].Edges++
			beside[to] = append(beside[to], Fact{e, e.To})
		}
	}
	rows[0].Part = Focus
	walk(rows, beside, at)
	for i := range rows {
		if i > 0 && asked != nil && asked(rows[i].Node) {
			rows[i].Part = Result
		}
	}
	return rows
}

// walk goes breadth first from the focus. A fact of beside names the near end
// as its other, which is how the far one sees it.
func walk(rows []Row, beside [][]Fact, at map[uint32]int) {
	for queue := []int{0}; len(queue) > 0; queue = queue[1:] {
		i := queue[0]
		for _, f := range beside[i] {
			far := at[f.From]
			if far == i {
				far = at[f.To]
			}
			if rows[far].Part != Apart {
				continue
			}
			rows[far].Join, rows[far].Part = f, Context
			if i == 0 {
				rows[far].Part = Result
			}
			queue = append(queue, far)
		}
	}
}

// Phrase says the fact as seen from its node, in words that the other's name
// follows: "about", "subject of".
func (f Fact) Phrase() string {
	if f.Inverse() {
		return phrases[f.Predicate][1]
	}
	return phrases[f.Predicate][0]
}

// phrases are the predicates along and against their direction.
var phrases = [graph.NumEdges][2]string{
	graph.By: {"by", "gave"}, graph.At: {"at", "held"}, graph.About: {"about", "subject of"},
	graph.Uses: {"uses", "used in"}, graph.From: {"from", "sent"}, graph.Features: {"features", "featured in"},
	graph.WorksAt: {"works at", "employs"}, graph.Of: {"edition of", "has edition"}, graph.Broader: {"broader:", "narrower:"},
}
