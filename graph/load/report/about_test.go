package report

import (
	"slices"
	"strings"
	"testing"
)

// TestThemesInPassing: what a talk is about, and what it only mentions.
func TestThemesInPassing(t *testing.T) {
	x := New(testVocabulary(t))
	filler := strings.Repeat("The speaker told one story after another and we all laughed a lot. ", 4)
	for text, want := range map[string][]string{
		"Ada told us about a service mesh.":                                    {"service mesh"},
		filler + "A robot was on the stage too.":                               {},
		filler + "A robot was on the stage too. Then the robot fell over.":     {"robotics"},
		filler + "Some data scientists were there, too.":                       {},
		filler + "Have “circuit breakers” wherever services meet, they said.":  {"circuit breaker"},
		filler + "The law of the land and the oss crowd came up in questions.": {},
	} {
		r := extract(t, x, "# FooConf 2031\n\n## Talks\n\n### The Thing Itself (Ben Sample)\n\n"+text+"\n")
		if len(r.Talks) != 1 || !slices.Equal(r.Themes, want) && len(r.Themes)+len(want) > 0 {
			t.Errorf("%q: %v, want %v", text[max(0, len(text)-70):], r.Themes, want)
		}
	}
}

func TestAWordOfTheTitlesTermIsNoSubject(t *testing.T) {
	r := extract(t, New(testVocabulary(t)), "# FooConf 2031\n\n## Talks\n\n### Testing in production (Ben Sample)\n\nTesting is better with users than without.\n")
	if want := []string{"testing in production"}; !slices.Equal(r.Themes, want) {
		t.Errorf("%v, want %v", r.Themes, want)
	}
}

func TestSubjectOfASentence(t *testing.T) {
	r := extract(t, New(testVocabulary(t)), "# FooConf 2031\n\nA nice event.\n\n## What we heard\n\nThey said it again and again. Profiling is the key to speed, if one knows how.\n")
	if !slices.Contains(r.Themes, "profiling") {
		t.Errorf("%v", r.Themes)
	}
}
