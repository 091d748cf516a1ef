package related

import "throughline/graph/text"

// Move says how a talk's place changed between two lists.
type Move struct {
	Talk     uint32
	From, To int // places from 1; 0 when it is not on that list
	Points   int // what it gained, or lost if negative
}

// String says the move: "up 2, 6 points less", "new on the list", or for one
// that left "was 3".
func (m Move) String() string {
	how := "same place"
	switch {
	case m.From == 0:
		return "new on the list"
	case m.To == 0:
		return "was " + text.Number(m.From)
	case m.To < m.From:
		how = "up " + text.Number(m.From-m.To)
	case m.To > m.From:
		how = "down " + text.Number(m.To-m.From)
	}
	switch {
	case m.Points < 0:
		how += ", " + text.Many(-m.Points, "point", "points") + " less"
	case m.Points > 0:
		how += ", " + text.Many(m.Points, "point", "points") + " more"
	}
	return how
}

// Moved returns how an answer differs from the one in which every kind of
// reason counts once.
func (x *Index) Moved(q Query, answer Answer) []Move {
	if q.Weights == (Weights{}) {
		return nil
	}
	q.Weights = Weights{}
	return Moves(x.Related(q).Results, answer.Results)
}

// Moves returns the talks of which place or points differ between two lists,
// in the order of the second, and after them those that left.
func Moves(before, after []Result) []Move {
	place := map[uint32]int{}
	for i, r := range before {
		place[r.Talk] = i + 1
	}
	var moves []Move
	for i, r := range after {
		m := Move{Talk: r.Talk, From: place[r.Talk], To: i + 1, Points: r.Points}
		if m.From > 0 {
			m.Points -= before[m.From-1].Points
		}
		if m.From != m.To || m.Points != 0 {
			moves = append(moves, m)
		}
		delete(place, r.Talk)
	}
	for i, r := range before {
		if place[r.Talk] > 0 {
			moves = append(moves, Move{Talk: r.Talk, From: i + 1, Points: -r.Points})
		}
	}
	return moves
}
