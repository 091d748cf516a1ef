package layout

// manyBody pushes every node away from every other with a force of 1/distance.
type manyBody struct {
	strength float32
}

// soften keeps the force finite when nodes meet, in squared world units.
const soften = 1

func (m *manyBody) initialize(*bodies) {}

func (m *manyBody) apply(b *bodies, alpha float32) {
	clear(b.fx)
	clear(b.fy)
	repelAll(b)
	k := float32(alpha * m.strength)
	fx, fy, vx, vy := b.fx[:b.n], b.fy[:b.n], b.vx[:b.n], b.vy[:b.n]
	for i := range vx {
		vx[i] += float32(fx[i] * k)
		vy[i] += float32(fy[i] * k)
	}
}

// repelAll sums the force over all pairs.
func repelAll(b *bodies) {
	x, y, m, fx, fy := b.x[:b.n], b.y[:b.n], b.mass[:b.n], b.fx[:b.n], b.fy[:b.n]
	for i := range x {
		for j := 0; j < i; j++ {
			dx, dy := x[i]-x[j], y[i]-y[j]
			w := 1 / (float32(dx*dx) + float32(dy*dy) + soften)
			dx, dy = float32(dx*w), float32(dy*w)
			fx[i] += float32(dx * m[j])
			fy[i] += float32(dy * m[j])
			fx[j] -= float32(dx * m[i])
			fy[j] -= float32(dy * m[i])
		}
	}
}
