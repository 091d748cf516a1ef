package csv

import (
	"cmp"
	"path"
	"strconv"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// batch turns the rows into records. Rows of one id and title are one talk
// with several speakers.
func (t *table) batch() *record.Batch {
	b := &record.Batch{}
	at := map[string]int{}     // talk by key
	copies := map[string]int{} // how often a key was taken before
	for i := range t.rows {
		r := &t.rows[i]
		if r.empty() {
			continue
		}
		talk, why := t.talk(r)
		if why != "" {
			b.Skipped = append(b.Skipped, record.Problem{Where: record.Position{File: t.file.Name, Line: r.line}, Why: "the row " + why})
			continue
		}
		talk.Event = t.event(b, r)
		j, again := at[talk.Key]
		if again && b.Talks[j].Title == talk.Title && t.text(r, "id") != "" {
			b.Talks[j].Speakers = append(b.Talks[j].Speakers, talk.Speakers...)
			continue
		}
		for base := talk.Key; again; _, again = at[talk.Key] {
			copies[base]++
			talk.Key = base + "-" + strconv.Itoa(copies[base]+1)
		}
		at[talk.Key] = len(b.Talks)
		b.Talks = append(b.Talks, talk)
	}
	t.finish(b)
	return b
}

// event finds or makes the event that a row names.
func (t *table) event(b *record.Batch, r *row) string {
	name := t.title(r, "event")
	year, _ := strconv.Atoi(t.text(r, "year"))
	key := strings.TrimSpace("event " + name)
	if year > 0 {
		key += " " + strconv.Itoa(year)
	}
	if t.events[key] {
		return key
	}
	if t.events == nil {
		t.events = map[string]bool{}
	}
	t.events[key] = true
	b.Events = append(b.Events, record.Event{Key: key, Name: name, Year: year, City: t.mapping.City})
	return key
}

// finish names events and source.
func (t *table) finish(b *record.Batch) {
	named := true
	for i := range b.Events {
		ev := &b.Events[i]
		t.days(ev, b.Talks)
		ev.Year = cmp.Or(ev.Year, t.mapping.Year, t.hints.Year, clean.YearIn(ev.Name), clean.YearIn(t.mapping.Event), clean.YearOf(ev.Starts))
		ev.Name = cmp.Or(ev.Name, t.mapping.Event, t.hints.Series)
		if ev.Name == "" {
			named = false
			ev.Name = t.fileName()
		}
		ev.Series = cmp.Or(t.hints.Series, identity.SeriesName(ev.Name, ev.Year))
	}
	if len(b.Events) == 0 {
		return
	}
	events := b.Events[0]
	b.Source.Slug = "csv-" + strconv.Itoa(events.Year) + "-" + record.LeastKey(b.Talks) // the name is the file's, and a source is called by what it holds
	if named && len(b.Events) == 1 {
		b.Source.Slug = identity.EventID(events.Name, events.Year).Slug() + "-table"
	}
	b.Source.Title = events.Name + ", table"
	b.Source.PersonScheme = b.Source.Slug
}

// days are the first and last of an event's talks.
func (t *table) days(ev *record.Event, talks []record.Talk) {
	for i := range talks {
		if talks[i].Event == ev.Key {
			ev.Cover(talks[i].Date)
		}
	}
}

// fileName makes a name of the file's, which the user can better with
// --series.
func (t *table) fileName() string {
	stem := strings.TrimSuffix(path.Base(t.file.Path), path.Ext(t.file.Path))
	return cmp.Or(clean.Title(strings.NewReplacer("-", " ", "_", " ").Replace(stem)), "Table")
}
