package export_test

import (
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"throughline/graph/export"
	"throughline/graph/session"
)

// nasty is made up of what breaks formats.
func nasty() *session.Session {
	bad := "a \"b\"; c, d\\ [x](y) <script>#1 *z*\n- e\tf 🫖 \u202eg"
	return &session.Session{
		ID: "abcdefghijklmnop", Title: bad, Minutes: 45, Created: 1_700_000_000, Dataset: "v1",
		Items: []session.Item{{ID: "theme/teapots", Kind: "frame", Name: "Frame", Path: "/theme/teapots", Minutes: 5, Why: "What is known."},
			{ID: "talk/a", Kind: "read", Name: bad, Year: 2012, Path: "/talk/a", Minutes: 7, Why: bad, Cites: []session.Cite{{Source: "source/s", Name: bad, Locator: "L1-2", Status: "stated", Quote: bad}}}},
		Questions: []session.Question{{ID: "drafted-1", Text: bad, State: session.Kept}, {ID: "drafted-2", Text: "only a draft", State: session.Draft}},
		Entries: []session.Entry{
			{ID: "e-00000001", Kind: session.Decision, On: "talk/a uses technology/clay", Author: bad, Text: "1. one\n# two\n" + bad, Revealed: true},
			{ID: "e-00000002", Kind: session.Note, Text: "private"},
			{ID: "e-00000003", Kind: session.Note, Text: "deleted", Revealed: true, Deleted: true}},
		Live: session.Live{Trail: []session.Step{{Path: "/explore?focus=theme/teapots#(a) b", Title: bad}}},
	}
}

func TestMinutesHoldWhatWasSharedAsText(t *testing.T) {
	got := export.Minutes(nasty(), "https://example.org")
	for _, want := range []string{
		`  > 1\. one`, `  > \# two`, `\<script\>`, `\[x\](y)`, "[talk/a uses technology/clay](https://example.org/talk/a?of=technology/clay#e)",
		"(https://example.org/explore?focus=theme/teapots#%28a%29%20b)", "14 November 2023", "(https://example.org/source/s?at=L1-2#e)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, not := range []string{"private", "deleted", "only a draft", "<script>", "\n- e", "\u202e"} {
		if strings.Contains(got, not) {
			t.Errorf("%q is in\n%s", not, got)
		}
	}
}

func TestAnInvitationIsACalendar(t *testing.T) {
	starts := time.Date(2027, 3, 28, 1, 30, 0, 0, time.FixedZone("", 3600))
	data := export.Invitation(nasty(), "https://example.org", starts, time.Unix(0, 0))
	for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	cal, err := ics.ParseCalendar(strings.NewReader(string(data)))
	if err != nil || len(cal.Events()) != 1 {
		t.Fatal(err)
	}
	e := cal.Events()[0]
	from, err := e.GetStartAt()
	if err != nil || !from.Equal(starts) {
		t.Errorf("%v, %v", from, err)
	}
	if to, err := e.GetEndAt(); err != nil || to.Sub(from) != 45*time.Minute {
		t.Errorf("%v, %v", to, err)
	}
	if got := e.GetProperty(ics.ComponentPropertySummary).Value; !strings.Contains(got, "🫖") || !strings.Contains(got, "; c, d") {
		t.Errorf("%q", got)
	}
	if got := e.GetProperty(ics.ComponentPropertyUrl).Value; got != "https://example.org/sessions/abcdefghijklmnop" {
		t.Errorf("%q", got)
	}
}

func TestAnInvitationWithoutATimeIsForTomorrow(t *testing.T) {
	now := time.Date(2027, 3, 28, 1, 30, 0, 0, time.UTC)
	if got := string(export.Invitation(nasty(), "", time.Time{}, now)); !strings.Contains(got, "DTSTART:20270329T010000Z") {
		t.Error(got)
	}
}

func TestCardsAreThreeColumns(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(export.Anki(nasty(), ""), "\n"), "\n")
	if len(lines) != 5 {
		t.Fatalf("%q", lines)
	}
	for _, l := range lines[3:] {
		if strings.Count(l, "\t") != 2 || strings.HasPrefix(l, "#") {
			t.Errorf("%q", l)
		}
	}
	if !strings.Contains(lines[4], `""b""`) || !strings.HasPrefix(lines[4], "What did we decide on talk/a uses technology/clay?\t") {
		t.Errorf("a quotation mark is not doubled: %q", lines[4])
	}
	n := nasty()
	n.Entries = append(n.Entries, session.Entry{ID: "e-00000004", Kind: session.Note, On: "talk/a", Text: "We do that.", Revealed: true},
		session.Entry{ID: "e-00000005", Kind: session.Note, On: "theme/teapots", Named: "teapots", Text: "Ours leaks.", Revealed: true})
	n.Items[1].Name, n.Items[1].Cites, n.Items[1].Abstract = "A", nil, strings.Repeat("It pours and pours. ", 30)
	got := export.Anki(n, "https://example.org")
	for _, want := range []string{"\nWhat does “A” (2012) say?\tWe do that. “It pours", "What did we note on teapots?\tOurs leaks.\tthroughline note\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "private") || strings.Count(got, "We do that.") != 1 || strings.Count(got, "pours") > 40 {
		t.Error(got)
	}
	s := &session.Session{Entries: []session.Entry{{ID: "e-00000001", Kind: session.Decision, Text: "None below 30.", Revealed: true}}}
	if got := export.Anki(s, ""); !strings.Contains(got, "\nWhat did we decide?\tNone below 30.\t") {
		t.Errorf("a decision about nothing of the graph: %q", got)
	}
}

