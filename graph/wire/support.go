package wire

import "throughline/graph"

// evidence reads the section into the tables. Without prose, what supports
// facts of prose is read and dropped.
func (d *decoder) evidence(b []byte, withProse bool) error {
	r := &reader{section: evidence, b: b}
	t := &d.t
	hidden := r.uint()
	if withProse && hidden != t.LabelsFrom-t.ProseFrom {
		r.fail("the evidence belongs to another prose")
	}
	if hidden > 1<<31-t.ProseFrom {
		r.fail("there is more prose than texts can be")
	}
	from := t.ProseFrom + hidden // the number of the first own text, were prose there
	borrowed, copies := r.borrowed(t.ProseFrom)
	own := r.texts(r.count())
	r.labels(&t.Labels, from)
	if r.err != nil {
		return r.err
	}
	if !withProse {
		d.append(copies)
		moveDown(&t.Labels, borrowed, t.ProseFrom, from)
	}
	d.append(own)
	d.supports(r, withProse)
	return r.end()
}

// borrowed reads the numbers and copies of the texts shared with prose.
func (r *reader) borrowed(last uint32) (map[uint32]uint32, texts) {
	n := r.count()
	place := make(map[uint32]uint32, n)
	for i := range uint32(n) {
		last += r.uint()
		place[last] = i
	}
	return place, r.texts(n)
}

func (r *reader) labels(l *graph.Labels, from uint32) {
	n := r.count()
	if n == 0 {
		return
	}
	l.Source, l.Status = make([]uint32, n), make([]graph.Status, n)
	last := uint32(0)
	for i := range l.Source {
		last = r.near(last)
		l.Source[i] = last
	}
	for i, s := range r.bytes(n) {
		l.Status[i] = graph.Status(s)
	}
	if 3*n > r.left() {
		r.fail("a count exceeds the bytes that are left")
		return
	}
	for _, column := range columns(l) {
		*column = make([]uint32, n)
	}
	next := numbering{from}
	for i := range n {
		for _, column := range columns(l) {
			(*column)[i] = r.optional(&next)
		}
	}
}

// moveDown gives the texts of labels the numbers they have without prose:
// first those borrowed from it, then the labels' own.
func moveDown(l *graph.Labels, borrowed map[uint32]uint32, proseFrom, from uint32) {
	gone := from - proseFrom - uint32(len(borrowed))
	for _, column := range columns(l) {
		for i, v := range *column {
			switch {
			case v > from:
				(*column)[i] = v - gone
			case v > proseFrom:
				place, ok := borrowed[v-1]
				if !ok {
					place = 1<<31 - proseFrom // which FromTables finds to be no text
				}
				(*column)[i] = proseFrom + place + 1
			}
		}
	}
}

func (d *decoder) supports(r *reader, withProse bool) {
	s := numbering{}
	for p := range d.t.Rels {
		rel := &d.t.Rels[p]
		r.support(rel, &s)
		if !withProse && graph.Predicate(p) >= firstProse {
			rel.Evidence, rel.Several = nil, nil
		}
	}
}

func (r *reader) support(rel *graph.Rel, s *numbering) {
	counts, more := r.counts()
	if len(counts) == 0 || r.err != nil {
		return
	}
	rel.Evidence = make([]uint32, 0, len(counts))
	if more > 0 {
		rel.Several = make([]uint32, 0, more)
	}
	for _, n := range counts {
		if n == 1 {
			rel.Evidence = append(rel.Evidence, s.get(r)&^several)
			continue
		}
		rel.Evidence = append(rel.Evidence, several|uint32(len(rel.Several)))
		rel.Several = append(rel.Several, n)
		for range n {
			rel.Several = append(rel.Several, s.get(r))
		}
	}
}

// counts reads how many labels each fact has, and returns how much room those
// with several take.
func (r *reader) counts() (counts []uint32, several int) {
	counts = make([]uint32, r.count())
	sum := 0
	for i := range counts {
		n := r.uint()
		counts[i] = n
		sum += int(n)
		if sum > len(r.b) {
			r.fail("facts have more labels than the section has bytes")
			return nil, 0
		}
		if n != 1 {
			several += int(n) + 1
		}
	}
	return counts, several
}
