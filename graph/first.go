package graph

// First returns the first n of a list in the order of compare, sorted; equal
// ones stay in order. What is behind them costs one
// comparison each: of a million neighbours a view takes a hundred, and sorting
// them all would take a second. For the same reason n should be small. (A sort
// of slices is 4 KB of the client for every type that it is used with.)
func First[T any](list []T, n int, compare func(a, b T) int) []T {
	best := make([]T, 0, max(0, min(n, len(list))))
	for _, one := range list {
		if len(best) >= n {
			if n <= 0 || compare(one, best[n-1]) >= 0 {
				continue
			}
		} else {
			best = best[:len(best)+1]
		}
		at, end := 0, len(best)-1
		for at < end {
			if mid := (at + end) / 2; compare(one, best[mid]) < 0 {
				end = mid
			} else {
				at = mid + 1
			}
		}
		copy(best[at+1:], best[at:])
		best[at] = one
	}
	return best
}
