package scene

// Frame returns the picture of the scene with its nodes at positions (x and y interleaved, world units). It is valid
// until the next call.
func (s *Scene) Frame(positions []float32) *Frame {
	f := &s.frame
	f.Camera, f.Positions, f.Nodes, f.Edges, f.Guides = s.Camera, positions, s.nodes, s.edges, s.Guides
	f.Scale = markScale(s.Camera.zoom())
	if f.Style != s.style || f.Shape != s.shape {
		s.restyle(f)
	}
	f.Labels = s.labels.names(s, f)
	f.Order, f.Named = s.labels.order, s.labels.version
	return f
}

func (s *Scene) restyle(f *Frame) {
	f.Style, f.Shape = s.style, s.shape
	f.Marks, f.Lines = f.Marks[:0], f.Lines[:0]
	for i := range s.nodes {
		f.Marks = append(f.Marks, Mark{Radius: s.Radius(i), State: s.state[i], Focus: i == s.Focus})
	}
	for i := range s.edges {
		f.Lines = append(f.Lines, Line{Bend: s.bend[i], State: s.edgeSt[i]})
	}
}

// Stale reports whether the names of the last frame only followed their nodes: a scene that follows wants another frame
// then, though nothing moves.
func (s *Scene) Stale() bool { return s.labels.stale }

// Draw shows the scene on a device.
func (s *Scene) Draw(d Device, positions []float32) { d.Draw(s.Frame(positions)) }
