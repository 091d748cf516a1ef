package trend_test

import (
	"math/rand/v2"
	"testing"

	"throughline/graph/trend"
)

// TestTheRuleHolds checks what the published rule promises of any series.
func TestTheRuleHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(2026, 12))
	seen := map[trend.Stage]int{}
	for range 20000 {
		points := anySeries(r)
		v := trend.Judge(points)
		seen[v.Stage]++
		if problem := broken(v, points); problem != "" {
			t.Fatalf("%s: %v: %s %s: %s", problem, points, v.Stage, v.Certainty, v.Reason())
		}
	}
	for stage := trend.Unstaged; stage <= trend.OneOff; stage++ {
		if seen[stage] == 0 {
			t.Errorf("no series was %q", stage)
		}
	}
}

// anySeries has gaps, years with too few talks, and all kinds of counts.
func anySeries(r *rand.Rand) []trend.Point {
	points := make([]trend.Point, r.IntN(14))
	p := r.Float64() * r.Float64()
	for i := range points {
		total := []int{0, 3, 5, 9, 40, 300}[r.IntN(6)]
		points[i] = trend.Point{Year: 2010 + i, Total: total}
		if r.IntN(3) > 0 {
			points[i].Count = binomial(r, total, p)
		}
	}
	return points
}

// broken names a promise of the rule that the verdict breaks.
func broken(v trend.Verdict, points []trend.Point) string {
	disjoint := v.Recent.Low > v.Earlier.High || v.Recent.High < v.Earlier.Low
	changes := v.Certainty != trend.NoChange
	switch {
	case !adds(v.Earlier, points) || !adds(v.Recent, points):
		return "a window does not add up"
	case v.Earlier.Years > 0 && v.Earlier.To >= v.Recent.From:
		return "the windows overlap"
	case changes && (v.Certainty == trend.Clear) != disjoint:
		return "clear and disjoint are not the same"
	case changes == (v.Stage == trend.Unstaged || v.Stage == trend.OneOff || v.Stage == trend.Steady):
		return "a certainty where there is no change, or none where there is"
	case v.Stage == trend.Emerging && (v.Earlier.Count > 0 || v.Recent.Count < 2):
		return "emerging, but not new"
	case v.Stage == trend.Dormant && (v.Recent.Count > 0 || v.Earlier.Count == 0 || v.Recent.Years < 2):
		return "dormant, but not away"
	case v.Stage == trend.Returning && (v.Earlier.Count > 0 || v.Earlier.Years < 2 || v.Recent.Count == 0):
		return "returning, but was not away"
	case v.Stage == trend.Rising && v.Recent.Share() <= v.Earlier.Share():
		return "rising, but not larger"
	case v.Stage == trend.Declining && v.Recent.Share() >= v.Earlier.Share():
		return "declining, but not smaller"
	case v.Reason() == "":
		return "no reason"
	case v != trend.Judge(blur(points)):
		return "a year with too few talks decides"
	}
	return ""
}

// adds reports whether a window holds the usable years between its ends.
func adds(w trend.Window, points []trend.Point) bool {
	years, count, total := 0, 0, 0
	for _, p := range points {
		if p.Year >= w.From && p.Year <= w.To && p.Total >= trend.MinTalks {
			years, count, total = years+1, count+p.Count, total+p.Total
		}
	}
	low, high := trend.Wilson(count, total)
	return years == w.Years && count == w.Count && total == w.Total && low == w.Low && high == w.High
}

// blur changes what is known of years without enough talks.
func blur(points []trend.Point) []trend.Point {
	var out []trend.Point
	for i, p := range points {
		switch {
		case p.Total >= trend.MinTalks:
			out = append(out, p)
		case i%2 == 0:
			out = append(out, trend.Point{Year: p.Year, Count: 2, Total: 4})
		}
	}
	return out
}

// TestClearIsSeldomWrongAtAnySize takes unchanged themes of one share in years
// of one size, where nothing averages out.
func TestClearIsSeldomWrongAtAnySize(t *testing.T) {
	const each = 2000
	worst, where := 0, ""
	for _, size := range []int{5, 8, 12, 20, 50, 120, 300, 800} {
		for _, p := range []float64{0.01, 0.05, 0.2, 0.5, 0.9} {
			r := rand.New(rand.NewPCG(uint64(size), uint64(1000*p)))
			bad := 0
			for range each {
				points := make([]trend.Point, 8)
				for i := range points {
					points[i] = trend.Point{Year: 2010 + i, Count: binomial(r, size, p), Total: size}
				}
				if trend.Judge(points).Certainty == trend.Clear {
					bad++
				}
			}
			if bad > worst {
				worst, where = bad, trend.Window{Years: 1, Count: int(p * float64(size)), Total: size, From: 2010, To: 2010}.String()
			}
			if bad*20 > each {
				t.Errorf("N %d, share %.2f: clear in %.1f %%", size, p, percent(bad, each))
			}
		}
	}
	t.Logf("worst: %.1f %% at %s", percent(worst, each), where)
}

func TestCourseHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(2026, 13))
	turns := 0
	for range 5000 {
		points := anySeries(r)
		c := trend.CourseOf(points)
		if len(c.Limbs) == 2 {
			turns++
			a, b := c.Limbs[0], c.Limbs[1]
			if a.Last != b.First || a.Z*b.Z >= 0 {
				t.Fatalf("%v: %+v", points, c)
			}
		}
		for _, l := range c.Limbs {
			if !adds(l.First, points) || !adds(l.Last, points) || l.First.From >= l.Last.From {
				t.Fatalf("%v: %+v", points, l)
			}
		}
		for _, b := range trend.Bursts(points) {
			if !adds(b.Window, points) || b.Weight <= 0 {
				t.Fatalf("%v: %+v", points, b)
			}
		}
	}
	if turns == 0 {
		t.Error("no series turned")
	}
}
