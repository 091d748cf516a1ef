package scene

// SelectMany rings several nodes and lights their edges and neighbours; the first is what Selected returns. None
// selects nothing.
func (s *Scene) SelectMany(list []int) {
	if len(list) == 0 {
		s.Select(-1)
		return
	}
	s.Select(list[0])
	chosen := map[int32]bool{}
	for _, i := range list {
		if i >= 0 && i < len(s.nodes) {
			chosen[int32(i)] = true
		}
	}
	if len(chosen) < 2 {
		return
	}
	for k, e := range s.edges {
		if chosen[e.From] || chosen[e.To] {
			s.edgeSt[k], s.state[e.From], s.state[e.To] = Lit, Lit, Lit
		}
	}
	for i := range chosen {
		s.state[i] = Selected
	}
}
