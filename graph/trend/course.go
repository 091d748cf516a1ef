package trend

import "math"

// Limb is a stretch of years along which a share went one way.
type Limb struct {
	First, Last Window  // the years at its ends
	Z           float64 // of the Cochran–Armitage test; positive when rising
	Certainty   Certainty
}

// Course is the long run of a series: one limb, or two that meet in the year
// where it turned.
type Course struct {
	Limbs []Limb // none when fewer than 3 years are usable
}

// The constants of the course.
const (
	limbYears = 3    // least usable years of a limb, the year it turns in included
	limbTalks = 10   // least talks of a clear limb: with fewer, z is not normal
	alpha     = 0.01 // of all limbs that are tried together
)

// CourseOf finds the year at which a series turned, which is the mode of its
// most likely unimodal curve, or the trough of its most likely valley. Both
// limbs must have |z| >= 1.96 in opposite directions, arrive where they lead,
// and say more together than the whole; else there is one limb, the whole. A
// limb is clear when its test is passed after Bonferroni's correction for the
// years tried.
func CourseOf(points []Point) Course {
	usable := usableOf(points)
	if len(usable) < limbYears {
		return Course{}
	}
	whole := armitage(usable)
	if len(usable) < 2*limbYears-1 {
		return Course{[]Limb{limbOf(usable, 1)}}
	}
	at := turn(usable)
	first, second := armitage(usable[:at+1]), armitage(usable[at:])
	if first*second >= 0 || min(math.Abs(first), math.Abs(second)) < z95 ||
		!arrives(usable[:at+1], first) || !arrives(usable[at:], second) ||
		float64(first*first)+float64(second*second) <= whole*whole {
		return Course{[]Limb{limbOf(usable, 1)}}
	}
	tried := 2 * (len(usable) - 2*limbYears + 2)
	return Course{[]Limb{limbOf(usable[:at+1], tried), limbOf(usable[at:], tried)}}
}

func limbOf(points []Point, tried int) Limb {
	count, _ := presence(points)
	l := Limb{First: windowOf(points[:1]), Last: windowOf(points[len(points)-1:]), Z: armitage(points)}
	switch {
	case count >= limbTalks && pValue(l.Z)*float64(tried) < alpha:
		l.Certainty = Clear
	case math.Abs(l.Z) >= lean:
		l.Certainty = Suggestive
	}
	return l
}

// arrives reports whether the last year of a limb lies where its z says, seen
// from the first: a share that fell and came back to where it was has not
// fallen.
func arrives(points []Point, z float64) bool {
	a, b := points[0], points[len(points)-1]
	ends := twoShares(a.Count, a.Total, b.Count, b.Total)
	return math.Abs(ends) >= lean && (ends > 0) == (z > 0)
}

// armitage returns the z of the test for a linear trend in proportions, with
// the years as scores. W. G. Cochran, Some methods for strengthening the
// common chi-squared tests, Biometrics 10 (1954); P. Armitage, Tests for
// linear trends in proportions and frequencies, Biometrics 11 (1955).
func armitage(points []Point) float64 {
	if len(points) < 2 {
		return 0
	}
	var n, total, at float64 // at: the mean year, counted from the first
	origin := points[0].Year
	for _, p := range points {
		n += float64(p.Count)
		total += float64(p.Total)
		at += float64(p.Total * (p.Year - origin))
	}
	at /= total
	p := n / total
	var t, spread float64
	for _, q := range points {
		x := float64(q.Year-origin) - at
		t += x * (float64(q.Count) - float64(p*float64(q.Total)))
		spread += float64(x*x) * float64(q.Total)
	}
	v := p * (1 - p) * spread
	if v <= 0 {
		return 0
	}
	return t / math.Sqrt(v)
}

// pValue returns the two-sided p of a normal z.
func pValue(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// Course returns the long run of an evolution.
func (e *Evolution) Course() Course { return CourseOf(e.Points()) }
