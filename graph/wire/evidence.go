package wire

import (
	"slices"

	"throughline/graph"
)

// several marks, as in graph.Rel, a fact with more than one label.
const several = 1 << 31

// Numbers of texts in this section are those of the whole graph. Where it is
// decoded without prose, the texts of the labels move down by as many as prose
// has; the few texts of prose that a label shares are therefore written here
// as well.
func encodeEvidence(t *graph.Tables) []byte {
	w := &writer{}
	w.uint(t.LabelsFrom - t.ProseFrom)
	borrowed := borrow(t)
	w.uint(uint32(len(borrowed)))
	copies, last := texts{}, t.ProseFrom
	for _, n := range borrowed {
		w.uint(n - last)
		last = n
		one := slice(t, n, n+1)
		copies.add(one.arena)
	}
	w.texts(&copies)
	own := slice(t, t.LabelsFrom, uint32(len(t.TextEnd)))
	w.uint(uint32(len(own.end)))
	w.texts(&own)
	w.labels(&t.Labels, t.LabelsFrom)
	s := numbering{}
	for p := range t.Rels {
		w.support(&t.Rels[p], &s)
	}
	return w.b
}

// borrow lists the texts of prose that labels use.
func borrow(t *graph.Tables) []uint32 {
	var out []uint32
	for _, column := range columns(&t.Labels) {
		for _, v := range *column {
			if v > t.ProseFrom && v <= t.LabelsFrom {
				out = append(out, v-1)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// columns are those of the labels that hold text numbers plus one.
func columns(l *graph.Labels) [3]*[]uint32 {
	return [...]*[]uint32{&l.Locator, &l.Rule, &l.Words}
}

func (w *writer) labels(l *graph.Labels, from uint32) {
	w.uint(uint32(len(l.Source)))
	last := uint32(0)
	for _, s := range l.Source {
		w.near(s, last)
		last = s
	}
	for _, s := range l.Status {
		w.b = append(w.b, byte(s))
	}
	next := numbering{from}
	for i := range l.Source {
		for _, column := range columns(l) {
			w.optional((*column)[i], &next)
		}
	}
}

// optional writes a text number plus one, or zero for none.
func (w *writer) optional(v uint32, s *numbering) {
	if v == 0 {
		w.uint(0)
		return
	}
	d := v - 1 - s.next
	w.uint(1 + (d<<1 ^ -(d >> 31)))
	s.saw(v - 1)
}

func (r *reader) optional(s *numbering) uint32 {
	z := r.uint()
	if z == 0 {
		return 0
	}
	z--
	v := s.next + (z>>1 ^ -(z & 1))
	s.saw(v)
	return v + 1
}

// support writes which labels each fact of a relation has: how many, in one
// column, and which, in another.
func (w *writer) support(rel *graph.Rel, s *numbering) {
	w.uint(uint32(len(rel.Evidence)))
	for i := range rel.Evidence {
		w.uint(uint32(len(labelsOf(rel, i))))
	}
	for i := range rel.Evidence {
		for _, l := range labelsOf(rel, i) {
			s.put(w, l)
		}
	}
}

func labelsOf(rel *graph.Rel, i int) []uint32 {
	at := rel.Evidence[i]
	if at&several == 0 {
		return rel.Evidence[i : i+1]
	}
	at &^= several
	return rel.Several[at+1 : at+1+rel.Several[at]]
}
