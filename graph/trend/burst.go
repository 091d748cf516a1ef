package trend

import "math"

// Burst is a run of years in which a theme was markedly more frequent than
// over the whole series.
type Burst struct {
	Window
	Weight float64 // how much better the burst explains these years, in nats
}

// The constants of bursts.
const (
	burstYears = 8   // least usable years
	burstTalks = 20  // least talks
	burstScale = 2.0 // the rate in a burst is this many times the base rate
	burstCost  = 2.0 // gamma: the price of entering a burst, times ln of the years; at 1 a flat series has a burst in one of ten cases
)

// Bursts finds bursts by the two-state automaton of J. Kleinberg, Bursty and
// hierarchical structure in streams, KDD 2002, section 4 (batched arrivals).
// It returns none for a series of fewer than 8 usable years or 20 talks.
func Bursts(points []Point) []Burst {
	usable := usableOf(points)
	whole := windowOf(usable)
	base := whole.Share()
	if len(usable) < burstYears || whole.Count < burstTalks || base >= 1/burstScale {
		return nil
	}
	// By year: how much more a burst would explain than the base rate.
	more, less := math.Log(burstScale), math.Log((1-burstScale*base)/(1-base))
	gain := make([]float64, len(usable))
	for i, p := range usable {
		gain[i] = float64(float64(p.Count)*more) + float64(float64(p.Total-p.Count)*less)
	}
	return runs(usable, gain, walk(gain, burstCost*math.Log(float64(len(usable)))))
}

// walk returns the most likely state of each year: Viterbi's algorithm, with
// costs relative to the base state.
func walk(gain []float64, enter float64) []bool {
	type step struct{ calm, burst bool } // whether the state was reached from a burst
	from := make([]step, len(gain))
	calm, burst := 0.0, math.Inf(1)
	for i, g := range gain {
		from[i] = step{calm: burst < calm, burst: burst < calm+enter}
		calm, burst = min(calm, burst), min(burst, calm+enter)-g
	}
	states := make([]bool, len(gain))
	state := burst < calm
	for i := len(gain) - 1; i >= 0; i-- {
		states[i] = state
		if state {
			state = from[i].burst
		} else {
			state = from[i].calm
		}
	}
	return states
}

func runs(usable []Point, gain []float64, states []bool) []Burst {
	var out []Burst
	for i := 0; i < len(states); i++ {
		if !states[i] {
			continue
		}
		begin, weight := i, 0.0
		for ; i < len(states) && states[i]; i++ {
			weight += gain[i]
		}
		out = append(out, Burst{windowOf(usable[begin:i]), weight})
	}
	return out
}
