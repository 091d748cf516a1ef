package reading

import (
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// anything is what a path can begin or end at.
const anything = 1<<graph.Theme | 1<<graph.Technology | 1<<graph.Talk | 1<<graph.Person | 1<<graph.Company | 1<<graph.Event | 1<<graph.Series

// subjects are what evolves and can be compared.
const subjects = 1<<graph.Theme | 1<<graph.Technology | 1<<graph.Company | 1<<graph.Person

// among reports whether a word is in a list of words with spaces around them.
func among(word, list string) bool { return strings.Contains(list, " "+word+" ") }

// after takes the longest of some phrases off the beginning. Phrases stand
// with a comma after each. There are no maps and no lists of them here: a text
// that is searched is a tenth of the code.
func after(words []string, phrases string) ([]string, bool) { return off(words, phrases, true) }

// before is after from the end.
func before(words []string, phrases string) ([]string, bool) { return off(words, phrases, false) }

func off(words []string, phrases string, start bool) ([]string, bool) {
	for n := min(3, len(words)); n > 0; n-- {
		part, rest := words[:n], words[n:]
		if !start {
			rest, part = words[:len(words)-n], words[len(words)-n:]
		}
		if strings.Contains(phrases, ","+strings.Join(part, " ")+",") {
			return rest, true
		}
	}
	return words, false
}

// split cuts the words at separators.
func split(words []string, separators string) [][]string {
	var out [][]string
	last := 0
	for i := range len(words) + 1 {
		if i < len(words) && !among(words[i], separators) {
			continue
		}
		if i > last {
			out = append(out, words[last:i])
		}
		last = i + 1
	}
	return out
}

// maxCompared is how many nodes stand side by side at most.
const maxCompared = 6

// compare reads "compare A and B", "A vs B" and "difference between A and B".
func (r *Reader) compare(words []string) Answer {
	rest, said := after(words, ",compare,comparison of,difference between,differences between,")
	separators := " vs versus "
	if said {
		separators = " vs versus and with to "
	}
	parts := split(rest, separators)
	if len(parts) < 2 || len(parts) > maxCompared {
		return Answer{}
	}
	list, missing := r.nodes(parts, subjects)
	if missing != "" {
		return nothingCalled("a comparison", missing)
	}
	out := Reading{Action: Compare, Nodes: list}
	var names []string
	for _, n := range list {
		names = append(names, r.g.Name(n))
		out.Count += r.talksOf(n)
	}
	out.Sentence = "Compare " + text.List(names)
	return one(out)
}

// connect reads "path from A to B", "how is A connected to B", and "A to B"
// where both are names.
func (r *Reader) connect(words []string) Answer {
	rest, said := after(words, ",path from,paths from,path between,paths between,way from,route from,connect,connection between,connections between,link between,links between,")
	if !said {
		rest, _ = after(words, ",how is,how are,from,")
		var kept []string
		for _, w := range rest {
			if among(w, " connected linked ") {
				said = words[0] == "how"
				continue
			}
			kept = append(kept, w)
		}
		rest = kept
	}
	for i := 1; i < len(rest)-1; i++ { // names first: "and" may be in one
		if rest[i] == "to" || said && among(rest[i], " and with ") {
			a, isA := r.named(rest[:i], anything)
			b, isB := r.named(rest[i+1:], anything)
			if isA && isB {
				return r.connection(a, b)
			}
		}
	}
	parts := split(rest, " to and with ")
	if !said || len(parts) != 2 {
		return Answer{}
	}
	list, missing := r.nodes(parts, anything)
	if missing != "" {
		return nothingCalled("a search for paths", missing)
	}
	return r.connection(list[0], list[1])
}

func (r *Reader) connection(a, b uint32) Answer {
	if a == b {
		return Answer{Missing: "A path leads from one thing to another: both names mean " + r.g.Name(a) + "."}
	}
	return one(Reading{Action: Connect, Nodes: []uint32{a, b}, Count: -1, Sentence: "How " + r.g.Name(a) + " and " + r.g.Name(b) + " are connected"})
}

// related reads "related to TALK", with or without "talks" before it.
func (r *Reader) related(words []string) Answer {
	rest, _ := after(words, ",talks,talk,sessions,")
	rest, said := after(rest, ",related to,similar to,like,")
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
	rest, said := after(words, ",evolution of,history of,timeline of,trend of,rise of,how did,how does,how has,how have,how do,")
	rest, ended := before(rest, ",evolve,evolved,change,changed,develop,developed,over time,over the years,by year,evolution,timeline,trend,")
	if !said && !ended || words[0] == "how" && !ended || len(rest) == 0 {
		return Answer{}
	}
	n, ok := r.node(rest, subjects)
	switch {
	case ok:
		return one(Reading{Action: Evolve, Nodes: []uint32{n}, Count: r.talksOf(n), Sentence: "How " + r.g.Name(n) + " evolved over the years"})
	case said:
		return nothingCalled("a question for an evolution", strings.Join(rest, " "))
	}
	return Answer{}
}

func one(r Reading) Answer { return Answer{Readings: []Reading{r}} }

func nothingCalled(what, words string) Answer {
	return Answer{Missing: "Read as " + what + ", but nothing is called “" + words + "”."}
}
