package discover

import (
	"slices"
	"strings"

	"throughline/graph/text"
)

// phrase is a gram, or several that are spellings of one, that may be a theme.
type phrase struct {
	grams []*gram // the one with the most talks first
	docs  []uint32
	key   string
	m     Measures
	score float64
	gone  bool // part of another
}

// lemma takes the endings of a verb off a base form, so that testing and test
// are one; derived words such as tester and container stay what they are.
func lemma(base string) string {
	stem := text.Stem(base)
	if strings.HasSuffix(base, "ing") || strings.HasSuffix(base, "ed") || stem == base || stem+"e" == base {
		return stem
	}
	if head, ok := strings.CutSuffix(stem, "i"); ok && base == head+"y" {
		return stem
	}
	return base
}

// key is what the spellings of a phrase share: service mesh, servicemesh. Verbs
// count by the last word.
func (c *corpus) key(g *gram) string {
	joined := ""
	for _, w := range c.words(g) {
		joined += c.bases[w]
	}
	return lemma(joined)
}

// words returns the base forms of a gram.
func (c *corpus) words(g *gram) []uint32 {
	out := make([]uint32, g.words)
	for i := range out {
		out[i] = c.base[c.stream[g.first+uint32(i)]]
	}
	return out
}

// group joins grams with one key.
func (c *corpus) group(list []*gram) []*phrase {
	byKey := map[string]*phrase{}
	var out []*phrase
	for _, g := range list {
		key := c.key(g)
		p := byKey[key]
		if p == nil {
			p = &phrase{key: key}
			byKey[key] = p
			out = append(out, p)
		}
		p.grams = append(p.grams, g)
	}
	for _, p := range out {
		slices.SortStableFunc(p.grams, func(a, b *gram) int { return len(b.docs) - len(a.docs) })
		p.docs = p.grams[0].docs
		for _, g := range p.grams[1:] {
			p.docs = union(p.docs, g.docs)
		}
	}
	return out
}

func union(a, b []uint32) []uint32 {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// The shares of the talks of a shorter phrase that a longer one has, from
// which on the two are one.
const (
	mostly = 0.5
	almost = 0.9
)

// absorb leaves out phrases that are parts of others, as the C-value of K.
// Frantzi, S. Ananiadou and H. Mima (Automatic recognition of multi-word terms,
// 2000) does: mesh where it is mostly service mesh. The shorter phrase stays
// where it is a name that the longer one only dresses up: GNU Guix is Guix.
func (c *corpus) absorb(all []*phrase) {
	byGram := map[string]*phrase{}
	for _, p := range all {
		for _, g := range p.grams {
			byGram[sequence(c.words(g))] = p
		}
	}
	for _, long := range all {
		words := c.words(long.grams[0])
		for n := len(words) - 1; n > 0; n-- {
			for i := 0; i+n <= len(words); i++ {
				if short := byGram[sequence(words[i:i+n])]; short != nil && short != long {
					settle(short, long)
				}
			}
		}
	}
}

func sequence(words []uint32) string {
	b := make([]byte, 0, 4*len(words))
	for _, w := range words {
		b = append(b, byte(w), byte(w>>8), byte(w>>16), byte(w>>24))
	}
	return string(b)
}

// settle drops the shorter or the longer of two phrases if they are one.
func settle(short, long *phrase) {
	share := float64(len(long.docs)) / float64(len(short.docs))
	switch {
	case share >= almost, share >= mostly && short.m.Name < 0.7:
		short.gone = true
	case short.m.Name >= 0.7 && short.score >= long.score:
		long.gone = true
	}
}
