package text_test

import (
	"testing"

	"throughline/graph/text"
)

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0 talks", 1: "1 talk", 999: "999 talks", 1000: "1,000 talks", 1_234_567: "1,234,567 talks"} {
		if got := text.Many(n, "talk", "talks"); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

func TestList(t *testing.T) {
	for want, names := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := text.List(names); got != want {
			t.Errorf("%v is %q, want %q", names, got, want)
		}
	}
}
