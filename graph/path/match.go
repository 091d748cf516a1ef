package path

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/graph"
)

// test is a set of conditions compiled for a graph.
type test struct {
	g      *graph.Graph
	lo, hi uint32   // the range of node numbers
	kinds  []uint16 // each a set of kinds
	years  []Years
	rowed  bool     // row stands for a condition
	row    []uint32 // the nodes that meet one of the links, rising
	links  []link
	texts  []string // folded
}

// link is a condition that a node has an edge to one of nodes.
type link struct {
	pred    graph.Predicate
	inverse bool
	nodes   []uint32
}

// neighbours returns the nodes that meet the link, if it names one node.
func (l *link) neighbours(g *graph.Graph) []uint32 { return g.Along(l.nodes[0], l.pred, !l.inverse) }

// cut returns the nodes of a rising row that are in range and meet the link
// that row stands for. The result is in rising order; it is either part of
// the row or appended to buffer[:0], which is returned too.
func (t *test) cut(row, buffer []uint32) (out, kept []uint32) {
	if len(row) == 0 {
		return row, buffer
	}
	if t.lo > row[0] {
		i, _ := slices.BinarySearch(row, t.lo)
		row = row[i:]
	}
	if len(row) > 0 && t.hi <= row[len(row)-1] {
		i, _ := slices.BinarySearch(row, t.hi)
		row = row[:i]
	}
	if !t.rowed {
		return row, buffer
	}
	buffer = intersect(buffer[:0], row, t.row)
	return buffer, buffer
}

// intersect appends what two rising lists share. A list that is much longer is
// searched in steps that double (Bentley and Yao 1976), so that the work is the
// length of the shorter times the logarithm of the gap; lists of like length
// are merged.
func intersect(out, a, b []uint32) []uint32 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) < 16*len(a) {
		return merge(out, a, b)
	}
	for _, n := range a {
		step := 1
		for step < len(b) && b[step] < n {
			step *= 2
		}
		i, found := slices.BinarySearch(b[step/2:min(step+1, len(b))], n)
		b = b[step/2+i:]
		if found {
			out = append(out, n)
		}
		if len(b) == 0 {
			break
		}
	}
	return out
}

func merge(out, a, b []uint32) []uint32 {
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x < y:
			a = a[1:]
		case y < x:
			b = b[1:]
		default:
			out = append(out, x)
			a, b = a[1:], b[1:]
		}
	}
	return out
}

// meets reports whether node n meets all conditions.
func (t *test) meets(n uint32) bool {
	if n < t.lo || n >= t.hi {
		return false
	}
	if t.rowed {
		if _, ok := slices.BinarySearch(t.row, n); !ok {
			return false
		}
	}
	return t.rest(n)
}

// rest reports whether node n, which cut let through, meets the conditions
// that cut does not check.
func (t *test) rest(n uint32) bool {
	for _, y := range t.years {
		if !y.hold(t.g.Year(n)) {
			return false
		}
	}
	for _, mask := range t.kinds {
		if mask>>t.g.Kind(n)&1 == 0 {
			return false
		}
	}
	for i := range t.links {
		if !t.links[i].holds(t.g, n) {
			return false
		}
	}
	for _, want := range t.texts {
		if !called(t.g, n, want) {
			return false
		}
	}
	return true
}

// simple reports whether cut checks everything.
func (t *test) simple() bool {
	return len(t.years) == 0 && len(t.kinds) == 0 && len(t.links) == 0 && len(t.texts) == 0
}

func (y Years) hold(year int) bool {
	for _, s := range y {
		if year != 0 && year >= s.First && (s.Last == 0 || year <= s.Last) {
			return true
		}
	}
	return false
}

func (l *link) holds(g *graph.Graph, n uint32) bool {
	own := g.Along(n, l.pred, l.inverse)
	for _, m := range l.nodes {
		if _, ok := slices.BinarySearch(own, m); ok {
			return true
		}
	}
	return false
}

// called reports whether a name of node n contains the folded text.
func called(g *graph.Graph, n uint32, want string) bool {
	t := g.Tables()
	for _, p := range [...]graph.Predicate{graph.Title, graph.Name, graph.Alias} {
		for _, text := range values(&t.Rels[p], n) {
			if containsFolded(t.Text[t.TextEnd[text-1]:t.TextEnd[text]], want) {
				return true
			}
		}
	}
	return g.Value(n, graph.Title) == "" && g.Value(n, graph.Name) == "" && containsFolded(g.ID(n).Slug(), want)
}

// values returns the text numbers of node n under a literal relation, which
// are never zero since a node has an id. It does what Graph.Values does
// without its allocation, which a condition would pay for every node.
func values(r *graph.Rel, n uint32) []uint32 {
	i := n - r.Lo // wraps below Lo
	if i >= uint32(len(r.End)) {
		return nil
	}
	start := uint32(0)
	if i > 0 {
		start = r.End[i-1]
	}
	return r.To[start:r.End[i]]
}

// Contains is how a Text condition matches: some run of runes of the name is
// the wanted text when both are in lower case. A node is matched by its
// titles, names and aliases, and by its slug when it has no title or name.
func Contains(name, want string) bool { return containsFolded(name, fold(want)) }

func fold(s string) string { return strings.Map(unicode.ToLower, s) }

// containsFolded is Contains without allocation for a text folded before.
func containsFolded(s, want string) bool {
	for i := range s {
		if beginsFolded(s[i:], want) {
			return true
		}
	}
	return want == ""
}

func beginsFolded(s, want string) bool {
	for want != "" {
		a, n := utf8.DecodeRuneInString(s)
		b, m := utf8.DecodeRuneInString(want)
		if n == 0 || unicode.ToLower(a) != b {
			return false
		}
		s, want = s[n:], want[m:]
	}
	return true
}

func (t *test) explain() string {
	s := ""
	if t.rowed {
		s += ", intersected with the list of one link"
	}
	if t.lo > 0 || int(t.hi) < t.g.Len() {
		s += ", cut to the numbers of one kind"
	}
	if !t.simple() {
		s += ", each node checked"
	}
	return s
}
