package view

import (
	"strconv"
	"strings"
)

// State says what is known about a year.
type State uint8

// The states. A year without a source is not a year with nothing in it.
const (
	NoSource  State = iota // nothing was loaded for the year
	Data                   // n of N talks, n above zero
	Zero                   // none of N talks
	Few                    // N is too small to speak of a share
	Mentioned              // a source speaks of it and names no talk
	NoTalks                // there is a source, and it names no talk
)

var stateWords = [...]string{
	NoSource: "no source", Data: "data", Zero: "zero", Few: "too few talks for a share",
	Mentioned: "mentioned, without a talk", NoTalks: "the report names no talk",
}

func (s State) String() string { return stateWords[s] }

// counted reports whether the year has a share.
func (s State) counted() bool { return s == Data || s == Zero || s == Few }

// Point is one year, edition or month of a Timeline: N of Of talks, and the
// 95 % interval of that share.
type Point struct {
	Year      int
	Name      string // of an edition or a month, such as 2018-03; empty for a year
	N, Of     int
	Low, High float64
	State     State
}

// Share is the part of the year's talks, from 0 to 1.
func (p Point) Share() float64 {
	if p.Of == 0 {
		return 0
	}
	return float64(p.N) / float64(p.Of)
}

func (p Point) label() string {
	return p.When() + ": " + p.of() + " " + noun(p.Of, "talk", "talks")
}

// When names the point.
func (p Point) When() string {
	if p.Name != "" {
		return p.Name
	}
	return strconv.Itoa(p.Year)
}

func (p Point) of() string { return group(p.N) + " of " + group(p.Of) }

// Timeline is how often a subject occurs by year, on consecutive years.
type Timeline struct {
	Name    string // of the subject, for a file
	ID      string // of the caption in the page
	Points  []Point
	Finding string // the sentence above the figure; empty for one made from the points
	First   string // what the first year is known for, such as a talk's title
	Note    []string
	Href    func(year int) string // where a year's talks are listed
	Saves   []Link                // the same as a file
	Drivers []string              // what a curve comes from, in sentences
	Unit    string                // what a point is: year, which it is when empty, edition or month
	Axes    []Tab                 // the other units it can be counted by
	Cut     string                // what is left out for want of room
}

func (t Timeline) unit() string {
	if t.Unit == "" {
		return "year"
	}
	return t.Unit
}

func (t Timeline) href(p Point) string {
	if t.Href == nil || p.N == 0 {
		return ""
	}
	return t.Href(p.Year)
}

func (t Timeline) finding() string {
	if t.Finding != "" {
		return t.Finding
	}
	return finding(t.Points, t.unit())
}

// finding says in one sentence what the points show, and nothing beyond them.
func finding(points []Point, unit string) string {
	var with, counted []Point
	for _, p := range points {
		if !p.State.counted() {
			continue
		}
		counted = append(counted, p)
		if p.N > 0 {
			with = append(with, p)
		}
	}
	switch {
	case len(counted) == 0:
		return "No " + unit + " has talks to count."
	case len(with) == 0:
		return "No talk in " + noun(len(counted), "the one "+unit+" that names talks", "any of the "+count(len(counted))+" "+unit+"s that name talks") + "."
	}
	sentence := peaks(with)
	after := 0
	for i := len(counted) - 1; i >= 0 && counted[i].N == 0; i-- {
		after++
	}
	switch {
	case after == 1:
		sentence += ", none in the " + unit + " reported since"
	case after > 1:
		sentence += ", none in the " + count(after) + " " + unit + "s reported since"
	}
	return capital(sentence) + "."
}

// peaks names every year when they are few, else the first, the highest share
// and the last.
func peaks(with []Point) string {
	if len(with) <= 3 {
		parts := make([]string, len(with))
		for i, p := range with {
			what := count(p.N)
			if i == 0 {
				what += " " + noun(p.N, "talk", "talks")
			}
			parts[i] = what + " in " + p.When()
		}
		return strings.Join(parts, ", ")
	}
	top, last := with[0], with[len(with)-1]
	for _, p := range with {
		if p.State == Data && p.Share() > top.Share() {
			top = p
		}
	}
	sentence := "first in " + with[0].When() + ", highest in " + top.When() + " with " + top.of() + " talks"
	if last.When() != top.When() {
		sentence += ", " + last.of() + " in " + last.When()
	}
	return sentence
}

func noun(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// gaps yields the runs of years without a source.
func gaps(points []Point) [][2]int {
	var out [][2]int
	for i := 0; i < len(points); i++ {
		if points[i].State != NoSource {
			continue
		}
		start := i
		for i+1 < len(points) && points[i+1].State == NoSource {
			i++
		}
		out = append(out, [2]int{start, i})
	}
	return out
}

// silent yields the runs of years whose reports name no talk.
func silent(points []Point) [][2]int {
	var out [][2]int
	for i, p := range points {
		if p.State == NoSource || p.Of > 0 {
			continue
		}
		if n := len(out); n > 0 && out[n-1][1] == i-1 {
			out[n-1][1] = i
			continue
		}
		out = append(out, [2]int{i, i})
	}
	return out
}

// runs yields the longest stretches of years a line may join: never across a
// gap, nor through a year too small for a share.
func runs(points []Point) [][2]int {
	var out [][2]int
	for i := 0; i < len(points); i++ {
		if !joins(points[i]) {
			continue
		}
		start := i
		for i+1 < len(points) && joins(points[i+1]) {
			i++
		}
		out = append(out, [2]int{start, i})
	}
	return out
}

func joins(p Point) bool { return p.State == Data || p.State == Zero }
