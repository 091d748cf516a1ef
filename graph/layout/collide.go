package layout

// collide keeps the boxes of nodes apart: of two that overlap each gives way half, along the axis with less to go.
type collide struct {
	order []int32 // nodes by the left edge of their box
	left  []float32
}

func (c *collide) initialize(*bodies) {}

func (c *collide) apply(b *bodies, _ float32) { c.separate(b) }

// separate makes one pass over all overlapping pairs and returns how many there were. Boxes are swept from left to
// right, so that only near ones are compared.
func (c *collide) separate(b *bodies) int {
	c.sort(b)
	found := 0
	for i, u := range c.order {
		right := b.x[b.slot[u]] + b.size[u][0]
		for _, v := range c.order[i+1:] {
			if c.left[v] >= right {
				break
			}
			if part(b, u, v) {
				found++
			}
		}
	}
	return found
}

func (c *collide) sort(b *bodies) {
	if len(c.order) != b.n {
		c.order, c.left = make([]int32, b.n), make([]float32, b.n)
		for i := range c.order {
			c.order[i] = int32(i)
		}
	}
	for i := range c.left {
		c.left[i] = b.x[b.slot[i]] - b.size[i][0]
	}
	// By insertion, since boxes are nearly in order from the last pass.
	for i, u := range c.order {
		k := i
		for k > 0 && c.before(u, c.order[k-1]) {
			c.order[k] = c.order[k-1]
			k--
		}
		c.order[k] = u
	}
}

func (c *collide) before(u, v int32) bool {
	return c.left[u] < c.left[v] || c.left[u] == c.left[v] && u < v
}

func part(b *bodies, u, v int32) bool {
	p, q := b.slot[u], b.slot[v]
	dx, dy := b.x[q]-b.x[p], b.y[q]-b.y[p]
	ox := b.size[u][0] + b.size[v][0] - abs32(dx)
	oy := b.size[u][1] + b.size[v][1] - abs32(dy)
	if ox <= 0 || oy <= 0 {
		return false
	}
	if ox < oy {
		push(b.x, p, q, ox, dx, u < v)
	} else {
		push(b.y, p, q, oy, dy, u < v)
	}
	return true
}

// clearance is a little more than needed, which ends chains of pushes that would go on for ever smaller amounts.
const clearance = 0.05

// push moves p and q apart along one axis by half the overlap each; two at one place part by their number.
func push(at []float32, p, q int32, overlap, d float32, first bool) {
	half := overlap/2 + clearance
	if d < 0 || d == 0 && !first {
		half = -half
	}
	at[p] -= half
	at[q] += half
}

func abs32(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}
