package layout

// pairs are the cells that meet: near ones, which are blocks, node by node; far ones by their expansions.
type pairs struct {
	near, far [][2]int32
	stack     [][2]int32
	complete  int // number of blocks whose every pair is in near
}

// opening is the ratio of the radii of two cells to their distance below which they are far. At 1 the force is 0.8 to
// 1.3 % off (rms), as d3's at its default.
const opening = 1

func (p *pairs) len() int { return len(p.near) + len(p.far) }

// all lists every pair of blocks as near.
func (p *pairs) all(blocks int) {
	if p.complete == blocks {
		return
	}
	p.complete = blocks
	p.near = p.near[:0]
	for a := range int32(blocks) {
		for b := range a {
			p.near = append(p.near, [2]int32{a, b})
		}
	}
}

// traverse walks the tree against itself. Each pair of nodes is in exactly one pair of cells, or in one block.
func (p *pairs) traverse(t *tree) {
	p.complete = 0
	p.near, p.far = p.near[:0], p.far[:0]
	for l := 0; l+1 < len(t.size); l++ {
		for i := int32(0); i < t.size[l]; i += 2 {
			p.meet(t, t.first[l]+i, t.first[l]+i+1)
		}
	}
}

// meet sorts the pairs below cells a and b. Of two cells that are near, the larger is opened.
func (p *pairs) meet(t *tree, a, b int32) {
	blocks := t.size[0]
	cells, child := t.cell, t.child
	near, far, stack := p.near, p.far, append(p.stack[:0], [2]int32{a, b})
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		a, b := top[0], top[1]
		u, v := &cells[a], &cells[b]
		dx, dy := u.x-v.x, u.y-v.y
		if r := u.radius + v.radius; r < 0 || float32(r*r) < opening*opening*(float32(dx*dx)+float32(dy*dy)) {
			far = append(far, top)
			continue
		}
		if a < blocks && b < blocks {
			near = append(near, top)
			continue
		}
		if b >= blocks && (a < blocks || v.radius > u.radius) {
			a, b = b, a
		}
		c := child[a]
		stack = append(stack, [2]int32{c, b}, [2]int32{c + 1, b})
	}
	p.near, p.far, p.stack = near, far, stack
}
