package trend

import (
	"math"
	"math/rand/v2"
	"testing"
)

// reference is the log-likelihood of the isotonic fit by the max-min formula:
// the share of i is the largest over s <= i of the smallest over t >= i of the
// mean of s to t.
func reference(points []Point) float64 {
	sum := 0.0
	for i, p := range points {
		best := math.Inf(-1)
		for s := 0; s <= i; s++ {
			least := math.Inf(1)
			for t := i; t < len(points); t++ {
				least = min(least, windowOf(points[s:t+1]).Share())
			}
			best = max(best, least)
		}
		if p.Count > 0 {
			sum += float64(p.Count) * math.Log(best)
		}
		if p.Count < p.Total {
			sum += float64(p.Total-p.Count) * math.Log(1-best)
		}
	}
	return sum
}

func TestRisingIsTheIsotonicFit(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1955))
	for range 500 {
		points := make([]Point, 1+r.IntN(12))
		for i := range points {
			total := 5 + r.IntN(60)
			points[i] = Point{2000 + i, r.IntN(total + 1), total}
		}
		got := rising(points)
		for n := range len(points) + 1 {
			if want := reference(points[:n]); math.Abs(got[n]-want) > 1e-6 {
				t.Fatalf("%v: %f, not %f", points[:n], got[n], want)
			}
		}
	}
}

func TestModeTakesTheHighestOfEquals(t *testing.T) {
	share := func(ns ...int) (points []Point) {
		for i, n := range ns {
			points = append(points, Point{2000 + i, n, 100})
		}
		return points
	}
	for _, c := range []struct {
		points []Point
		want   int
	}{
		{share(0, 5, 15, 25, 15, 5, 0), 3},
		{share(0, 5, 20, 20, 20, 5, 0), 2}, // the first year of a plateau
		{share(0, 0, 0, 0, 1, 10, 30, 20, 10, 12, 9), 6},
		{share(30, 20, 10, 5, 10, 20, 30), 3}, // a trough
		{share(90, 20, 10, 5, 4), 2},          // each limb keeps three years
	} {
		if got := turn(c.points); got != c.want {
			t.Errorf("%v turns in %d", c.points, got)
		}
	}
}
