package main

import "testing"

// The first of many files is no ground to say when all will be read.
func TestWhatIsLeftIsSaidWhenItCanBeJudged(t *testing.T) {
	for _, c := range []struct {
		took        float64
		done, total int64
		want        string
	}{
		{1, 1, 3000, ""}, {0, 0, 0, ""}, {3, 0, 10, ""}, {3, 10, 10, ""}, {2, 60, 3000, ", 1m38s left"}, {9, 75, 100, ", 3s left"}, {2, 1, 2, ", 2s left"},
	} {
		if got := left(c.took, c.done, c.total); got != c.want {
			t.Errorf("%d of %d after %g s: %q, not %q", c.done, c.total, c.took, got, c.want)
		}
	}
}
