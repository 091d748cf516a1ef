package card_test

import (
	"slices"
	"testing"

	"throughline/graph/card"
)

func TestGuidesOfARing(t *testing.T) {
	for _, c := range []struct {
		best, least int
		want        []int
	}{
		{90, 7, []int{90, 45}}, {245, 216, []int{245, 216}}, {245, 240, []int{245}}, {3, 1, []int{3}}, {0, 0, []int{0}}, {12, 12, []int{12}},
	} {
		if got := (card.Ring{Best: c.best, Least: c.least}).Guides(); !slices.Equal(got, c.want) {
			t.Errorf("from %d to %d points: circles at %v, not %v", c.best, c.least, got, c.want)
		}
	}
}

// The best is in the middle and the least at the rim; where they hardly differ
// the distance does not pretend that they do.
func TestFarOnARing(t *testing.T) {
	for _, c := range []struct {
		points []int
		want   []float64
	}{
		{[]int{90, 50, 10}, []float64{0, 0.5, 1}}, {[]int{10, 90}, []float64{1, 0}}, {[]int{200, 198}, []float64{0, 0.1}}, {[]int{7, 7}, []float64{0, 0}}, {[]int{0}, []float64{0}},
	} {
		ring := card.RingOf(c.points)
		for i, points := range c.points {
			if got := ring.Far(points); got != c.want[i] {
				t.Errorf("%v: %d points at %g, not %g", c.points, points, got, c.want[i])
			}
		}
	}
	if got := card.RingOf(nil); got != (card.Ring{}) {
		t.Errorf("a ring of nothing: %v", got)
	}
}

func TestReweighed(t *testing.T) {
	if got, want := card.Reweighed("without themes", 1, []string{card.Lost("An Example", "was 3")}),
		"Without themes: 1 row moved. No longer listed: “An Example” (was 3)."; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	if got, want := card.Reweighed("themes twice", 0, nil), "Themes twice: 0 rows moved."; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}
