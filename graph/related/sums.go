package related

import (
	"slices"
)

// sums are what the talks have in common with one talk: points of what they
// share by edges, and products of words. Only talks that share something are
// ever touched.
type sums struct {
	points   []int32
	words    []uint32 // products of weights, of words that both have themselves
	kindred  []uint32 // of other words
	seen     []bool
	touched  []uint32
	shared   []feature // what the talk asked about may share
	claims   [][]int   // by word of its row: which of shared it names
	speakers []int     // which of shared are speakers
}

// productPoints turns the product of two rows into points: ten times the
// logarithm of the number of talks. Rows that are one another have a product
// of about 4, those of related talks 0.5 to 3, which among 10,000 talks is
// 45 to 280 points: as much as one to five rare themes.
func (x *Index) productPoints(sum uint32) int {
	return int((uint64(sum)*x.perProduct + unit*unit/2) / (unit * unit))
}

const perLog = 10

// reach notes that a talk shares something, and reports whether that counts: a
// common thing counts for talks that were reached before.
func (s *sums) reach(talk uint32, common bool) bool {
	if !s.seen[talk] && !common {
		s.seen[talk] = true
		s.touched = append(s.touched, talk)
	}
	return s.seen[talk]
}

func (s *sums) reset() {
	for _, talk := range s.touched {
		s.points[talk], s.words[talk], s.kindred[talk], s.seen[talk] = 0, 0, 0, false
	}
	s.touched, s.shared, s.claims, s.speakers = s.touched[:0], nil, nil, nil
}

func (x *Index) newSums() *sums {
	if s := x.scratch.Take(); s != nil {
		return s
	}
	return &sums{
		points: make([]int32, x.talks), words: make([]uint32, x.talks),
		kindred: make([]uint32, x.talks), seen: make([]bool, x.talks),
	}
}

// What more than one talk in ten has relates none by itself: it adds to
// talks that share something rarer. Without this nine talks in ten are related
// to any one.
const (
	commonPart  = 10
	commonTalks = 30 // in a small graph this many are not many
)

func (x *Index) isCommon(n int) bool { return n > max(commonTalks, x.talks/commonPart) }

// gather sums what every talk shares with talk (numbered from zero). It walks
// the postings of the talk's nodes and words and nothing else.
func (x *Index) gather(s *sums, talk uint32, w *Weights) {
	s.shared = x.features(talk)
	s.claims, s.speakers = x.claims(talk, s.shared), speakers(s.shared)
	x.addReferences(s, talk, w)
	for _, common := range [...]bool{false, true} {
		for _, f := range s.shared {
			if x.isCommon(len(f.talks)) == common {
				x.addFeature(s, talk, f, w, common)
			}
		}
		x.addWords(s, talk, w, common)
	}
}

// pointsByDoubt returns a feature's points for a talk that knows it by
// inference only or not, for others that are sure and others that are not.
func (x *Index) pointsByDoubt(talk uint32, f feature, w *Weights) (sure, doubted int32) {
	own := 0
	if f.wide { // as much as what both sides only infer
		both := int32(w.scaled(f.kind, worth(f.kind, len(x.wide[f.node]), x.talks, 2)))
		return both, both
	}
	if _, weak := slices.BinarySearch(x.table.weak(f.node), talk); weak {
		own = 1
	}
	sure = int32(w.scaled(f.kind, worth(f.kind, len(f.talks), x.talks, own)))
	doubted = int32(w.scaled(f.kind, worth(f.kind, len(f.talks), x.talks, own+1)))
	return sure, doubted
}

func (x *Index) addFeature(s *sums, talk uint32, f feature, w *Weights, common bool) {
	sure, doubted := x.pointsByDoubt(talk, f, w)
	if sure == 0 && doubted == 0 {
		return
	}
	weak := x.table.weak(f.node)
	for _, n := range f.talks {
		other, points := n-x.first, sure
		if !s.reach(other, common) {
			continue
		}
		for len(weak) > 0 && weak[0] < other {
			weak = weak[1:]
		}
		if len(weak) > 0 && weak[0] == other {
			points = doubted
		}
		s.points[other] += points
	}
}

func (x *Index) addReferences(s *sums, talk uint32, w *Weights) {
	for _, other := range x.named(talk) {
		s.reach(other, false)
		s.points[other] += int32(w.scaled(References, x.referencePoints(talk, other)))
	}
}

// named returns the talks that a talk names or that name it.
func (x *Index) named(talk uint32) []uint32 {
	return union(x.refs.to[talk], x.refs.from[talk])
}

// referencePoints weighs a reference by how seldom the one that is named is.
func (x *Index) referencePoints(a, b uint32) int {
	named := b
	if !slices.Contains(x.refs.to[a], b) {
		named = a
	}
	return worth(References, x.refs.cited(named), x.talks, 0)
}

func (x *Index) addWords(s *sums, talk uint32, w *Weights, common bool) {
	words, weights := x.table.row(talk)
	for i, word := range words {
		talks, others := x.inv.of(word)
		if x.isCommon(len(talks)) != common {
			continue
		}
		for j, other := range talks {
			if !s.reach(other, common) {
				continue
			}
			product, own, lent := multiply(weights[i], others[j])
			if f := s.claim(i, x.first+other, lent); f >= 0 {
				s.points[other] += int32(x.claimed(s.shared[f].kind, product, w))
			} else if own {
				s.words[other] += product
			} else {
				s.kindred[other] += product
			}
		}
	}
}

// total returns the points of a touched talk, apart from its line.
func (x *Index) total(s *sums, talk uint32, w *Weights) int {
	return int(s.points[talk]) + w.scaled(Words, x.productPoints(s.words[talk])) +
		w.scaled(Kindred, x.productPoints(s.kindred[talk]))
}

// linePoints is what two talks get for the edition or series they share. It
// is added to talks that are related otherwise: one edition alone would relate
// hundreds.
func (x *Index) linePoints(a, b uint32, w *Weights) (points int, node uint32) {
	switch {
	case x.edition[a] != NoNode && x.edition[a] == x.edition[b]:
		node = x.edition[a]
	case x.series[a] != NoNode && x.series[a] == x.series[b]:
		node = x.series[a]
	default:
		return 0, NoNode
	}
	return w.scaled(Line, worth(Line, x.given[node], x.talks, 0)), node
}

// year returns the year of a talk, or 0.
func (x *Index) year(talk uint32) int { return x.g.Year(x.first + talk) }
