package scene

// Fit moves the camera so that all marks and their names are on the canvas, with so many pixels of margin, at no more
// than zoom 1.5. Names keep their size at every zoom, so it looks for the zoom that leaves them room. Beyond 500 nodes
// names are not looked at. Without positions or canvas the camera stays.
func (s *Scene) Fit(positions []float32, margin float32) {
	if len(s.nodes) > maxFitted || len(positions) < 2*len(s.nodes) {
		s.Camera.Fit(positions, margin)
		return
	}
	w, h := s.Camera.Width-2*margin, s.Camera.Height-2*margin
	if _, _, _, _, ok := bounds(positions); !ok || w <= 0 || h <= 0 {
		return
	}
	size := s.Sizes(nil)
	low, high := float32(minZoom), float32(fitZoom)
	for range 20 {
		mid := (low + high) / 2
		e := extentAt(positions, size, mid)
		if e.x1-e.x0 <= w && e.y1-e.y0 <= h {
			low = mid
		} else {
			high = mid
		}
	}
	e := extentAt(positions, size, low)
	s.Camera.Zoom = low
	s.Camera.X, s.Camera.Y = (e.x0+e.x1)/2/low, (e.y0+e.y1)/2/low
}

const maxFitted = 500

// extentAt returns the box around all nodes and names at a zoom, in pixels from the world's origin.
func extentAt(positions []float32, size [][2]float32, zoom float32) box {
	var b box
	first := true
	for i, half := range size {
		x, y := positions[2*i]*zoom, positions[2*i+1]*zoom
		if !finite(x + y) {
			continue
		}
		o := box{x - half[0], y - half[1], x + half[0], y + half[1]}
		if first {
			b, first = o, false
			continue
		}
		b = box{least(b.x0, o.x0), least(b.y0, o.y0), most(b.x1, o.x1), most(b.y1, o.y1)}
	}
	return b
}
