package search

import "unicode/utf8"

// walk finds all words within a distance of the query in one pass over the
// sorted table. Neighbouring words share their beginnings, so the rows of the
// distance table are kept for the shared part (as in a trie; Shang and
// Merrettal, Tries for Approximate String Matching, 1996), and a beginning
// from which the distance can only be exceeded skips all words that have it:
// 0.2 ms for 30,000 words.
type walk struct {
	query   []rune
	allowed int  // typing mistakes
	begun   bool // whether the query may be the beginning of a word

	path  []rune  // the letters of the current word
	bytes []int   // where each ends
	rows  [][]int // rows[d] is the row after d letters
	best  []int   // the least last value of the rows up to d: the distance to a beginning
}

// over calls found for each word within the allowed distance; begun is true
// when only a beginning of the word is.
func (w *walk) over(t *table, found func(word, distance int, begun bool)) {
	w.row(0)
	for j := range w.rows[0] {
		w.rows[0][j] = j
	}
	w.best = append(w.best, len(w.query))
	for i := 0; i < len(t.words); {
		depth, dead := w.follow(t.words[i])
		next := i + 1
		last := w.rows[depth][len(w.query)]
		switch {
		case !dead && last <= w.allowed:
			found(i, last, false)
		case w.begun && w.best[depth] <= w.allowed:
			found(i, w.best[depth], true)
		case dead:
			next = t.after(i, t.words[i][:w.bytes[depth-1]])
		}
		i = next
	}
}

// follow brings the rows to the word, or to the beginning from which every
// word is too far away.
func (w *walk) follow(word string) (depth int, dead bool) {
	depth, at := w.shared(word)
	w.path, w.bytes = w.path[:depth], w.bytes[:depth]
	for at < len(word) {
		r, size := utf8.DecodeRuneInString(word[at:])
		at += size
		w.path = append(w.path, r)
		w.bytes = append(w.bytes, at)
		depth++
		if w.extend(depth) > w.allowed {
			return depth, true
		}
	}
	return depth, false
}

// shared returns how many letters of the current path the word begins with.
func (w *walk) shared(word string) (depth, at int) {
	for depth < len(w.path) {
		r, size := utf8.DecodeRuneInString(word[at:])
		if size == 0 || r != w.path[depth] {
			break
		}
		at += size
		depth++
	}
	return depth, at
}

func (w *walk) row(depth int) []int {
	for len(w.rows) <= depth {
		w.rows = append(w.rows, make([]int, len(w.query)+1))
	}
	return w.rows[depth]
}

// extend fills the row for the path's letter number depth and returns its
// least value.
func (w *walk) extend(depth int) int {
	row, last, c := w.row(depth), w.rows[depth-1], w.path[depth-1]
	row[0] = depth
	least := depth
	for j, q := range w.query {
		d := last[j]
		if q != c {
			d = min(d, last[j+1], row[j]) + 1
			if j > 0 && depth > 1 && q == w.path[depth-2] && w.query[j-1] == c {
				d = min(d, w.rows[depth-2][j-1]+1)
			}
		}
		row[j+1] = d
		least = min(least, d)
	}
	w.best = append(w.best[:depth], min(w.best[depth-1], row[len(w.query)]))
	return least
}
