package search

import (
	"math/rand/v2"
	"slices"
	"testing"
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
			d := distance(query, word)
			if found, ok := got[i]; ok != (d <= allowed) || ok && found != d {
				t.Fatalf("%q and %q: %d, %v; distance %d of %d", query, word, found, ok, d, allowed)
			}
		}
		checkBeginnings(t, &tab, query, allowed)
	}
}

// distance returns how many insertions, deletions, substitutions and exchanges
// of two neighbouring letters turn a into b, by the full table (Damerau 1964; no
// letter is edited twice).
func distance(from, to string) int {
	a, b := []rune(from), []rune(to)
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func checkBeginnings(t *testing.T, tab *table, query string, allowed int) {
	t.Helper()
	got := map[int]bool{}
	w := walk{query: []rune(query), allowed: allowed, begun: true}
	w.over(tab, func(word, _ int, _ bool) { got[word] = true })
	for i, word := range tab.words {
		want, letters := false, []rune(word)
		for n := range len(letters) + 1 {
			want = want || distance(query, string(letters[:n])) <= allowed
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
