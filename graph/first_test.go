package graph

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestFirstIsTheBeginningOfTheSortedList(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for size := range 60 {
		list := make([]int, size)
		for i := range list {
			list[i] = random.IntN(20)
		}
		sorted := slices.Sorted(slices.Values(list))
		for _, n := range []int{-1, 0, 1, 3, size, size + 5} {
			want := sorted[:max(0, min(n, size))]
			if got := First(slices.Clone(list), n, cmp.Compare[int]); !slices.Equal(got, want) {
				t.Fatalf("the first %d of %v are %v, not %v", n, list, got, want)
			}
		}
	}
}

func TestFirstKeepsEqualOnesInOrder(t *testing.T) {
	list := [][2]int{{2, 0}, {1, 1}, {2, 2}, {1, 3}, {2, 4}, {0, 5}}
	got := First(list, 4, func(a, b [2]int) int { return a[0] - b[0] })
	if want := [][2]int{{0, 5}, {1, 1}, {1, 3}, {2, 0}}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}
