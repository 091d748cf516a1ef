package formattest

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

// Check holds a batch against what package record says of every source,
// whatever its file looked like. Links, days and years may be anything: the
// loader takes them in one place.
func Check(t testing.TB, b *record.Batch) {
	t.Helper()
	c := checker{t: t}
	c.that(b.Source.Slug != "" || len(b.Events)+len(b.Talks)+len(b.People) == 0, "a source without a slug", b.Source)
	events := map[string]bool{}
	for i := range b.Events {
		e := &b.Events[i]
		c.that(!events[e.Key], "two events of one key", e)
		events[e.Key] = true
		c.event(e)
	}
	for i := range b.Talks {
		talk := &b.Talks[i]
		c.that(talk.Event == "" || events[talk.Event], "a talk of an event that is not there", talk)
		c.talk(talk)
	}
	for i := range b.People {
		p := &b.People[i]
		c.line("a person's name", p.Name, p)
		c.that(p.Name != "" || p.Key != "", "a person without name and key", p)
	}
	c.problems(b.Skipped)
}

type checker struct{ t testing.TB }

func (c checker) that(ok bool, what string, of any) {
	if !ok {
		c.t.Helper()
		c.t.Errorf("%s: %+v", what, of)
	}
}

func (c checker) event(e *record.Event) {
	c.line("an event's name", e.Name, e)
	c.line("a series", e.Series, e)
	c.line("a city", e.City, e)
}

// language has the shape of a tag of BCP 47.
var language = regexp.MustCompile(`^(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?$`)

func (c checker) talk(talk *record.Talk) {
	c.that(talk.Key != "", "a talk without a key", talk)
	c.that(talk.Title != "", "a talk without a title", talk)
	for what, s := range map[string]string{"a title": talk.Title, "a subtitle": talk.Subtitle, "a track": talk.Track, "a room": talk.Room} {
		c.line(what, s, talk)
	}
	c.that(plain(talk.Abstract, "\n\t") && talk.Abstract == strings.TrimSpace(talk.Abstract), "an abstract with control characters or space around it", talk)
	c.that(isDate(talk.Date, clean.Day, clean.Local, time.RFC3339), "a talk's date is none", talk)
	c.that(0 <= talk.Minutes && talk.Minutes <= clean.MaxMinutes, "minutes that cannot be", talk)
	c.that(language.MatchString(talk.Language), "a language that is none", talk)
	for _, tag := range talk.Tags {
		c.that(tag != "", "an empty tag", talk)
		c.line("a tag", tag, talk)
	}
	for _, s := range talk.Speakers {
		c.that(s.Name != "" || s.Key != "", "a speaker without name and key", talk)
		c.line("a speaker", s.Name, talk)
		c.line("a company", s.Company, talk)
	}
}

func (c checker) problems(list []record.Problem) {
	for _, p := range list {
		c.that(p.Where.File != "", "a problem in no file", p)
		c.that(p.Why != "", "a problem without words", p)
	}
}

// line: one line of text without space around it.
func (c checker) line(what, s string, of any) {
	c.that(plain(s, "") && s == strings.TrimSpace(s), what+" is not one clean line", of)
}

// plain reports whether a text is valid and has no control characters but
// some.
func plain(s, but string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune(but, r) })
}

func isDate(s string, forms ...string) bool {
	for _, form := range forms {
		if _, err := time.Parse(form, s); err == nil {
			return true
		}
	}
	return s == ""
}
