package export

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"throughline/graph/session"
)

// Minutes writes what is kept of a session: decisions, notes and questions
// that were revealed, what is open, and every screen that was shown as a link
// that shows it again.
func Minutes(s *session.Session, base string) string {
	m := &markdown{base: base}
	m.line("# %s\n", text(s.Title))
	m.line("%s. Agenda and screens: %s.\n", time.Unix(s.Held(), 0).UTC().Format("2 January 2006"), m.link("the session", "/sessions/"+s.ID))
	entries, _ := s.Seen("")
	m.entries("Decisions", entries, session.Decision)
	m.open(s, entries)
	m.answered(s)
	m.entries("Notes", entries, session.Note)
	m.agenda(s)
	m.votes(s)
	m.screens(s)
	m.line("Dataset %s.", text(s.Dataset))
	return m.String()
}

// entries lists what is of a kind. Groups that were given a name have it above
// them.
func (m *markdown) entries(title string, list []session.Entry, kind session.Kind) {
	var of []session.Entry
	for _, e := range list {
		if e.Kind == kind {
			of = append(of, e)
		}
	}
	if len(of) == 0 {
		return
	}
	m.line("## %s\n", title)
	named := false
	for _, g := range session.Groups(of) {
		if g.Name != "" {
			m.line("### %s\n", text(g.Name))
		} else if named {
			m.line("### Not grouped\n")
		}
		named = g.Name != ""
		for _, e := range of {
			if slices.Contains(g.Entries, e.ID) {
				m.entry(e)
			}
		}
	}
}

func (m *markdown) entry(e session.Entry) {
	about := ""
	if e.On != "" {
		about = ", on " + m.link(subject(e), onPath(e.On))
	}
	if e.Screen != "" && e.Screen != onPath(e.On) {
		about += ", with " + m.link("this on the screen", e.Screen)
	}
	who := e.Author
	if who == "" {
		who = "someone"
	}
	m.line("- %s%s:\n\n%s\n", listless(text(who)), about, block(e.Text))
}

// subject is what an entry is on, in words where they are known.
func subject(e session.Entry) string { return cmp.Or(e.Named, e.On) }

// onPath is the page of what an entry is bound to: the node, or the evidence
// of an edge.
func onPath(on string) string {
	parts := strings.Fields(on)
	switch len(parts) {
	case 1:
		return "/" + parts[0]
	case 3:
		return "/" + parts[0] + "?of=" + parts[2] + "#e"
	}
	return ""
}

func (m *markdown) open(s *session.Session, entries []session.Entry) {
	m.line("## Open questions\n")
	n := 0
	for _, q := range s.Questions {
		if q.Open() {
			m.line("- %s%s", listless(text(q.Text)), m.cites(q.Cites))
			n++
		}
	}
	for _, e := range entries {
		if e.Kind == session.Ask {
			m.line("- %s", listless(text(e.Text)))
			n++
		}
	}
	if n == 0 {
		m.line("None.")
	}
	m.line("")
}

func (m *markdown) answered(s *session.Session) {
	title := "## Answered\n\n"
	for _, q := range s.Questions {
		if q.Answered {
			m.line("%s- %s%s", title, listless(text(q.Text)), m.cites(q.Cites))
			title = ""
		}
	}
	if title == "" {
		m.line("")
	}
}

func (m *markdown) votes(s *session.Session) {
	tally := s.Tally()
	if len(tally) == 0 {
		return
	}
	m.line("## Votes\n")
	for _, it := range append(append([]session.Item{}, s.Items...), s.Left...) {
		if n := tally[it.ID]; n > 0 && it.Kind != "frame" {
			m.line("- %d: %s", n, m.link(it.Name, it.Path))
		}
	}
	m.line("")
}

func (m *markdown) screens(s *session.Session) {
	if len(s.Live.Trail) == 0 {
		return
	}
	m.line("## Screens\n")
	for i, step := range s.Live.Trail {
		title := step.Title
		if title == "" {
			title = step.Path
		}
		m.line("%d. %s", i+1, m.link(title, step.Path))
	}
	m.line("")
}

// Anki writes cards as tab-separated values that Anki imports: what each talk
// says, what was noted on it and on other things, and what was decided. A card
// is a line; the first line names the separator.
func Anki(s *session.Session, base string) string {
	var b strings.Builder
	b.WriteString("#separator:tab\n#html:false\n#columns:Front\tBack\tTags\n")
	card := func(front, back, tag string) {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", field(front), field(back), field(tag))
	}
	entries, _ := s.Seen("")
	noted := notedOn(entries)
	for _, it := range s.Items {
		if it.Kind != "read" && it.Kind != "watch" {
			continue
		}
		front := "What does “" + it.Name + "”"
		if it.Year != 0 {
			front += " (" + strconv.Itoa(it.Year) + ")"
		}
		back := noted[string(it.ID)]
		delete(noted, string(it.ID))
		if words := said(it); words != "" {
			back = append(back, words)
		}
		if len(back) == 0 {
			back = append(back, strings.Replace(it.Why, "In because", "We took it up because", 1))
		}
		card(front+" say?", strings.Join(back, " ")+" "+base+it.Path, "throughline")
	}
	for _, e := range entries {
		on := ""
		if e.On != "" {
			on = " on " + subject(e)
		}
		switch {
		case e.Kind == session.Decision:
			card("What did we decide"+on+"?", e.Text, "throughline decision")
		case e.Kind == session.Note && len(noted[e.On]) > 0:
			card("What did we note"+on+"?", strings.Join(noted[e.On], " "), "throughline note")
			delete(noted, e.On)
		}
	}
	return b.String()
}

// notedOn gathers revealed notes by what they are on.
func notedOn(entries []session.Entry) map[string][]string {
	out := map[string][]string{}
	for _, e := range entries {
		if e.Kind == session.Note {
			out[e.On] = append(out[e.On], e.Text)
		}
	}
	return out
}

// said is what a talk says in its own words or a report's, or "".
func said(it session.Item) string {
	best := it.Abstract
	for _, c := range it.Cites {
		if best == it.Abstract || len(c.Quote) > len(best) {
			best = cmp.Or(c.Quote, best)
		}
	}
	if best = strings.TrimLeft(best, "# "); best == "" { // a heading's marks
		return ""
	}
	return "“" + firstSentences(best) + "”"
}

// onCard is about how many bytes of an abstract a card holds.
const onCard = 300

func firstSentences(s string) string {
	if len(s) <= onCard {
		return s
	}
	if end := strings.LastIndex(s[:onCard], ". "); end > onCard/3 {
		return s[:end+1]
	}
	return strings.ToValidUTF8(s[:strings.LastIndex(s[:onCard], " ")+1], "") + "…"
}

// field keeps a text within its column. A quotation mark at its beginning
// would make Anki read on to the next.
func field(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if strings.ContainsAny(s, `"`) {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	if strings.HasPrefix(s, "#") {
		return " " + s
	}
	return s
}
