package wire

import (
	"math"
	"strings"

	"throughline/graph"
)

// decoder builds tables from sections: the core first, then prose, then
// evidence, which is also the order of their texts.
type decoder struct {
	t     graph.Tables
	lists []texts // in the order of their numbers
	total uint32  // texts so far
}

func (d *decoder) append(list texts) {
	d.lists = append(d.lists, list)
	d.total += uint32(len(list.end))
}

func (d *decoder) core(b []byte) error {
	r := &reader{section: core, b: b}
	t := &d.t
	if r.uint() != uint32(graph.NumPredicates) {
		r.fail("the vocabulary has another size")
	}
	nodes := uint64(0)
	for _, k := range graph.Kinds() {
		t.Kinds[k] = r.uint()
		nodes += uint64(t.Kinds[k])
	}
	if nodes > uint64(r.left()) {
		r.fail("there are more nodes than bytes")
	}
	if r.err != nil {
		return r.err
	}
	literals := r.texts(r.count())
	s := numbering{uint32(nodes)}
	for p := graph.Title; p < firstProse; p++ {
		r.literals(&t.Rels[p], &s)
	}
	d.append(r.slugs(t, &literals))
	for _, p := range graph.EdgePredicates() {
		r.edges(&t.Rels[p])
	}
	d.append(literals)
	t.ProseFrom, t.LabelsFrom = d.total, d.total
	return r.end()
}

func encodeProse(t *graph.Tables) []byte {
	w := &writer{}
	list := slice(t, t.ProseFrom, t.LabelsFrom)
	w.uint(uint32(len(list.end)))
	w.texts(&list)
	s := numbering{t.ProseFrom}
	for p := firstProse; int(p) < graph.NumPredicates; p++ {
		w.literals(&t.Rels[p], &s)
	}
	return w.b
}

func (d *decoder) prose(b []byte) error {
	r := &reader{section: prose, b: b}
	d.append(r.texts(r.count()))
	s := numbering{d.t.ProseFrom}
	for p := firstProse; int(p) < graph.NumPredicates; p++ {
		r.literals(&d.t.Rels[p], &s)
	}
	d.t.LabelsFrom = d.total
	return r.end()
}

// graph lays the texts out and has the tables checked.
func (d *decoder) graph() (*graph.Graph, error) {
	size := uint64(0)
	for _, l := range d.lists {
		size += uint64(len(l.arena))
	}
	if size > math.MaxUint32 {
		return nil, &Error{core.String(), 0, "the texts are longer than 4 GB"}
	}
	var text strings.Builder
	text.Grow(int(size))
	d.t.TextEnd = make([]uint32, 0, d.total)
	for _, l := range d.lists {
		start := uint32(text.Len())
		text.Write(l.arena)
		for _, end := range l.end {
			d.t.TextEnd = append(d.t.TextEnd, start+end)
		}
	}
	d.t.Text = text.String()
	return graph.FromTables(d.t)
}
