package trend

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"throughline/graph/text"
)

// PeriodText returns "2018", or "2021–22" for several years.
func PeriodText(from, to int) string {
	a := strconv.Itoa(from)
	switch {
	case from == to:
		return a
	case from/100 == to/100 && from >= 1000:
		return a + "–" + strconv.Itoa(to)[2:]
	}
	return a + "–" + strconv.Itoa(to)
}

// String returns "3 of 12 in 2018", or "none of 34 in 2022–23".
func (w Window) String() string {
	if w.Years == 0 {
		return "no year with enough talks"
	}
	return number(w.Count) + " of " + text.Number(w.Total) + " in " + PeriodText(w.From, w.To)
}

func number(n int) string {
	if n == 0 {
		return "none"
	}
	return text.Number(n)
}

// Range returns the interval in per cent, such as "9–53 %" or "2.6–4.1 %".
func (w Window) Range() string {
	decimals := decimalsOf(w.High)
	if w.Low > 0 && w.High < 0.0995 {
		decimals = max(decimals, decimalsOf(w.Low))
	}
	return bound(w.Low, decimalsOf(w.Low)) + "–" + bound(w.High, decimals) + " %"
}

// decimalsOf is how finely a share in per cent is written: whole from 3, with
// one decimal from 0.1, else with two.
func decimalsOf(share float64) int {
	switch p := 100 * share; {
	case p >= 2.95 || p == 0:
		return 0
	case p >= 0.095:
		return 1
	}
	return 2
}

func bound(share float64, decimals int) string {
	return strconv.FormatFloat(100*share, 'f', decimals, 64)
}

// Brief says in a few words what the stage rests on, such as "suggestive: 3.3
// → 2.6 %". Reason has the numbers.
func (v Verdict) Brief() string {
	words := ""
	switch v.Stage {
	case Unstaged:
		return "too few talks for a stage"
	case OneOff:
		return "only in " + PeriodText(v.Recent.From, v.Recent.To)
	case Steady:
		return "no change is shown"
	case Emerging:
		words = "none before " + strconv.Itoa(v.Recent.From)
	case Returning:
		words = "none in " + PeriodText(v.Earlier.From, v.Earlier.To)
	case Dormant:
		words = "none in " + PeriodText(v.Recent.From, v.Recent.To)
	default:
		decimals := 0
		if min(v.Earlier.Share(), v.Recent.Share()) < 0.0995 {
			decimals = 1
		}
		words = bound(v.Earlier.Share(), decimals) + " → " + bound(v.Recent.Share(), decimals) + " %"
	}
	return v.Certainty.String() + ": " + words
}

// Reason says in one phrase which numbers decided the stage.
func (v Verdict) Reason() string {
	switch v.Stage {
	case Unstaged:
		if v.Recent.Years < 2 && v.Earlier.Years == 0 {
			return "fewer than two years have " + strconv.Itoa(MinTalks) + " talks or more"
		}
		return "no talk in a year with enough talks"
	case OneOff:
		return v.Recent.String() + ", in no other year"
	case Steady:
		return v.Earlier.String() + ", " + v.Recent.String() + ": no change is shown"
	case Emerging:
		return v.Recent.String() + ", " + v.Earlier.String() + v.overlap()
	case Returning:
		return v.Recent.String() + ", after " + v.Earlier.String() + v.overlap()
	case Dormant:
		return v.Recent.String() + ", after " + v.Earlier.String() + v.overlap()
	}
	return v.Earlier.String() + ", " + v.Recent.String() + v.overlap()
}

// overlap says what makes the stage clear or only suggestive.
func (v Verdict) overlap() string {
	a, b, end := v.Earlier.Range(), v.Recent.Range(), " overlap"
	if v.Certainty == Clear {
		a, b = apart(v.Earlier, v.Recent)
		end = " do not overlap"
	}
	return ": the intervals " + a + " and " + b + end
}

// apart writes two intervals that do not overlap with as many decimals as it
// takes to see it.
func apart(a, b Window) (string, string) {
	rough := func(share float64) string { return bound(share, decimalsOf(share)) }
	if rough(a.High) != rough(b.Low) && rough(a.Low) != rough(b.High) {
		return a.Range(), b.Range()
	}
	write := func(w Window) string { return bound(w.Low, 2) + "–" + bound(w.High, 2) + " %" }
	return write(a), write(b)
}

// String tells the course in a sentence, such as "Risen to 2016, declined
// since."; it is empty when there is nothing to tell.
func (c Course) String() string {
	switch len(c.Limbs) {
	case 1:
		l := c.Limbs[0]
		switch {
		case l.Certainty == NoChange:
			return "No trend from " + strconv.Itoa(l.First.From) + " to " + strconv.Itoa(l.Last.To) + "."
		case l.Z > 0:
			return "Risen from " + strconv.Itoa(l.First.From) + " to " + strconv.Itoa(l.Last.To) + l.grade() + "."
		}
		return "Declined from " + strconv.Itoa(l.First.From) + " to " + strconv.Itoa(l.Last.To) + l.grade() + "."
	case 2:
		a, b := c.Limbs[0], c.Limbs[1]
		first, then := "Risen", "declined"
		if a.Z < 0 {
			first, then = "Declined", "risen"
		}
		return first + " to " + strconv.Itoa(a.Last.To) + a.grade() + ", " + then + " since" + b.grade() + ": " +
			a.First.String() + ", " + a.Last.String() + ", " + b.Last.String() + "."
	}
	return ""
}

func (l Limb) grade() string {
	if l.Certainty == Clear {
		return ""
	}
	return " (suggestive)"
}

// Sentence names the driver and the stage without it, such as "53 of 58 talks
// in 2021–22 come from Example Conf; without its talks: steady."
func (d Driver) Sentence(name string) string {
	return text.Number(len(d.Talks)) + " of " + text.Number(d.Of) + " talks in " + PeriodText(d.From, d.To) +
		" come from " + Shorten(name) + "; without its talks: " + d.Without.staged() + "."
}

// staged is the stage in words: "declining (clear)".
func (v Verdict) staged() string {
	switch {
	case v.Stage == Unstaged:
		return "too few for a stage"
	case v.Certainty == NoChange:
		return v.Stage.String()
	}
	return v.Stage.String() + " (" + v.Certainty.String() + ")"
}

// maxName is the longest name in a sentence, in characters.
const maxName = 80

// Shorten cuts a name so that a sentence stays readable. Lists show it whole.
func Shorten(name string) string {
	if utf8.RuneCountInString(name) <= maxName {
		return name
	}
	n := 0
	for i := range name {
		if n == maxName-1 {
			return strings.TrimRight(name[:i], " ") + "…"
		}
		n++
	}
	return name
}

// list joins names: "a, b and c", of more than limit the first ones and
// "7 more".
func list(names []string, limit int) string {
	rest := len(names) - limit
	if rest > 0 {
		names = append(names[:limit:limit], text.Number(rest)+" more")
	}
	return text.List(names)
}
