package vocabulary

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"throughline/graph"
)

// Text is what is looked through for one talk. The fields are separate so
// that no match spans two of them; context rules see them all.
type Text struct {
	Title    string
	Subtitle string
	Abstract string
	Track    string
	Tags     []string
}

// Match is an entry that a text names.
type Match struct {
	Entry *Entry
	Words string // the words as the text has them, the first occurrence
	Field Field  // the field they are in
}

// Field is a field of Text.
type Field uint8

// The fields, the most telling first.
const (
	InTitle Field = iota
	InSubtitle
	InTrack
	InTags
	InAbstract
)

// Matcher finds themes and technologies in text, as docs/data-format.md says:
// longest match, at word boundaries, in any case unless the context says
// otherwise, with a space, a hyphen or nothing between words. It is safe for
// concurrent use.
type Matcher struct {
	v     *Vocabulary
	trie  trie
	spare sync.Pool // of *scan
}

// NewMatcher compiles the vocabulary. A nil vocabulary matches nothing.
func NewMatcher(v *Vocabulary) *Matcher {
	m := &Matcher{v: v, trie: newTrie()}
	for i := range v.Entries() {
		e := &v.entries[i]
		if k := e.ID.Kind(); k == graph.Theme || k == graph.Technology {
			m.trie.addEntry(int32(i), e)
		}
	}
	m.spare.New = func() any { return &scan{near: map[int32]bool{}} }
	return m
}

// Match returns each entry that the text names once, ordered by id. It takes
// 20 us for an abstract of 1,500 letters.
func (m *Matcher) Match(t Text) []Match {
	s := m.spare.Get().(*scan)
	defer m.spare.Put(s)
	s.reset()
	s.field(m, InTitle, t.Title)
	s.field(m, InSubtitle, t.Subtitle)
	s.field(m, InTrack, t.Track)
	for _, tag := range t.Tags {
		s.field(m, InTags, tag)
	}
	s.field(m, InAbstract, t.Abstract)
	return s.choose(m.v)
}

// scan is the state of looking through one text.
type scan struct {
	texts  []fieldText
	tokens []token // of all fields
	hits   []hit   // forms found
	nots   []hit   // phrases in which a form is none
	near   map[int32]bool
	owner  []int32 // the chosen hit that covers a token, plus one
	buf    []byte
}

type fieldText struct {
	field       Field
	text        string
	first, last int32 // its tokens, the last one excluded
}

// hit is an occurrence of a pattern: tokens from lo to hi of a text.
type hit struct {
	p      *pattern
	text   int32
	lo, hi int32
}

func (s *scan) reset() {
	s.texts, s.tokens, s.hits, s.nots, s.owner = s.texts[:0], s.tokens[:0], s.hits[:0], s.nots[:0], s.owner[:0]
	clear(s.near)
}

// field looks for all patterns in one field.
func (s *scan) field(m *Matcher, f Field, text string) {
	if text == "" {
		return
	}
	at, from := int32(len(s.texts)), len(s.tokens)
	s.tokens = m.trie.tokenize(s.tokens, &s.buf, text)
	s.texts = append(s.texts, fieldText{f, text, int32(from), int32(len(s.tokens))})
	for i := from; i < len(s.tokens); i++ {
		s.follow(&m.trie, at, i)
	}
}

// follow walks the trie from one token.
func (s *scan) follow(t *trie, text int32, from int) {
	node, broken := int32(0), false
	for i := from; i < len(s.tokens); i++ {
		w := s.tokens[i]
		broken = broken || i > from && w.apart
		if w.singular >= 0 && w.singular != w.id {
			if child, ok := t.edges[edge{node, w.singular}]; ok {
				s.record(t.outputs[child], text, from, i+1, broken)
			}
		}
		child, ok := t.edges[edge{node, w.id}]
		if w.id < 0 || !ok {
			return
		}
		s.record(t.outputs[child], text, from, i+1, broken)
		node = child
	}
}

func (s *scan) record(found []*pattern, text int32, lo, hi int, broken bool) {
	for _, p := range found {
		h := hit{p, text, int32(lo), int32(hi)}
		switch {
		case p.use == isNear:
			s.near[p.entry] = true
		case p.use == isNot:
			s.nots = append(s.nots, h)
		case !broken || p.apart:
			s.hits = append(s.hits, h)
		}
	}
}

// choose applies the context rules, and then of forms that overlap takes the
// longest.
func (s *scan) choose(v *Vocabulary) []Match {
	s.hits = slices.DeleteFunc(s.hits, func(h hit) bool { return !s.allowed(v, h) })
	slices.SortStableFunc(s.hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.hi-b.lo, a.hi-a.lo), cmp.Compare(a.lo, b.lo))
	})
	s.owner = append(s.owner, make([]int32, len(s.tokens))...)
	kept := s.hits[:0]
	for _, h := range s.hits {
		if s.claim(h, kept) {
			kept = append(kept, h)
		}
	}
	return s.matches(v, kept)
}

// claim reports whether a hit's tokens are free, or all another hit's of the
// same extent.
func (s *scan) claim(h hit, kept []hit) bool {
	for i := h.lo; i < h.hi; i++ {
		if o := s.owner[i]; o > 0 && (kept[o-1].lo != h.lo || kept[o-1].hi != h.hi) {
			return false
		}
	}
	for i := h.lo; i < h.hi; i++ {
		if s.owner[i] == 0 {
			s.owner[i] = int32(len(kept)) + 1
		}
	}
	return true
}

// allowed applies case, near and not.
func (s *scan) allowed(v *Vocabulary, h hit) bool {
	c := &v.entries[h.p.entry].Context
	if h.p.strict {
		if s.isSuffix(h) {
			return false
		}
		if c.Case && !s.writtenAs(h) {
			return false
		}
		if len(c.Near) > 0 && !s.near[h.p.entry] {
			return false
		}
	}
	for _, n := range s.nots {
		if n.p.entry == h.p.entry && n.text == h.text && (n.lo <= h.lo && n.hi >= h.hi || n.hi == h.lo || n.lo == h.hi) {
			return false
		}
	}
	return true
}

// writtenAs reports whether the text has the form in its own case or in
// capitals; a plural s may follow.
func (s *scan) writtenAs(h hit) bool {
	words := s.words(h)
	return words == h.p.form || strings.TrimSuffix(words, "s") == h.p.form || len(words) > 2 && words == strings.ToUpper(h.p.form)
}

// isSuffix reports whether a word is the end of a file or library's name, such
// as js in dash.js. A point that lacks its space is followed by a capital.
func (s *scan) isSuffix(h hit) bool {
	text, start := s.texts[h.text].text, s.tokens[h.lo].start
	return start > 1 && text[start-1] == '.' && text[start-2] != ' ' && 'a' <= text[start] && text[start] <= 'z'
}

func (s *scan) words(h hit) string {
	return s.texts[h.text].text[s.tokens[h.lo].start:s.tokens[h.hi-1].end]
}

// matches returns the first occurrence of each entry but of themes that are
// named in passing.
func (s *scan) matches(v *Vocabulary, kept []hit) []Match {
	found := s.findings(kept)
	var out []Match
	for i := range found {
		f, h := &found[i], found[i].hits[0]
		e := &v.entries[h.p.entry]
		if e.ID.Kind() == graph.Theme && !isAbout(v, f, found) {
			continue
		}
		out = append(out, Match{Entry: e, Words: strings.Clone(s.words(h)), Field: s.texts[h.text].field})
	}
	slices.SortFunc(out, func(a, b Match) int { return cmp.Compare(a.Entry.ID, b.Entry.ID) })
	return out
}
