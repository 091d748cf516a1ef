package wire

import "throughline/graph"

// numbering tells a number that is used for the first time from one that was
// used before: a new one is written as zero, an old one as how far back it is.
type numbering struct{ next uint32 }

func (s *numbering) put(w *writer, v uint32) {
	w.near(v, s.next)
	s.saw(v)
}

func (s *numbering) get(r *reader) uint32 {
	v := r.near(s.next)
	s.saw(v)
	return v
}

func (s *numbering) saw(v uint32) {
	if v >= s.next {
		s.next = v + 1
	}
}

// rows writes where the rows of a relation end, as their lengths.
func (w *writer) rows(rel *graph.Rel) {
	w.uint(uint32(len(rel.End)))
	if len(rel.End) == 0 {
		return
	}
	w.uint(rel.Lo)
	last := uint32(0)
	for _, end := range rel.End {
		w.uint(end - last)
		last = end
	}
}

// rows reads the ends of the rows and makes room for what stands in them.
func (r *reader) rows(rel *graph.Rel) {
	n := r.count()
	if n == 0 {
		return
	}
	rel.Lo, rel.End = r.uint(), make([]uint32, n)
	sum := uint64(0)
	for i := range rel.End {
		sum += uint64(r.uint())
		if sum > uint64(len(r.b)) {
			r.fail("the rows hold more than the section")
			return
		}
		rel.End[i] = uint32(sum)
	}
	if sum > uint64(r.left()) {
		r.fail("the rows hold more than the section")
		return
	}
	rel.To = make([]uint32, sum)
}

// edges writes rows of rising numbers: the first of each row as its
// difference from the first of the row before, the others from their left
// neighbour.
func (w *writer) edges(rel *graph.Rel) {
	w.rows(rel)
	first, at := uint32(0), uint32(0)
	for _, end := range rel.End {
		for i := at; i < end; i++ {
			if i > at {
				w.uint(rel.To[i] - rel.To[i-1] - 1)
				continue
			}
			w.near(rel.To[i], first)
			first = rel.To[i]
		}
		at = end
	}
}

func (r *reader) edges(rel *graph.Rel) {
	r.rows(rel)
	if r.err != nil {
		return
	}
	first, at := uint32(0), uint32(0)
	for _, end := range rel.End {
		for i := at; i < end; i++ {
			if i > at {
				rel.To[i] = rel.To[i-1] + 1 + r.uint()
				continue
			}
			first = r.near(first)
			rel.To[i] = first
		}
		at = end
	}
}

// literals writes rows of text numbers.
func (w *writer) literals(rel *graph.Rel, s *numbering) {
	w.rows(rel)
	for _, v := range rel.To {
		s.put(w, v)
	}
}

func (r *reader) literals(rel *graph.Rel, s *numbering) {
	r.rows(rel)
	if r.err != nil {
		return
	}
	for i := range rel.To {
		rel.To[i] = s.get(r)
	}
}
