package ical

import (
	"strings"
	"time"

	"throughline/graph/load/record"
)

// zoneName finds the IANA name in an identifier: itself, what some programs
// write with a prefix ("/example.org/20200101_1/Europe/Berlin"), or what
// Windows calls the zone. It is false for self-made zones.
func (c *calendar) zoneName(id string) (string, bool) {
	name, known := c.names[id]
	if !known {
		name = c.findZone(id)
		c.names[id] = name // to look a zone up is to read a file
	}
	return name, name != ""
}

func (c *calendar) findZone(id string) string {
	id = strings.Trim(id, `/" `)
	parts := strings.Split(id, "/")
	for n := 1; n <= min(3, len(parts)); n++ {
		if name := strings.Join(parts[len(parts)-n:], "/"); isZone(name) {
			return name
		}
	}
	for name := range strings.SplitSeq(windowsZones[id]+" "+c.places[id], " ") {
		if isZone(name) {
			return name
		}
	}
	return ""
}

func isZone(name string) bool {
	if name == "" || name == "Local" || len(name) > 64 {
		return false
	}
	_, err := time.LoadLocation(name)
	return err == nil
}

// zoneOf returns the zone of a property: its own or, where it has none, what
// the user says, then the calendar's. It is false where the property names a
// zone that is not known, which another than the user must not guess.
func (c *calendar) zoneOf(p property, hint string) (string, bool) {
	if p.zone == "" {
		if hint != "" {
			return hint, true
		}
		name, _ := c.zoneName(c.properties["X-WR-TIMEZONE"])
		return name, true
	}
	if name, ok := c.zoneName(p.zone); ok {
		return name, true
	}
	return hint, hint != ""
}

// reportZones says which zones are not known, once each.
func (c *calendar) reportZones(b *record.Batch, hint string) {
	seen := map[string]bool{}
	for _, e := range c.events {
		p := e.first("DTSTART")
		if _, known := c.zoneOf(p, hint); known || seen[p.zone] || len(seen) > 20 {
			continue
		}
		seen[p.zone] = true
		b.Skipped = append(b.Skipped, record.Problem{Where: e.at, Why: "the zone " + p.zone + " is not known; its times are kept without one", Remedy: "name it with --zone"})
	}
}
