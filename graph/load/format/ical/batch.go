package ical

import (
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

const sched = "Sched.com "

// producer is the name a producer gives itself: "-//Sched.com Example Conf
// 2031//EN", "-//pretalx//conf.example//".
func (c *calendar) producer() []string {
	return strings.Split(strings.TrimPrefix(c.properties["PRODID"], "-//"), "//")
}

// name is the event's: Sched puts it behind its own.
func (c *calendar) name() string {
	if name, ok := strings.CutPrefix(c.producer()[0], sched); ok {
		return clean.Title(name)
	}
	for _, p := range []string{"X-WR-CALNAME", "NAME"} {
		if name := clean.Title(c.properties[p]); name != "" {
			return strings.TrimSuffix(strings.TrimPrefix(name, "Schedule for "), " schedule")
		}
	}
	if p := c.producer(); len(p) > 1 && p[0] == "pretalx" {
		return clean.Title(strings.ReplaceAll(p[len(p)-1], "-", " "))
	}
	return ""
}

// batch turns a calendar into records.
func (c *calendar) batch(h format.Hints) *record.Batch {
	r := reading{c: c, event: record.Event{Key: oneEdition, Series: h.Series, Year: h.Year, URL: c.properties["URL"]}, hint: h.Zone, city: c.city(), packed: c.unpacker(), repeats: newRepeater(c, h.Zone), out: &record.Batch{}, seen: map[string]string{}}
	c.reportZones(r.out, h.Zone)
	for _, e := range c.events {
		r.take(e)
	}
	r.event.City = r.city.name
	c.finish(r.out, r.event, h)
	return r.out
}

// reading is a calendar while its events become talks.
type reading struct {
	c       *calendar
	event   record.Event
	hint    string // the user's zone
	city    place
	packed  unpacker
	repeats *repeater
	out     *record.Batch
	seen    map[string]string // title by key
}

func (r *reading) take(e *event) {
	t, why := r.talk(e)
	r.event.Cover(t.Date)
	if note := e.wrongTimes(t.Date); why == "" && note != "" {
		r.skip(e, note)
	}
	if why != "" {
		r.skip(e, why)
		return
	}
	list, note := r.repeats.occurrences(e, t)
	if note != "" {
		r.skip(e, note)
	}
	for _, t := range list {
		if title, again := r.seen[t.Key]; again && title == t.Title {
			r.skip(e, "is another time slot of an event that is in")
			continue
		} else if again {
			t.Key += "@" + t.Date
		}
		r.event.Cover(t.Date)
		r.seen[t.Key] = t.Title
		r.out.Talks = append(r.out.Talks, t)
	}
}

func (r *reading) skip(e *event, why string) {
	r.out.Skipped = append(r.out.Skipped, record.Problem{Where: e.at, Why: "the event (" + clean.Title(e.text("SUMMARY")) + ") " + why})
}

// place is the end that most locations of a calendar share: the city and what
// follows it.
type place struct{ name, suffix string }

// city finds ", Amsterdam, Netherlands" behind the rooms. It is believed when
// more than half of the events have it behind something.
func (c *calendar) city() place {
	count := map[string]int{}
	for _, e := range c.events {
		if parts := strings.Split(e.text("LOCATION"), ", "); len(parts) > 2 {
			count[strings.Join(parts[len(parts)-2:], ", ")]++
		}
	}
	for suffix, n := range count {
		if 2*n > len(c.events) {
			name, _, _ := strings.Cut(suffix, ", ")
			return place{clean.Line(name), ", " + suffix}
		}
	}
	return place{}
}

// talk reads one event, or says why it is no talk. What a category says
// counts more than a title: "Mini Break" among lightning talks is one.
func (r *reading) talk(e *event) (record.Talk, string) {
	title, speakers := r.packed(e.text("SUMMARY"))
	t := record.Talk{
		Event: oneEdition, Title: clean.Title(title), Date: r.c.start(e, r.hint), Minutes: e.minutes(), URL: e.first("URL").value,
		Room: clean.Title(strings.TrimSuffix(e.text("LOCATION"), r.city.suffix)), Speakers: speakers,
	}
	t.Key = strings.TrimSpace(e.first("UID").value)
	if t.Key == "" {
		t.Key = identity.SourceID(t.Title).Slug() + "@" + t.Date
	}
	if replaced, ok := clean.Date(e.first("RECURRENCE-ID").value); ok {
		t.Key += "@" + replaced
	}
	if why := e.isNone(t.Title); why != "" {
		return t, why
	}
	if categories := e.categories(); len(categories) > 0 {
		t.Track, t.Tags = categories[0], categories[1:]
	}
	t.Abstract = clean.Text(e.text("DESCRIPTION"))
	return t, ""
}

// isNone says why an event is no talk, or "".
func (e *event) isNone(title string) string {
	categories := e.categories()
	switch {
	case title == "":
		return "has no title"
	case strings.EqualFold(e.first("STATUS").value, "CANCELLED"):
		return "was cancelled"
	case len(categories) == 0 && clean.IsBreak(title):
		return "is a break"
	}
	for _, c := range categories {
		if clean.IsBreak(c) {
			return "is no talk but " + c
		}
	}
	return ""
}
