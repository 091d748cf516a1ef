package related

import "throughline/graph/text"

// Expectation says where a talk that somebody expected stands, and why.
type Expectation struct {
	Rank     int // by points, from 1; 0 when the talk does not answer the query
	Listed   int // its place in the list, from 1; 0 when it is not on it
	Of       int // how many talks answer the query
	Points   int
	Reasons  []Reason
	Needed   int      // points of the last talk on the list
	Under    uint32   // the talk on the list that it is a repeat of, or NoNode
	Unmuted  []Reason // what it would get if nothing were muted or boosted, where something is
	Sentence string
}

// Expect explains the place of a talk among those related to another.
func (x *Index) Expect(q Query, talk uint32) Expectation {
	e := Expectation{Under: NoNode}
	if q.Limit <= 0 {
		q.Limit = 10
	}
	switch {
	case !x.isTalk(talk):
		e.Sentence = "This is not a talk."
		return e
	case talk == q.Talk:
		e.Sentence = "This is the talk itself."
		return e
	}
	if e.Sentence = x.refuse(&q); e.Sentence != "" {
		return e
	}
	x.locate(&e, &q, talk-x.first)
	if q.Weights != (Weights{}) && e.Listed == 0 {
		e.Unmuted = x.unmuted(q, talk-x.first)
	}
	e.Sentence = x.explain(&e, &q, talk-x.first)
	return e
}

// locate fills in rank, points and place.
func (x *Index) locate(e *Expectation, q *Query, talk uint32) {
	r := x.rank(q)
	defer r.done()
	e.Of = len(r.list)
	for _, c := range r.list {
		if c.talk != talk {
			continue
		}
		e.Rank, e.Points = 1, c.points
		for _, other := range r.list {
			if r.order(other, c) < 0 {
				e.Rank++
			}
		}
		e.Reasons = r.result(entry{candidate: c}).Reasons
		break
	}
	for i, result := range r.pick() {
		e.Needed = result.Points
		if result.Talk == x.first+talk {
			e.Listed = i + 1
		}
		for _, repeat := range result.Repeats {
			if repeat == x.first+talk {
				e.Under = result.Talk
			}
		}
	}
}

// unmuted returns the reasons at their normal weight.
func (x *Index) unmuted(q Query, talk uint32) []Reason {
	q.Weights = Weights{}
	r := x.rank(&q)
	defer r.done()
	for _, c := range r.list {
		if c.talk == talk {
			return r.result(entry{candidate: c}).Reasons
		}
	}
	return nil
}

func (x *Index) explain(e *Expectation, q *Query, talk uint32) string {
	switch {
	case e.Listed > 0:
		return "It is on the list, at place " + text.Number(e.Listed) + " with " + text.Many(e.Points, "point", "points") + "."
	case e.Under != NoNode:
		return "It is on the list as a repeat of “" + x.g.Name(e.Under) + "” at another event."
	case e.Rank > 0 && x.repeats(talk, q.Talk-x.first):
		return "It is the same talk at another event."
	case e.Rank > 0 && e.Points >= e.Needed:
		return "It has " + text.Many(e.Points, "point", "points") + " and rank " + text.Number(e.Rank) + " of " + text.Number(e.Of) +
			", but says much the same as a talk above it."
	case e.Rank > 0:
		return "Rank " + text.Number(e.Rank) + " of " + text.Number(e.Of) + ": it has " + text.Many(e.Points, "point", "points") +
			", the last on the list " + text.Number(e.Needed) + "." + x.lift(e)
	case x.leftOut(q, talk):
		return "It does not answer: " + x.outside(q, talk) + "."
	}
	return "Not ranked: it shares no theme, technology, company, speaker or rare word that counts." + x.lift(e)
}

// lift says what unmuting would bring.
func (x *Index) lift(e *Expectation) string {
	sum := 0
	for _, reason := range e.Unmuted {
		sum += reason.Points
	}
	if sum <= e.Points {
		return ""
	}
	return " With nothing muted it would have " + text.Many(sum, "point", "points") + "."
}

// leftOut reports whether a talk is kept out by the mode or the filter.
func (x *Index) leftOut(q *Query, talk uint32) bool {
	r := ranking{x: x, q: q, talk: q.Talk - x.first, with: NoNode}
	if q.Mode == Bridge {
		r.with = q.With - x.first
	}
	return !r.answers(talk)
}

func (x *Index) outside(q *Query, talk uint32) string {
	if q.Keep != nil && !q.Keep(x.first+talk) {
		return "the filter leaves it out"
	}
	switch q.Mode {
	case Earlier:
		return "it is not from an earlier year"
	case Later:
		return "it is not from a later year"
	case Contrast:
		return "neither company nor year is known to differ, or a speaker is the same"
	}
	return "it is one of the two talks"
}
