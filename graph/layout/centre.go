package layout

// centre keeps the middle of all nodes at the origin without pulling any of them. With a node held in place the held
// ones decide where the picture is.
type centre struct{}

func (centre) initialize(*bodies) {}

func (centre) apply(b *bodies, _ float32) {
	if len(b.holds) > 0 || b.n == 0 {
		return
	}
	shiftToMiddle(b.x[:b.n])
	shiftToMiddle(b.y[:b.n])
}

func shiftToMiddle(x []float32) {
	var sum float32
	for _, v := range x {
		sum += v
	}
	sum /= float32(len(x))
	for i := range x {
		x[i] -= sum
	}
}
