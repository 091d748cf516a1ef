package wire

import "throughline/graph"

// evidence reads the section into the tables. What supports facts of sections
// that are not there is read and dropped.
func (d *decoder) evidence(b []byte, has func(section) bool) error {
	r := &reader{section: evidence, b: b}
	t := &d.t
	lo := d.total
	d.append(r.texts(r.count()))
	r.labels(&t.Labels, numberedFrom(t, lo))
	s := numbering{}
	for p := range t.Rels {
		rel := &t.Rels[p]
		r.support(rel, &s)
		if p := graph.Predicate(p); p.IsDetail() && !has(details) || p.IsProse() && !has(prose) {
			rel.Evidence, rel.Several = nil, nil
		}
	}
	return r.end()
}

func (r *reader) labels(l *graph.Labels, next numbering) {
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
	for i := range n {
		for _, column := range columns(l) {
			(*column)[i] = r.optional(&next)
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
