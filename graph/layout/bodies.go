package layout

import "slices"

// block is how many neighbouring nodes the many-body force handles at once.
const block = 8

// bodies holds the nodes as parallel arrays. The arrays are in slot order, which many-body sorting changes; what is
// seldom used is kept by node instead. Arrays are padded to a whole number of pairs of blocks with nodes of no mass.
type bodies struct {
	n      int // nodes
	padded int

	x, y   []float32 // place
	vx, vy []float32 // movement in the last tick
	mass   []float32

	slot []int32 // node -> slot
	orig []int32 // slot -> node

	size  [][2]float32 // by node; nil when nodes are points
	holds []hold
}

// hold keeps a node at a place, or within reach of it.
type hold struct {
	node  int32
	pin   bool
	x, y  float32
	reach float32 // 0 for a pin
}

func newBodies(g Graph) *bodies {
	b := &bodies{n: g.N, size: g.Size}
	b.padded = (g.N + 2*block - 1) / (2 * block) * (2 * block)
	all := make([]float32, 5*b.padded)
	for i, p := range []*[]float32{&b.x, &b.y, &b.vx, &b.vy, &b.mass} {
		*p = all[i*b.padded : (i+1)*b.padded : (i+1)*b.padded]
	}
	b.slot, b.orig = make([]int32, b.padded), make([]int32, b.padded)
	for i := range b.slot {
		b.slot[i], b.orig[i] = int32(i), int32(i)
	}
	copy(b.mass, ones(b.n))
	return b
}

func (b *bodies) place(node int, x, y float32) {
	k := b.slot[node]
	b.x[k], b.y[k], b.vx[k], b.vy[k] = x, y, 0, 0
}

func (b *bodies) findHold(node int) int {
	return slices.IndexFunc(b.holds, func(h hold) bool { return h.node == int32(node) })
}

// pin replaces any hold of the node, so that a dragged node does not keep its leash.
func (b *bodies) pin(node int, x, y float32) {
	k := b.slot[node]
	if !finite(x) || !finite(y) {
		x, y = b.x[k], b.y[k]
	}
	b.unpin(node)
	b.holds = append(b.holds, hold{node: int32(node), pin: true, x: x, y: y})
	b.place(node, x, y)
}

func (b *bodies) leash(node int, x, y, reach float32) {
	b.holds = append(b.holds, hold{node: int32(node), x: x, y: y, reach: reach})
}

func (b *bodies) isPinned(node int) bool {
	i := b.findHold(node)
	return i >= 0 && b.holds[i].pin
}

func (b *bodies) unpin(node int) {
	if i := b.findHold(node); i >= 0 {
		b.holds = slices.Delete(b.holds, i, i+1)
	}
}

// release drops all leashes; pins stay.
func (b *bodies) release() {
	b.holds = slices.DeleteFunc(b.holds, func(h hold) bool { return !h.pin })
}

// restrain brings held nodes back to their place or to the end of their leash.
func (b *bodies) restrain() {
	for _, h := range b.holds {
		k := b.slot[h.node]
		if h.reach == 0 {
			b.x[k], b.y[k], b.vx[k], b.vy[k] = h.x, h.y, 0, 0
			continue
		}
		dx, dy := b.x[k]-h.x, b.y[k]-h.y
		d := sqrt32(float32(dx*dx) + float32(dy*dy))
		if d <= h.reach {
			continue
		}
		if !finite(d) {
			b.place(int(h.node), h.x, h.y)
			continue
		}
		f := h.reach / d
		b.x[k], b.y[k] = h.x+float32(dx*f), h.y+float32(dy*f)
		b.vx[k], b.vy[k] = 0, 0
	}
}

// repair puts nodes that left the numbers back to the middle: better a crowd than a broken picture.
func (b *bodies) repair() {
	x, y := b.x[:b.n], b.y[:b.n]
	var sum float32
	for i := range x {
		sum += x[i] - x[i] + (y[i] - y[i])
	}
	if sum == 0 {
		return
	}
	for i := range x {
		if !finite(x[i]) || !finite(y[i]) {
			j := float32(i % 97)
			x[i], y[i], b.vx[i], b.vy[i] = j, -j, 0, 0
		}
	}
}
