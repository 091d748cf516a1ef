package export

import (
	"time"

	"throughline/graph/session"
)

// Form is one of the files that are kept of a session.
type Form struct {
	Name  string // such as "minutes"
	File  string // such as "minutes.md"
	Type  string // the media type
	Write func(s *session.Session, base string) string
}

// Forms returns the forms of a session.
func Forms() []Form {
	return []Form{
		{"minutes", "minutes.md", "text/markdown; charset=utf-8", Minutes},
		{"cards", "cards.tsv", "text/tab-separated-values; charset=utf-8", Anki},
		{"handout", "handout.html", "text/html; charset=utf-8", Handout},
		{"invitation", "invitation.ics", "text/calendar; charset=utf-8", func(s *session.Session, base string) string {
			return string(Invitation(s, base, time.Time{}, time.Now()))
		}},
	}
}
