package scene

// Sizes writes half the width and half the height of every node with its label to dst and returns it, for the layout to
// keep them apart. It is meant for small views; from about 500 nodes on, most labels are not shown: pass no sizes then.
func (s *Scene) Sizes(dst [][2]float32) [][2]float32 {
	dst = dst[:0]
	for i := range s.nodes {
		r := s.Radius(i)
		t := s.labels.wrapped(s, i)
		half := [2]float32{most(r, t.width/2) + 4, r + 4}
		half[1] += float32(len(t.lines)) * gap(t.big) / 2
		dst = append(dst, half)
	}
	return dst
}
