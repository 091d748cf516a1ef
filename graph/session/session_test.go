package session_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/session"
)

func entry(id, writer, text string) session.Entry {
	return session.Entry{ID: id, Kind: session.Note, On: "theme/teapots", Author: "Ada", Writer: writer, Text: text}
}

func put(t *testing.T, s *session.Session, e session.Entry, base uint64) session.Entry {
	t.Helper()
	got, err := s.Put(e, base)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestNotesArePrivateUntilRevealed(t *testing.T) {
	var s session.Session
	put(t, &s, entry("note-0001", "ada", "mine 🫖 <b>"), 0)
	put(t, &s, entry("note-0002", "bob", "his"), 0)
	if list, writers := s.Seen("ada"); len(list) != 1 || list[0].Text != "mine 🫖 <b>" || writers != 2 {
		t.Errorf("ada sees %+v, %d writers", list, writers)
	}
	if list, _ := s.Seen(""); len(list) != 0 {
		t.Errorf("a stranger sees %+v", list)
	}
	if n := s.Reveal(); n != 2 {
		t.Errorf("%d revealed", n)
	}
	put(t, &s, entry("note-0003", "bob", "later"), 0)
	if list, _ := s.Seen("ada"); len(list) != 2 {
		t.Errorf("after the reveal ada sees %+v", list)
	}
}

func TestSendingAgainChangesNothing(t *testing.T) {
	var s session.Session
	first := put(t, &s, entry("note-0001", "ada", "one"), 0)
	if again := put(t, &s, entry("note-0001", "ada", "one"), 0); again != first || len(s.Entries) != 1 {
		t.Errorf("%+v, then %+v", first, again)
	}
	second := put(t, &s, entry("note-0001", "ada", "two"), first.Clock)
	if second.Clock != 2 || len(s.Entries) != 1 || s.Entries[0].Text != "two" {
		t.Errorf("%+v", s.Entries)
	}
}

func TestTwoPeopleChangingOneDecisionLoseNothing(t *testing.T) {
	var s session.Session
	d := entry("decision-1", "ada", "no teapots")
	d.Kind = session.Decision
	first := put(t, &s, d, 0)
	d.Text = "two teapots"
	put(t, &s, d, first.Clock)
	d.Writer, d.Text = "bob", "three teapots"
	beside := put(t, &s, d, first.Clock)
	if len(s.Entries) != 2 || beside.Beside != "decision-1" {
		t.Fatalf("%+v", s.Entries)
	}
	put(t, &s, d, first.Clock) // sent again
	d.Text = "four teapots"
	put(t, &s, d, first.Clock)
	if len(s.Entries) != 2 {
		t.Errorf("%+v", s.Entries)
	}
	note := put(t, &s, entry("note-0001", "ada", "mine"), 0)
	if _, err := s.Put(entry("note-0001", "bob", "no, mine"), note.Clock); !errors.Is(err, session.ErrNotYour) {
		t.Errorf("another's note: %v", err)
	}
}

func TestBadEntries(t *testing.T) {
	var s session.Session
	for name, e := range map[string]session.Entry{
		"empty": entry("note-0001", "ada", " \n"), "too long": entry("note-0001", "ada", strings.Repeat("x", session.MaxText+1)),
		"no text": entry("note-0001", "ada", "a\xff"), "short id": entry("x", "ada", "a"), "odd id": entry("note/0001", "ada", "a"),
		"long name": {ID: "note-0001", Kind: session.Note, Author: strings.Repeat("a", 101), Writer: "a", Text: "a"},
		"odd kind":  {ID: "note-0001", Kind: "fact", Writer: "a", Text: "a"},
	} {
		if _, err := s.Put(e, 0); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	put(t, &s, entry("note-0001", "ada", strings.Repeat("é", 50_000)), 0) // 100 KB
	gone := s.Entries[0]
	gone.Deleted, gone.Text = true, ""
	put(t, &s, gone, gone.Clock)
	if list, _ := s.Seen("ada"); len(list) != 0 {
		t.Errorf("a deleted note is seen: %+v", list)
	}
}

// replica makes a copy with random writes.
func replica(r *rand.Rand) *session.Session {
	s := &session.Session{Items: []session.Item{{ID: "talk/a"}, {ID: "talk/b"}}}
	for range r.IntN(12) {
		e := entry("entry-"+strconv.Itoa(100+r.IntN(6)), "w"+strconv.Itoa(r.IntN(3)), "t"+strconv.Itoa(r.IntN(5)))
		e.Kind = session.Decision
		_, _ = s.Put(e, uint64(r.IntN(3)))
		if r.IntN(5) == 0 {
			s.Reveal()
		}
		_ = s.Vote("w"+strconv.Itoa(r.IntN(3)), []graph.ID{"talk/a", "talk/b"}[:r.IntN(3)])
	}
	return s
}

func copyOf(s *session.Session) *session.Session {
	c := *s
	c.Entries = append([]session.Entry(nil), s.Entries...)
	c.Ballots = append([]session.Ballot(nil), s.Ballots...)
	return &c
}

func merged(list ...*session.Session) *session.Session {
	out := copyOf(list[0])
	for _, s := range list[1:] {
		out.Merge(copyOf(s))
	}
	return out
}

func TestMergingIsFreeOfConflict(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	same := func(what string, a, b *session.Session) {
		t.Helper()
		if len(a.Entries)+len(b.Entries) > 0 && !reflect.DeepEqual(a.Entries, b.Entries) || len(a.Ballots)+len(b.Ballots) > 0 && !reflect.DeepEqual(a.Ballots, b.Ballots) {
			t.Fatalf("%s:\n%+v\n%+v", what, a, b)
		}
	}
	for range 500 {
		a, b, c := replica(r), replica(r), replica(r)
		same("in either order", merged(a, b), merged(b, a))
		same("in any grouping", merged(merged(a, b), c), merged(a, merged(b, c)))
		same("twice", merged(a, b, b), merged(a, b))
	}
}

func TestVotes(t *testing.T) {
	s := &session.Session{Items: []session.Item{{ID: "talk/a"}}, Left: []session.Item{{ID: "talk/b"}}}
	for _, on := range [][]graph.ID{{"talk/a", "talk/a", "talk/b"}, {"talk/b"}} {
		if err := s.Vote("ada", on); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Vote("bob", []graph.ID{"talk/b", "talk/b"}); err != nil {
		t.Fatal(err)
	}
	if got := s.Tally(); got["talk/a"] != 0 || got["talk/b"] != 3 {
		t.Errorf("%v", got)
	}
	for name, on := range map[string][]graph.ID{"four dots": {"talk/a", "talk/a", "talk/a", "talk/a"}, "elsewhere": {"talk/z"}, "nothing": {""}} {
		if s.Vote("eve", on) == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func agenda() *session.Session {
	return &session.Session{Minutes: 20, Items: []session.Item{
		{ID: "theme/teapots", Kind: "frame", Minutes: 3}, {ID: "talk/a", Kind: "read", Minutes: 6}, {ID: "talk/b", Kind: "read", Minutes: 6}, {Kind: "discussion", Minutes: 5}},
		Left:  []session.Item{{ID: "talk/c", Kind: "read", Minutes: 7}},
		Order: []session.Need{{Item: "talk/b", Needs: "talk/a", Term: "teapots"}}}
}

func order(s *session.Session) string {
	out := ""
	for _, it := range s.Items {
		out += it.ID.Slug() + ","
	}
	return out
}

func TestTheAgendaIsChangedAndWarns(t *testing.T) {
	s := agenda()
	if len(s.Misplaced()) != 0 || len(s.ToCut()) != 0 {
		t.Errorf("%+v %+v", s.Misplaced(), s.ToCut())
	}
	if err := s.Move(2, -1); err != nil || order(s) != "teapots,b,a,," || len(s.Misplaced()) != 1 {
		t.Errorf("%v: %s, %+v", err, order(s), s.Misplaced())
	}
	if err := s.Take(0); err != nil || order(s) != "teapots,b,a,c,," || s.Total() != 27 {
		t.Errorf("%v: %s", err, order(s))
	}
	if cut := s.ToCut(); len(cut) != 1 || cut[0].ID != "talk/c" {
		t.Errorf("to cut: %+v", cut)
	}
	if err := s.Cut(1); err != nil || order(s) != "teapots,a,c,," || s.Left[0].ID != "talk/b" {
		t.Errorf("%v: %s", err, order(s))
	}
	if err := s.Last(1, 9); err != nil || s.Items[1].Minutes != 9 {
		t.Error(err)
	}
	if err := s.Resize(30); err != nil || s.Minutes != 30 {
		t.Errorf("%d minutes, %v", s.Minutes, err)
	}
	for _, err := range []error{s.Resize(0), s.Resize(481), s.Move(0, -1), s.Move(9, 1), s.Cut(-1), s.Take(5), s.Last(0, 0), s.Last(7, 1), s.Rename(" "), s.Rename(strings.Repeat("x", 201))} {
		if err == nil {
			t.Error("something impossible was done")
		}
	}
}

func TestQuestionsAreKeptEditedAndAnswered(t *testing.T) {
	s := &session.Session{Questions: []session.Question{{ID: "drafted-1", Text: "Why?", State: session.Draft}}}
	if s.Questions[0].Open() {
		t.Error("a draft is open")
	}
	steps := []struct {
		do   func() error
		want session.State
		open bool
	}{
		{func() error { return s.Mark("drafted-1", "keep") }, session.Kept, true},
		{func() error { return s.Write("drafted-1", "Why not?") }, session.Edited, true},
		{func() error { return s.Mark("drafted-1", "answer") }, session.Edited, false},
	}
	for i, step := range steps {
		if err := step.do(); err != nil || s.Questions[0].State != step.want || s.Questions[0].Open() != step.open {
			t.Errorf("step %d: %v, %+v", i, err, s.Questions[0])
		}
	}
	if err := s.Write("own-00001", "Mine?"); err != nil || s.Questions[1].State != session.Own {
		t.Errorf("%v %+v", err, s.Questions)
	}
	if err := s.Mark("drafted-1", "drop"); err != nil || len(s.Questions) != 1 {
		t.Errorf("%v %+v", err, s.Questions)
	}
	for _, err := range []error{s.Mark("none-0001", "keep"), s.Mark("own-00001", "eat"), s.Write("x", "y"), s.Write("own-00002", "")} {
		if err == nil {
			t.Error("something impossible was done")
		}
	}
}

func TestStepsAreCountedAndRepeatsAreNot(t *testing.T) {
	s := agenda()
	for i, c := range []struct {
		path    string
		item    int
		changed bool
		seq     uint64
	}{{"/theme/teapots", 0, true, 1}, {"/theme/teapots", -1, false, 1}, {"/explore?focus=theme/teapots#t=x", -1, true, 2}, {"/talk/a", 1, true, 3}} {
		changed, err := s.Show(c.path, "T", c.item, int64(1000*i))
		if err != nil || changed != c.changed || s.Live.Seq != c.seq {
			t.Errorf("%s: %v %v %+v", c.path, changed, err, s.Live)
		}
	}
	if s.Live.Since != 3000 || len(s.Live.Trail) != 3 || s.Live.Item != 1 {
		t.Errorf("%+v", s.Live)
	}
	for _, bad := range []string{"", "x", "//elsewhere.example", "/a\nb", "/api/v1/version", "/sessions/a/edit/b", `/\elsewhere.example`, "/" + strings.Repeat("a", 4000), "javascript:1"} {
		if _, err := s.Show(bad, "", -1, 0); err == nil {
			t.Errorf("%q was shown", bad)
		}
	}
	s.End()
	s.End()
	if s.Live.On || s.Live.Seq != 4 || len(s.Live.Trail) != 3 {
		t.Errorf("after the end: %+v", s.Live)
	}
}

func TestAnItemThatIsNotThereAnyMoreIsTheLast(t *testing.T) {
	s := agenda()
	if _, err := s.Show("/talk/a", "", 99, 0); err != nil || s.Live.Item != len(s.Items)-1 {
		t.Errorf("%v, item %d of %d", err, s.Live.Item, len(s.Items))
	}
	for len(s.Items) > 0 {
		if err := s.Cut(0); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Show("/themes", "", 0, 0); err != nil || s.Live.Item != 0 || s.Live.Step.Path != "/themes" {
		t.Errorf("a session without items shows nothing: %v, %+v", err, s.Live)
	}
}

func TestWhatIsShownStaysOnItsItem(t *testing.T) {
	for _, c := range []struct {
		name string
		on   int
		act  func(*session.Session) error
		want string
	}{
		{"moved away", 1, func(s *session.Session) error { return s.Move(1, 2) }, "b"},
		{"passed downwards", 2, func(s *session.Session) error { return s.Move(0, 3) }, "c"},
		{"passed upwards", 1, func(s *session.Session) error { return s.Move(3, -3) }, "b"},
		{"one before it cut", 2, func(s *session.Session) error { return s.Cut(0) }, "c"},
		{"itself cut", 1, func(s *session.Session) error { return s.Cut(1) }, "c"},
		{"itself cut as the last", 4, func(s *session.Session) error { return s.Cut(4) }, "d"},
		{"one taken before it", 4, func(s *session.Session) error { return s.Take(0) }, "e"},
	} {
		s := &session.Session{Left: []session.Item{{Name: "f", Minutes: 1}}}
		for _, name := range []string{"a", "b", "c", "d"} {
			s.Items = append(s.Items, session.Item{Name: name, Kind: "read", Minutes: 1})
		}
		s.Items = append(s.Items, session.Item{Name: "e", Kind: "discussion", Minutes: 1})
		if _, err := s.Show("/themes", "", c.on, 1); err != nil {
			t.Fatal(err)
		}
		if err := c.act(s); err != nil {
			t.Fatal(err)
		}
		if got := s.Items[s.Live.Item].Name; got != c.want {
			t.Errorf("%s: %s is shown, want %s", c.name, got, c.want)
		}
	}
}

func TestNotesStandAsTheyWereWritten(t *testing.T) {
	s := &session.Session{}
	for i, id := range []string{"zzzzzzzz", "aaaaaaaa", "mmmmmmmm"} {
		if _, err := s.Put(session.Entry{ID: id, Kind: session.Note, Text: id, At: int64(10 + i)}, 0); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Put(session.Entry{ID: "zzzzzzzz", Kind: session.Note, Text: "changed", At: 99}, 1); err != nil {
		t.Fatal(err)
	}
	s.Reveal()
	list, _ := s.Seen("")
	var ids []string
	for _, e := range list {
		ids = append(ids, e.ID)
	}
	if !slices.Equal(ids, []string{"zzzzzzzz", "aaaaaaaa", "mmmmmmmm"}) {
		t.Errorf("they stand as %v", ids)
	}
}

func TestWhoHasVotedMayVoteAgainWhenNobodyElseMay(t *testing.T) {
	s := &session.Session{Items: []session.Item{{ID: "talk/a"}}}
	for i := range 1000 {
		if err := s.Vote(strconv.Itoa(i), nil); err != nil {
			t.Fatal(err)
		}
	}
	if s.Vote("one more", nil) == nil {
		t.Error("there is no end of voters")
	}
	if err := s.Vote("7", []graph.ID{"talk/a"}); err != nil || s.Tally()["talk/a"] != 1 {
		t.Errorf("%v, %v", err, s.Tally())
	}
}
