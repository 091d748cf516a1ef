package search

import (
	"math/rand/v2"
	"slices"
	"testing"

	"throughline/graph/text"
)

// TestWalkFindsWhatDistanceFinds compares the walk over the sorted table with
// the distance to each word.
func TestWalkFindsWhatDistanceFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	word := func(max int) string {
		b := make([]rune, 1+r.IntN(max))
		for i := range b {
			b[i] = []rune("abcé")[r.IntN(4)]
		}
		return string(b)
	}
	for range 300 {
		var tab table
		for range 200 {
			tab.words = append(tab.words, word(8))
		}
		slices.Sort(tab.words)
		tab.words = slices.Compact(tab.words)
		query, allowed := word(8), r.IntN(3)
		got := map[int]int{}
		w := walk{query: []rune(query), allowed: allowed}
		w.over(&tab, func(word, distance int, begun bool) { got[word] = distance })
		for i, word := range tab.words {
			d := text.Distance(query, word, allowed)
			if found, ok := got[i]; ok != (d <= allowed) || ok && found != d {
				t.Fatalf("%q and %q: %d, %v; distance %d of %d", query, word, found, ok, d, allowed)
			}
		}
		checkBeginnings(t, &tab, query, allowed)
	}
}

func checkBeginnings(t *testing.T, tab *table, query string, allowed int) {
	t.Helper()
	got := map[int]bool{}
	w := walk{query: []rune(query), allowed: allowed, begun: true}
	w.over(tab, func(word, _ int, _ bool) { got[word] = true })
	for i, word := range tab.words {
		want, letters := false, []rune(word)
		for n := range len(letters) + 1 {
			want = want || text.Distance(query, string(letters[:n]), allowed) <= allowed
		}
		if got[i] != want {
			t.Fatalf("%q as a beginning of %q within %d: %v, want %v", query, word, allowed, got[i], want)
		}
	}
}

func TestAfter(t *testing.T) {
	tab := table{words: []string{"a", "aa", "ab", "abc", "abd", "b", "bab"}}
	for _, c := range []struct {
		lo     int
		prefix string
		want   int
	}{{0, "a", 5}, {2, "ab", 5}, {3, "abc", 4}, {5, "b", 7}, {6, "bab", 7}} {
		if got := tab.after(c.lo, c.prefix); got != c.want {
			t.Errorf("after(%d, %q) = %d, want %d", c.lo, c.prefix, got, c.want)
		}
	}
}
