package app

import "throughline/graph/scene"

// flight is a camera on its way.
type flight struct {
	on       bool
	from, to scene.Camera
	t        float32 // share of the way, 0 to 1
}

// flightTime is how long a flight takes, in milliseconds.
const flightTime = 240

// start sends the camera off, or puts it there at once when motion is to be
// reduced.
func (f *flight) start(c *scene.Camera, to scene.Camera, still bool) {
	if still {
		*c = to
		f.on = false
		return
	}
	*f = flight{on: true, from: *c, to: to}
}

// tick moves the camera by so many milliseconds.
func (f *flight) tick(c *scene.Camera, ms float32) {
	if !f.on {
		return
	}
	f.t += ms / flightTime
	if f.t >= 1 {
		f.t, f.on = 1, false
	}
	width, height := c.Width, c.Height
	*c = f.from.Toward(f.to, f.t)
	c.Width, c.Height = width, height
}
