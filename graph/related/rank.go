package related

import (
	"cmp"
	"slices"

	"throughline/graph"
)

// candidate is a talk, numbered from zero, with its points.
type candidate struct {
	talk   uint32
	points int
	tie    int // decides between equal points, the greater first
}

// ranking is the candidates of one query.
type ranking struct {
	x    *Index
	q    *Query
	w    Weights // the query's, as its mode has them
	talk uint32
	with uint32
	a, b *sums // b for Bridge only
	list []candidate
}

// rank finds all talks that answer the query, in no order yet.
func (x *Index) rank(q *Query) *ranking {
	r := &ranking{x: x, q: q, w: q.Weights, talk: q.Talk - x.first, with: NoNode}
	if q.Mode == Contrast {
		r.w = onlyThemes(q.Weights)
	}
	r.a = x.newSums()
	x.gather(r.a, r.talk, &r.w)
	if q.Mode == Bridge {
		r.with = q.With - x.first
		r.b = x.newSums()
		x.gather(r.b, r.with, &r.w)
	}
	for _, talk := range r.a.touched {
		if points, tie := r.points(talk); points > 0 && r.answers(talk) {
			r.list = append(r.list, candidate{talk, points, tie})
		}
	}
	return r
}

func (r *ranking) done() {
	for _, s := range [...]*sums{r.a, r.b} {
		if s != nil {
			s.reset()
			r.x.scratch.Put(s)
		}
	}
}

// onlyThemes mutes everything else: a contrast is two answers to one question.
func onlyThemes(w Weights) Weights {
	for k := range w {
		if ReasonKind(k) != Themes {
			w[k] = Muted
		}
	}
	return w
}

// points returns what a talk gets, 0 if it is not related.
func (r *ranking) points(talk uint32) (points, tie int) {
	points = r.x.against(r.a, r.talk, talk, &r.w)
	switch r.q.Mode {
	case Bridge:
		other := r.x.against(r.b, r.with, talk, &r.w)
		if points == 0 || other == 0 {
			return 0, 0
		}
		return points + other, min(points, other)
	case Contrast:
		return points, r.x.contrast(r.talk, talk)
	}
	return points, 0
}

func (x *Index) against(s *sums, a, b uint32, w *Weights) int {
	points := x.total(s, b, w)
	if points > 0 {
		line, _ := x.linePoints(a, b, w)
		points += line
	}
	return points
}

// answers reports whether the query's mode and filter let a talk in.
func (r *ranking) answers(talk uint32) bool {
	if talk == r.talk || talk == r.with || r.q.Keep != nil && !r.q.Keep(r.x.first+talk) {
		return false
	}
	year, own := r.x.year(talk), r.x.year(r.talk)
	switch r.q.Mode {
	case Earlier:
		return year != 0 && own != 0 && year < own
	case Later:
		return year != 0 && own != 0 && year > own
	case Contrast:
		return r.x.contrast(r.talk, talk) > 0
	}
	return true
}

// order puts the better of two candidates first. A bridge is as strong as its
// weaker side.
func (r *ranking) order(a, b candidate) int {
	if r.q.Mode == Bridge {
		return cmp.Or(cmp.Compare(b.tie, a.tie), cmp.Compare(b.points, a.points), cmp.Compare(a.talk, b.talk))
	}
	return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(b.tie, a.tie), cmp.Compare(a.talk, b.talk))
}

// top returns the n best candidates in order. Where so many are asked for that
// graph.First would mostly move them about, their numbers are sorted: a sort
// of candidates themselves would be 15 KB of the client.
func (r *ranking) top(n int) []candidate {
	if n <= mostFirst {
		return graph.First(r.list, n, r.order)
	}
	at := make([]uint32, len(r.list))
	for i := range at {
		at[i] = uint32(i)
	}
	slices.SortFunc(at, func(i, j uint32) int { return r.order(r.list[i], r.list[j]) })
	out := make([]candidate, 0, len(at))
	for _, i := range at[:min(n, len(at))] {
		out = append(out, r.list[i])
	}
	return out
}

const mostFirst = 500
