package reading

import (
	"strings"

	"throughline/graph"
	"throughline/graph/search"
	"throughline/graph/text"
)

// kinds is a set of kinds.
type kinds uint16

func (m kinds) has(k graph.Kind) bool { return m>>k&1 == 1 }

// longestName is the most words of a name that is looked for inside a text.
const longestName = 6

// exact returns the longest name that begins the words, and how many of them
// it is; of several nodes of that name the best connected.
func (r *Reader) exact(words []string, of kinds) (n uint32, size int) {
	for size = min(len(words), longestName); size > 0; size-- {
		if n, ok := r.named(words[:size], of); ok {
			return n, size
		}
	}
	return 0, 0
}

// named returns the node that the words name as they stand.
func (r *Reader) named(words []string, of kinds) (best uint32, ok bool) {
	for _, n := range r.names()[strings.Join(words, " ")] {
		if of.has(r.g.Kind(n)) && (!ok || r.g.Degree(n) > r.g.Degree(best)) {
			best, ok = n, true
		}
	}
	return best, ok
}

// near returns the node whose name is the words but for typing mistakes and
// an unfinished end or, unless whole is asked for, whose name has all of them.
func (r *Reader) near(words []string, of kinds, whole bool) (uint32, bool) {
	answer := r.x.Search(search.Query{Text: strings.Join(words, " "), Limit: 12})
	if answer.Partial {
		return 0, false
	}
	part, found := uint32(0), false
	for _, one := range answer.Results {
		if !of.has(r.g.Kind(one.Node)) {
			continue
		}
		if len(text.Words(one.Text)) == len(words) {
			return one.Node, true
		}
		if !found {
			part, found = one.Node, true
		}
	}
	return part, found && !whole
}

// node returns what a whole phrase names, if anything.
func (r *Reader) node(words []string, of kinds) (uint32, bool) {
	if len(words) == 0 {
		return 0, false
	}
	if n, ok := r.named(words, of); ok {
		return n, true
	}
	return r.near(words, of, false)
}

// nodes returns what each phrase names; missing is the first that names
// nothing.
func (r *Reader) nodes(phrases [][]string, of kinds) (list []uint32, missing string) {
	for _, p := range phrases {
		n, ok := r.node(p, of)
		if !ok {
			return nil, strings.Join(p, " ")
		}
		list = append(list, n)
	}
	return list, ""
}

// titled returns the talks whose titles have the words, the best first.
func (r *Reader) titled(words []string) []uint32 {
	answer := r.x.Search(search.Query{Text: strings.Join(words, " "), Kind: graph.Talk, Limit: MaxReadings - 1})
	if answer.Partial {
		return nil
	}
	var out []uint32
	for _, one := range answer.Results {
		out = append(out, one.Node)
	}
	return out
}
