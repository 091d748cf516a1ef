package ical

import (
	"path"
	"strconv"
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
	city := c.city()
	zone := c.properties["X-WR-TIMEZONE"]
	ev := record.Event{Key: "calendar", Series: h.Series, Year: h.Year, City: city.name, URL: c.properties["URL"]}
	b := &record.Batch{}
	seen := map[string]string{}
	packed := c.unpacker()
	for _, e := range c.events {
		t, why := e.talk(city, packed, h.Zone, zone)
		if d := t.Date[:min(len(t.Date), len(clean.Day))]; d != "" {
			if ev.Starts == "" || d < ev.Starts {
				ev.Starts = d
			}
			ev.Ends = max(ev.Ends, d)
		}
		if title, again := seen[t.Key]; why == "" && again {
			if title == t.Title {
				why = "is another time slot of an event that is in"
			} else {
				t.Key += "@" + t.Date
			}
		}
		if why != "" {
			b.Skipped = append(b.Skipped, record.Problem{Where: e.at, Why: "the event (" + clean.Title(e.text("SUMMARY")) + ") " + why})
			continue
		}
		seen[t.Key] = t.Title
		b.Talks = append(b.Talks, t)
	}
	c.finish(b, ev, h)
	return b
}

// finish names event and source. Where the calendar has no name, the file's is
// taken for the event; the source is called by what it holds.
func (c *calendar) finish(b *record.Batch, ev record.Event, h format.Hints) {
	if ev.Year == 0 {
		ev.Year = clean.YearIn(c.name())
	}
	if ev.Year == 0 {
		ev.Year = clean.YearOf(ev.Starts)
	}
	ev.Name = c.name()
	slug := identity.EventID(ev.Name, ev.Year).Slug() + "-calendar"
	if ev.Name == "" {
		slug = "calendar-" + strconv.Itoa(ev.Year) + "-" + leastKey(b.Talks)
		ev.Name = clean.Title(strings.TrimSuffix(path.Base(c.file.Path), path.Ext(c.file.Path)))
	}
	if h.Series != "" {
		ev.Name = h.Series
	}
	if ev.Series == "" {
		ev.Series = identity.SeriesName(ev.Name, ev.Year)
	}
	b.Events = []record.Event{ev}
	b.Source = record.Source{Slug: slug, Title: ev.Name + " calendar", URL: ev.URL}
}

func leastKey(talks []record.Talk) string {
	least := ""
	for i := range talks {
		if least == "" || talks[i].Key < least {
			least = talks[i].Key
		}
	}
	return least
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
func (e *event) talk(city place, packed unpacker, zones ...string) (record.Talk, string) {
	title, speakers := packed(e.text("SUMMARY"))
	t := record.Talk{
		Event: "calendar", Title: clean.Title(title), Date: e.start(zones...), Minutes: e.minutes(), URL: e.first("URL").value,
		Room: clean.Title(strings.TrimSuffix(e.text("LOCATION"), city.suffix)), Speakers: speakers,
	}
	t.Key = strings.TrimSpace(e.first("UID").value)
	if t.Key == "" {
		t.Key = identity.SourceID(t.Title).Slug() + "@" + t.Date
	}
	categories := e.categories()
	switch {
	case t.Title == "":
		return t, "has no title"
	case strings.EqualFold(e.first("STATUS").value, "CANCELLED"):
		return t, "was cancelled"
	case len(categories) == 0 && clean.IsBreak(t.Title):
		return t, "is a break"
	}
	for _, c := range categories {
		if clean.IsBreak(c) {
			return t, "is no talk but " + c
		}
	}
	if len(categories) > 0 {
		t.Track, t.Tags = categories[0], categories[1:]
	}
	t.Abstract = clean.Text(e.text("DESCRIPTION"))
	return t, ""
}
