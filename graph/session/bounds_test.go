package session_test

import (
	"errors"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"throughline/graph/session"
)

// parts is a session of a frame, two talks and a discussion, with one talk left out.
func parts() *session.Session {
	return &session.Session{
		Title: "Meshes", Minutes: 45,
		Items: []session.Item{{Kind: "frame"}, {Kind: "read", ID: "talk/a", Minutes: 5}, {Kind: "read", ID: "talk/b", Minutes: 5}, {Kind: "discussion"}},
		Left:  []session.Item{{Kind: "read", ID: "talk/c"}, {Kind: "read", ID: "talk/d"}},
	}
}

// TestPlacesThereAreNot: edits name places, which somebody else may have
// changed. The last one is there, the one after it is not, and what is refused
// changes nothing.
func TestPlacesThereAreNot(t *testing.T) {
	for name, edit := range map[string]func(s *session.Session, at int) error{
		"move up":   func(s *session.Session, at int) error { return s.Move(at, -1) },
		"move down": func(s *session.Session, at int) error { return s.Move(at, 1) },
		"last":      func(s *session.Session, at int) error { return s.Last(at, 7) },
		"cut":       func(s *session.Session, at int) error { return s.Cut(at) },
		"take":      func(s *session.Session, at int) error { return s.Take(at) },
	} {
		first, last := 0, 3
		switch name {
		case "move up":
			first = 1
		case "move down":
			last = 2
		case "take":
			last = 1
		}
		for at := -2; at < 6; at++ {
			s := parts()
			err := edit(s, at)
			if there := first <= at && at <= last; there && (err != nil || reflect.DeepEqual(s, parts())) || !there && !(errors.Is(err, session.ErrPlace) && reflect.DeepEqual(s, parts())) {
				t.Errorf("%s of %d: %v, %+v", name, at, err, s.Items)
			}
		}
	}
}

func TestLengthsOfTexts(t *testing.T) {
	for _, c := range []struct {
		edit func(s *session.Session) error
		ok   bool
	}{
		{func(s *session.Session) error { return s.Rename(" " + strings.Repeat("é", 200) + " ") }, true},
		{func(s *session.Session) error { return s.Rename(strings.Repeat("é", 201)) }, false},
		{func(s *session.Session) error { return s.Rename("  ") }, false},
		{func(s *session.Session) error { return s.Rename("a\xff") }, false},
		{func(s *session.Session) error { return s.Resize(1) }, true},
		{func(s *session.Session) error { return s.Resize(480) }, true},
		{func(s *session.Session) error { return s.Resize(0) }, false},
		{func(s *session.Session) error { return s.Resize(481) }, false},
		{func(s *session.Session) error { return s.Last(1, 480) }, true},
		{func(s *session.Session) error { return s.Last(1, 481) }, false},
		{func(s *session.Session) error { return s.Last(1, 0) }, false},
		{func(s *session.Session) error { return s.Write("question", " "+strings.Repeat("é", 1000)+"\n") }, true},
		{func(s *session.Session) error { return s.Write("question", strings.Repeat("é", 1001)) }, false},
		{func(s *session.Session) error { return s.Write("short-1", "Why?") }, false},
		{func(s *session.Session) error { return s.Write("long-id-8", "Why?") }, true},
		{func(s *session.Session) error { return s.Write(strings.Repeat("z", 40), "Why?") }, true},
		{func(s *session.Session) error { return s.Write(strings.Repeat("z", 41), "Why?") }, false},
		{func(s *session.Session) error { return s.Write("az09-az09", "Why?") }, true},
		{func(s *session.Session) error { return s.Write("az09-AZ09", "Why?") }, false},
		{func(s *session.Session) error { return s.Write("az09_az09", "Why?") }, false},
		{func(s *session.Session) error { return s.Write("az09:{az", "Why?") }, false},
	} {
		s := parts()
		if err := c.edit(s); (err == nil) != c.ok || !c.ok && !reflect.DeepEqual(s, parts()) {
			t.Errorf("%v, wanted fine %v: %q, %d minutes", err, c.ok, s.Title, s.Minutes)
		}
	}
	s := parts()
	if err := s.Rename("  Meshes again "); err != nil || s.Title != "Meshes again" {
		t.Errorf("%v: %q", err, s.Title)
	}
	if s.Write("question", " Why? "); s.Questions[0].Text != "Why?" || s.Questions[0].State != session.Own {
		t.Errorf("%+v", s.Questions)
	}
	if s.Write("question", " Why not? "); s.Questions[0].Text != "Why not?" || s.Questions[0].State != session.Own {
		t.Errorf("%+v", s.Questions)
	}
	for i := range 100 {
		err := s.Write("question-"+strconv.Itoa(i), "Why?")
		if (err == nil) != (i < 99) {
			t.Errorf("question %d: %v", i+2, err)
		}
	}
	if err := s.Write("question-5", "Why else?"); err != nil {
		t.Errorf("of a hundred questions none can be changed: %v", err)
	}
	if s.Mark("question-5", "drop"); len(s.Questions) != 99 || s.Question("question-5") != nil || s.Question("question-6") == nil {
		t.Errorf("%d questions after one was dropped", len(s.Questions))
	}
}

