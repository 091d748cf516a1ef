package related_test

import (
	"testing"

	"throughline/graph/related"
)

func TestWeightsAreReadAndWritten(t *testing.T) {
	for _, c := range []struct{ mute, boost, muted, boosted, unknown, said string }{
		{"", "", "", "", "", ""},
		{"company,theme", "speaker", "theme,company", "speaker", "", "without themes, without companies, speakers twice"},
		{"theme", "theme", "theme", "", "", "without themes"},
		{"theme,nonsense,", "other", "theme", "", "other", "without themes"},
	} {
		w, unknown := related.ParseWeights(c.mute, c.boost)
		if got := w.List(related.Muted); got != c.muted {
			t.Errorf("%q, %q: muted %q", c.mute, c.boost, got)
		}
		if got := w.List(related.Boosted); got != c.boosted {
			t.Errorf("%q, %q: boosted %q", c.mute, c.boost, got)
		}
		if got := w.String(); got != c.said || unknown != c.unknown {
			t.Errorf("%q, %q: %q, unknown %q", c.mute, c.boost, got, unknown)
		}
	}
}

func TestMovesInWords(t *testing.T) {
	for _, c := range []struct {
		move related.Move
		want string
	}{
		{related.Move{From: 3, To: 1, Points: -6}, "up 2, 6 points less"},
		{related.Move{From: 1, To: 2, Points: 1}, "down 1, 1 point more"},
		{related.Move{From: 2, To: 2, Points: 1200}, "same place, 1,200 points more"},
		{related.Move{To: 4, Points: 20}, "new on the list"},
		{related.Move{From: 7, Points: -20}, "was 7"},
	} {
		if got := c.move.String(); got != c.want {
			t.Errorf("%+v: %q", c.move, got)
		}
	}
}