func TestAHandoutStandsAlone(t *testing.T) {
	got := export.Handout(nasty(), "https://example.org")
	for _, not := range []string{"<script", "src=", "<link", "private"} {
		if strings.Contains(got, not) {
			t.Errorf("%q is in\n%s", not, got)
		}
	}
	if !strings.Contains(got, `<a href="https://example.org/talk/a">`) || !strings.Contains(got, "&lt;script&gt;") || !strings.Contains(got, "<blockquote>") {
		t.Error(got)
	}
}

func TestAPlanIsMarkdown(t *testing.T) {
	s := nasty()
	s.Left = []session.Item{{ID: "talk/b", Name: "B", Path: "/talk/b", Minutes: 6, Why: "Adds nothing."}}
	s.Order = []session.Need{{Item: "theme/teapots", Needs: "talk/a", Term: "clay"}}
	got := export.AgendaMarkdown(s, "")
	for _, want := range []string{"12 of 45 minutes.", "**05–12** [", "- [B](/talk/b), +6 min. Adds nothing.", "## Questions"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestMinutesSayWhenAndInWords(t *testing.T) {
	s := nasty()
	s.Questions[0].Answered = true
	s.Questions[0].Text = "How many?"
	s.Entries[0].Named = "A uses clay"
	s.Live.Trail[0].At = 1_800_000_000_000
	s.Items[1].Name = "A"
	s.Order = []session.Need{{Item: "talk/b", Needs: "talk/a", Term: "clay"}}
	s.Items = append([]session.Item{{ID: "talk/b", Kind: "read", Name: "B", Minutes: 5}}, s.Items...)
	got := export.Minutes(s, "https://example.org")
	for _, want := range []string{"15 January 2027", "## Answered\n\n- How many?", "[A uses clay](https://example.org/talk/a?of", "**Order:** B speaks of clay, which A introduces later."} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestInvitationsTakeThePlaceOfEarlierOnes(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	property := func(p ics.ComponentProperty, s *session.Session, starts, now time.Time) string {
		cal, err := ics.ParseCalendar(strings.NewReader(string(export.Invitation(s, "https://example.org", starts, now))))
		if err != nil {
			t.Fatal(err)
		}
		e := cal.Events()[0]
		if e.GetProperty(p) == nil {
			t.Fatalf("no %s", p)
		}
		return e.GetProperty(p).Value
	}
	first, again := property(ics.ComponentPropertySequence, nasty(), now, now), property(ics.ComponentPropertySequence, nasty(), now, now.Add(time.Minute))
	if len(again) < len(first) || len(again) == len(first) && again <= first {
		t.Errorf("SEQUENCE %s, and later %s", first, again)
	}
	plan := nasty()
	plan.ID = ""
	a, b := property(ics.ComponentPropertyUniqueId, plan, now, now), property(ics.ComponentPropertyUniqueId, plan, now, now.Add(time.Hour))
	if a != b || a == property(ics.ComponentPropertyUniqueId, plan, now.Add(time.Hour), now) {
		t.Errorf("one plan is %s and %s", a, b)
	}
	if got := property(ics.ComponentPropertyDescription, nasty(), now, now); !strings.Contains(got, "https://example.org/sessions/abcdefghijklmnop/handout.html") {
		t.Errorf("what is to be read before is not told: %q", got)
	}
	data := string(export.Invitation(nasty(), "", time.Date(2027, 1, 31, 10, 0, 0, 0, export.Floating), now))
	if !strings.Contains(data, "DTSTART:20270131T100000\r\n") || strings.Contains(data, "METHOD") {
		t.Error(data) // a METHOD needs an ORGANIZER (RFC 5546), and nobody has an address here
	}
	plan.Title = "a\x00b\x07"
	if data := string(export.Invitation(plan, "", now, now)); strings.ContainsAny(data, "\x00\x07") {
		t.Errorf("%q", data)
	}
}