// TestWhatIsTakenInAndOut goes before the discussion, or to the end where there
// is none, and says who did it.
func TestWhatIsTakenInAndOut(t *testing.T) {
	s := parts()
	if err := s.Take(1); err != nil || order(s) == "" || s.Items[3].ID != "talk/d" || s.Items[3].Why != "You added it." || len(s.Left) != 1 || s.Left[0].ID != "talk/c" {
		t.Errorf("%v: %+v, left %+v", err, s.Items, s.Left)
	}
	s = parts()
	if err := s.Cut(2); err != nil || len(s.Items) != 3 || s.Left[0].ID != "talk/b" || s.Left[0].Why != "You took it out." || len(s.Left) != 3 {
		t.Errorf("%v: %+v, left %+v", err, s.Items, s.Left)
	}
	if err := s.Cut(2); err != nil { // the discussion
		t.Fatal(err)
	}
	if err := s.Take(2); err != nil || len(s.Items) != 3 || s.Items[2].ID != "talk/c" {
		t.Errorf("%v: %+v", err, s.Items)
	}
}

// TestACopyIsItsOwn: what is done to a copy is not seen in the session.
func TestACopyIsItsOwn(t *testing.T) {
	whole := parts()
	whole.Write("question", "Why?")
	put(t, whole, entry("entry-01", "writer-one", "a note"), 0)
	if err := whole.Vote("voter", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := whole.Show("/themes", "Themes", 1, 5); err != nil {
		t.Fatal(err)
	}
	before := whole.Clone()
	c := whole.Clone()
	c.Items[0].Name, c.Left[0].Name, c.Questions[0].Text, c.Entries[0].Text = "x", "x", "x", "x"
	c.Ballots[0].Voter, c.Live.Trail[0].Title = "x", "x"
	if !reflect.DeepEqual(whole, before) {
		t.Errorf("the session changed with its copy: %+v", whole)
	}
}

func TestVotesAreCounted(t *testing.T) {
	s := parts()
	for voter, ok := range map[string]bool{"a-voter": true, "": false} {
		if err := s.Vote(voter, nil); (err == nil) != ok {
			t.Errorf("%q: %v", voter, err)
		}
	}
	for i := range 1000 {
		if err := s.Vote("voter-"+strconv.Itoa(i), nil); (err == nil) != (i < 999) {
			t.Errorf("voter %d: %v", i+2, err)
		}
	}
}

func TestScreensThatCanBeShown(t *testing.T) {
	for path, ok := range map[string]bool{
		"/themes": true, "/": true, "/" + strings.Repeat("a", 3999): true, "/" + strings.Repeat("a", 4000): false,
		"": false, "themes": false, "//example.org": false, "/a b": true, "/a\x1fb": false, "/a\x7fb": false, `/a\b`: false, "/\xff": false,
		"/api/v1/version": false, "/session/x/edit/key": false,
	} {
		s := parts()
		if _, err := s.Show(path, "", 0, 1); (err == nil) != ok {
			t.Errorf("%.30q: %v", path, err)
		}
	}
	s := parts()
	if _, err := s.Show("/themes", "", 4, 1); err != nil || s.Live.Item != 3 {
		t.Errorf("an item after the last: %v, %d", err, s.Live.Item)
	}
	s = parts()
	s.Show("/themes", strings.Repeat("é", 300), 3, 10)
	if n := len([]rune(s.Live.Step.Title)); s.Live.Since != 10 || s.Live.Item != 3 || n > 200 {
		t.Errorf("%+v, a title of %d", s.Live, n)
	}
	if changed, _ := s.Show("/coverage", "", -1, 20); !changed || s.Live.Item != 3 || s.Live.Since != 10 || s.Live.Step.At != 20 {
		t.Errorf("another screen of the same item: %+v", s.Live)
	}
	if s.Show("/coverage", "", 0, 30); s.Live.Item != 0 || s.Live.Since != 30 {
		t.Errorf("another item: %+v", s.Live)
	}
	s.End()
	if s.Show("/coverage", "", 0, 40); !s.Live.On || s.Live.Since != 40 {
		t.Errorf("begun again: %+v", s.Live)
	}
}
