package graph

import "slices"

// First returns the first n of a list in the order of compare, sorted. It
// reuses the list. What is behind them costs one comparison each: of a million
// neighbours a view takes a hundred, and sorting them all would take a second.
func First[T any](list []T, n int, compare func(a, b T) int) []T {
	if n <= 0 {
		return list[:0]
	}
	best := list[:min(n, len(list))]
	slices.SortFunc(best, compare)
	for _, one := range list[len(best):] {
		if compare(one, best[len(best)-1]) >= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, one, compare)
		copy(best[at+1:], best[at:])
		best[at] = one
	}
	return best
}
