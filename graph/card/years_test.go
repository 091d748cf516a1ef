package card

import (
	"slices"
	"strings"
	"testing"

	"throughline/graph"
)

func TestYears(t *testing.T) {
	g := example(t, func(add func(subject string, p graph.Predicate, object string)) {
		add("event/early", graph.Year, "2012")
		add("talk/early", graph.At, "event/early")
		add("talk/early", graph.About, "theme/early")
		add("event/late", graph.Year, "2022")
		add("talk/late", graph.At, "event/late")
		add("talk/undated", graph.About, "theme/mesh")
	})
	years := Years(g, node(t, g, "theme/mesh"))
	if want := []Year{{2017, 1}, {2018, 0}, {2019, 2}}; !slices.Equal(years, want) {
		t.Errorf("years %v", years)
	}
	if got := Years(g, node(t, g, "company/acme")); !slices.Equal(got, []Year{{2017, 1}, {2018, 0}, {2019, 1}}) {
		t.Errorf("a talk that comes from a company and speaks of it counts once: %v", got)
	}
	if got := Years(g, node(t, g, "talk/one")); got != nil {
		t.Errorf("a talk has %v", got)
	}
	if got := Sentence(years); got != "2017 1, 2019 2" {
		t.Errorf("%q", got)
	}
	for want, years := range map[string][]Year{
		"3 talks, 2017 to 2019, most in 2019: 2": years,
		"1 talk, 2012":                           {{2012, 1}},
		"4 talks, 2012 to 2013, most in 2012: 2": {{2012, 2}, {2013, 2}},
		"":                                       nil,
	} {
		if got := Summary(years); got != want {
			t.Errorf("%v: %q, want %q", years, got, want)
		}
	}
}

// TestBars: the highest bar fills the chart, a year with talks is seen however
// few they are, and bars stand apart in their columns.
func TestBars(t *testing.T) {
	years := []Year{{2017, 100}, {2018, 0}, {2019, 50}, {2020, 1}}
	for i, want := range [][4]int{{2, 0, 12, 40}, {18, 40, 12, 0}, {34, 20, 12, 20}, {50, 39, 12, 1}} {
		if x, y, width, tall := Bar(years, i); [4]int{x, y, width, tall} != want {
			t.Errorf("bar %d: %d, %d, %d, %d", i, x, y, width, tall)
		}
	}
	if got := YearsBox(years); got != "0 0 160 40" {
		t.Errorf("few years: %s", got)
	}
	if got := YearsBox(make([]Year, 20)); got != "0 0 320 40" {
		t.Errorf("many years: %s", got)
	}
}

func TestGiven(t *testing.T) {
	for _, c := range []struct {
		facts [][2]string
		want  string
	}{
		{nil, ""},
		{[][2]string{{"date", "2019-02-02"}}, "2 February 2019"},
		{[][2]string{{"video", "https://example.org/v"}}, "Video<https://example.org/v>"},
		{[][2]string{{"video", "https://example.org/v"}, {"slides", "https://example.org/s"}, {"slides", "https://example.org/t"}, {"url", "HTTP://example.org/p"}, {"date", "2019-02-02T17:00"}},
			"Video<https://example.org/v>, slides<https://example.org/s>, slides 2<https://example.org/t>, page<http://example.org/p> · 2 February 2019, 17:00"},
		{[][2]string{{"video", "javascript:alert(1)"}, {"slides", "https://example.org/s"}}, "Slides<https://example.org/s>"},
	} {
		g := example(t, func(add func(subject string, p graph.Predicate, object string)) {
			for _, f := range c.facts {
				add("talk/one", graph.ParsePredicate(f[0]), f[1])
			}
		})
		got := ""
		for _, piece := range Of(g, node(t, g, "talk/one"), nil).Given {
			got += piece.Text
			if piece.Href != "" {
				got += "<" + piece.Href + ">"
			}
		}
		if got != c.want {
			t.Errorf("%v: %s, want %s", c.facts, got, c.want)
		}
	}
}

func TestWaysAndWhatIsHeldBack(t *testing.T) {
	g := example(t, nil)
	for id, want := range map[graph.ID]string{
		"talk/one":     "/talk/one /talk/one#related /paths?start=talk/one",
		"theme/mesh":   "/theme/mesh /compare?id=theme/mesh /paths?start=theme/mesh",
		"company/acme": "/company/acme /paths?start=company/acme",
	} {
		var got []string
		for _, w := range Ways(g, node(t, g, id)) {
			got = append(got, w.Href)
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: %s", id, got)
		}
	}
	more := []graph.Bundle{{Count: 1000}, {Count: 234}}
	for want, got := range map[string]string{
		"":                Held(nil, 10),
		"1,234 held back": Held(more, graph.MaxNodes-1),
		"1,234 held back: the view is full at 150 nodes": Held(more, graph.MaxNodes),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestPlacedSaysWhereAndWhen(t *testing.T) {
	g := example(t, func(add func(subject string, p graph.Predicate, object string)) {
		add("event/again", graph.Name, "Again")
		add("event/again", graph.Year, "2020")
		add("talk/two", graph.At, "event/again")
		add("talk/once", graph.At, "event/again")
		add("talk/nowhere", graph.Title, "Nowhere")
	})
	for id, want := range map[graph.ID]string{
		"talk/one": "Example Conf 2017", "talk/once": "Again, 2020", "talk/nowhere": "", "event/again": "2020",
	} {
		if got := Placed(g, node(t, g, id)); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	if got := Placed(g, node(t, g, "talk/two")); !strings.Contains(got, " and 1 more") {
		t.Errorf("a talk given twice: %q", got)
	}
}

// TestShortenAtASpace: only a space in the last quarter is worth cutting at.
func TestShortenAtASpace(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"12345678", 8, "12345678"}, {"123456789", 8, "1234567…"}, {"ééééé", 5, "ééééé"}, {"éééééé", 5, "éééé…"},
		{"abcd efghijkl", 12, "abcd efghij…"}, {"abcdefgh ijklm", 12, "abcdefgh ij…"}, {"abcdefghi jklm", 12, "abcdefghi…"}, {"abcdefghij    klm", 12, "abcdefghij…"},
	} {
		if got := Shorten(c.text, c.n); got != c.want {
			t.Errorf("%q to %d: %q, want %q", c.text, c.n, got, c.want)
		}
	}
	for r, kept := range map[rune]bool{
		0x1f: false, 0x20: true, 0x7e: true, 0x7f: false, 0x9f: false, 0xa0: true, 0x2029: true, 0x202a: false, 0x202e: false, 0x202f: true,
		0x2065: true, 0x2066: false, 0x2069: false, 0x206a: true, 0x200d: true, 0x200e: false, 0x200f: false, 0x2010: true, 0x061c: false, 0x061d: true,
	} {
		if got := Plain("a" + string(r) + "b"); (got == "a"+string(r)+"b") != kept || !kept && got != "ab" {
			t.Errorf("%U: %q", r, got)
		}
	}
}
