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
