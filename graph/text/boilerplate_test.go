package text

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// talks returns passages of one series by n authors, each beginning or ending
// with what is given, with words of its own beside it.
func talks(n int, shared string) []Passage {
	var out []Passage
	for i := range n {
		own := fmt.Sprintf("alpha%d beta%d gamma%d delta%d", i, i, i, i)
		s := shared + " " + own
		if i%2 == 1 {
			s = own + " " + shared
		}
		out = append(out, Passage{Text: s, Series: "series/a", Author: fmt.Sprint("person/", i)})
	}
	return out
}

func find(passages []Passage) *Boilerplate {
	return FindBoilerplate(func(yield func(Passage)) {
		for _, p := range passages {
			yield(p)
		}
	})
}

func kept(b *Boilerplate, series, s string) string {
	var words []string
	b.EachWord(series, s, func(w string) bool {
		words = append(words, w)
		return true
	})
	return strings.Join(words, " ")
}

func TestBoilerplate(t *testing.T) {
	const notice = "Please note: this talk replaces one that was cancelled"
	by := func(passages []Passage, change func(i int, p *Passage)) []Passage {
		for i := range passages {
			change(i, &passages[i])
		}
		return passages
	}
	for name, c := range map[string]struct {
		among     []Passage
		series, s string
		want      string
	}{
		"at the beginning":            {talks(5, notice), "series/a", notice + ". Raft in Rust", "raft in rust"},
		"in the middle":               {talks(5, notice), "series/a", "Raft. " + notice + ". In Rust", "raft in rust"},
		"case and marks do not count": {talks(5, notice), "series/a", "raft, PLEASE note THIS talk replaces - one that was cancelled", "raft"},
		"a part of seven words":       {talks(5, notice), "series/a", "note this talk replaces one that was given by Ada", "given by ada"},
		"a part of six words":         {talks(5, notice), "series/a", "this talk replaces one that was given", "this talk replaces one that was given"},
		"said twice":                  {talks(5, notice), "series/a", notice + " raft " + notice, "raft"},
		"a template keeps what is filled in": {
			talks(5, "this talk replaces one by Ada who is ill today"), "series/a",
			"this talk replaces one by Bob who is ill today and sent his apologies", "this talk replaces one by bob who is ill today and sent his apologies",
		},
		"four authors":   {talks(4, notice), "series/a", "this talk replaces one that was cancelled", "this talk replaces one that was cancelled"},
		"another series": {talks(5, notice), "series/b", "this talk replaces one that was cancelled", "this talk replaces one that was cancelled"},
		"one author's own words": {
			by(talks(9, notice), func(i int, p *Passage) { p.Author = "person/ada" }), "series/a",
			"this talk replaces one that was cancelled", "this talk replaces one that was cancelled",
		},
		"five series with one author each": {
			by(talks(5, notice), func(i int, p *Passage) { p.Series = fmt.Sprint("series/", i) }), "series/1",
			"this talk replaces one that was cancelled", "this talk replaces one that was cancelled",
		},
		"an address": {
			talks(5, "Slides: https://slides.example/conf-2016 and https://code.example/conf-2016/slides"), "series/a",
			"Raft. Slides: https://slides.example/conf-2016 and https://code.example/conf-2016/slides", "raft",
		},
		"a long word of Japanese is no run": {talks(9, "プログラミング言語"), "series/a", "プログラミング言語", strings.Join(Words("プログラミング言語"), " ")},
		"none":                              {nil, "series/a", notice, "please note this talk replaces one that was cancelled"},
		"no words":                          {talks(5, notice), "series/a", "", ""},
	} {
		if got := kept(find(c.among), c.series, c.s); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestBoilerplateZero: the zero value gives all words, as does a boilerplate
// that knows nothing of a text.
func TestBoilerplateZero(t *testing.T) {
	const s = "The boat's C++ — node.js, and Čeština"
	want := strings.Join(Words(s), " ")
	if got := kept(&Boilerplate{}, "", s); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := kept(find(talks(9, "you must book a place to attend this")), "series/a", s); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestBoilerplateStops: yield decides how far is read, wherever that is.
func TestBoilerplateStops(t *testing.T) {
	const notice = "you must book a place to attend this"
	b := find(talks(5, notice))
	for n := 1; n <= 4; n++ {
		var got []string
		b.EachWord("series/a", "one two "+notice+" three four five", func(w string) bool {
			got = append(got, w)
			return len(got) < n
		})
		if want := []string{"one", "two", "three", "four"}[:n]; !slices.Equal(got, want) {
			t.Errorf("stopped after %d: %q, want %q", n, got, want)
		}
	}
}

// TestBoilerplateOrder: in which order the passages come changes nothing.
func TestBoilerplateOrder(t *testing.T) {
	passages := append(talks(6, "you must book a place to attend this"), talks(3, "please do not come if you feel unwell")...)
	forward := find(passages)
	slices.Reverse(passages)
	backward := find(passages)
	for _, p := range passages {
		if a, b := kept(forward, p.Series, p.Text), kept(backward, p.Series, p.Text); a != b {
			t.Errorf("%q against %q", a, b)
		}
	}
}
