package text

import "unicode/utf8"

// Distance returns how many insertions, deletions, substitutions and
// exchanges of two neighbouring letters turn a into b, or max+1 when more than
// max are needed. It is the restricted Damerau-Levenshtein distance (Damerau
// 1964; no letter is edited twice), computed in the band of width 2*max+1
// around the diagonal (Ukkonen 1985).
func Distance(a, b string, max int) int {
	var bufA, bufB [32]rune
	x, y := runes(bufA[:0], a), runes(bufB[:0], b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > max {
		return max + 1
	}
	var buf [3][33]int
	var rows [3][]int // two back, previous, current
	for i := range rows {
		rows[i] = buf[i][:]
		if len(y) >= len(rows[i]) {
			rows[i] = make([]int, len(y)+1)
		}
	}
	for j := range rows[1][:len(y)+1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(x); i++ {
		if distanceRow(rows, x, y, i, max) > max {
			return max + 1
		}
		rows[0], rows[1], rows[2] = rows[1], rows[2], rows[0]
	}
	return min(rows[1][len(y)], max+1)
}

// distanceRow fills row i within the band and returns its least value.
func distanceRow(rows [3][]int, x, y []rune, i, max int) int {
	before, last, row := rows[0], rows[1], rows[2]
	from, to := i-max, i+max
	if from < 1 {
		from = 1
	}
	if to > len(y) {
		to = len(y)
	}
	row[from-1] = max + 1
	if from == 1 {
		row[0] = i
	}
	least := row[from-1]
	for j := from; j <= to; j++ {
		d := last[j-1]
		if x[i-1] != y[j-1] {
			d++
		}
		if j < i+max || max == 0 { // last[j] lies outside the band at its upper edge
			d = min(d, last[j]+1)
		}
		d = min(d, row[j-1]+1)
		if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
			d = min(d, before[j-2]+1)
		}
		row[j] = d
		least = min(least, d)
	}
	return least
}

func runes(buf []rune, s string) []rune {
	if n := utf8.RuneCountInString(s); n > cap(buf) {
		buf = make([]rune, 0, n)
	}
	for _, r := range s {
		buf = append(buf, r)
	}
	return buf
}
