package layout

// settle is the last stage of small graphs: it moves boxes that overlap apart, and nothing else.
type settle struct {
	collide collide
	left    int
}

const settleTicks = 60

func newSettle() *settle { return &settle{left: settleTicks} }

func (s *settle) wake() { s.left = settleTicks }

func (s *settle) tick(b *bodies) bool {
	found := s.collide.separate(b)
	b.restrain()
	s.left--
	return s.left > 0 && found > 0
}
