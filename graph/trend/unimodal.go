package trend

import "math"

// turn returns the position of the year in which the most likely curve of one
// peak, or of one trough, turns; on a plateau the first of its years. Each
// limb has at least limbYears years, that one included. M. Frisén, Unimodal
// regression, The Statistician 35 (1986).
func turn(points []Point) int {
	peak, high := mode(points)
	mirror := make([]Point, len(points))
	for i, p := range points {
		mirror[i] = Point{p.Year, p.Total - p.Count, p.Total}
	}
	if trough, low := mode(mirror); low > high+tie {
		return trough
	}
	return peak
}

// tie is how near two log-likelihoods are that differ by rounding alone.
const tie = 1e-9

// mode returns the most likely position of a peak and the log-likelihood of
// the curve: rising up to it, falling after it. Whether the peak is counted
// with what rises or with what falls is the same, so of equal years the
// highest is taken.
func mode(points []Point) (at int, likelihood float64) {
	backwards := make([]Point, len(points))
	for i, p := range points {
		backwards[len(points)-1-i] = p
	}
	up, down := rising(points), rising(backwards)
	likelihood = math.Inf(-1)
	for i := limbYears - 1; i+limbYears <= len(points); i++ {
		l := up[i+1] + down[len(points)-1-i]
		if l > likelihood+tie || l > likelihood-tie && points[i].share() > points[at].share() {
			at, likelihood = i, l
		}
	}
	return at, likelihood
}

// rising returns for each number of first points the log-likelihood of the
// most likely shares that never fall, by pooling adjacent violators. M. Ayer
// and others, An empirical distribution function for sampling with incomplete
// information, Annals of Mathematical Statistics 26 (1955).
func rising(points []Point) []float64 {
	type block struct {
		count, total int
		before       float64 // log-likelihood of the blocks before it
	}
	var blocks []block
	out := make([]float64, len(points)+1)
	for i, p := range points {
		b := block{p.Count, p.Total, out[i]}
		for n := len(blocks) - 1; n >= 0 && blocks[n].count*b.total >= b.count*blocks[n].total; n-- {
			b = block{blocks[n].count + b.count, blocks[n].total + b.total, blocks[n].before}
			blocks = blocks[:n]
		}
		blocks = append(blocks, b)
		out[i+1] = b.before + logLikelihood(b.count, b.total)
	}
	return out
}

// logLikelihood is that of n of total at its most likely share, without the
// binomial coefficient.
func logLikelihood(n, total int) float64 {
	if n == 0 || n == total {
		return 0
	}
	p := float64(n) / float64(total)
	return float64(float64(n)*math.Log(p)) + float64(float64(total-n)*math.Log(1-p))
}
