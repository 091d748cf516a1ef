package app

import (
	"throughline/graph/card"
	"throughline/graph/scene"
	"throughline/graph/text"
	"throughline/graph/trail"
)

// How far the talks of a ring are from the middle, in world units: the best at
// inner, the least at outer.
const (
	inner = 150
	outer = 420
)

// enter begins a ring on an empty canvas, and puts everything back where it
// stood when it is left.
func (p *picture) enter(v *trail.View) {
	around := uint32(0)
	if v.Asked != "" {
		around = v.Focus + 1
	}
	switch {
	case around == p.around:
		return
	case around == 0:
		p.places = p.aside
	case p.around == 0:
		p.places, p.aside = map[uint32]point{}, p.places
	default:
		clear(p.places)
	}
	p.around, p.auto = around, true
	clear(p.tied)
}

// orbit holds the talk of a ring in the middle and the others about it,
// clockwise in the order of the list: the more points, the nearer.
func (p *picture) orbit(v *trail.View) {
	if p.around == 0 {
		return
	}
	p.sim.Pin(0, 0, 0)
	ring := ringOf(v)
	for k, r := range v.Ring {
		i, ok := v.At(r.Node)
		if !ok {
			continue
		}
		x, y := onCircle(float32(k) / float32(len(v.Ring)))
		at := distance(ring.Far(r.Points))
		p.sim.Pin(i, at*x, at*y)
	}
}

func ringOf(v *trail.View) card.Ring {
	points := make([]int, len(v.Ring))
	for i, r := range v.Ring {
		points[i] = r.Points
	}
	return card.RingOf(points)
}

func distance(far float64) float32 { return inner + (outer-inner)*float32(far) }

// guides are circles at some of the points, named below the middle between two
// spokes.
func (p *picture) guides(v *trail.View) []scene.Guide {
	ring := ringOf(v)
	if p.around == 0 || ring.Best == 0 {
		return nil
	}
	var out []scene.Guide
	x, y := onCircle((float32(len(v.Ring)/2) + 0.5) / float32(len(v.Ring)))
	for _, points := range ring.Guides() {
		out = append(out, scene.Guide{Radius: distance(ring.Far(points)), Name: text.Many(points, "point", "points"), DX: x, DY: y})
	}
	return out
}

// onCircle returns the point of the unit circle at a share of a turn, clockwise
// from the top. It is Bhaskara's approximation, at most 0.2 % off: the sine of
// package math would be 1 KB of the client.
func onCircle(turn float32) (x, y float32) { return sine(turn), -sine(turn + 0.25) }

func sine(turn float32) float32 {
	for turn >= 1 {
		turn--
	}
	sign := float32(1)
	if turn > 0.5 {
		turn, sign = turn-0.5, -1
	}
	q := turn * (0.5 - turn) * 4
	return sign * 16 * q / (5 - 4*q)
}

// spokes tie the talks of a ring to its middle, each with its points.
func spokes(v *trail.View) []scene.Edge {
	var out []scene.Edge
	for _, r := range v.Ring {
		if i, ok := v.At(r.Node); ok && r.Points > 0 {
			out = append(out, scene.Edge{To: int32(i), Predicate: text.Many(r.Points, "point", "points")})
		}
	}
	return out
}
