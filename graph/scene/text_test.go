package scene

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// perLetter measures every rune that does not join another as one.
func perLetter(text string, _ float32, _ bool) float32 {
	var n float32
	for _, r := range text {
		if !joins(r) {
			n++
		}
	}
	return n
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      float32
		want       []string
	}{
		{"fits", "service mesh", 20, []string{"service mesh"}},
		{"two lines", "weaving the service mesh", 12, []string{"weaving the", "service mesh"}},
		{"cut", "one two three four five six", 8, []string{"one two", "three f…"}},
		{"one long word", strings.Repeat("x", 10000), 5, []string{"xxxx…"}},
		{"white space", "  a\t\n b  ", 20, []string{"a b"}},
		{"nothing", " \x00\n", 20, nil},
		{"no room at all", "abc", 0, []string{"…"}},
		{"control and broken bytes", "a\x1b\xffb", 20, []string{"a b"}},
		{"accents stay", "e\u0301e\u0301e\u0301e\u0301", 3, []string{"e\u0301e\u0301…"}},
		{"right to left", "שלום עולם", 4, []string{"שלום", "עולם"}},
	} {
		if got := wrap(c.text, c.width, 1, false, perLetter); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLettersAreNotCutApart(t *testing.T) {
	for text, letters := range map[string]int{
		"abc":            3,
		"e\u0301a":       2,
		"👩‍👩‍👧‍👦!":       2, // joined into one, then a mark
		"🇨🇭🇩🇪":           2, // two flags of two each
		"👍🏽x":            2, // with a skin tone
		"नि":             1, // with a vowel sign
		"":               0,
		"a\u200db\ufe0f": 1,
	} {
		ends := letterEnds(text)
		if len(ends) != letters {
			t.Errorf("%q: cut at %v, want %d letters", text, ends, letters)
		}
		for _, e := range ends {
			if !utf8.ValidString(text[:e]) {
				t.Errorf("%q: cut inside a rune at %d", text, e)
			}
		}
	}
}

func TestShortenKeepsToTheWidth(t *testing.T) {
	for width := float32(1); width < 30; width++ {
		got := shorten("a talk on samples, and more samples", width, 1, false, perLetter)
		if perLetter(got, 1, false) > width {
			t.Errorf("width %g: %q", width, got)
		}
	}
}

func TestLongNamesAreMeasuredInPart(t *testing.T) {
	longest := 0
	measure := func(text string, size float32, big bool) float32 {
		longest = max(longest, len(text))
		return Approximate(text, size, big)
	}
	wrap(strings.Repeat("long ", 2000), 150, 12, false, measure)
	if longest > 2*maxLetter {
		t.Errorf("a text of %d bytes was measured", longest)
	}
}

func TestApproximate(t *testing.T) {
	narrow, wide := Approximate("illi", 10, false), Approximate("WWWW", 10, false)
	if narrow >= wide || narrow <= 0 {
		t.Errorf("illi is %g wide, WWWW %g", narrow, wide)
	}
	if a, b := Approximate("e\u0301", 10, false), Approximate("e", 10, false); a != b {
		t.Errorf("an accent adds %g", a-b)
	}
	if a, b := Approximate("例", 10, false), Approximate("e", 10, false); a <= b {
		t.Errorf("an ideograph is %g wide, a letter %g", a, b)
	}
	if a, b := Approximate("ab", 10, true), Approximate("ab", 10, false); a <= b {
		t.Error("heavier letters are no wider")
	}
}

func TestGridFindsWhatOverlaps(t *testing.T) {
	var g grid
	g.reset(300, 200)
	boxes := []box{{0, 0, 10, 10}, {50, 50, 200, 60}, {-40, -40, -5, -5}, {290, 190, 900, 900}}
	for _, b := range boxes {
		g.add(b)
	}
	for _, c := range []struct {
		b    box
		but  int
		want bool
	}{
		{box{5, 5, 6, 6}, 0, true}, {box{5, 5, 6, 6}, 1, false}, {box{11, 0, 49, 200}, 0, false},
		{box{190, 55, 400, 58}, 0, true}, {box{-20, -20, -10, -10}, 0, true}, {box{500, 500, 501, 501}, 0, true},
		{box{0, 100, 280, 180}, 0, false},
	} {
		if got := g.meets(c.b, c.but); got != c.want {
			t.Errorf("%+v but the first %d: %v", c.b, c.but, got)
		}
	}
	g.reset(10, 10)
	if g.meets(box{0, 0, 10, 10}, 0) || g.count(box{0, 0, 10, 10}) != 0 {
		t.Error("an empty grid is not empty")
	}
}
