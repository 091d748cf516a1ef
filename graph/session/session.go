// Package session holds learning sessions: their agenda, questions, notes,
// decisions and votes, and what the presenter showed. What several people
// write at once is merged without conflict. Nothing of it ever enters the
// facts of the graph.
package session

import (
	"slices"

	"throughline/graph"
)

// Session is a learning session. Its JSON is what is stored and served.
type Session struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	About     graph.ID   `json:"about,omitempty"`
	Minutes   int        `json:"minutes"`
	People    int        `json:"people,omitempty"`
	Level     string     `json:"level,omitempty"`
	Dataset   string     `json:"dataset"` // version that it was planned with
	Created   int64      `json:"created"` // seconds since 1970
	Items     []Item     `json:"items"`
	Left      []Item     `json:"left-out"`
	Order     []Need     `json:"order"`
	Questions []Question `json:"questions"`
	Entries   []Entry    `json:"entries"`
	Ballots   []Ballot   `json:"ballots"`
	Live      Live       `json:"live"`
}

// Item is a part of the agenda. Path is the page that is shown for it.
type Item struct {
	ID      graph.ID `json:"id,omitempty"`
	Kind    string   `json:"kind"` // frame, read, watch, screen, discussion
	Name    string   `json:"name"`
	Year    int      `json:"year,omitempty"`
	Path    string   `json:"path,omitempty"`
	Minutes int      `json:"minutes"`
	Why     string   `json:"why"`
	Cites   []Cite   `json:"cites,omitempty"`

	Abstract string `json:"abstract,omitempty"`
}

// Cite is a place in a source.
type Cite struct {
	Source  graph.ID `json:"source"`
	Name    string   `json:"name"`
	Short   string   `json:"short,omitempty"` // how it is called in a margin, such as "2018"
	Locator string   `json:"locator"`
	Status  string   `json:"status"`
	Quote   string   `json:"quote,omitempty"`
}

// Need says that one talk of the agenda introduces what another speaks of.
type Need struct {
	Item  graph.ID `json:"item"`
	Needs graph.ID `json:"needs"`
	Term  string   `json:"term"`
}

// Question is a draft until it is kept.
type Question struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	State    State  `json:"state"`
	Cites    []Cite `json:"cites,omitempty"`
	Answered bool   `json:"answered,omitempty"`
}

// State is where a question comes from.
type State string

// The states of a question.
const (
	Draft  State = "draft"
	Kept   State = "kept"
	Edited State = "edited"
	Own    State = "own"
)

// Open reports whether the question was asked and not answered.
func (q Question) Open() bool { return q.State != Draft && !q.Answered }

// Open returns the texts of what is not answered: questions of the agenda, and
// those that people asked and that were revealed.
func (s *Session) Open() []string {
	var out []string
	for _, q := range s.Questions {
		if q.Open() {
			out = append(out, q.Text)
		}
	}
	entries, _ := s.Seen("")
	for _, e := range entries {
		if e.Kind == Ask {
			out = append(out, e.Text)
		}
	}
	return out
}

// Live is what the presenter shows. Seq grows with each step, so that a
// follower can tell an old step from a new one.
type Live struct {
	On    bool   `json:"on"`
	Seq   uint64 `json:"seq"`
	Item  int    `json:"item"`
	Since int64  `json:"since"` // when the item began, in milliseconds since 1970
	Step  Step   `json:"step"`
	Trail []Step `json:"trail,omitempty"` // every step that was shown
}

// Step is one screen: the address of a page of this site.
type Step struct {
	Path  string `json:"path"`
	Title string `json:"title"`
	Item  int    `json:"item"`
	At    int64  `json:"at"` // in milliseconds since 1970
}

// Held returns when the first screen was shown, in seconds since 1970, or when
// the session was made if none was.
func (s *Session) Held() int64 {
	if len(s.Live.Trail) > 0 && s.Live.Trail[0].At > 0 {
		return s.Live.Trail[0].At / 1000
	}
	return s.Created
}

// Total returns the minutes of the agenda.
func (s *Session) Total() int {
	sum := 0
	for _, it := range s.Items {
		sum += it.Minutes
	}
	return sum
}

// Clone returns a copy that can be changed by the methods of this package
// while the original is read.
func (s *Session) Clone() *Session {
	c := *s
	c.Items, c.Left, c.Questions = slices.Clone(s.Items), slices.Clone(s.Left), slices.Clone(s.Questions)
	c.Entries, c.Ballots, c.Live.Trail = slices.Clone(s.Entries), slices.Clone(s.Ballots), slices.Clone(s.Live.Trail)
	return &c
}
