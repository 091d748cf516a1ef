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
		if got := card.Guides(c.best, c.least); !slices.Equal(got, c.want) {
			t.Errorf("from %d to %d points: circles at %v, not %v", c.best, c.least, got, c.want)
		}
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
