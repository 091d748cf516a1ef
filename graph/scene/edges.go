package scene

import (
	"math"
	"strconv"
)

// A curve's bend is the distance of its middle from the straight line, as a share of its length. Single edges bend a
// little, so that the picture reads as one hand, but in large pictures they are straight: lines are cheaper. Parallel ones
// fan out.
const (
	singleBend   = 0.09
	parallelBend = 0.16
	manyEdges    = 1000
)

// bends returns the bend of every edge, positive to the left on the way from the lower to the higher index.
func bends(edges []Edge) []float32 {
	total := make(map[[2]int32]int, len(edges))
	for _, e := range edges {
		total[pair(e)]++
	}
	seen := make(map[[2]int32]int)
	out := make([]float32, len(edges))
	for i, e := range edges {
		p := pair(e)
		n := total[p]
		if n == 1 {
			if len(edges) < manyEdges {
				out[i] = sign(p) * singleBend
			}
			continue
		}
		k := seen[p]
		seen[p]++
		out[i] = (float32(k) - float32(n-1)/2) * parallelBend
	}
	return out
}

// sign varies the side single edges bend to, the same way every time.
func sign(p [2]int32) float32 {
	if (p[0]+p[1])&1 == 0 {
		return 1
	}
	return -1
}

func pair(e Edge) [2]int32 {
	if e.From < e.To {
		return [2]int32{e.From, e.To}
	}
	return [2]int32{e.To, e.From}
}

// Curve is a quadratic Bézier curve in screen units.
type Curve struct{ X0, Y0, CX, CY, X1, Y1 float32 }

// at returns the point at t in [0, 1].
func (c Curve) at(t float32) (x, y float32) {
	u := 1 - t
	a, b, d := u*u, 2*u*t, t*t
	return a*c.X0 + b*c.CX + d*c.X1, a*c.Y0 + b*c.CY + d*c.Y1
}

func curve(x0, y0, x1, y1, bend float32) Curve {
	dx, dy := x1-x0, y1-y0
	return Curve{x0, y0, (x0+x1)/2 + 2*bend*dy, (y0+y1)/2 - 2*bend*dx, x1, y1}
}

// text is the predicate as it is written at an edge, with the count of facts it stands for.
func (e Edge) text() string {
	if e.Count > 1 {
		return e.Predicate + " ×" + strconv.Itoa(e.Count)
	}
	return e.Predicate
}

const arrowLength = 8

// arrow returns the three corners of an arrow head that ends r pixels before the curve does, and false when the curve is
// too short for one.
func (c Curve) arrow(r float32) (corners [6]float32, ok bool) {
	dx, dy := c.X1-c.CX, c.Y1-c.CY
	d := sqrt32(dx*dx + dy*dy)
	if !(d > r+arrowLength) {
		return corners, false
	}
	dx, dy = dx/d, dy/d
	tx, ty := c.X1-dx*(r+2), c.Y1-dy*(r+2)
	bx, by := tx-dx*arrowLength, ty-dy*arrowLength
	w := float32(arrowLength) * 0.4
	return [6]float32{tx, ty, bx - dy*w, by + dx*w, bx + dy*w, by - dx*w}, true
}

func sqrt32(x float32) float32 { return float32(math.Sqrt(float64(x))) }
