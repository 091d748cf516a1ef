package related

import (
	"math"

	"throughline/graph"
)

// The list is picked by maximal marginal relevance (Carbonell and Goldstein
// 1998): each place goes to the talk with the best balance of points and of
// being unlike what stands above it.
const (
	relevance     = 0.85 // the share of points in that balance
	otherSpeaker  = 0.5  // how much likeness counts between talks of different speakers
	nearIdentical = 0.6  // likeness from which talks of one speaker never follow one another
)

// entry is a candidate on its way into the list.
type entry struct {
	candidate
	repeats  []uint32
	alike    float64 // to the most similar of the talks it was compared with
	compared int     // how many of those picked that was
	taken    bool
}

// pick returns the list.
func (r *ranking) pick() []Result {
	if r.q.Plain {
		var results []Result
		for _, c := range r.top(r.q.Limit) {
			results = append(results, r.result(entry{candidate: c}))
		}
		return results
	}
	for n := 4*r.q.Limit + 40; ; n *= 4 { // a pool full of repeats is followed by a larger one
		results := r.diversify(r.fold(r.top(n)))
		if len(results) >= r.q.Limit || n >= len(r.list) {
			return results
		}
	}
}

// fold makes one entry of the events at which one talk was given, and leaves
// out the repeats of the talk asked about.
func (r *ranking) fold(list []candidate) []entry {
	var entries []entry
	byTitle := map[uint32][]int{}
	for _, c := range list {
		if r.x.repeats(c.talk, r.talk) {
			continue
		}
		title := r.x.title[c.talk]
		folded := false
		for _, at := range byTitle[title] {
			if r.x.repeats(c.talk, entries[at].talk) {
				entries[at].repeats = append(entries[at].repeats, r.x.first+c.talk)
				folded = true
				break
			}
		}
		if !folded {
			byTitle[title] = append(byTitle[title], len(entries))
			entries = append(entries, entry{candidate: c})
		}
	}
	return entries
}

// repeatsOf returns the other events at which a talk was given, as talks.
func (x *Index) repeatsOf(talk uint32) []uint32 {
	var out []uint32
	for _, other := range x.twins[x.title[talk]] {
		if other != talk && x.repeats(other, talk) {
			out = append(out, x.first+other)
		}
	}
	return out
}

// repeats reports whether two talks are one: they have the same title, and a
// speaker in common or none stated for either.
func (x *Index) repeats(a, b uint32) bool {
	if x.title[a] != x.title[b] {
		return false
	}
	ours, theirs := x.g.Out(x.first+a, graph.By), x.g.Out(x.first+b, graph.By)
	return len(ours)+len(theirs) == 0 || intersects(ours, theirs)
}

// diversify picks entries, which come best first, until the list is full or
// all that is left repeats the talk above it.
func (r *ranking) diversify(entries []entry) []Result {
	var results []Result
	var picked []uint32
	for len(picked) < r.q.Limit {
		at := r.next(entries, picked)
		if at < 0 {
			break
		}
		entries[at].taken = true
		picked = append(picked, entries[at].talk)
		results = append(results, r.result(entries[at]))
	}
	return results
}

// next returns which entry comes after those picked, or -1. Likeness is worked
// out only for entries that win unless they are alike, one in ten of them.
func (r *ranking) next(entries []entry, picked []uint32) int {
	best, bestValue := -1, math.Inf(-1)
	for i := range entries {
		e := &entries[i]
		value := float64(relevance*float64(e.points)) / float64(entries[0].points)
		if e.taken || value-float64((1-relevance)*e.alike) <= bestValue {
			continue
		}
		for ; e.compared < len(picked); e.compared++ {
			e.alike = max(e.alike, r.x.likeness(e.talk, picked[e.compared]))
		}
		value -= float64((1 - relevance) * e.alike)
		if value <= bestValue || len(picked) > 0 && r.x.nearIdentical(e.talk, picked[len(picked)-1]) {
			continue
		}
		best, bestValue = i, value
	}
	return best
}

func (x *Index) nearIdentical(a, b uint32) bool {
	return x.shareSpeaker(a, b) && (x.cosine(a, b) >= nearIdentical || x.title[a] == x.title[b])
}

// likeness returns how much two talks are the same again, from 0 to 1.
func (x *Index) likeness(a, b uint32) float64 {
	if x.shareSpeaker(a, b) {
		return x.cosine(a, b)
	}
	return float64(otherSpeaker * x.cosine(a, b))
}

// cosine returns the cosine of two talks' own words. What they borrowed from
// near talks makes all talks of one speaker alike.
func (x *Index) cosine(a, b uint32) float64 {
	sum := uint32(0)
	x.common(a, b, func(_ int, product uint32, own, _ bool) {
		if own {
			sum += product
		}
	})
	if sum == 0 {
		return 0
	}
	return float64(sum) / math.Sqrt(float64(x.square(a)*x.square(b)))
}

func (x *Index) square(talk uint32) float64 {
	sum := uint64(0)
	_, weights := x.table.row(talk)
	for _, w := range weights {
		if w&ownWord != 0 {
			sum += uint64(w&^marks) * uint64(w&^marks)
		}
	}
	return float64(sum)
}
