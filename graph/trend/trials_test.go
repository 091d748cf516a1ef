package trend_test

import (
	"math/rand/v2"
	"testing"

	"throughline/graph/trend"
)

const trials = 10000

// process gives the true share of a theme in year i of k.
type process struct {
	name  string
	share func(r *rand.Rand, k int) []float64
}

func line(from, to float64, k int) []float64 {
	out := make([]float64, k)
	for i := range out {
		out[i] = from + (to-from)*float64(i)/float64(max(1, k-1))
	}
	return out
}

var processes = []process{
	{"flat", func(r *rand.Rand, k int) []float64 {
		p := base(r)
		return line(p, p, k)
	}},
	{"rising", func(r *rand.Rand, k int) []float64 {
		p := base(r)
		return line(p, min(0.9, p*(1.2+3*r.Float64())), k)
	}},
	{"falling", func(r *rand.Rand, k int) []float64 {
		p := base(r)
		return line(p, p*r.Float64()*0.8, k)
	}},
	{"burst", func(r *rand.Rand, k int) []float64 {
		p := base(r)
		out := line(p, p, k)
		at, width := r.IntN(k), 1+r.IntN(3)
		for i := at; i < min(k, at+width); i++ {
			out[i] = min(0.95, p*(2+6*r.Float64()))
		}
		return out
	}},
}

// base is a share between 0.2 % and 30 %, small ones being as frequent as
// they are among themes.
func base(r *rand.Rand) float64 {
	f := r.Float64()
	return 0.002 + 0.3*f*f*f
}

func binomial(r *rand.Rand, n int, p float64) int {
	k := 0
	for range n {
		if r.Float64() < p {
			k++
		}
	}
	return k
}

// draw observes a process: the size of a year wanders around one that lies
// between 5 and 800, and some years have no source.
func draw(r *rand.Rand, share []float64) []trend.Point {
	sizes := []int{5, 7, 12, 20, 50, 120, 300, 800}
	size := sizes[r.IntN(len(sizes))]
	points := make([]trend.Point, len(share))
	for i, p := range share {
		n := max(5, min(800, int(float64(size)*(0.7+0.6*r.Float64()))))
		if r.IntN(8) == 0 {
			n = 0
		}
		points[i] = trend.Point{Year: 2000 + i, Count: binomial(r, n, p), Total: n}
	}
	return points
}

// truth is the true share of a window.
func truth(w trend.Window, points []trend.Point, share []float64) float64 {
	hits, total := 0.0, 0
	for i, p := range points {
		if p.Year >= w.From && p.Year <= w.To && p.Total >= trend.MinTalks {
			hits += share[i] * float64(p.Total)
			total += p.Total
		}
	}
	return hits / float64(total)
}

// wrong reports whether a verdict says of a change what is not so.
func wrong(v trend.Verdict, points []trend.Point, share []float64) bool {
	earlier, recent := truth(v.Earlier, points, share), truth(v.Recent, points, share)
	switch v.Stage {
	case trend.Emerging, trend.Rising, trend.Returning:
		return recent <= earlier+1e-12
	case trend.Declining, trend.Dormant:
		return recent >= earlier-1e-12
	}
	return false
}

func TestClearIsSeldomWrong(t *testing.T) {
	for _, process := range processes {
		r := rand.New(rand.NewPCG(2026, 8))
		bad, clear, leaning, badLean := 0, 0, 0, 0
		for range trials {
			share := process.share(r, 2+r.IntN(17))
			points := draw(r, share)
			v := trend.Judge(points)
			isWrong := wrong(v, points, share)
			switch v.Certainty {
			case trend.Clear:
				clear++
				if isWrong {
					bad++
				}
			case trend.Suggestive:
				leaning++
				if isWrong {
					badLean++
				}
			}
		}
		t.Logf("%s: clear %.1f %%, of all trials clear and wrong %.2f %%; suggestive %.1f %%, of those wrong %.0f %%", process.name,
			percent(clear, trials), percent(bad, trials), percent(leaning, trials), percent(badLean, leaning))
		if bad*20 > trials {
			t.Errorf("%s: clear is wrong in %.1f %% of the trials", process.name, percent(bad, trials))
		}
	}
}

