package session

import (
	"reflect"
	"strings"
	"testing"
)

func revealed(t *testing.T, entries ...Entry) *Session {
	t.Helper()
	s := &Session{}
	for _, e := range entries {
		e.Kind, e.Author = Note, "Ada"
		if _, err := s.Put(e, 0); err != nil {
			t.Fatal(err)
		}
	}
	s.Reveal()
	return s
}

func TestGroupsByNameThenBySubject(t *testing.T) {
	s := revealed(t,
		Entry{ID: "note-0001", Text: "a", On: "theme/x"}, Entry{ID: "note-0002", Text: "b"},
		Entry{ID: "note-0003", Text: "c", On: "theme/y"}, Entry{ID: "note-0004", Text: "d", On: "theme/x"})
	if err := s.Arrange("note-0003", "  what \n hurts "); err != nil {
		t.Fatal(err)
	}
	want := []Group{
		{Name: "what hurts", Entries: []string{"note-0003"}},
		{On: "theme/x", Entries: []string{"note-0001", "note-0004"}},
		{Entries: []string{"note-0002"}},
	}
	if got := Groups(s.Entries); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if err := s.Arrange("note-0003", ""); err != nil || len(Groups(s.Entries)) != 3 || Groups(s.Entries)[2].On != "theme/y" {
		t.Errorf("taken out again: %+v, %v", Groups(s.Entries), err)
	}
	if Groups(nil) != nil {
		t.Error("groups of nothing")
	}
}

func TestArrangeRefuses(t *testing.T) {
	s := revealed(t, Entry{ID: "note-0001", Text: "a"})
	if _, err := s.Put(Entry{ID: "note-0002", Kind: Note, Text: "private"}, 0); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string][2]string{
		"what is private": {"note-0002", "x"}, "what is not there": {"note-0009", "x"},
		"a long name": {"note-0001", strings.Repeat("é", 81)}, "no text": {"note-0001", "\xff"},
	} {
		if err := s.Arrange(c[0], c[1]); err != ErrGroup {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.Arrange("note-0001", strings.Repeat("é", 80)); err != nil {
		t.Error(err)
	}
}

func TestAGroupStaysWhenItsWriterChangesTheNote(t *testing.T) {
	s := revealed(t, Entry{ID: "note-0001", Text: "a"})
	if err := s.Arrange("note-0001", "pain"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(Entry{ID: "note-0001", Kind: Note, Text: "b"}, 1); err != nil {
		t.Fatal(err)
	}
	if e := s.Entries[0]; e.Group != "pain" || e.Text != "b" {
		t.Errorf("%+v", e)
	}
	one, other := s.Clone(), s.Clone()
	_ = one.Arrange("note-0001", "gain")
	_ = other.Arrange("note-0001", "loss")
	a, b := one.Clone(), other.Clone()
	a.Merge(other)
	b.Merge(one)
	if a.Entries[0] != b.Entries[0] {
		t.Errorf("two orders of merging differ: %+v, %+v", a.Entries[0], b.Entries[0])
	}
}
