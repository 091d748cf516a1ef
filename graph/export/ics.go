package export

import (
	"hash/fnv"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"throughline/graph/session"
)

// Floating is the zone of times that are meant by everybody's own clock.
var Floating = time.FixedZone("floating", 0)

// Invitation writes a session as an event of iCalendar (RFC 5545), in UTC unless
// starts is Floating. now is when it was made. Where starts is zero, it is this
// hour tomorrow. An event has the id of its session, and a later invitation
// takes the place of an earlier one; a plan that is not kept has one for each
// title and time.
func Invitation(s *session.Session, base string, starts, now time.Time) []byte {
	if starts.IsZero() {
		starts = now.Truncate(time.Hour).Add(24 * time.Hour)
	}
	c := &calendar{}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//Throughline//Session//EN")
	c.line("BEGIN:VEVENT")
	id, sequence := planID(s.Title, starts), int64(0)
	if s.ID != "" {
		id, sequence = s.ID, max(0, now.Unix()-s.Created)
	}
	c.line("UID:" + escape(id) + "@throughline")
	c.line("SEQUENCE:" + strconv.FormatInt(sequence, 10))
	c.line("DTSTAMP:" + stamp(now))
	c.line("DTSTART:" + stamp(starts))
	c.line("DTEND:" + stamp(starts.Add(time.Duration(s.Minutes)*time.Minute)))
	c.line("SUMMARY:" + escape(s.Title))
	text := outline(s)
	if base != "" && s.ID != "" {
		link := base + "/sessions/" + s.ID
		text += "\n" + link + "\nTo read before: " + link + "/handout.html\n" // many calendars do not show the URL
		c.line("URL:" + link)
	}
	c.line("DESCRIPTION:" + escape(strings.TrimRight(text, "\n")))
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

func planID(title string, starts time.Time) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(title + "\n" + stamp(starts))) // never fails
	return "plan-" + strconv.FormatUint(h.Sum64(), 36)
}

func stamp(t time.Time) string {
	if t.Location() == Floating {
		return t.Format("20060102T150405")
	}
	return t.UTC().Format("20060102T150405Z")
}

// escape writes a text as a value, without the control characters that none may
// hold.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, s)
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
