package reading

import (
	"slices"
	"strings"

	"throughline/graph"
)

// anything is what a path can begin or end at.
var anything = kindsOf(graph.Theme, graph.Technology, graph.Talk, graph.Person, graph.Company, graph.Event, graph.Series)

// subjects are what evolves and can be compared.
var subjects = kindsOf(graph.Theme, graph.Technology, graph.Company, graph.Person)

// after returns the words after one of the phrases, each of which is some
// words, if the text begins with it.
func after(words []string, phrases ...string) ([]string, bool) {
	for _, p := range phrases {
		begin := strings.Fields(p)
		if len(words) >= len(begin) && slices.Equal(words[:len(begin)], begin) {
			return words[len(begin):], true
		}
	}
	return words, false
}

// before is after from the end.
func before(words []string, phrases ...string) ([]string, bool) {
	for _, p := range phrases {
		end := strings.Fields(p)
		if at := len(words) - len(end); at >= 0 && slices.Equal(words[at:], end) {
			return words[:at], true
		}
	}
	return words, false
}

// split cuts the words at separators.
func split(words []string, separators ...string) [][]string {
	var out [][]string
	last := 0
	for i, w := range words {
		if slices.Contains(separators, w) {
			out = append(out, words[last:i])
			last = i + 1
		}
	}
	out = append(out, words[last:])
	return slices.DeleteFunc(out, func(p []string) bool { return len(p) == 0 })
}

// maxCompared is how many nodes stand side by side at most.
const maxCompared = 6

// compare reads "compare A and B", "A vs B" and "difference between A and B".
func (r *Reader) compare(words []string) Answer {
	rest, said := after(words, "compare", "comparison of", "difference between", "differences between")
	separators := []string{"vs", "versus"}
	if said {
		separators = append(separators, "and", "with", "to")
	}
	parts := split(rest, separators...)
	if len(parts) < 2 || len(parts) > maxCompared {
		return Answer{}
	}
	list, missing := r.nodes(parts, subjects)
	if missing != "" {
		return nothingCalled("a comparison", missing)
	}
	names, talks := make([]string, len(list)), 0
	for i, n := range list {
		names[i] = r.g.Name(n)
		talks += len(r.talksOf(n))
	}
	return one(Reading{Action: Compare, Nodes: list, Count: talks, Sentence: "Compare " + listed(names)})
}

// connect reads "path from A to B", "how is A connected to B", and "A to B"
// where both are names.
func (r *Reader) connect(words []string) Answer {
	rest, said := after(words, "path from", "paths from", "path between", "paths between", "way from", "route from", "from", "connect", "connection between", "connections between", "link between", "links between", "how is", "how are")
	rest, bare := before(rest, "connected", "linked")
	said = said && (words[0] != "how" || bare || slices.ContainsFunc(rest, isJoined)) && words[0] != "from"
	rest = slices.DeleteFunc(slices.Clone(rest), func(w string) bool { return said && isJoined(w) })
	for i := 1; i < len(rest)-1; i++ {
		if rest[i] != "to" && (!said || rest[i] != "and" && rest[i] != "with") {
			continue
		}
		if a, ok := r.named(rest[:i], anything); ok {
			if b, ok := r.named(rest[i+1:], anything); ok && a != b {
				return r.connection(a, b)
			}
		}
	}
	if !said {
		return Answer{}
	}
	parts := split(rest, "to", "and", "with")
	if len(parts) != 2 {
		return Answer{}
	}
	list, missing := r.nodes(parts, anything)
	switch {
	case missing != "":
		return nothingCalled("a search for paths", missing)
	case list[0] == list[1]:
		return Answer{Missing: "A path leads from one thing to another: both names mean " + r.g.Name(list[0]) + "."}
	}
	return r.connection(list[0], list[1])
}

func isJoined(word string) bool { return word == "connected" || word == "linked" }

func (r *Reader) connection(a, b uint32) Answer {
	return one(Reading{Action: Connect, Nodes: []uint32{a, b}, Count: -1, Sentence: "How " + r.g.Name(a) + " and " + r.g.Name(b) + " are connected"})
}

// related reads "related to TALK", with or without "talks" before it.
func (r *Reader) related(words []string) Answer {
	rest, _ := after(words, "talks", "talk", "sessions")
	rest, said := after(rest, "related to", "similar to", "like")
	if !said || len(rest) == 0 {
		return Answer{}
	}
	var a Answer
	for _, n := range r.titled(rest) {
		a.Readings = append(a.Readings, Reading{Action: Related, Nodes: []uint32{n}, Count: -1, Sentence: "Talks related to “" + r.g.Name(n) + "”"})
	}
	if len(a.Readings) == 0 {
		a.Missing = "Read as a question for related talks, but no talk is called “" + strings.Join(rest, " ") + "”."
	}
	return a
}

// evolve reads "evolution of X", "how did X evolve" and "X over time".
func (r *Reader) evolve(words []string) Answer {
	rest, said := after(words, "evolution of", "history of", "timeline of", "trend of", "rise of", "how did", "how does", "how has", "how have", "how do")
	rest, ended := before(rest, "evolve", "evolved", "change", "changed", "develop", "developed", "over time", "over the years", "by year", "evolution", "timeline", "trend")
	if !said && !ended || words[0] == "how" && !ended || len(rest) == 0 {
		return Answer{}
	}
	n, ok := r.node(rest, subjects)
	if !ok {
		if !said {
			return Answer{}
		}
		return nothingCalled("a question for an evolution", strings.Join(rest, " "))
	}
	return one(Reading{Action: Evolve, Nodes: []uint32{n}, Count: len(r.talksOf(n)), Sentence: "How " + r.g.Name(n) + " evolved over the years"})
}

func one(r Reading) Answer { return Answer{Readings: []Reading{r}} }

func nothingCalled(what, words string) Answer {
	return Answer{Missing: "Read as " + what + ", but nothing is called “" + words + "”."}
}

// listed joins names as a sentence does.
func listed(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
