package wire

import (
	"slices"

	"throughline/graph"
)

// numbering tells a number that is used for the first time from one that was
// used before: a new one is written as zero, an old one as how far back it is.
// Texts of a section have the numbers after the core's there, whatever lies
// between in the graph.
type numbering struct {
	next, core uint32
	lift       uint32 // what is added to numbers from core on
}

// numberedFrom is the numbering of a section whose texts begin at lo.
func numberedFrom(t *graph.Tables, lo uint32) numbering {
	return numbering{t.DetailsFrom, t.DetailsFrom, lo - t.DetailsFrom}
}

// lower returns the number that stands for v in the section.
func (s *numbering) lower(v uint32) uint32 {
	if v >= s.core {
		return v - s.lift
	}
	return v
}

func (s *numbering) put(w *writer, v uint32) {
	v = s.lower(v)
	w.near(v, s.next)
	s.saw(v)
}

func (s *numbering) get(r *reader) uint32 { return s.raise(r.near(s.next)) }

// raise notes the number v of the section and returns that in the graph.
func (s *numbering) raise(v uint32) uint32 {
	s.saw(v)
	if v >= s.core {
		return v + s.lift
	}
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

// edges writes rows of rising numbers: in one column the first of each row,
// counted from the smallest, in another the others, from their left neighbour.
func (w *writer) edges(rel *graph.Rel) {
	w.rows(rel)
	if len(rel.To) == 0 {
		return
	}
	least := slices.Min(rel.To)
	w.uint(least)
	rest := writer{}
	at := uint32(0)
	for _, end := range rel.End {
		for i := at; i < end; i++ {
			if i > at {
				rest.uint(rel.To[i] - rel.To[i-1] - 1)
				continue
			}
			w.uint(rel.To[i] - least)
		}
		at = end
	}
	w.b = append(w.b, rest.b...)
}

func (r *reader) edges(rel *graph.Rel) {
	r.rows(rel)
	if r.err != nil || len(rel.To) == 0 {
		return
	}
	least, at := r.uint(), uint32(0)
	for _, end := range rel.End {
		if at < end {
			rel.To[at] = least + r.uint()
		}
		at = end
	}
	at = 0
	for _, end := range rel.End {
		for i := at + 1; i < end; i++ {
			rel.To[i] = rel.To[i-1] + 1 + r.uint()
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
