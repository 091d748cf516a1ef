package session

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"throughline/graph"
)

// What editing refuses.
var (
	ErrPlace = errors.New("there is no such item or question any more; look at the agenda again")
	ErrTake  = errors.New("a title holds 1 to 200 letters, a question 1 to 1,000, a session and an item take 1 to 480 minutes")
)

func fits(text string, most int) bool {
	n := utf8.RuneCountInString(strings.TrimSpace(text))
	return n > 0 && n <= most && utf8.ValidString(text)
}

// Rename gives the session another title.
func (s *Session) Rename(title string) error {
	if !fits(title, 200) {
		return ErrTake
	}
	s.Title = strings.TrimSpace(title)
	return nil
}

func isLength(minutes int) bool { return minutes >= 1 && minutes <= 480 }

// Resize gives the session other minutes.
func (s *Session) Resize(minutes int) error {
	if !isLength(minutes) {
		return ErrTake
	}
	s.Minutes = minutes
	return nil
}

// Move puts item i before or after others; by is the number of places, down
// if positive. What is shown stays on the item it belongs to.
func (s *Session) Move(i, by int) error {
	to := i + by
	if i < 0 || i >= len(s.Items) || to < 0 || to >= len(s.Items) {
		return ErrPlace
	}
	it := s.Items[i]
	s.Items = slices.Insert(slices.Delete(s.Items, i, i+1), to, it)
	switch l := &s.Live; {
	case l.Item == i:
		l.Item = to
	case i < l.Item && l.Item <= to:
		l.Item--
	case to <= l.Item && l.Item < i:
		l.Item++
	}
	return nil
}

// Last gives an item other minutes.
func (s *Session) Last(i, minutes int) error {
	switch {
	case i < 0 || i >= len(s.Items):
		return ErrPlace
	case !isLength(minutes):
		return ErrTake
	}
	s.Items[i].Minutes = minutes
	return nil
}

// Cut moves an item to what was left out.
func (s *Session) Cut(i int) error {
	if i < 0 || i >= len(s.Items) {
		return ErrPlace
	}
	it := s.Items[i]
	s.Items = slices.Delete(s.Items, i, i+1)
	if i < s.Live.Item || s.Live.Item == len(s.Items) {
		s.Live.Item = max(0, s.Live.Item-1)
	}
	it.Why = "You took it out."
	s.Left = slices.Insert(s.Left, 0, it)
	return nil
}

// Take puts what was left out before the discussion.
func (s *Session) Take(i int) error {
	if i < 0 || i >= len(s.Left) {
		return ErrPlace
	}
	it := s.Left[i]
	s.Left = slices.Delete(s.Left, i, i+1)
	it.Why = "You added it."
	at := slices.IndexFunc(s.Items, func(o Item) bool { return o.Kind == "discussion" })
	if at < 0 {
		at = len(s.Items)
	}
	s.Items = slices.Insert(s.Items, at, it)
	if at <= s.Live.Item && s.Live.On {
		s.Live.Item++
	}
	return nil
}

// Question returns the question with the id, to be changed, or nil.
func (s *Session) Question(id string) *Question {
	i := slices.IndexFunc(s.Questions, func(q Question) bool { return q.ID == id })
	if i < 0 {
		return nil
	}
	return &s.Questions[i]
}

// Write changes the text of a question, or adds one where id is new.
func (s *Session) Write(id, text string) error {
	q := s.Question(id)
	switch {
	case !fits(text, 1000) || !plainID(id):
		return ErrTake
	case q == nil && len(s.Questions) >= 100:
		return ErrTake
	case q == nil:
		s.Questions = append(s.Questions, Question{ID: id, Text: strings.TrimSpace(text), State: Own})
	case q.Text != strings.TrimSpace(text):
		q.Text = strings.TrimSpace(text)
		if q.State != Own {
			q.State = Edited
		}
	}
	return nil
}

// Mark keeps, drops or answers a question.
func (s *Session) Mark(id, what string) error {
	q := s.Question(id)
	if q == nil {
		return ErrPlace
	}
	switch what {
	case "keep":
		q.State = Kept
	case "drop":
		s.Questions = slices.DeleteFunc(s.Questions, func(o Question) bool { return o.ID == id })
	case "answer":
		q.Answered = !q.Answered
	default:
		return ErrPlace
	}
	return nil
}

// Misplaced returns the needs that the order of the items does not keep.
func (s *Session) Misplaced() []Need {
	place := func(n Need) (int, int) {
		item := slices.IndexFunc(s.Items, func(it Item) bool { return it.ID == n.Item && it.Kind != "frame" })
		return item, slices.IndexFunc(s.Items, func(it Item) bool { return it.ID == n.Needs && it.Kind != "frame" })
	}
	var out []Need
	for _, n := range s.Order {
		if item, needs := place(n); item >= 0 && needs > item {
			out = append(out, n)
		}
	}
	return out
}

// Name returns the name of the talk in the agenda with the id.
func (s *Session) Name(id graph.ID) string {
	for _, it := range s.Items {
		if it.ID == id && it.Kind != "frame" {
			return it.Name
		}
	}
	return string(id)
}

// ToCut returns the items that would have to go so that the rest fits, those
// that come last in the agenda first, and never a frame or the discussion.
func (s *Session) ToCut() []Item {
	over := s.Total() - s.Minutes
	var out []Item
	for i := len(s.Items) - 1; i >= 0 && over > 0; i-- {
		if k := s.Items[i].Kind; k != "frame" && k != "discussion" {
			out = append(out, s.Items[i])
			over -= s.Items[i].Minutes
		}
	}
	return out
}
