// Package ical reads iCalendar files (RFC 5545): those of Sched, whose titles
// have the speakers and their companies packed into them, of pretalx, frab,
// Google and others.
package ical

import (
	"bytes"
	"maps"
	"slices"

	ics "github.com/arran4/golang-ical"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// Importer reads calendars.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "ical".
func (Importer) Name() string { return "ical" }

// Recognise looks for the line that a calendar begins with.
func (Importer) Recognise(head []byte, _ string) format.Confidence {
	start := bytes.ToUpper(bytes.TrimLeft(head, "\ufeff \t\r\n"))
	if bytes.HasPrefix(start, []byte("BEGIN:VCALENDAR")) {
		return format.Sure
	}
	return format.No
}

// Import reads all files first: a schedule is often exported day by day, and
// the files of one calendar are one source.
func (Importer) Import(in *format.Input) error {
	byName := map[string]*calendar{}
	var order []*calendar
	err := in.EachFile(func(f *format.File, content []byte) error {
		text, err := clean.Bytes(content)
		if err != nil {
			return err
		}
		c := read(f, text, in)
		if len(c.events) == 0 {
			return f.Problem("the calendar holds no events", "export it again")
		}
		known := byName[c.identity()]
		if known == nil {
			byName[c.identity()] = c
			order = append(order, c)
			return nil
		}
		known.events = append(known.events, c.events...)
		maps.Copy(known.places, c.places)
		return nil
	})
	if err != nil {
		return err
	}
	for _, c := range order {
		if in.Stop() {
			return format.ErrStopped
		}
		if err := in.Emit(c.batch(in.Hints)); err != nil {
			return err
		}
	}
	return nil
}

// calendar is one VCALENDAR, or the parts of one.
type calendar struct {
	properties map[string]string
	places     map[string]string // X-LIC-LOCATION of the zones that it describes
	zone       string            // the one being described
	names      map[string]string // IANA names of zones, empty for those not known
	events     []*event
	more       int // events beyond maxEvents
	file       *format.File
}

// event is one VEVENT.
type event struct {
	properties map[string][]property
	at         record.Position
}

type property struct{ value, zone string }

// identity tells calendars apart: files of the same producer and name are one.
// A calendar without a name stands alone.
func (c *calendar) identity() string {
	if name := c.name(); name != "" {
		return c.properties["PRODID"] + "\x00" + name
	}
	return "\x00\x00" + c.file.Path
}

// first returns the first property of a name.
func (e *event) first(name string) property {
	if list := e.properties[name]; len(list) > 0 {
		return list[0]
	}
	return property{}
}

func (e *event) text(name string) string { return e.first(name).value }

// categories are all of an event: one property may hold several, apart from
// the commas that belong to one.
func (e *event) categories() []string {
	var out []string
	for _, p := range e.properties["CATEGORIES"] {
		for _, c := range splitUnescaped(p.value) {
			if c = clean.Line(trimSigns(ics.FromText(c))); c != "" && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}
