package vocabulary

import (
	"cmp"
	"slices"
	"strings"
)

// A theme may be named in passing, and then a talk is not about it: "we care
// for performance and diversity". What a reader takes for a subject was
// measured on the tuned part of testdata/sample: a theme in a title, a tag or
// a track of its own is one 99 times of 100, one that an abstract names three
// times always, twice 4 times of 5. One that it names once is one 19 times of
// 30, but 9 of 10 where one of these holds.
const (
	opening = 100 // it is among the first letters of the abstract
	brief   = 500 // the abstract is shorter than this
	// or something that belongs to it is named as well
)

// finding is an entry with all places where a text names it.
type finding struct {
	hits     []hit // in the order of the text
	mentions int   // in the abstract and in tracks of several subjects
	subject  bool  // is in a title, a tag or a track of its own
	early    bool  // is early in the abstract, or that is brief
}

// findings groups hits by entry. It orders them.
func (s *scan) findings(kept []hit) []finding {
	slices.SortStableFunc(kept, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.p.entry, b.p.entry), cmp.Compare(a.text, b.text), cmp.Compare(a.lo, b.lo))
	})
	var all []finding
	for len(kept) > 0 {
		n := 1
		for n < len(kept) && kept[n].p.entry == kept[0].p.entry {
			n++
		}
		all = append(all, s.finding(kept[:n]))
		kept = kept[n:]
	}
	return all
}

func (s *scan) finding(hits []hit) finding {
	f := finding{hits: hits}
	for i, h := range hits {
		if i > 0 && s.repeats(hits[i-1], h) {
			continue
		}
		text := &s.texts[h.text]
		switch {
		case text.field == InAbstract:
			f.early = f.early || len(text.text) < brief || s.tokens[h.lo].start < opening
			f.mentions++
		case text.field == InTrack && hasSeveral(text.text):
			f.mentions++
		default:
			f.subject = true
		}
	}
	return f
}

// repeats reports whether two hits are one place found by two forms, or stand
// among the same words: many abstracts repeat their first paragraph.
func (s *scan) repeats(a, b hit) bool {
	return a.text == b.text && (a.lo == b.lo || strings.EqualFold(s.surroundings(a), s.surroundings(b)))
}

// surroundings are the words of a hit with the ones beside it.
func (s *scan) surroundings(h hit) string {
	lo, hi := max(h.lo-1, s.texts[h.text].first), h.hi
	if hi < s.texts[h.text].last {
		hi++
	}
	return s.texts[h.text].text[s.tokens[lo].start:s.tokens[hi-1].end]
}

// hasSeveral reports whether a track is of several subjects, of which a talk
// may have one: "Monitoring and Cloud".
func hasSeveral(track string) bool {
	return strings.ContainsAny(track, ",&/") || strings.Contains(track, " and ")
}

// isAbout reports whether the text is about a theme that it names.
func isAbout(v *Vocabulary, f *finding, all []finding) bool {
	return f.subject || f.mentions > 1 || f.early || hasPart(v, f, all)
}

// hasPart reports whether something is found that belongs to the theme.
func hasPart(v *Vocabulary, f *finding, all []finding) bool {
	id := v.entries[f.hits[0].p.entry].ID
	return slices.ContainsFunc(all, func(other finding) bool {
		return slices.Contains(v.entries[other.hits[0].p.entry].Broader, id)
	})
}
