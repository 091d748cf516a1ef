package wire

import (
	"math"
	"strings"

	"throughline/graph"
)

// decoder builds tables from sections: the core first, then details,
// prose and evidence, which is also the order of their texts.
type decoder struct {
	t     graph.Tables
	lists []texts // in the order of their numbers
	total uint32  // texts so far
}

func (d *decoder) append(list texts) {
	d.lists = append(d.lists, list)
	d.total += uint32(len(list.end))
}

// sections reads all there are.
func (d *decoder) sections(all *parts) error {
	has := func(s section) bool { return all.body[s] != nil }
	if err := d.core(all.body[core]); err != nil {
		return err
	}
	for _, s := range [...]section{details, prose} {
		if has(s) {
			if err := d.literals(s, all.body[s]); err != nil {
				return err
			}
		}
		if s == details {
			d.t.ProseFrom = d.total
		}
	}
	d.t.LabelsFrom = d.total
	if !has(evidence) {
		return nil
	}
	return d.evidence(all.body[evidence], has)
}

// lay writes the texts behind those that are there, and where each ends.
func (t *texts) lay(out *strings.Builder, ends []uint32) []uint32 {
	if t.gap == 0 {
		start := uint32(out.Len())
		out.Write(t.arena)
		for _, end := range t.end {
			ends = append(ends, start+end)
		}
		return ends
	}
	for i := range t.end {
		out.Write(t.at(uint32(i)))
		ends = append(ends, uint32(out.Len()))
	}
	return ends
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
	for i := range d.lists {
		d.t.TextEnd = d.lists[i].lay(&text, d.t.TextEnd)
	}
	d.t.Text = text.String()
	return graph.FromTables(d.t)
}
