package search

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"

	"throughline/graph/text"
)

// slot is one word of a query with the words of the table it may stand for.
type slot struct {
	word   string
	last   bool
	found  []candidate // the best first
	weight float64     // how much the word says: ln(1 + names / names with it)
}

// candidate is a word of the table and how well it fits, in (0, 1].
type candidate struct {
	word    uint32
	quality float32
	typo    bool
}

// How well a word fits. A word that was mistyped must not outrank one that is
// written so, and what is only begun says less than a whole word.
const (
	sameStem    = 0.92
	sameThing   = 0.90 // another name of the same theme or technology: k8s for Kubernetes
	begunLast   = 0.75 // plus up to rest for the share that is typed
	begunOther  = 0.60
	begunRest   = 0.20
	oneMistake  = 0.72
	twoMistakes = 0.52
	begunTypo   = 0.15 // taken off when the word is begun and mistyped
	otherStart  = 0.12 // taken off when the first letter differs
)

// slots reads the words of a query and finds what each may stand for.
func (t *table) slots(query string) []slot {
	var slots []slot
	text.EachWord(query, func(word string) bool {
		slots = append(slots, slot{word: word})
		return len(slots) < MaxWords
	})
	for i := range slots {
		s := &slots[i]
		s.last = i == len(slots)-1
		t.exact(s, s.word, 1)
		t.begun(s)
		t.stems(s)
		for _, other := range t.same[s.word] {
			t.exact(s, other, sameThing)
		}
		if i > 0 {
			t.exact(s, slots[i-1].word+s.word, 1)
		}
		if !s.last {
			t.exact(s, s.word+slots[i+1].word, 1)
		}
		t.mistyped(s)
		s.settle(t)
	}
	return slots
}

func (t *table) exact(s *slot, word string, quality float32) {
	if i := t.from(word); i < len(t.words) && t.words[i] == word {
		s.found = append(s.found, candidate{word: uint32(i), quality: quality})
	}
}

// begun adds the words that begin with the slot's word.
func (t *table) begun(s *slot) {
	base := float32(begunLast)
	if !s.last {
		if base = begunOther; utf8.RuneCountInString(s.word) < 3 {
			return
		}
	}
	lo := t.from(s.word)
	if lo == len(t.words) || len(t.words[lo]) < len(s.word) || t.words[lo][:len(s.word)] != s.word {
		return
	}
	hi := t.after(lo, s.word)
	for i := lo; i < hi; i++ {
		share := float32(len(s.word)) / float32(len(t.words[i]))
		s.found = append(s.found, candidate{word: uint32(i), quality: base + begunRest*share})
	}
}

// stems adds the other forms of the slot's word, such as mesh for meshes.
func (t *table) stems(s *slot) {
	stem := text.Stem(s.word)
	if len(stem) < 3 {
		return
	}
	for i := t.from(stem); i < len(t.words) && len(t.words[i]) >= len(stem) && t.words[i][:len(stem)] == stem; i++ {
		if len(t.words[i]) <= len(stem)+7 && text.Stem(t.words[i]) == stem {
			s.found = append(s.found, candidate{word: uint32(i), quality: sameStem})
		}
	}
}

// mistyped adds the words a few typing mistakes away, and in the last place
// those that begin so.
func (t *table) mistyped(s *slot) {
	n := utf8.RuneCountInString(s.word)
	allowed := 0
	switch {
	case n >= 8:
		allowed = 2
	case n >= 4:
		allowed = 1
	default:
		return
	}
	first, _ := utf8.DecodeRuneInString(s.word)
	w := walk{query: []rune(s.word), allowed: allowed, begun: s.last && n >= 5}
	w.over(t, func(word, distance int, begun bool) {
		if distance == 0 {
			return
		}
		quality := float32(oneMistake)
		if distance > 1 {
			quality = twoMistakes
		}
		if begun {
			quality -= begunTypo
		}
		if r, _ := utf8.DecodeRuneInString(t.words[word]); r != first {
			quality -= otherStart
		}
		s.found = append(s.found, candidate{uint32(word), quality, true})
	})
}

// sort sorts what was found, by its numbers: sorting these, as others do, is
// code that the client has already.
func (s *slot) sort(compare func(a, b candidate) int) {
	order := make([]uint32, len(s.found))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(i, j uint32) int { return compare(s.found[i], s.found[j]) })
	sorted := make([]candidate, len(order))
	for i, k := range order {
		sorted[i] = s.found[k]
	}
	s.found = sorted
}

// settle puts the best fit first, keeps one for each word, and weighs the slot.
func (s *slot) settle(t *table) {
	s.sort(func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.word, b.word), cmp.Compare(b.quality, a.quality))
	})
	s.found = slices.CompactFunc(s.found, func(a, b candidate) bool { return a.word == b.word })
	s.sort(func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.quality, a.quality), cmp.Compare(a.word, b.word))
	})
	names := 1
	for i, c := range s.found {
		if i > 0 && c.quality < s.found[0].quality-0.1 {
			break
		}
		names += len(t.postings(c.word))
	}
	s.weight = math.Log(1 + float64(len(t.node)+1)/float64(names))
}
