package session

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// Kind says what an entry is.
type Kind string

// The kinds of entries.
const (
	Note     Kind = "note"
	Ask      Kind = "question"
	Decision Kind = "decision"
)

// The most that is taken.
const (
	MaxText    = 128 << 10 // bytes of an entry
	MaxEntries = 2000
	maxName    = 100
	maxOn      = 700
)

// What Put refuses.
var (
	ErrText    = errors.New("a note holds 1 byte to 128 KB of text in UTF-8")
	ErrFull    = errors.New("a session holds at most 2,000 notes")
	ErrNotYour = errors.New("only who wrote a note may change it")
	ErrEntry   = errors.New("a note needs an id of 8 to 40 letters and digits, a kind of note, question or decision, and a name of at most 100 letters")
)

// Entry is a note, a question or a decision. The writer's clock is a counter,
// not a time: clocks of machines differ.
type Entry struct {
	ID       string `json:"id"`
	Kind     Kind   `json:"kind"`
	On       string `json:"on,omitempty"`     // a node's id, or an edge as SUBJECT PREDICATE OBJECT
	Named    string `json:"named,omitempty"`  // the same in words, as it was called then
	Screen   string `json:"screen,omitempty"` // what was shown
	Author   string `json:"author"`           // as typed once
	Writer   string `json:"writer"`           // tells apart people of one name
	Text     string `json:"text"`
	Clock    uint64 `json:"clock"`
	At       int64  `json:"at,omitempty"` // when it was first kept, by the server's clock, in milliseconds since 1970
	Revealed bool   `json:"revealed"`
	Deleted  bool   `json:"deleted,omitempty"`
	Beside   string `json:"beside,omitempty"` // the entry that was changed by another at the same time
	Group    string `json:"group,omitempty"`  // under which name it was put once revealed
}

// Check returns what is wrong with an entry, or nil.
func (e *Entry) Check() error {
	switch {
	case len(e.Text) > MaxText, strings.TrimSpace(e.Text) == "" && !e.Deleted, !utf8.ValidString(e.Text):
		return ErrText
	case !plainID(e.ID), e.Kind != Note && e.Kind != Ask && e.Kind != Decision, utf8.RuneCountInString(e.Author) > maxName, len(e.On) > maxOn, !utf8.ValidString(e.Author + e.On):
		return ErrEntry
	}
	return nil
}

func plainID(s string) bool {
	if len(s) < 8 || len(s) > 40 {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
	})
}

// Put takes an entry as somebody wrote it, and returns it as it is kept. base
// is the clock of what they changed, 0 for a new one. Where the entry was
// changed since, what they wrote is kept beside it: nothing is lost. Taking
// the same entry twice changes nothing.
func (s *Session) Put(e Entry, base uint64) (Entry, error) {
	if err := e.Check(); err != nil {
		return e, err
	}
	i, found := s.find(e.ID)
	if !found {
		if len(s.Entries) >= MaxEntries {
			return e, ErrFull
		}
		e.Clock = 1
		s.Entries = slices.Insert(s.Entries, i, e)
		return e, nil
	}
	old := &s.Entries[i]
	switch {
	case old.Text == e.Text && old.Deleted == e.Deleted && old.Writer == e.Writer:
		return *old, nil // sent again
	case old.Writer != e.Writer && old.Kind != Decision:
		return e, ErrNotYour
	case base != old.Clock:
		return s.beside(*old, e)
	}
	e.Clock, e.At, e.Revealed, e.Beside, e.Group = old.Clock+1, old.At, old.Revealed || e.Revealed, old.Beside, old.Group
	*old = e
	return e, nil
}

// beside keeps what was written against an older state under an id of its
// own, the same each time it is sent.
func (s *Session) beside(old, e Entry) (Entry, error) {
	e.ID, e.Beside, e.Revealed = besideID(old.ID, e.Writer), old.ID, old.Revealed
	if i, found := s.find(e.ID); found {
		e.Clock = s.Entries[i].Clock
		return s.Put(e, e.Clock)
	}
	return s.Put(e, 0)
}

func besideID(id, writer string) string {
	return id[:min(len(id), 20)] + "-" + writer[:min(len(writer), 16)]
}

func (s *Session) find(id string) (int, bool) {
	return slices.BinarySearchFunc(s.Entries, id, func(e Entry, id string) int { return strings.Compare(e.ID, id) })
}

// Reveal shows everybody what was written so far. It returns how many entries
// it revealed.
func (s *Session) Reveal() int {
	n := 0
	for i := range s.Entries {
		if !s.Entries[i].Revealed {
			s.Entries[i].Revealed = true
			n++
		}
	}
	return n
}

// Merge takes over what another copy of the session has: of each entry the
// later state, of each ballot the later, and a reveal for good. It does not
// matter in which order, or how often, copies are merged: each entry is a
// last-writer-wins register of M. Shapiro et al., A comprehensive study of
// convergent and commutative replicated data types, INRIA RR-7506 (2011).
func (s *Session) Merge(other *Session) {
	for _, e := range other.Entries {
		i, found := s.find(e.ID)
		if !found {
			s.Entries = slices.Insert(s.Entries, i, e)
			continue
		}
		revealed := s.Entries[i].Revealed || e.Revealed
		if later(e, s.Entries[i]) {
			s.Entries[i] = e
		}
		s.Entries[i].Revealed = revealed
	}
	for _, b := range other.Ballots {
		s.vote(b)
	}
}

// later decides between two states of one entry.
func later(a, b Entry) bool {
	return cmp.Or(cmp.Compare(a.Clock, b.Clock), strings.Compare(a.Writer, b.Writer), strings.Compare(a.Text, b.Text),
		compareBool(a.Deleted, b.Deleted), strings.Compare(a.Author, b.Author), strings.Compare(a.Group, b.Group), strings.Compare(a.On+"\x00"+a.Screen, b.On+"\x00"+b.Screen)) > 0
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// Seen returns the entries that a writer may see, as they were written: their
// own and what was revealed, without what was deleted; and how many people have
// written.
func (s *Session) Seen(writer string) (list []Entry, writers int) {
	people := map[string]bool{}
	for _, e := range s.Entries {
		if e.Deleted {
			continue
		}
		people[e.Writer] = true
		if e.Revealed || writer != "" && e.Writer == writer {
			list = append(list, e)
		}
	}
	slices.SortStableFunc(list, func(a, b Entry) int { return cmp.Compare(a.At, b.At) })
	return list, len(people)
}
