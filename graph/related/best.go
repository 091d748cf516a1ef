package related

import "slices"

// best returns the n first of a list by an order, which it may change. One
// pass with a heap of n costs a fifth of sorting when the list is much longer.
func best[T any](list []T, n int, order func(a, b T) int) []T {
	if len(list) <= 2*n {
		slices.SortFunc(list, order)
		return list[:min(n, len(list))]
	}
	heap := slices.Clone(list[:n]) // the last of them on top
	for i := n/2 - 1; i >= 0; i-- {
		sift(heap, i, order)
	}
	for _, c := range list[n:] {
		if order(c, heap[0]) < 0 {
			heap[0] = c
			sift(heap, 0, order)
		}
	}
	slices.SortFunc(heap, order)
	return heap
}

func sift[T any](heap []T, i int, order func(a, b T) int) {
	for {
		child := 2*i + 1
		if child >= len(heap) {
			return
		}
		if child+1 < len(heap) && order(heap[child+1], heap[child]) > 0 {
			child++
		}
		if order(heap[child], heap[i]) <= 0 {
			return
		}
		heap[i], heap[child] = heap[child], heap[i]
		i = child
	}
}
