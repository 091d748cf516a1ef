package session

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// maxTrail is the most steps that are kept; a session has hundreds.
const maxTrail = 3000

// ErrStep is what Show refuses.
var ErrStep = errors.New("a step is the address of a page of this site, of at most 4,000 bytes")

// Show makes a screen the present one; now is in milliseconds since 1970. item
// is the part of the agenda it belongs to, or -1 for the one that is on.
// Showing again what is shown changes nothing, so a presenter who comes back
// after a lost connection goes on where they were.
func (s *Session) Show(path, title string, item int, now int64) (changed bool, err error) {
	if !ownPath(path) {
		return false, ErrStep
	}
	l := &s.Live
	if item < 0 {
		item = l.Item
	}
	item = min(item, max(len(s.Items)-1, 0)) // the agenda may have become shorter meanwhile
	if l.On && l.Step.Path == path && l.Item == item {
		return false, nil
	}
	if !l.On || l.Item != item {
		l.Since = now
	}
	l.On, l.Item = true, item
	l.Seq++
	l.Step = Step{Path: path, Title: cut(title, 200), Item: item, At: now}
	if len(l.Trail) < maxTrail {
		l.Trail = append(l.Trail, l.Step)
	}
	return true, nil
}

// End ends the presentation. What was shown stays known.
func (s *Session) End() {
	if s.Live.On {
		s.Live.On = false
		s.Live.Seq++
	}
}

// ownPath reports whether an address is a page of this site. The pages that
// hold keys are none that can be shown.
func ownPath(p string) bool {
	if len(p) == 0 || len(p) > 4000 || p[0] != '/' || strings.HasPrefix(p, "//") || !utf8.ValidString(p) {
		return false
	}
	if strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' }) {
		return false
	}
	return !strings.HasPrefix(p, "/api/") && !strings.Contains(p, "/edit/")
}

func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}
