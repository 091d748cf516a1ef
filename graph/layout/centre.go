package layout

// centre keeps the middle of all nodes at the origin without pulling any of them, but for those that have no way to the
// largest part of the graph: they would be pushed out for ever, and are drawn in gently. With a node held in place the
// held ones decide where the picture is.
type centre struct {
	loose []int32 // nodes outside the largest component
}

// looseness is the share of its distance to the middle that a loose node is drawn in by, in a tick at temperature 1.
const looseness = 0.3

func newCentre(n int, edges [][2]int32) *centre { return &centre{loose: outsideLargest(n, edges)} }

func (c *centre) initialize(*bodies) {}

func (c *centre) apply(b *bodies, alpha float32) {
	pull := float32(alpha * looseness)
	for _, v := range c.loose {
		k := b.slot[v]
		b.vx[k] -= float32(b.x[k] * pull)
		b.vy[k] -= float32(b.y[k] * pull)
	}
	b.recentre()
}

// recentre moves the middle of all nodes to the origin, unless one is held.
func (b *bodies) recentre() {
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

// outsideLargest returns the nodes that are not in the largest component; of equals the first counts as the largest.
func outsideLargest(n int, edges [][2]int32) []int32 {
	adj := newAdjacency(n, edges)
	part := make([]int32, n)
	var size []int32
	var queue []int32
	for i := range part {
		if part[i] != 0 {
			continue
		}
		size = append(size, 0)
		id := int32(len(size))
		part[i], queue = id, append(queue[:0], int32(i))
		for h := 0; h < len(queue); h++ {
			for _, w := range adj.of(queue[h]) {
				if part[w] == 0 {
					part[w], queue = id, append(queue, w)
				}
			}
		}
		size[id-1] = int32(len(queue))
	}
	return outside(part, largest(size)+1)
}

func largest(size []int32) int32 {
	best := 0
	for i, s := range size {
		if s > size[best] {
			best = i
		}
	}
	return int32(best)
}

func outside(part []int32, but int32) []int32 {
	var out []int32
	for i, p := range part {
		if p != but {
			out = append(out, int32(i))
		}
	}
	return out
}
