package server

import (
	"strings"

	"throughline/graph/card"
	"throughline/graph/related"
	"throughline/graph/trend"
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
	var left []string
	for _, m := range x.Moved(ask, after) {
		if m.To == 0 {
			left = append(left, "“"+trend.Shorten(v.g.Name(m.Talk))+"” ("+m.String()+")")
			continue
		}
		one := &out.Rows[row[m.Talk]]
		one.Moved = strings.TrimPrefix(one.Moved+"; "+m.String(), "; ")
		if m.From != m.To {
			moved++
		}
	}
	out.Moves = card.Capital(ask.Weights.String()) + ": " + card.Many(moved, "row", "rows") + " moved."
	if len(left) > 0 {
		out.Moves += " No longer listed: " + strings.Join(left, ", ") + "."
	}
}
