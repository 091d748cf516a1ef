package session

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"throughline/graph"
)

// Dots is how many dots each voter has.
const Dots = 3

// maxBallots is the most voters of a session.
const maxBallots = 1000

// ErrVote is what Vote refuses.
var ErrVote = errors.New("a vote is at most three dots on talks of the agenda or of what was left out")

// Ballot is one voter's dots; a talk may get several.
type Ballot struct {
	Voter string     `json:"voter"`
	On    []graph.ID `json:"on"`
	Clock uint64     `json:"clock"`
}

// Vote takes a voter's dots in place of those before.
func (s *Session) Vote(voter string, on []graph.ID) error {
	i, again := s.ballot(voter)
	if len(on) > Dots || !again && len(s.Ballots) >= maxBallots || voter == "" {
		return ErrVote
	}
	for _, id := range on {
		named := func(it Item) bool { return it.ID == id && id != "" }
		if !slices.ContainsFunc(s.Items, named) && !slices.ContainsFunc(s.Left, named) {
			return ErrVote
		}
	}
	b := Ballot{Voter: voter, On: on, Clock: 1}
	if again {
		b.Clock = s.Ballots[i].Clock + 1
	}
	s.vote(b)
	return nil
}

func (s *Session) ballot(voter string) (int, bool) {
	return slices.BinarySearchFunc(s.Ballots, voter, func(b Ballot, v string) int { return strings.Compare(b.Voter, v) })
}

func (s *Session) vote(b Ballot) {
	i, found := s.ballot(b.Voter)
	switch {
	case !found:
		s.Ballots = slices.Insert(s.Ballots, i, b)
	case cmp.Or(cmp.Compare(b.Clock, s.Ballots[i].Clock), slices.Compare(b.On, s.Ballots[i].On)) > 0:
		s.Ballots[i] = b
	}
}

// Tally counts the dots of each talk.
func (s *Session) Tally() map[graph.ID]int {
	out := map[graph.ID]int{}
	for _, b := range s.Ballots {
		for _, id := range b.On {
			out[id]++
		}
	}
	return out
}
