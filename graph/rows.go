package graph

import (
	"cmp"
	"slices"
	"strings"
)

// object is one object of a subject with the builder's labels that support it.
type object struct {
	to     uint32
	labels []uint32
}

// layRows fills Rels[p] from sorted rows, and leaves the builder's label
// numbers in Evidence and Several until layEvidence replaces them. arrange,
// if given, puts the objects of one subject in order and numbers them.
func (c *compiler) layRows(p Predicate, rows []row, arrange func([]object)) {
	r := &c.t.Rels[p]
	if len(rows) == 0 {
		return
	}
	r.Lo = rows[0].subject
	r.End = make([]uint32, rows[len(rows)-1].subject-r.Lo+1)
	r.To = make([]uint32, 0, len(rows))
	r.Evidence = make([]uint32, 0, len(rows))
	var objects []object
	labels := make([]uint32, 0, len(rows))
	for i := 0; i < len(rows); {
		subject := rows[i].subject
		objects = objects[:0]
		for ; i < len(rows) && rows[i].subject == subject; i++ {
			labels = append(labels, rows[i].label)
			own := labels[len(labels)-1:]
			if last := len(objects) - 1; last >= 0 && objects[last].to == rows[i].object {
				n := len(objects[last].labels) + 1
				objects[last].labels = labels[len(labels)-n:]
				continue
			}
			objects = append(objects, object{rows[i].object, own})
		}
		if arrange != nil {
			arrange(objects)
		}
		r.appendRow(subject, objects)
	}
	fillGaps(r.End)
}

func (r *Rel) appendRow(subject uint32, objects []object) {
	for _, o := range objects {
		r.To = append(r.To, o.to)
		if len(o.labels) == 1 {
			r.Evidence = append(r.Evidence, o.labels[0])
			continue
		}
		r.Evidence = append(r.Evidence, several|uint32(len(r.Several)))
		r.Several = append(r.Several, uint32(len(o.labels)))
		r.Several = append(r.Several, o.labels...)
	}
	r.End[subject-r.Lo] = uint32(len(r.To))
}

// fillGaps gives subjects without facts an empty row.
func fillGaps(end []uint32) {
	for i := 1; i < len(end); i++ {
		if end[i] < end[i-1] {
			end[i] = end[i-1]
		}
	}
}

// bySupport puts the text first that has the strongest status, then the most
// evidence, then comes first in the alphabet, and numbers them all.
func (c *compiler) bySupport(objects []object) {
	if len(objects) > 1 {
		slices.SortFunc(objects, func(a, b object) int {
			return cmp.Or(
				cmp.Compare(c.strongest(b.labels), c.strongest(a.labels)),
				cmp.Compare(len(b.labels), len(a.labels)),
				strings.Compare(c.b.list[a.to], c.b.list[b.to]))
		})
	}
	for i := range objects {
		objects[i].to = c.text(objects[i].to)
	}
}

func (c *compiler) strongest(labels []uint32) Status {
	best := Status(0)
	for _, l := range labels {
		best = max(best, c.b.known[l].status)
	}
	return best
}

// layEvidence replaces the builder's label numbers by the graph's.
func (c *compiler) layEvidence(p Predicate) {
	r := &c.t.Rels[p]
	for i, at := range r.Evidence {
		if at&several == 0 {
			r.Evidence[i] = c.label(at)
			continue
		}
		labels := r.labels(uint32(i))
		slices.SortFunc(labels, c.compareLabels)
		for j, l := range labels {
			labels[j] = c.label(l)
		}
	}
}

func (c *compiler) compareLabels(a, b uint32) int {
	x, y := c.b.known[a], c.b.known[b]
	return cmp.Or(
		cmp.Compare(c.node[x.source], c.node[y.source]),
		strings.Compare(c.optional(x.locator), c.optional(y.locator)),
		strings.Compare(c.optional(x.rule), c.optional(y.rule)),
		strings.Compare(c.optional(x.words), c.optional(y.words)),
		cmp.Compare(x.status, y.status))
}

func (c *compiler) optional(n uint32) string {
	if n == 0 {
		return ""
	}
	return c.b.list[n-1]
}

// label gives a label of the builder its number in the graph.
func (c *compiler) label(n uint32) uint32 {
	if c.labelOf[n] != none {
		return c.labelOf[n]
	}
	l, known := &c.t.Labels, c.b.known[n]
	c.labelOf[n] = uint32(len(l.Source))
	l.Source = append(l.Source, c.node[known.source])
	l.Locator = append(l.Locator, c.optionalText(known.locator))
	l.Rule = append(l.Rule, c.optionalText(known.rule))
	l.Words = append(l.Words, c.optionalText(known.words))
	l.Status = append(l.Status, known.status)
	return c.labelOf[n]
}

func (c *compiler) optionalText(n uint32) uint32 {
	if n == 0 {
		return 0
	}
	return c.text(n-1) + 1
}
