package export

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"throughline/graph/session"
)

// Invitation writes a session as an event of iCalendar (RFC 5545), in UTC. now
// is when it was made. Where starts is zero, it is this hour tomorrow.
func Invitation(s *session.Session, base string, starts, now time.Time) []byte {
	if starts.IsZero() {
		starts = now.Truncate(time.Hour).Add(24 * time.Hour)
	}
	c := &calendar{}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//Throughline//Session//EN")
	c.line("METHOD:PUBLISH")
	c.line("BEGIN:VEVENT")
	id := s.ID
	if id == "" {
		id = "plan-" + strconv.FormatInt(now.UnixNano(), 36)
	}
	c.line("UID:" + escape(id) + "@throughline")
	c.line("DTSTAMP:" + stamp(now))
	c.line("DTSTART:" + stamp(starts))
	c.line("DTEND:" + stamp(starts.Add(time.Duration(s.Minutes)*time.Minute)))
	c.line("SUMMARY:" + escape(s.Title))
	c.line("DESCRIPTION:" + escape(outline(s)))
	if base != "" && s.ID != "" {
		c.line("URL:" + base + "/sessions/" + s.ID)
	}
	c.line("END:VEVENT")
	c.line("END:VCALENDAR")
	return []byte(c.String())
}

func outline(s *session.Session) string {
	var b strings.Builder
	at := 0
	for _, it := range s.Items {
		b.WriteString(strconv.Itoa(at) + "–" + strconv.Itoa(at+it.Minutes) + " min: " + it.Name + "\n")
		at += it.Minutes
	}
	return b.String()
}

func stamp(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(s)
}

type calendar struct{ strings.Builder }

// line folds at 75 bytes, never within a letter.
func (c *calendar) line(s string) {
	for most := 75; len(s) > most; most = 74 {
		n := most
		for !utf8.RuneStart(s[n]) {
			n--
		}
		c.WriteString(s[:n] + "\r\n ")
		s = s[n:]
	}
	c.WriteString(s + "\r\n")
}
