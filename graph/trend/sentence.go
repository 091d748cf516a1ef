package trend

import (
	"strconv"

	"throughline/graph/text"
)

// sentenceYears is up to how many years with talks the sentence lists them.
const sentenceYears = 3

// Sentence is a title for the curve: what the figures say, such as "1 talk in
// 2017, 3 in 2018, none in the 2 years known since." A long series is told by
// its course, or by what decided its stage.
func (e *Evolution) Sentence() string {
	seen := 0
	for i := range e.Years {
		if e.Years[i].Count > 0 {
			seen++
		}
	}
	switch {
	case e.Total == 0 && e.Count == 0:
		return "No source names a talk in these years."
	case seen == 0:
		return "None of " + text.Number(e.Total) + " talks" + e.spokenOf()
	case seen <= sentenceYears:
		return e.listed()
	}
	if course := e.Course(); len(course.Limbs) == 2 || len(course.Limbs) == 1 && course.Limbs[0].Certainty != NoChange {
		return course.String()
	}
	return text.Number(e.Count) + " of " + text.Number(e.Total) + " talks, from " + strconv.Itoa(e.First.Year) + " to " +
		strconv.Itoa(e.Last.Year) + ", without a clear direction."
}

// spokenOf ends the sentence about a node that no talk names.
func (e *Evolution) spokenOf() string {
	for i := range e.Years {
		if e.Years[i].State == Mentioned {
			return "; spoken of in " + strconv.Itoa(e.Years[i].Year) + " without naming one."
		}
	}
	return "."
}

func (e *Evolution) listed() string {
	list, since := "", 0
	for i := range e.Years {
		y := &e.Years[i]
		switch {
		case y.Count > 0 && list == "":
			list = talks(y.Count) + " in " + strconv.Itoa(y.Year)
		case y.Count > 0:
			list += ", " + text.Number(y.Count) + " in " + strconv.Itoa(y.Year)
			since = 0
		case y.Usable() && list != "":
			since++
		}
	}
	switch since {
	case 0:
		return list + "."
	case 1:
		return list + ", none in the year known since."
	}
	return list + ", none in the " + strconv.Itoa(since) + " years known since."
}
