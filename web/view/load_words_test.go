package view

import (
	"testing"

	"throughline/graph/change"
)

func TestOneOfAUnit(t *testing.T) {
	for _, one := range []struct {
		unit  string
		after int
		want  string
	}{{"talks", 1, "talk"}, {"talks", 2, "talks"}, {"people", 1, "person"}, {"companies", 1, "company"}, {"series", 1, "series"}, {"links", 0, "links"}} {
		if got := effectUnit(change.Effect{Unit: one.unit, After: one.after}); got != one.want {
			t.Errorf("%d %s, not %s", one.after, got, one.want)
		}
	}
}
