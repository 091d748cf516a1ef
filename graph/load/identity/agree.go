package identity

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"throughline/graph"
	"throughline/graph/text"
)

// titleKeys are what titles are compared by: letters and digits only, since
// archives glue title and subtitle together with and without a space.
func titleKeys(title, subtitle string) (short, full string) {
	short = squash(title)
	return short, short + squash(subtitle)
}

func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '+' || r == '#' {
			return r
		}
		return -1
	}, text.Fold(s))
}

// agree compares two records with a common title key: 0 when they contradict
// each other, else 1 and more.
func agree(a, b *Talk) int {
	if a.Source == b.Source {
		return 0
	}
	score := 1
	if a.full == b.full {
		score++
	} else if a.Subtitle != "" && b.Subtitle != "" || a.short != b.short && a.short != b.full && a.full != b.short {
		return 0
	}
	switch shared, both := shareSpeaker(a.Speakers, b.Speakers); {
	case shared:
		score += 2
	case both:
		return 0
	}
	switch compareStart(a.Start, b.Start) {
	case sameStart:
		score += 2
	case otherStart:
		return 0
	}
	return score
}

// shareSpeaker reports whether two talks share a speaker, or at least a longer
// word of a speaker's name, and whether both have speakers.
func shareSpeaker(a, b []graph.ID) (shared, both bool) {
	for _, x := range a {
		for _, y := range b {
			if x == y || shareWord(x.Slug(), y.Slug()) {
				return true, true
			}
		}
	}
	return false, len(a) > 0 && len(b) > 0
}

const nameWord = 4 // shorter parts of names are initials and particles

func shareWord(a, b string) bool {
	words := strings.Split(a, "-")
	for w := range strings.SplitSeq(b, "-") {
		if len(w) >= nameWord && slices.Contains(words, w) {
			return true
		}
	}
	return false
}

type startRelation int

const (
	unknownStart startRelation = iota
	sameStart
	otherStart
)

// compareStart compares two starts that both have a time of day, and either
// both an offset or both none. A date alone is often that of the upload.
func compareStart(a, b string) startRelation {
	if len(a) < len("2006-01-02T15:04") || len(b) < len("2006-01-02T15:04") {
		return unknownStart
	}
	ta, errA := time.Parse(time.RFC3339, a)
	tb, errB := time.Parse(time.RFC3339, b)
	switch {
	case errA == nil && errB == nil:
		if ta.Equal(tb) {
			return sameStart
		}
		return otherStart
	case errA == nil || errB == nil: // one local time: only its wall clock can be compared
		if a[:16] == b[:16] {
			return sameStart
		}
		return unknownStart
	case a[:16] == b[:16]:
		return sameStart
	}
	return otherStart
}
