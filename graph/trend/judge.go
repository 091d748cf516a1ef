package trend

// Point is a year's n of N, all that a verdict rests on.
type Point struct {
	Year, Count, Total int
}

func (p Point) share() float64 { return float64(p.Count) / float64(p.Total) }

// The constants of the rule.
const (
	horizon    = 5      // usable years looked at for a movement
	windowSize = 2      // usable years in a window
	awayYears  = 2      // usable years without a talk after which a theme is away
	lean       = 1.2816 // z that chance gives an unchanged theme in one of ten cases, each way
)

// Judge finds the stage of a series of years in rising order.
func Judge(points []Point) Verdict {
	usable := usableOf(points)
	begin, recent, size := windows(len(usable))
	if size == 0 {
		return compare(windowOf(nil), windowOf(usable))
	}
	common := compare(windowOf(usable[begin:begin+size]), windowOf(usable[recent:]))
	count, years := presence(usable)
	switch {
	case count == 0:
		return common
	case count == 1, years == 1 && common.Recent.Count == 0:
		return oneOff(usable)
	case common.Recent.Count == 0 && size == windowSize:
		return dormant(usable, recent)
	case !anyTalk(usable[:recent]):
		return emerging(usable, recent)
	default:
		if back := returned(usable, recent); back > 0 {
			return returning(usable, back)
		}
		return moving(common)
	}
}

// windows returns where the earlier and the recent window begin among n usable
// years, and how many years each has.
func windows(n int) (earlier, recent, size int) {
	size = min(windowSize, n/2)
	return max(0, n-horizon), n - size, size
}

func usableOf(points []Point) []Point {
	out := make([]Point, 0, len(points))
	for _, p := range points {
		if p.Total >= MinTalks {
			out = append(out, p)
		}
	}
	return out
}

func windowOf(points []Point) Window {
	w := Window{Years: len(points), High: 1}
	if len(points) == 0 {
		return w
	}
	w.From, w.To = points[0].Year, points[len(points)-1].Year
	for _, p := range points {
		w.Count += p.Count
		w.Total += p.Total
	}
	w.Low, w.High = Wilson(w.Count, w.Total)
	return w
}

func compare(earlier, recent Window) Verdict {
	return Verdict{Earlier: earlier, Recent: recent, Z: twoShares(earlier.Count, earlier.Total, recent.Count, recent.Total)}
}

func presence(points []Point) (count, years int) {
	for _, p := range points {
		count += p.Count
		if p.Count > 0 {
			years++
		}
	}
	return count, years
}

func anyTalk(points []Point) bool {
	count, _ := presence(points)
	return count > 0
}

// certain grades a change between the windows.
func (v *Verdict) certain() {
	v.Certainty = Suggestive
	if v.Recent.Low > v.Earlier.High || v.Recent.High < v.Earlier.Low {
		v.Certainty = Clear
	}
}

// moving is the case of a theme that was there before and is there now.
func moving(v Verdict) Verdict {
	v.certain()
	switch {
	case v.Z >= lean:
		v.Stage = Rising
	case v.Z <= -lean:
		v.Stage = Declining
	default:
		v.Stage, v.Certainty = Steady, NoChange
	}
	return v
}

// oneOff holds the only year with talks against those before it, for the
// reader: it has no certainty.
func oneOff(usable []Point) Verdict {
	at := 0
	for usable[at].Count == 0 {
		at++
	}
	v := compare(windowOf(usable[:at]), windowOf(usable[at:at+1]))
	v.Stage = OneOff
	return v
}

// dormant compares the years since the last talk, at least a window of them,
// with the window that ends with the last talk.
func dormant(usable []Point, recent int) Verdict {
	for recent > 0 && usable[recent-1].Count == 0 {
		recent--
	}
	v := compare(windowOf(usable[max(0, recent-windowSize):recent]), windowOf(usable[recent:]))
	v.Stage = Dormant
	v.certain()
	return v
}

// emerging compares the recent window with all the years before it.
func emerging(usable []Point, recent int) Verdict {
	v := compare(windowOf(usable[:recent]), windowOf(usable[recent:]))
	v.Stage = Emerging
	v.certain()
	return v
}

// returned returns where in the recent window a theme came back after being
// away, or 0.
func returned(usable []Point, recent int) int {
	for i := len(usable) - 1; i >= recent; i-- {
		if usable[i].Count == 0 {
			continue
		}
		gap := i
		for gap > 0 && usable[gap-1].Count == 0 {
			gap--
		}
		if i-gap >= awayYears && gap > 0 {
			return i
		}
	}
	return 0
}

// returning compares the years since the return with those it was away.
func returning(usable []Point, back int) Verdict {
	gap := back
	for usable[gap-1].Count == 0 {
		gap--
	}
	v := compare(windowOf(usable[gap:back]), windowOf(usable[back:]))
	v.Stage = Returning
	v.certain()
	return v
}
