package layout

// settle is the last stage of small graphs: it moves boxes that overlap apart, and nothing else. Where that does not end
// soon because the crowd is too dense, and nothing is held, the whole picture grows a little with every tick.
type settle struct {
	collide collide
	ticks   int
}

const (
	settleTicks = 200
	patience    = 20
	growth      = 1.02
)

func (s *settle) wake() { s.ticks = 0 }

func (s *settle) tick(b *bodies) bool {
	if s.ticks > patience && len(b.holds) == 0 {
		b.inflate(growth)
	}
	found := s.collide.separate(b)
	b.restrain()
	s.ticks++
	return s.ticks < settleTicks && found > 0
}

// inflate scales all places about the origin.
func (b *bodies) inflate(f float32) {
	for i := range b.n {
		b.x[i] = float32(b.x[i] * f)
		b.y[i] = float32(b.y[i] * f)
	}
}
