package related

import "slices"

// A word that names a theme, a technology, a company or a speaker speaks for it
// where both talks have it, and a word that a speaker's other talks lent speaks
// for the speaker where both share one: its points go there, so that who mutes
// PostgreSQL mutes the word as well.

// claims returns, for each word of a talk's row, which of its features the word
// names, the rarest first.
func (x *Index) claims(talk uint32, shared []feature) [][]int {
	words, _ := x.table.row(talk)
	out := make([][]int, len(words))
	for f := range shared {
		if shared[f].wide {
			continue
		}
		for _, word := range x.table.naming(shared[f].node) {
			i, ok := slices.BinarySearch(words, word)
			if !ok {
				continue
			}
			out[i] = append(out[i], f)
			for at := len(out[i]) - 1; at > 0 && len(shared[out[i][at-1]].talks) > len(shared[f].talks); at-- {
				out[i][at-1], out[i][at] = f, out[i][at-1]
			}
		}
	}
	return out
}

// speakers returns which features are speakers: any of them may take a word
// that their other talks lent.
func speakers(shared []feature) []int {
	var out []int
	for f := range shared {
		if shared[f].kind == Speakers {
			out = append(out, f)
		}
	}
	return out
}

// claim returns which feature takes the points of word i for another talk's
// node, or -1.
func (s *sums) claim(i int, other uint32, lent bool) int {
	for _, f := range s.claims[i] {
		if s.has(f, other) {
			return f
		}
	}
	if lent {
		for _, f := range s.speakers {
			if s.has(f, other) {
				return f
			}
		}
	}
	return -1
}

func (s *sums) has(f int, other uint32) bool {
	_, ok := slices.BinarySearch(s.shared[f].talks, other)
	return ok
}

// speakerPart is the part of a word's product that counts for a speaker whom
// both share, as a divisor: that somebody said it elsewhere, or is called so,
// says little of this talk. Whole, it put everything by one speaker above what is on the
// subject, and the figures in README do not change with it.
const speakerPart = 4

// claimed returns the points of a word that speaks for a feature.
func (x *Index) claimed(k ReasonKind, product uint32, w *Weights) int {
	if k == Speakers {
		product /= speakerPart
	}
	return w.scaled(k, x.productPoints(product))
}
