package scene

import "math"

// Camera says which part of the world is seen. The zero value sees the origin at zoom 1 on a canvas of no size.
type Camera struct {
	X, Y          float32 // world point in the middle of the canvas
	Zoom          float32 // pixels a world unit; 0 means 1
	Width, Height float32 // of the canvas in pixels
}

const (
	minZoom = 0.02
	maxZoom = 8
	fitZoom = 1.5 // small graphs are not blown up
)

func (c Camera) zoom() float32 {
	if c.Zoom > 0 {
		return clamp(c.Zoom, minZoom, maxZoom)
	}
	return 1
}

// Screen returns where a world point is seen, in pixels from the canvas's top left.
func (c Camera) Screen(x, y float32) (sx, sy float32) {
	z := c.zoom()
	return (x-c.X)*z + c.Width/2, (y-c.Y)*z + c.Height/2
}

// World returns the world point seen at a pixel.
func (c Camera) World(sx, sy float32) (x, y float32) {
	z := c.zoom()
	return (sx-c.Width/2)/z + c.X, (sy-c.Height/2)/z + c.Y
}

// Pan moves what is seen by so many pixels, as a drag does.
func (c *Camera) Pan(dx, dy float32) {
	if finite(dx) && finite(dy) {
		z := c.zoom()
		c.X -= dx / z
		c.Y -= dy / z
	}
}

// ZoomAt multiplies the zoom and keeps the world point under a pixel where it is.
func (c *Camera) ZoomAt(sx, sy, factor float32) {
	if !(factor > 0) || !finite(factor) {
		return
	}
	x, y := c.World(sx, sy)
	c.Zoom = clamp(c.zoom()*factor, minZoom, maxZoom)
	nx, ny := c.World(sx, sy)
	c.X += x - nx
	c.Y += y - ny
}

// Fit shows all positions (x and y interleaved) with so many pixels of margin, at no more than zoom 1.5. Without
// positions or canvas the camera stays.
func (c *Camera) Fit(positions []float32, margin float32) {
	x0, y0, x1, y1, ok := bounds(positions)
	if !ok {
		return
	}
	c.X, c.Y = (x0+x1)/2, (y0+y1)/2
	w, h := c.Width-2*margin, c.Height-2*margin
	if w <= 0 || h <= 0 {
		return
	}
	c.Zoom = clamp(least(w/(x1-x0+1), h/(y1-y0+1)), minZoom, fitZoom)
}

func bounds(p []float32) (x0, y0, x1, y1 float32, ok bool) {
	for i := 0; i+1 < len(p); i += 2 {
		x, y := p[i], p[i+1]
		if !finite(x) || !finite(y) {
			continue
		}
		if !ok {
			x0, y0, x1, y1, ok = x, y, x, y, true
			continue
		}
		x0, x1 = least(x0, x), most(x1, x)
		y0, y1 = least(y0, y), most(y1, y)
	}
	return x0, y0, x1, y1, ok
}

// least and most are plain comparisons: the built-in min and max are calls in WebAssembly, six times slower.
func least(a, b float32) float32 {
	if b < a {
		return b
	}
	return a
}

func most(a, b float32) float32 {
	if b > a {
		return b
	}
	return a
}

func finite(x float32) bool { return x-x == 0 }

// Toward returns the camera on its way to another, at t from 0 to 1: the path of van Wijk and Nuij ("Smooth and
// efficient zooming and panning", InfoVis 2003), which pulls back on the way to far places so that the eye can follow.
// With reduced motion pass t = 1.
func (c Camera) Toward(to Camera, t float32) Camera {
	if !(t < 1) {
		return to
	}
	if t <= 0 {
		return c
	}
	out := to
	span := float64(most(most(c.Width, c.Height), 1))
	w0, w1 := span/float64(c.zoom()), span/float64(to.zoom())
	dx, dy := float64(to.X-c.X), float64(to.Y-c.Y)
	u, w := flight(w0, w1, math.Sqrt(dx*dx+dy*dy), float64(t))
	out.X, out.Y = c.X+float32(dx*u), c.Y+float32(dy*u)
	out.Zoom = float32(span / w)
	return out
}

// flight returns the share of the distance d covered at t, and the width seen then.
func flight(w0, w1, d, t float64) (u, w float64) {
	const rho2 = 2 // rho = sqrt(2), which the paper's subjects liked best
	rho := math.Sqrt(rho2)
	if d < 1e-6*w0 {
		return t, w0 * math.Exp(t*math.Log(w1/w0))
	}
	b0 := (w1*w1 - w0*w0 + rho2*rho2*d*d) / (2 * w0 * rho2 * d)
	b1 := (w1*w1 - w0*w0 - rho2*rho2*d*d) / (2 * w1 * rho2 * d)
	r0, r1 := math.Asinh(-b0), math.Asinh(-b1)
	s := t * (r1 - r0) / rho
	k := rho*s + r0
	u = w0 / (rho2 * d) * (math.Cosh(r0)*math.Tanh(k) - math.Sinh(r0))
	return u, w0 * math.Cosh(r0) / math.Cosh(k)
}

// On returns the camera that has a world point in the middle, near enough to read its neighbours.
func (c Camera) On(x, y float32) Camera {
	c.X, c.Y = x, y
	c.Zoom = most(c.zoom(), 1)
	return c
}
