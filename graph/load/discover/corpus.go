package discover

import (
	"hash/maphash"
	"strings"
	"unicode"

	"throughline/graph"
	"throughline/graph/text"
)

// corpus is the text of all talks as numbers of words: 5 bytes a word, so
// that 17,000 talks take 12 MB.
type corpus struct {
	surfaces []string          // words as they are written
	number   map[string]uint32 // of surfaces
	base     []uint32          // by surface: number of its base form
	bases    []string
	baseOf   map[string]uint32
	role     []role // by base
	written  []bool // by surface: has a capital or a digit

	stream []uint32 // surfaces
	flags  []flag
	docs   []document
	seen   map[uint64]struct{} // sentences of earlier talks
	seed   maphash.Seed
}

type flag uint8

const (
	apart   flag = 1 << iota // no phrase spans the place before this word
	opening                  // first of a sentence
	inTitle                  // of the title or subtitle
	bound                    // a hyphen binds it to the word before
	repeat                   // of a sentence that an earlier talk has: an announcement that all talks of a track carry
)

// role says what a word can be in a phrase.
type role uint8

const (
	content role = iota // may be a theme by itself
	general             // may be part of one: platform
	inner               // may stand between two others only: of
	barrier             // is in no phrase
)

// document is the text of one talk.
type document struct {
	talk       uint32
	start, end uint32 // in the stream
	year       int
	event      uint32
	class      uint32
}

// classNames numbers what talks are divided by: their track, or their series
// where no track is known.
type classNames map[string]uint32

func (c classNames) number(name string) uint32 {
	n, ok := c[name]
	if !ok {
		n = uint32(len(c))
		c[name] = n
	}
	return n
}

// read takes the titles and abstracts of all talks that have a year.
func read(g *graph.Graph, stop func() bool) *corpus {
	c := &corpus{number: map[string]uint32{}, baseOf: map[string]uint32{}, seen: map[uint64]struct{}{}, seed: maphash.MakeSeed()}
	classes := classNames{}
	lo, hi := g.Range(graph.Talk)
	for n := lo; n < hi && !stop(); n++ {
		events := g.Out(n, graph.At)
		if g.Year(n) == 0 || len(events) == 0 {
			continue
		}
		d := document{talk: n, start: uint32(len(c.stream)), year: g.Year(n), event: events[0], class: classes.number(className(g, n, events[0]))}
		c.talk(g, n)
		d.end = uint32(len(c.stream))
		c.docs = append(c.docs, d)
	}
	return c
}

func className(g *graph.Graph, talk, event uint32) string {
	if track := g.Value(talk, graph.Track); track != "" {
		return text.Slug(track, 0)
	}
	if series := g.Out(event, graph.Of); len(series) > 0 {
		return string(g.ID(series[0]))
	}
	return string(g.ID(event))
}

// talk appends the title, the subtitle and the abstract of a talk. An abstract
// in another language than English has no words that we could weigh.
func (c *corpus) talk(g *graph.Graph, n uint32) {
	all := texts(g, n)
	abstract := len(all) - 1
	for _, s := range all[:abstract] {
		c.add(s, inTitle)
	}
	from := len(c.stream)
	c.add(all[abstract], 0)
	if !c.isEnglish(from) {
		c.stream, c.flags = c.stream[:from], c.flags[:from]
	}
}

// isEnglish reports whether one of seven words from a place on is a function
// word of English, as in all its prose.
func (c *corpus) isEnglish(from int) bool {
	words, common := len(c.stream)-from, 0
	for _, w := range c.stream[from:] {
		if r := c.role[c.base[w]]; r == inner || r == barrier {
			common++
		}
	}
	return words < 12 || 7*common >= words
}

func (c *corpus) add(s string, f flag) {
	begin := len(c.stream)
	tokens(s, func(t token) {
		if t.first {
			c.sentence(begin)
			begin = len(c.stream)
		}
		c.word(t, f)
	})
	c.sentence(begin)
}

// word appends one word.
func (c *corpus) word(t token, f flag) {
	if t.apart {
		f |= apart
	}
	if t.first {
		f |= opening
	}
	if t.bound {
		f |= bound
	}
	c.stream = append(c.stream, c.surface(t.word))
	c.flags = append(c.flags, f)
}

// least words of a sentence that is not said twice by chance.
const sentenceWords = 7

// sentence marks the words from begin on if a talk before had the same.
func (c *corpus) sentence(begin int) {
	if len(c.stream)-begin < sentenceWords {
		return
	}
	var h maphash.Hash
	h.SetSeed(c.seed)
	for _, w := range c.stream[begin:] {
		_, _ = h.Write([]byte{byte(w), byte(w >> 8), byte(w >> 16), byte(w >> 24)}) // never fails
	}
	sum := h.Sum64()
	if _, again := c.seen[sum]; again {
		for i := begin; i < len(c.flags); i++ {
			c.flags[i] |= repeat
		}
	}
	c.seen[sum] = struct{}{}
}

func (c *corpus) surface(word string) uint32 {
	if n, ok := c.number[word]; ok {
		return n
	}
	word = strings.Clone(word) // must not keep the abstract alive
	n := uint32(len(c.surfaces))
	c.number[word] = n
	c.surfaces = append(c.surfaces, word)
	c.base = append(c.base, c.baseNumber(base(word)))
	c.written = append(c.written, isWritten(word))
	return n
}

func (c *corpus) baseNumber(b string) uint32 {
	if n, ok := c.baseOf[b]; ok {
		return n
	}
	n := uint32(len(c.bases))
	c.baseOf[b] = n
	c.bases = append(c.bases, b)
	c.role = append(c.role, roleOf(b))
	return n
}

// isWritten reports whether a word is written as a name: with a capital or a
// digit.
func isWritten(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }) >= 0
}
