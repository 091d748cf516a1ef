package report

import (
	"strings"
	"unicode"

	"throughline/graph"
	"throughline/graph/load/vocabulary"
)

// opening is how much of what is written about a talk says what it is about.
const opening = 160

// themeCounts counts for each theme the talks whose title or prose names it.
func (d *document) themeCounts(all []Talk) map[string]int {
	count := map[string]int{}
	for i := range all {
		for _, m := range d.matcher.Match(vocabulary.Text{Title: all[i].Title, Abstract: all[i].prose}) {
			if m.Entry.ID.Kind() == graph.Theme {
				count[m.Entry.Name]++
			}
		}
	}
	return count
}

// isSubject reports whether a talk is about a theme that its text names, or
// only uses the word: a title is about what it names; a text is about terms of
// several words, and about a single word where it comes early or again, in it
// or in other talks.
func (d *document) isSubject(t *Talk, m vocabulary.Match, talks int) bool {
	switch {
	case isLowerAcronym(m.Words):
		return false
	case m.Field == vocabulary.InTitle:
		return true
	case isOfPeople(m.Words):
		return false
	case talks < 2 && d.isWithinTitle(t, m.Words):
		return false
	case isTerm(m.Words) || isAcronym(m.Words) || talks > 1:
		return true
	}
	at := strings.Index(t.prose, m.Words)
	return at >= 0 && at < opening || mentionsOf(t.text, m.Words) > 1
}

// isTerm reports whether words are a term rather than a word of every day.
func isTerm(words string) bool { return strings.ContainsAny(words, " -") }

// isWithinTitle reports whether a word is only part of a term of the title:
// "testing" where the talk is about testing in production.
func (d *document) isWithinTitle(t *Talk, words string) bool {
	for _, m := range d.matcher.Match(vocabulary.Text{Title: t.Title}) {
		if m.Entry.ID.Kind() == graph.Theme && len(m.Words) > len(words) && strings.Contains(strings.ToLower(m.Words), strings.ToLower(words)) {
			return true
		}
	}
	return false
}

// isAcronym reports whether a word is written in capitals.
func isAcronym(word string) bool {
	return len(word) > 1 && !strings.ContainsFunc(word, unicode.IsLower)
}

// isLowerAcronym reports whether words are a short word that would be an
// acronym in capitals: "oss", "law".
func isLowerAcronym(words string) bool {
	return len([]rune(words)) <= 3 && strings.ContainsFunc(words, unicode.IsLower)
}

// isOfPeople reports whether words name persons by what they do: "data
// scientists" are not data science.
func isOfPeople(words string) bool {
	all := strings.Fields(strings.ToLower(words))
	if len(all) == 0 {
		return false
	}
	last := strings.TrimSuffix(all[len(all)-1], "s")
	return roles[last] || last == "speaker"
}
