package scene

// namedInLayout is for how many names, the most important ones, a layout leaves room. More of them would push the nodes
// of a crowd into columns; the others are shown where there happens to be room.
const namedInLayout = 40

// Sizes writes half the width and half the height of every node, the most important ones with their names, to dst and
// returns it, for the layout to keep them apart. It is meant for views of up to about 500 nodes; pass no sizes beyond.
func (s *Scene) Sizes(dst [][2]float32) [][2]float32 {
	dst = dst[:0]
	for i := range s.nodes {
		r := s.Radius(i) + 4
		dst = append(dst, [2]float32{r, r})
	}
	s.labels.rank(s)
	for k, i := range s.labels.order {
		if k >= namedInLayout {
			break
		}
		t := s.labels.wrapped(s, int(i))
		half := &dst[i]
		half[0] = most(half[0], t.width/2+4)
		half[1] += float32(len(t.lines)) * gap(t.big) / 2
	}
	return dst
}
