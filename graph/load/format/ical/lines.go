package ical

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// maxEvents is how many events one file may hold; the largest schedule seen
// has 596.
const maxEvents = 50_000

// read takes a file apart line by line. golang-ical reads the lines; its
// reader of calendars is not used, since it gives a whole file up for one bad
// line, and knows no positions.
func read(f *format.File, text string, in *format.Input) *calendar {
	c := &calendar{properties: map[string]string{}, places: map[string]string{}, names: map[string]string{}, file: f}
	var inside []string // components that are open
	var current *event
	for number, line := range unfolded(text) {
		at := record.Position{File: f.Name, Line: number}
		p, err := ics.ParseProperty(ics.ContentLine(line))
		if err != nil || p == nil {
			in.Skip(record.Problem{Where: at, Why: "not a line of a calendar", Remedy: "export it again"})
			continue
		}
		name := strings.ToUpper(p.IANAToken)
		switch {
		case name == "BEGIN":
			inside = append(inside[:min(len(inside), 16)], strings.ToUpper(p.Value))
			switch {
			case !isEvent(p.Value):
			case len(c.events) < maxEvents:
				current = &event{properties: map[string][]property{}, at: at}
			default:
				c.more++
			}
		case name == "END":
			inside = inside[:max(0, len(inside)-1)]
			if isEvent(p.Value) && current != nil {
				c.events = append(c.events, current)
				current = nil
			}
		case len(inside) == 1 && inside[0] == "VCALENDAR":
			c.properties[name] = p.Value
		case len(inside) == 2 && inside[1] == "VTIMEZONE":
			c.addZone(name, p.Value)
		case current != nil && len(inside) > 0 && isEvent(inside[len(inside)-1]): // not of an alarm within
			current.add(name, line, p)
		}
	}
	if c.more > 0 {
		in.Skip(f.Problem("the calendar holds more than 50,000 events; "+strconv.Itoa(c.more)+" were left out", "split it into one file a year"))
	}
	if current != nil {
		in.Skip(record.Problem{Where: current.at, Why: "the file ends before this event does", Remedy: "export it again"})
	}
	return c
}

func isEvent(component string) bool { return strings.EqualFold(component, "VEVENT") }

// addZone keeps where a zone that a calendar describes lies: some programs say
// it beside a name of their own.
func (c *calendar) addZone(name, value string) {
	switch name {
	case "TZID":
		c.zone = value
	case "X-LIC-LOCATION":
		c.places[c.zone] = value
	}
}

// add keeps a property. Its text has no escapes any more, but for categories:
// there the commas without one part several.
func (e *event) add(name, line string, p *ics.BaseProperty) {
	one := property{value: p.Value}
	if name == "CATEGORIES" {
		one.value = rawValue(line)
	}
	if zone := p.ICalParameters["TZID"]; len(zone) > 0 {
		one.zone = zone[0]
	}
	if len(e.properties[name]) < 64 {
		e.properties[name] = append(e.properties[name], one)
	}
}

// unfolded yields the content lines with the numbers of the lines they begin
// on. Lines end with LF or CR LF, mixed; a line that begins with white space
// continues the one before; and one that is no property at all continues it as
// well, where an exporter forgot to escape a line's end.
func unfolded(text string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		var b strings.Builder
		began, number := 0, 0
		for line := range strings.Lines(text) {
			number++
			line = strings.TrimRight(line, "\r\n")
			if b.Len() > 0 && line != "" && (line[0] == ' ' || line[0] == '\t') {
				b.WriteString(line[1:])
				continue
			}
			if b.Len() > 0 && !isProperty(line) {
				b.WriteString(`\n` + line)
				continue
			}
			if b.Len() > 0 && !yield(began, b.String()) {
				return
			}
			b.Reset()
			b.WriteString(line)
			began = number
		}
		if b.Len() > 0 {
			yield(began, b.String())
		}
	}
}

// isProperty reports whether a line begins with a name in capitals and a
// colon or semicolon.
func isProperty(line string) bool {
	for i := range len(line) {
		switch c := line[i]; {
		case c == ':' || c == ';':
			return i > 0
		case c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-':
		default:
			return false
		}
	}
	return false
}

// rawValue is what follows the first colon outside quotes.
func rawValue(line string) string {
	quoted := false
	for i := range len(line) {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == ':' && !quoted:
			return line[i+1:]
		}
	}
	return ""
}

// splitUnescaped splits at the commas that are not escaped.
func splitUnescaped(s string) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case ',':
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}

// trimSigns removes the pictures that categories are decorated with.
func trimSigns(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.So, r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError
	})
}
