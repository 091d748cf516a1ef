package card_test

import (
	"testing"

	"throughline/graph/card"
)

func TestSpanAndCapital(t *testing.T) {
	if a, b := card.Span(2019, 2021), card.Span(2019, 2019); a != "2019 to 2021" || b != "2019" {
		t.Errorf("%q %q", a, b)
	}
	for s, want := range map[string]string{"": "", "themes": "Themes", "évolution": "Évolution", "Istio": "Istio", "🫖 pots": "🫖 pots"} {
		if got := card.Capital(s); got != want {
			t.Errorf("%q begins a sentence as %q", s, got)
		}
	}
}
