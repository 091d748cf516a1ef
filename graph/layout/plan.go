package layout

// Numbers of nodes between which layouts differ.
const (
	majoriseLimit = 500  // below, stress is brought to its minimum
	descentLimit  = 3000 // up to here, it is lowered pair by pair; distances of all pairs take 9 MB there
)

// plan chooses the stages for the graph at hand. A layout that extends another begins where that one ended.
func (s *Simulation) plan(extends bool) {
	s.stages, s.stage, s.again, s.touch = nil, 0, 0, 0
	if s.g.N < 2 {
		return
	}
	byStress := s.o.Method == Stress || s.o.Method == Auto && s.g.N <= descentLimit
	switch {
	case byStress && s.g.N < majoriseLimit:
		s.stages = append(s.stages, newDescent(s.g, s.o, extends), newMajorise(s.g, s.o))
		s.again = 1
	case byStress && extends:
		s.stages = append(s.stages, newDescent(s.g, s.o, true))
	case byStress:
		s.stages = append(s.stages, newMultilevel(s.g, s.o), newDescent(s.g, s.o, true))
		s.again = 1
	default:
		s.planForces(extends)
	}
	s.touch = s.again
	if s.g.Size != nil {
		if byStress {
			s.touch = len(s.stages)
		}
		s.stages = append(s.stages, &settle{})
	}
}

func (s *Simulation) planForces(extends bool) {
	f := newForces(s.g, s.o)
	f.start(s.b)
	if extends {
		f.alpha = warm
	} else {
		s.stages = append(s.stages, newMultilevel(s.g, s.o))
		s.again = 1
	}
	s.stages = append(s.stages, f)
}
