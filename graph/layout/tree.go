package layout

// tree is a binary tree over blocks of nodes. It needs no pointers: the cells of a level lie in a row, the children of
// cell i are cells 2i and 2i+1 of the level below, and blocks are level 0. Levels of odd length end with an empty cell.
type tree struct {
	first []int32 // of each level, the index of its first cell
	size  []int32 // cells of each level
	child []int32 // of each cell, its first child

	cell  []cell
	bound []rectangle
	local []expansion
}

// cell is a group of nodes as it is seen from afar: mass, its middle, a radius around that, and the quadrupole, which is
// the sum of mass * (x + iy)^2 about the middle.
type cell struct {
	x, y, mass, radius, qx, qy float32
}

type rectangle struct{ x0, y0, x1, y1 float32 }

// expansion is the field inside a cell that all far ones make: a polynomial of order two in x + iy about its middle.
type expansion struct{ x0, y0, x1, y1, x2, y2 float32 }

// never is the radius of empty cells: with it any pair counts as far.
const never = -1e9

// resize lays out the levels over a number of blocks, which is even.
func (t *tree) resize(blocks int) {
	if len(t.size) > 0 && int(t.size[0]) == blocks {
		return
	}
	*t = tree{}
	off, n := int32(0), int32(blocks)
	for {
		t.first, t.size = append(t.first, off), append(t.size, n)
		off += n
		if n <= 1 {
			break
		}
		n = (n + 1) / 2
		if n > 1 {
			n += n & 1
		}
	}
	t.cell, t.bound, t.local = make([]cell, off), make([]rectangle, off), make([]expansion, off)
	t.child = make([]int32, off)
	for l := 1; l < len(t.size); l++ {
		for i := range t.size[l] {
			t.child[t.first[l]+i] = t.first[l-1] + 2*i
		}
	}
}

// build fills the cells from the places of n nodes.
func (t *tree) build(o []octet, n int) {
	last := (n + block - 1) / block
	for i := range last {
		t.cell[i], t.bound[i] = o[i].sum()
	}
	for i := last; i < int(t.size[0]); i++ {
		t.empty(i)
	}
	for l := 1; l < len(t.size); l++ {
		full := int(t.size[l-1]) / 2
		for i := range full {
			t.join(int(t.first[l])+i, int(t.first[l-1])+2*i)
		}
		for i := full; i < int(t.size[l]); i++ {
			t.empty(int(t.first[l]) + i)
		}
	}
}

// empty makes c a cell beside the one before it that is far from everything and pulls nothing.
func (t *tree) empty(c int) {
	p := t.cell[c-1]
	t.cell[c] = cell{x: p.x + 1, y: p.y, radius: never}
	t.bound[c] = t.bound[c-1]
}

// sum returns an octet as a cell, and the rectangle around it.
func (p *octet) sum() (c cell, r rectangle) {
	r = rectangle{p.x[0], p.y[0], p.x[0], p.y[0]}
	for j, m := range p.mass {
		c.mass += m
		c.x += float32(p.x[j] * m)
		c.y += float32(p.y[j] * m)
		if m > 0 {
			r.add(p.x[j], p.y[j])
		}
	}
	c.x /= c.mass
	c.y /= c.mass
	var most float32
	for j, m := range p.mass {
		dx, dy := p.x[j]-c.x, p.y[j]-c.y
		xx, yy := float32(dx*dx), float32(dy*dy)
		c.qx += float32(m * (xx - yy))
		c.qy += float32(m * (2 * dx) * dy)
		if m > 0 && xx+yy > most {
			most = xx + yy
		}
	}
	c.radius = sqrt32(most)
	return c, r
}

// join makes p of its children a and a+1. Its radius is the less of two bounds: that of the children's circles and that
// of the corners of its rectangle.
func (t *tree) join(p, a int) {
	u, v := &t.cell[a], &t.cell[a+1]
	c := cell{mass: u.mass + v.mass}
	c.x = (float32(u.x*u.mass) + float32(v.x*v.mass)) / c.mass
	c.y = (float32(u.y*u.mass) + float32(v.y*v.mass)) / c.mass
	ux, uy, vx, vy := u.x-c.x, u.y-c.y, v.x-c.x, v.y-c.y
	uxx, uyy, vxx, vyy := float32(ux*ux), float32(uy*uy), float32(vx*vx), float32(vy*vy)
	c.qx = u.qx + v.qx + float32(u.mass*(uxx-uyy)) + float32(v.mass*(vxx-vyy))
	c.qy = u.qy + v.qy + float32(2*(float32(float32(u.mass*ux)*uy)+float32(float32(v.mass*vx)*vy)))
	r := t.bound[a]
	r.add(t.bound[a+1].x0, t.bound[a+1].y0)
	r.add(t.bound[a+1].x1, t.bound[a+1].y1)
	c.radius = lesser(greater(sqrt32(uxx+uyy)+u.radius, sqrt32(vxx+vyy)+v.radius), r.reach(c.x, c.y))
	t.cell[p], t.bound[p] = c, r
}

func (r *rectangle) add(x, y float32) {
	if x < r.x0 {
		r.x0 = x
	}
	if x > r.x1 {
		r.x1 = x
	}
	if y < r.y0 {
		r.y0 = y
	}
	if y > r.y1 {
		r.y1 = y
	}
}

// reach returns the distance from a point inside to the farthest corner.
func (r *rectangle) reach(x, y float32) float32 {
	dx, dy := greater(r.x1-x, x-r.x0), greater(r.y1-y, y-r.y0)
	return sqrt32(float32(dx*dx) + float32(dy*dy))
}

// greater and lesser stand for the built-in max and min, which are calls in WebAssembly and six times slower.
func greater(a, b float32) float32 {
	if b > a {
		return b
	}
	return a
}

func lesser(a, b float32) float32 {
	if b < a {
		return b
	}
	return a
}
