package csv

import (
	"slices"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// talk reads a row, or says why it is no talk.
func (t *table) talk(r *row) (record.Talk, string) {
	talk := record.Talk{
		Title: t.title(r, "title"), Subtitle: t.title(r, "subtitle"), Track: t.title(r, "track"), Room: t.title(r, "room"),
		Language: clean.Language(t.text(r, "language")), URL: clean.Link(t.text(r, "url")), Abstract: t.abstract(r), Speakers: t.speakers(r),
	}
	switch {
	case talk.Title == "":
		return talk, "has no title"
	case len(talk.Speakers) == 0 && clean.IsBreak(talk.Title):
		return talk, "is a break"
	}
	talk.Date, talk.Minutes = t.when(r)
	talk.Key = t.text(r, "id")
	if talk.Key == "" {
		talk.Key = identity.SourceID(talk.Title).Slug()
	}
	for _, i := range t.columns["tags"] {
		for _, tag := range t.split(r.cell(i), true) {
			talk.Tags = append(talk.Tags, clean.Title(tag))
		}
	}
	for _, i := range t.columns["video"] {
		if v := clean.Link(r.cell(i)); v != "" {
			talk.Videos = append(talk.Videos, v)
		}
	}
	if v := clean.Link(t.text(r, "slides")); v != "" {
		talk.Slides = []string{v}
	}
	return talk, ""
}

// abstract joins what several columns hold, without what is said twice.
func (t *table) abstract(r *row) string {
	var parts []string
	for _, i := range t.columns["abstract"] {
		text := clean.Text(r.cell(i))
		if text != "" && !slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(p, text) }) {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n\n")
}

// when reads a start that is a time, or a day and a clock time; and the
// minutes, stated or up to the end.
func (t *table) when(r *row) (string, int) {
	zone := t.mapping.Zone
	if zone == "" {
		zone = t.hints.Zone
	}
	minutes, stated := clean.Minutes(t.text(r, "duration"))
	start := t.text(r, "start")
	date, ok := t.date(r, start)
	if !ok || len(date) == len(clean.Day) {
		date = t.day(r, date)
		if at, ok := clean.At(date, clock(start), "", zone); ok {
			date = at
		}
	}
	date = clean.InZone(date, zone)
	if !stated {
		minutes = between(date, clock(start), t.end(r), zone)
	}
	return date, minutes
}

// day is the first of the columns that holds a date: "Day" is often a number.
func (t *table) day(r *row, known string) string {
	if known != "" {
		return known
	}
	for _, i := range t.columns["date"] {
		if d, ok := t.date(r, r.cell(i)); ok {
			return d[:len(clean.Day)]
		}
	}
	return ""
}
