package wire

import "throughline/graph"

// several marks, as in graph.Rel, a fact with more than one label.
const several = 1 << 31

func encodeEvidence(t *graph.Tables) []byte {
	w := &writer{}
	own := slice(t, t.LabelsFrom, uint32(len(t.TextEnd)))
	w.uint(uint32(len(own.end)))
	w.texts(&own)
	w.labels(&t.Labels, numberedFrom(t, t.LabelsFrom))
	s := numbering{}
	for p := range t.Rels {
		w.support(&t.Rels[p], &s)
	}
	return w.b
}

// columns are those of the labels that hold text numbers plus one.
func columns(l *graph.Labels) [3]*[]uint32 {
	return [...]*[]uint32{&l.Locator, &l.Rule, &l.Words}
}

func (w *writer) labels(l *graph.Labels, next numbering) {
	w.uint(uint32(len(l.Source)))
	last := uint32(0)
	for _, s := range l.Source {
		w.near(s, last)
		last = s
	}
	for _, s := range l.Status {
		w.b = append(w.b, byte(s))
	}
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
	v = s.lower(v - 1)
	d := v - s.next
	w.uint(1 + (d<<1 ^ -(d >> 31)))
	s.saw(v)
}

func (r *reader) optional(s *numbering) uint32 {
	z := r.uint()
	if z == 0 {
		return 0
	}
	z--
	return 1 + s.raise(s.next+(z>>1^-(z&1)))
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
