package trend

import (
	"errors"
	"slices"
)

// MaxCompared is how many nodes can be compared: more curves are not readable.
const MaxCompared = 6

var errTooMany = errors.New("at most six can be compared")

// Comparison holds several nodes on one axis.
type Comparison struct {
	Rows []*Evolution
	// Ranks gives by row and year the place by count among the rows, from 1,
	// and 0 in a year without enough talks. Equal counts share a place.
	Ranks [][]int
}

// Compare counts nodes on one axis. A node named twice is shown once.
func (s *Scope) Compare(nodes []uint32) (*Comparison, error) {
	c := &Comparison{}
	for i, n := range nodes {
		if slices.Contains(nodes[:i], n) {
			continue
		}
		if len(c.Rows) == MaxCompared {
			return nil, errTooMany
		}
		c.Rows = append(c.Rows, s.Series(n))
	}
	c.Ranks = make([][]int, len(c.Rows))
	for i := range c.Rows {
		c.Ranks[i] = c.ranks(i)
	}
	return c, nil
}

func (c *Comparison) ranks(row int) []int {
	years := c.Rows[row].Years
	ranks := make([]int, len(years))
	for i := range years {
		if !years[i].Usable() {
			continue
		}
		ranks[i] = 1
		for _, other := range c.Rows {
			if other.Years[i].Count > years[i].Count {
				ranks[i]++
			}
		}
	}
	return ranks
}
