package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Graph compiles what was added. The builder can be added to and compiled
// again. The work is O(n log n) in the number of facts: 0.5 s for a million.
func (b *Builder) Graph() (*Graph, error) {
	c := compiler{b: b, literal: filled(len(b.list)), labelOf: filled(len(b.known))}
	c.dedupe()
	c.numberNodes()
	c.literals()
	c.edgesAndLabels()
	c.layText()
	return FromTables(c.t)
}

// none marks what has no number yet.
const none = ^uint32(0)

func filled(n int) []uint32 {
	s := make([]uint32, n)
	for i := range s {
		s[i] = none
	}
	return s
}

// compiler gives texts and labels the numbers they have in a Graph, which
// depend on the set of facts alone and not on the order they came in.
type compiler struct {
	b       *Builder
	t       Tables
	node    []uint32 // by text of the builder: number as a node
	literal []uint32 // by text of the builder: number as a literal
	labelOf []uint32 // by label of the builder
	order   []uint32 // texts of the builder by their number in the graph
	next    uint32   // first free text number
	own     uint32   // first text number of the section that is being laid
	nodes   uint32
}

func compareRows(a, b row) int {
	if c := cmp.Compare(uint64(a.subject)<<32|uint64(a.object), uint64(b.subject)<<32|uint64(b.object)); c != 0 {
		return c
	}
	return cmp.Compare(a.label, b.label)
}

// dedupe sorts the builder's own rows, so that what was compiled once is
// already in order when the builder is compiled again.
func (c *compiler) dedupe() {
	for p, rows := range c.b.rows {
		slices.SortFunc(rows, compareRows)
		c.b.rows[p] = slices.Compact(rows)
	}
}

// numberNodes orders nodes by kind, then by falling degree, then by id.
func (c *compiler) numberNodes() {
	degree := c.degrees()
	rank := degree
	if c.b.like != nil {
		rank = c.ranks(degree)
	}
	nodes := make([]uint32, 0, len(degree)/2)
	kind := make([]Kind, len(degree))
	for n, d := range degree {
		if d != none {
			nodes = append(nodes, uint32(n))
			kind[n] = ID(c.b.list[n]).Kind()
			c.t.Kinds[kind[n]]++
		}
	}
	slices.SortFunc(nodes, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(kind[a], kind[b]), cmp.Compare(rank[b], rank[a]), strings.Compare(c.b.list[a], c.b.list[b]))
	})
	c.node = filled(len(degree))
	for i, n := range nodes {
		c.node[n] = uint32(i)
	}
	c.order, c.next, c.nodes = nodes, uint32(len(nodes)), uint32(len(nodes))
}

// ranks falls with the number in the graph that this one is a part of.
func (c *compiler) ranks(degree []uint32) []uint32 {
	rank := make([]uint32, len(degree))
	for n, d := range degree {
		if at, ok := c.b.like.Lookup(ID(c.b.list[n])); d != none && ok {
			rank[n] = none - at
		}
	}
	return rank
}

// degrees counts the distinct edges of each text that names a node; a text
// that names none has the degree none.
func (c *compiler) degrees() []uint32 {
	degree := filled(len(c.b.list))
	touch := func(n, by uint32) {
		if degree[n] == none {
			degree[n] = 0
		}
		degree[n] += by
	}
	used := make([]bool, len(c.b.known))
	for p, rows := range c.b.rows {
		for i, r := range rows {
			used[r.label] = true
			by := uint32(1)
			if i > 0 && rows[i-1].subject == r.subject && rows[i-1].object == r.object {
				by = 0
			}
			if Predicate(p).IsEdge() {
				touch(r.subject, by)
				touch(r.object, by)
				continue
			}
			touch(r.subject, 0)
		}
	}
	for l, ok := range used {
		if ok {
			touch(c.b.known[l].source, 0)
		}
	}
	return degree
}

// literals numbers the texts of literal predicates: of a view, of details, of
// prose.
func (c *compiler) literals() {
	for p := edgeEnd; p < predicateEnd; p++ {
		switch p {
		case Date:
			c.t.DetailsFrom, c.own = c.next, c.next
		case Abstract:
			c.t.ProseFrom, c.own = c.next, c.next
		}
		rows := c.numbered(p)
		c.layRows(p, rows, c.bySupport)
	}
	c.t.LabelsFrom, c.own = c.next, c.next
}

func (c *compiler) edgesAndLabels() {
	for p := By; p < edgeEnd; p++ {
		c.layRows(p, c.numbered(p), nil)
	}
	for p := By; p < predicateEnd; p++ {
		c.layEvidence(p)
	}
}

// numbered returns the rows of a predicate with the graph's node numbers,
// sorted. Objects of literals keep the builder's numbers. The builder's rows
// are sorted, so that only the subjects have to be brought into their new
// order, by counting, and the few objects of each: a third of the time of
// sorting them all.
func (c *compiler) numbered(p Predicate) []row {
	from := c.b.rows[p]
	place := c.places(from)
	rows := make([]row, len(from))
	for _, r := range from {
		r.subject = c.node[r.subject]
		if p.IsEdge() {
			r.object = c.node[r.object]
		}
		rows[place[r.subject]] = r
		place[r.subject]++
	}
	if p.IsEdge() {
		sortObjects(rows)
	}
	return rows
}

// places returns where the rows of each node begin.
func (c *compiler) places(rows []row) []uint32 {
	place := make([]uint32, c.nodes+1)
	for _, r := range rows {
		place[c.node[r.subject]+1]++
	}
	for i := 1; i < len(place); i++ {
		place[i] += place[i-1]
	}
	return place
}

// sortObjects sorts the rows of each subject.
func sortObjects(rows []row) {
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].subject == rows[0].subject {
			n++
		}
		if n > 1 {
			slices.SortFunc(rows[:n], compareRows)
		}
		rows = rows[n:]
	}
}

// text gives a text of the builder its number as a literal, another one where
// it was used before in a section that may be missing.
func (c *compiler) text(n uint32) uint32 {
	if at := c.literal[n]; at == none || at >= c.t.DetailsFrom && at < c.own {
		c.literal[n] = c.next
		c.order = append(c.order, n)
		c.next++
	}
	return c.literal[n]
}

// layText writes the texts one after the other.
func (c *compiler) layText() {
	var text strings.Builder
	size := 0
	for _, n := range c.order {
		size += len(c.b.list[n])
	}
	text.Grow(size)
	c.t.TextEnd = make([]uint32, len(c.order))
	for i, n := range c.order {
		text.WriteString(c.b.list[n])
		c.t.TextEnd[i] = uint32(text.Len())
	}
	c.t.Text = text.String()
}
