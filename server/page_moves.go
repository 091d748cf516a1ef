package server

import (
	"strings"

	"throughline/graph/card"
	"throughline/graph/related"
	"throughline/web/view"
)

// tellMoves says what muting and boosting did: on each row how far it moved and
// what it lost or won, below them which talks left the list.
func (v *nodeView) tellMoves(x *related.Index, ask related.Query, after related.Answer, out *view.Related) {
	row := map[uint32]int{}
	for i, r := range after.Results {
		row[r.Talk] = i
	}
	moved := 0
	var lost []string
	for _, m := range x.Moved(ask, after) {
		if m.To == 0 {
			lost = append(lost, card.Lost(v.g.Name(m.Talk), m.String()))
			continue
		}
		one := &out.Rows[row[m.Talk]]
		one.Moved = strings.TrimPrefix(one.Moved+"; "+m.String(), "; ")
		if m.From != m.To {
			moved++
		}
	}
	out.Moves = card.Reweighed(ask.Weights.String(), moved, lost)
}
