package card_test

import (
	"testing"

	"throughline/graph/card"
)

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0 talks", 1: "1 talk", 999: "999 talks", 1000: "1,000 talks", 1_234_567: "1,234,567 talks"} {
		if got := card.Many(n, "talk", "talks"); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
	if a, b := card.Span(2019, 2021), card.Span(2019, 2019); a != "2019 to 2021" || b != "2019" {
		t.Errorf("%q %q", a, b)
	}
	for s, want := range map[string]string{"": "", "themes": "Themes", "évolution": "Évolution", "Istio": "Istio", "🫖 pots": "🫖 pots"} {
		if got := card.Capital(s); got != want {
			t.Errorf("%q begins a sentence as %q", s, got)
		}
	}
}
