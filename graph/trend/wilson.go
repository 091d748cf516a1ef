package trend

import "math"

// z95 is the 97.5 % point of the normal distribution.
const z95 = 1.959963984540054

// Wilson returns the 95 % score interval of a share of n in total.
// E. B. Wilson, Probable inference, the law of succession, and statistical
// inference, JASA 22 (1927). With no talks nothing is excluded: 0 to 1.
func Wilson(n, total int) (low, high float64) {
	if total <= 0 {
		return 0, 1
	}
	const zz = z95 * z95
	t, p := float64(total), float64(n)/float64(total)
	centre := p + zz/(2*t)
	half := z95 * math.Sqrt(float64(p*(1-p))/t+zz/(4*t*t))
	scale := 1 + zz/t
	low, high = (centre-half)/scale, (centre+half)/scale
	if n == 0 {
		low = 0 // rounding leaves 1e-18
	}
	if n >= total {
		high = 1
	}
	return max(low, 0), min(high, 1)
}

// twoShares returns the z of the pooled two-proportion score test, positive
// when the second share is the larger one, and 0 when nothing can be said.
func twoShares(n1, t1, n2, t2 int) float64 {
	if t1 == 0 || t2 == 0 {
		return 0
	}
	a, b := float64(t1), float64(t2)
	p := float64(n1+n2) / (a + b)
	v := float64(p*(1-p)) * (1/a + 1/b)
	if v <= 0 {
		return 0
	}
	return (float64(n2)/b - float64(n1)/a) / math.Sqrt(v)
}
