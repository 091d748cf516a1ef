package ical

import (
	"path"
	"strconv"
	"strings"
	"time"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// oneEdition is the key of a calendar's only event.
const oneEdition = "calendar"

// longest is how long one edition can last. A calendar of more days is that of
// a meetup, and each of its years an edition.
const longest = 60 * 24 * time.Hour

// finish names event and source. Where the calendar has no name, the file's is
// taken for the event; the source is called by what it holds.
func (c *calendar) finish(b *record.Batch, ev record.Event, h format.Hints) {
	if ev.Year == 0 {
		ev.Year = clean.YearIn(c.name())
	}
	series := ev.Year == 0 && isLong(ev.Starts, ev.Ends)
	if ev.Year == 0 {
		ev.Year = clean.YearOf(ev.Starts)
	}
	ev.Name = c.name()
	slug := identity.EventID(ev.Name, ev.Year).Slug() + "-calendar"
	switch {
	case ev.Name == "":
		slug = "calendar-" + strconv.Itoa(ev.Year) + "-" + record.LeastKey(b.Talks)
		ev.Name = clean.Title(strings.TrimSuffix(path.Base(c.file.Path), path.Ext(c.file.Path)))
	case series:
		slug = identity.SeriesID(ev.Name).Slug() + "-calendar"
	}
	if h.Series != "" {
		ev.Name = h.Series
	}
	if ev.Series == "" {
		ev.Series = identity.SeriesName(ev.Name, ev.Year)
	}
	b.Source = record.Source{Slug: slug, Title: ev.Name + " calendar", URL: ev.URL}
	b.Events = []record.Event{ev}
	if series {
		b.Events = byYear(ev, b.Talks)
	}
}

// isLong reports whether days lie in different years and too far apart for
// one edition.
func isLong(first, last string) bool {
	from, err := time.Parse(clean.Day, first)
	to, err2 := time.Parse(clean.Day, last)
	return err == nil && err2 == nil && from.Year() != to.Year() && to.Sub(from) > longest
}

// byYear makes an edition of each year and gives it its talks. A talk without
// a date has none.
func byYear(all record.Event, talks []record.Talk) []record.Event {
	var out []record.Event
	at := map[int]int{}
	for i := range talks {
		t := &talks[i]
		year := clean.YearOf(t.Date)
		if year == 0 {
			t.Event = ""
			continue
		}
		t.Event = oneEdition + "-" + strconv.Itoa(year)
		j, known := at[year]
		if !known {
			j = len(out)
			at[year] = j
			one := all
			one.Key, one.Name, one.Year, one.Starts, one.Ends = t.Event, all.Series+" "+strconv.Itoa(year), year, "", ""
			out = append(out, one)
		}
		out[j].Cover(t.Date)
	}
	return out
}
