package path

import (
	"strconv"
	"strings"

	"throughline/graph"
)

// Tell says in a sentence or two why an expression does not lead to a node.
func (w WhyNot) Tell(g *graph.Graph, e Expr, node uint32) string {
	steps := Steps(e)
	switch {
	case w.Present:
		return Called(g, node) + " is in the answer."
	case len(steps) == 0:
		return "There is no step that could lead to " + Called(g, node) + "."
	}
	return "Step " + strconv.Itoa(w.Step+1) + ", " + String(steps[w.Step]) + ", dropped it: " + w.reason(g, len(steps), node) + "."
}

func (w WhyNot) reason(g *graph.Graph, steps int, node uint32) string {
	near := listed(g, w.Nearby)
	switch {
	case w.Failed != nil && len(w.Nearby) == 1 && w.Nearby[0] == node:
		return "[" + ConditionString(w.Failed) + "] does not hold for it"
	case w.Failed != nil:
		return "[" + ConditionString(w.Failed) + "] does not hold for " + near + ", over which it would be reached"
	case w.Stand[w.Step] == 0 && w.Step < steps-1:
		return "nothing stands after it"
	case len(w.Nearby) > 0 && w.Step == steps-1:
		return "it would be reached from " + near + ", and none of what leads there stood before"
	case len(w.Nearby) > 0:
		return "a condition in it does not hold for " + near
	}
	return "nothing leads there by that step"
}

// listed names nodes with commas and a last "or".
func listed(g *graph.Graph, nodes []uint32) string {
	var names []string
	for _, n := range nodes {
		names = append(names, Called(g, n))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// Tell says what to change, such as "put at / ^at for about / ^about in steps
// 2 and 3".
func (c Change) Tell() string {
	at := "step " + strconv.Itoa(c.Steps[0]+1)
	if n := len(c.Steps); n > 1 {
		at = "steps " + strconv.Itoa(c.Steps[0]+1) + " and " + strconv.Itoa(c.Steps[n-1]+1)
	}
	if len(c.Steps) > 2 {
		at = strings.Replace(at, " and ", " to ", 1)
	}
	switch {
	case c.Old == "" && c.Steps[0] < 0:
		return "begin with " + c.New
	case c.Old == "":
		return "add / " + c.New + " after " + at
	case c.New == "":
		return "leave out " + at + ", " + c.Old
	}
	return "put " + c.New + " for " + c.Old + " in " + at
}
