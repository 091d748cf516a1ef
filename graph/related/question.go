package related

import (
	"strings"

	"throughline/graph"
)

// Question writes what a query asks of its talk, as a talk's page has it in its
// address: "mode=bridge&with=talk/x&mute=theme&boost=speaker".
func (q Query) Question(g *graph.Graph) string {
	out := "mode=" + q.Mode.String()
	if q.Mode == Bridge && q.With != NoNode {
		out += "&with=" + string(g.ID(q.With))
	}
	if list := q.Weights.List(Muted); list != "" {
		out += "&mute=" + list
	}
	if list := q.Weights.List(Boosted); list != "" {
		out += "&boost=" + list
	}
	return out
}

// ParseQuestion reads what Question writes. What it does not understand it
// passes over.
func ParseQuestion(g *graph.Graph, talk uint32, text string) Query {
	q := Query{Talk: talk, With: NoNode}
	var mute, boost string
	for pair := range strings.SplitSeq(text, "&") {
		name, value, _ := strings.Cut(pair, "=")
		switch name {
		case "mode":
			q.Mode, _ = ParseMode(value)
		case "with":
			if n, _, ok := g.Resolve(graph.ID(value)); ok {
				q.With = n
			}
		case "mute":
			mute = value
		case "boost":
			boost = value
		}
	}
	q.Weights, _ = ParseWeights(mute, boost)
	return q
}
