package graph

import (
	"cmp"
	"math/bits"
	"slices"
)

// Ranked returns the first n of some candidates, which are in the order of
// their numbers: those that share most with the nodes of a view come first,
// then the newest, then the best connected. What is shared counts the less the
// more it is joined to, by the index of Adamic and Adar ("Friends and
// neighbors on the Web", Social Networks 2003), in whole numbers so that all
// builds agree.
func (g *Graph) Ranked(candidates, view []uint32, n int) []uint32 {
	shared := make([]int32, len(candidates))
	for _, v := range view {
		weight := int32(shareUnit / bits.Len32(uint32(g.Degree(v))+1))
		for p := By; p < edgeEnd; p++ {
			tally(shared, candidates, g.Out(v, p), weight)
			tally(shared, candidates, g.In(v, p), weight)
		}
	}
	at := make([]uint32, len(candidates))
	for i := range at {
		at[i] = uint32(i)
	}
	at = First(at, n, func(i, j uint32) int {
		return cmp.Or(cmp.Compare(shared[j], shared[i]), cmp.Compare(g.Year(candidates[j]), g.Year(candidates[i])), cmp.Compare(i, j))
	})
	for k, i := range at {
		at[k] = candidates[i]
	}
	return at
}

const (
	shareUnit = 1 << 12
	crowd     = 1 << 12 // nodes from which on two lists are too long to be compared
)

// tally adds a weight to each candidate that a row holds.
func tally(shared []int32, candidates, row []uint32, weight int32) {
	if len(row) > crowd && len(candidates) > crowd {
		return // what a hub shares with a hub's neighbours weighs next to nothing
	}
	if len(row) > len(candidates) {
		for i, m := range candidates {
			if _, ok := slices.BinarySearch(row, m); ok {
				shared[i] += weight
			}
		}
		return
	}
	for _, m := range row {
		if i, ok := slices.BinarySearch(candidates, m); ok {
			shared[i] += weight
		}
	}
}
