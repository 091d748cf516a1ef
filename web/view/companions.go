package view

import "strconv"

// Companions are the things that stood beside a node in its talks.
type Companions struct {
	Lead    string
	Columns []Column
	Rows    []Companion
	Notes   []string
	More    Link
}

// Column is a period of Companions, or a gap.
type Column struct {
	Label string
	Gap   bool
	Hint  string // for a gap: which years
}

// Companion is one row: Together talks with both, of All talks that have the
// companion, Lift times as often as chance.
type Companion struct {
	Ref
	Together, All int
	Lift          float64
	Cells         []Cell
}

// Cell is one period: N talks with both, of Of that have the companion.
type Cell struct {
	N, Of int
	Href  string
}

// heat is the cell's step of colour, relative to the fullest cell; the number
// in it says the same.
func (c Companions) heat(cell Cell) string {
	most := 0
	for _, r := range c.Rows {
		for _, one := range r.Cells {
			most = max(most, one.N)
		}
	}
	if cell.N == 0 {
		return ""
	}
	return "heat-" + strconv.Itoa(min(3, 1+(cell.N-1)*3/max(1, most-1)*1))
}

func lift(v float64) string {
	if v >= 100 {
		return strconv.FormatFloat(v, 'f', 0, 64) + "×"
	}
	return strconv.FormatFloat(v, 'f', 1, 64) + "×"
}

// Together is the talks that a subject has with one companion, where they were
// asked for.
type Together struct {
	Title string
	With  Ref
	Talks []KeyTalk
}
