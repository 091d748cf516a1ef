package server

import (
	"strconv"
	"strings"

	"throughline/graph/related"
	"throughline/graph/trend"
	"throughline/web/view"
)

// tellMoves says what muting did: on each row how far it moved and what it
// lost, below them which talks left the list.
func (v *nodeView) tellMoves(x *related.Index, ask related.Query, after related.Answer, out *view.Related) {
	ask.Weights = related.Weights{}
	before := x.Related(ask)
	row := map[uint32]int{}
	for i, r := range after.Results {
		row[r.Talk] = i
	}
	moved := 0
	var left []string
	for _, m := range related.Moves(before.Results, after.Results) {
		if m.To == 0 {
			left = append(left, "“"+trend.Shorten(v.g.Name(m.Talk))+"” (was "+strconv.Itoa(m.From)+")")
			continue
		}
		one := &out.Rows[row[m.Talk]]
		one.Moved = strings.TrimPrefix(one.Moved+"; "+moveText(m), "; ")
		if m.From != m.To {
			moved++
		}
	}
	out.Moves = "Muting " + mutedKinds(v.q.related.mute) + " moved " + plural(moved, "row", "rows") + "."
	if len(left) > 0 {
		out.Moves += " No longer listed: " + strings.Join(left, ", ") + "."
	}
}

func moveText(m related.Move) string {
	text := "same place"
	switch {
	case m.From == 0:
		return "new on the list"
	case m.To < m.From:
		text = "up " + strconv.Itoa(m.From-m.To)
	case m.To > m.From:
		text = "down " + strconv.Itoa(m.To-m.From)
	}
	if m.Points < 0 {
		text += ", " + plural(-m.Points, "point", "points") + " less"
	}
	return text
}

func mutedKinds(kinds []related.ReasonKind) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = strings.ToLower(reasonKinds[k].label)
	}
	return strings.Join(words, ", ")
}
