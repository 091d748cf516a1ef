package card

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/text"
)

// Year is the talks of one year that lead to a node.
type Year struct {
	Year, Talks int
}

// Years counts the talks that lead to a node by year, from the first with any
// to the last: of a theme, as its page does, those of narrower ones too. It is
// nil for a talk itself, and where no talk has a year. It looks at every talk:
// whoever shows a hub again and again keeps the answer.
func Years(g *graph.Graph, n uint32) []Year {
	first, last := g.YearSpan()
	if first == 0 || g.Kind(n) == graph.Talk {
		return nil
	}
	counts := make([]int, last-first+1)
	lo, hi := g.Range(graph.Talk)
	seen := make([]bool, hi-lo)
	for _, m := range g.WithNarrower(n) {
		for p := range talkPredicates(g, m) {
			for _, t := range g.OfKind(g.In(m, p), graph.Talk) {
				if y := g.Year(t); y != 0 && !seen[t-lo] {
					seen[t-lo] = true
					counts[y-first]++
				}
			}
		}
	}
	return trim(counts, first)
}

// trim leaves the empty ends out.
func trim(counts []int, first int) []Year {
	for len(counts) > 0 && counts[0] == 0 {
		counts, first = counts[1:], first+1
	}
	for len(counts) > 0 && counts[len(counts)-1] == 0 {
		counts = counts[:len(counts)-1]
	}
	var out []Year
	for i, c := range counts {
		out = append(out, Year{first + i, c})
	}
	return out
}

// Sentence says the years in words: "2017 2, 2018 3, 2022 1".
func Sentence(years []Year) string {
	out := ""
	for _, y := range years {
		if y.Talks == 0 {
			continue
		}
		if out != "" {
			out += ", "
		}
		out += strconv.Itoa(y.Year) + " " + strconv.Itoa(y.Talks)
	}
	return out
}

// Summary says them in one sentence: "6 talks, 2017 to 2022, most in 2018: 3".
func Summary(years []Year) string {
	if len(years) == 0 {
		return ""
	}
	total, most := 0, years[0]
	for _, y := range years {
		total += y.Talks
		if y.Talks > most.Talks {
			most = y
		}
	}
	out := text.Many(total, "talk", "talks") + ", " + strconv.Itoa(years[0].Year)
	if len(years) == 1 {
		return out
	}
	return out + " to " + strconv.Itoa(years[len(years)-1].Year) + ", most in " + strconv.Itoa(most.Year) + ": " + text.Number(most.Talks)
}

// The size of the chart of years, in its own units.
const (
	column = 16
	height = 40
)

// YearsBox is the viewBox of the chart of years.
func YearsBox(years []Year) string {
	return "0 0 " + strconv.Itoa(column*max(len(years), minColumns)) + " " + strconv.Itoa(height)
}

// minColumns keeps the bar of a single year from being a wall.
const minColumns = 10

// Bar is the bar of year i in the chart.
func Bar(years []Year, i int) (x, y, width, tall int) {
	peak := 1
	for _, one := range years {
		peak = max(peak, one.Talks)
	}
	tall = years[i].Talks * height / peak
	if years[i].Talks > 0 {
		tall = max(tall, 1)
	}
	return i*column + 2, height - tall, column - 4, tall
}
