package layout

// order sorts the nodes along a Hilbert curve, so that nodes near in the plane are near in memory, and eight in a row
// make a small block.
type order struct {
	keys, keys2 []uint32
	ids, ids2   []int32
	room        []float32
	count       [1 << radixBits]int32
}

const (
	radixBits   = 11
	radixPasses = 3
)

// renew permutes the slots of b into the order of the curve.
func (o *order) renew(b *bodies) {
	n := b.n
	if len(o.keys) < n {
		o.keys, o.keys2 = make([]uint32, n), make([]uint32, n)
		o.ids, o.ids2 = make([]int32, n), make([]int32, n)
		o.room = make([]float32, n)
	}
	o.key(b.x[:n], b.y[:n])
	o.radix(n)
	for _, p := range [...][]float32{b.x, b.y, b.vx, b.vy, b.mass} {
		o.permute(p[:n])
	}
	for i, id := range o.ids[:n] {
		o.ids2[i] = b.orig[id]
	}
	copy(b.orig, o.ids2[:n])
	for i, node := range b.orig[:n] {
		b.slot[node] = int32(i)
	}
}

func (o *order) permute(v []float32) {
	for i, id := range o.ids[:len(v)] {
		o.room[i] = v[id]
	}
	copy(v, o.room)
}

// key computes the place of every node on a curve of 65536 by 65536 steps.
func (o *order) key(x, y []float32) {
	x0, x1 := extent(x)
	y0, y1 := extent(y)
	w := x1 - x0
	if y1-y0 > w {
		w = y1 - y0
	}
	scale := 65535 / (float32(w*1.00001) + 1e-6)
	for i := range x {
		o.keys[i] = hilbert(uint32((x[i]-x0)*scale), uint32((y[i]-y0)*scale))
		o.ids[i] = int32(i)
	}
}

func extent(v []float32) (low, high float32) {
	low, high = v[0], v[0]
	for _, a := range v {
		if a < low {
			low = a
		}
		if a > high {
			high = a
		}
	}
	return low, high
}

// radix sorts ids by keys, least significant digits first.
func (o *order) radix(n int) {
	for pass := range radixPasses {
		shift := uint(pass * radixBits)
		clear(o.count[:])
		for _, k := range o.keys[:n] {
			o.count[k>>shift&(1<<radixBits-1)]++
		}
		sum := int32(0)
		for i, c := range o.count[:] {
			o.count[i] = sum
			sum += c
		}
		for i, k := range o.keys[:n] {
			p := &o.count[k>>shift&(1<<radixBits-1)]
			o.keys2[*p], o.ids2[*p] = k, o.ids[i]
			*p++
		}
		o.keys, o.keys2, o.ids, o.ids2 = o.keys2, o.keys, o.ids2, o.ids
	}
}

// The curve as an automaton (Skilling, "Programming the Hilbert curve", 2004, by table): in each of four states a
// quadrant has a rank and leads to the next state. Two bits of x and y are taken at once.
var (
	quadrantRank = [16]uint8{0, 1, 3, 2, 0, 3, 1, 2, 2, 3, 1, 0, 2, 1, 3, 0}
	quadrantNext = [16]uint8{1, 0, 3, 0, 0, 2, 1, 1, 2, 1, 2, 3, 3, 3, 0, 2}
	hilbertSteps = makeHilbertSteps()
)

// makeHilbertSteps joins four steps of the automaton: by state, four bits of x and four of y, it gives eight bits of
// the rank and above them the next state.
func makeHilbertSteps() (t [4 * 256]uint16) {
	for i := range t {
		state, x, y := uint8(i>>8), i>>4&15, i&15
		rank := uint16(0)
		for bit := 3; bit >= 0; bit-- {
			q := state*4 + uint8(x>>bit&1)*2 + uint8(y>>bit&1)
			rank = rank<<2 | uint16(quadrantRank[q])
			state = quadrantNext[q]
		}
		t[i] = rank | uint16(state)<<8
	}
	return t
}

// hilbert returns the rank of a cell, from 16 bits of x and y.
func hilbert(x, y uint32) uint32 {
	h := uint32(hilbertSteps[(x>>12&15)<<4|y>>12&15])
	k := h & 255
	h = uint32(hilbertSteps[(h&0x300|(x>>8&15)<<4|y>>8&15)&1023])
	k = k<<8 | h&255
	h = uint32(hilbertSteps[(h&0x300|(x>>4&15)<<4|y>>4&15)&1023])
	k = k<<8 | h&255
	h = uint32(hilbertSteps[(h&0x300|(x&15)<<4|y&15)&1023])
	return k<<8 | h&255
}