func TestStrongTrendsAreFound(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to float64
		want     trend.Stage
	}{{"rise", 0.12, 0.24, trend.Rising}, {"fall", 0.24, 0.12, trend.Declining}} {
		r := rand.New(rand.NewPCG(2026, 9))
		found := 0
		for range trials {
			points := make([]trend.Point, 5)
			for i, p := range line(c.from, c.to, 5) {
				points[i] = trend.Point{Year: 2019 + i, Count: binomial(r, 300, p), Total: 300}
			}
			if v := trend.Judge(points); v.Stage == c.want && v.Certainty == trend.Clear {
				found++
			}
		}
		t.Logf("%s: found in %.1f %%", c.name, percent(found, trials))
		if found < trials*8/10 {
			t.Errorf("%s is found in %.1f %% of the trials", c.name, percent(found, trials))
		}
	}
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }

// TestClearLimbsAreSeldomWrong holds the long run against the same processes:
// a limb is wrong when the true shares along it do not go its way.
func TestClearLimbsAreSeldomWrong(t *testing.T) {
	for _, process := range processes {
		r := rand.New(rand.NewPCG(2026, 10))
		clear, bad := 0, 0
		for range trials {
			share := process.share(r, 3+r.IntN(16))
			points := draw(r, share)
			for _, limb := range trend.CourseOf(points).Limbs {
				if limb.Certainty == trend.Clear {
					clear++
					if limb.Z*slope(points, share, limb.First.From, limb.Last.To) <= 0 {
						bad++
					}
				}
			}
		}
		t.Logf("%s: %d limbs clear, %d of them wrong", process.name, clear, bad)
		if bad*20 > trials {
			t.Errorf("%s: %d limbs are wrong", process.name, bad)
		}
	}
}

// slope is the covariance of year and true share over the usable years.
func slope(points []trend.Point, share []float64, from, to int) float64 {
	var sum, total, at float64
	for _, p := range points {
		if p.Year >= from && p.Year <= to && p.Total >= trend.MinTalks {
			total += float64(p.Total)
			at += float64(p.Total * p.Year)
		}
	}
	mean := at / total
	for i, p := range points {
		if p.Year >= from && p.Year <= to && p.Total >= trend.MinTalks {
			sum += float64(p.Total) * (float64(p.Year) - mean) * (share[i] - share[0])
		}
	}
	if sum < 1e-9 && sum > -1e-9 {
		return 0
	}
	return sum
}

// TestBurstsAreFound plants a burst of four times the base rate in ten years
// of 300 talks, and none.
func TestBurstsAreFound(t *testing.T) {
	r := rand.New(rand.NewPCG(2026, 11))
	found, invented := 0, 0
	for range 2000 {
		share := line(0.03, 0.03, 10)
		if len(trend.Bursts(draw300(r, share))) > 0 {
			invented++
		}
		share[5], share[6] = 0.12, 0.12
		if b := trend.Bursts(draw300(r, share)); len(b) == 1 && b[0].From == 2005 && b[0].To == 2006 {
			found++
		}
	}
	t.Logf("found exactly %.1f %%, invented %.1f %%", percent(found, 2000), percent(invented, 2000))
	if found < 1800 || invented > 100 {
		t.Errorf("found %d of 2000, invented %d", found, invented)
	}
}

func draw300(r *rand.Rand, share []float64) []trend.Point {
	points := make([]trend.Point, len(share))
	for i, p := range share {
		points[i] = trend.Point{Year: 2000 + i, Count: binomial(r, 300, p), Total: 300}
	}
	return points
}
