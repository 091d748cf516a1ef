package related

import (
	"math"
	"strings"

	"throughline/graph/text"
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
	repeats []uint32
	alike   float64 // to the most similar talk picked so far
	taken   bool
}

// pick returns the list, and the repeats of the talk asked about.
func (r *ranking) pick() ([]Result, []uint32) {
	if r.q.Plain {
		var results []Result
		for _, c := range r.top(r.q.Limit) {
			results = append(results, r.result(entry{candidate: c}))
		}
		return results, nil
	}
	var own []uint32
	var results []Result
	for n := 4*r.q.Limit + 40; ; n *= 4 { // a pool full of repeats is followed by a larger one
		var entries []entry
		entries, own = r.fold(r.top(n))
		results = r.diversify(entries)
		if len(results) >= r.q.Limit || n >= len(r.list) {
			return results, own
		}
	}
}

// fold makes one entry of the events at which one talk was given, and sets
// the repeats of the talk asked about apart.
func (r *ranking) fold(list []candidate) (entries []entry, own []uint32) {
	byTitle := map[string][]int{}
	ownTitle := r.x.title(r.talk)
	for _, c := range list {
		title := r.x.title(c.talk)
		if title == ownTitle && r.x.sameSpeakers(c.talk, r.talk) {
			own = append(own, r.x.first+c.talk)
			continue
		}
		folded := false
		for _, at := range byTitle[title] {
			if r.x.sameSpeakers(c.talk, entries[at].talk) {
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
	return entries, own
}

// title returns a talk's title as words, so that punctuation does not tell
// two of them apart.
func (x *Index) title(talk uint32) string {
	return strings.Join(text.Words(x.g.Name(x.first+talk)), " ")
}

// diversify picks entries, which come best first, until the list is full or
// all that is left repeats the talk above it.
func (r *ranking) diversify(entries []entry) []Result {
	var results []Result
	last := -1
	for len(results) < r.q.Limit {
		at := r.next(entries, last)
		if at < 0 {
			break
		}
		entries[at].taken = true
		results = append(results, r.result(entries[at]))
		last = at
		for i := range entries {
			if !entries[i].taken {
				entries[i].alike = max(entries[i].alike, r.x.likeness(entries[i].talk, entries[at].talk))
			}
		}
	}
	return results
}

// next returns which entry comes after the last one, or -1.
func (r *ranking) next(entries []entry, last int) int {
	best, bestValue := -1, math.Inf(-1)
	for i := range entries {
		e := &entries[i]
		value := float64(relevance*float64(e.points))/float64(entries[0].points) - float64((1-relevance)*e.alike)
		if e.taken || value <= bestValue || last >= 0 && r.x.nearIdentical(e.talk, entries[last].talk) {
			continue
		}
		best, bestValue = i, value
	}
	return best
}

func (x *Index) nearIdentical(a, b uint32) bool {
	return x.shareSpeaker(a, b) && (x.cosine(a, b) >= nearIdentical || x.title(a) == x.title(b))
}

// likeness returns how much two talks are the same again, from 0 to 1.
func (x *Index) likeness(a, b uint32) float64 {
	if x.shareSpeaker(a, b) {
		return x.cosine(a, b)
	}
	return float64(otherSpeaker * x.cosine(a, b))
}

// cosine returns the cosine of two talks' rows of words.
func (x *Index) cosine(a, b uint32) float64 {
	own, kindred := x.product(a, b, nil)
	if own+kindred == 0 {
		return 0
	}
	return float64(own+kindred) / math.Sqrt(float64(x.square(a)*x.square(b)))
}

func (x *Index) square(talk uint32) float64 {
	sum := uint64(0)
	_, weights := x.table.row(talk)
	for _, w := range weights {
		sum += uint64(w&^ownWord) * uint64(w&^ownWord)
	}
	return float64(sum)
}
