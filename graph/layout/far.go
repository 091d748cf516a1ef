package layout

// Complex numbers stand for vectors here: with w = u - v the force of a unit mass at v on u is the conjugate of 1/w.

// meet adds to the local expansion of each cell of a pair what the other one makes there: its mass and quadrupole about
// its middle, where there is no dipole, and the first and second derivative.
func (t *tree) meet(far [][2]int32) {
	clear(t.local)
	for _, p := range far {
		u, v := &t.cell[p[0]], &t.cell[p[1]]
		wx, wy := u.x-v.x, u.y-v.y
		inv := 1 / (float32(wx*wx) + float32(wy*wy))
		// powers of 1/w
		ax, ay := float32(wx*inv), float32(-wy*inv)
		bx, by := float32(ax*ax)-float32(ay*ay), float32(2*ax*ay)
		cx, cy := float32(bx*ax)-float32(by*ay), float32(bx*ay)+float32(by*ax)
		dx, dy := float32(bx*bx)-float32(by*by), float32(2*bx*by)

		l, m, qx, qy := &t.local[p[0]], v.mass, v.qx, v.qy
		l.x0 += float32(m*ax) + (float32(qx*cx) - float32(qy*cy))
		l.y0 += float32(m*ay) + (float32(qx*cy) + float32(qy*cx))
		l.x1 -= float32(m*bx) + float32(3*(float32(qx*dx)-float32(qy*dy)))
		l.y1 -= float32(m*by) + float32(3*(float32(qx*dy)+float32(qy*dx)))
		l.x2 += float32(m * cx)
		l.y2 += float32(m * cy)

		l, m, qx, qy = &t.local[p[1]], u.mass, u.qx, u.qy // odd powers change sign
		l.x0 -= float32(m*ax) + (float32(qx*cx) - float32(qy*cy))
		l.y0 -= float32(m*ay) + (float32(qx*cy) + float32(qy*cx))
		l.x1 -= float32(m*bx) + float32(3*(float32(qx*dx)-float32(qy*dy)))
		l.y1 -= float32(m*by) + float32(3*(float32(qx*dy)+float32(qy*dx)))
		l.x2 -= float32(m * cx)
		l.y2 -= float32(m * cy)
	}
}

// descend hands every expansion down to the blocks and adds it to the forces on their nodes.
func (t *tree) descend(o []octet) {
	for l := len(t.size) - 1; l > 0; l-- {
		for i := range t.size[l-1] / 2 {
			p, c := t.first[l]+i, t.first[l-1]+2*i
			t.inherit(p, c)
			t.inherit(p, c+1)
		}
	}
	for i := range o {
		o[i].feel(&t.cell[i], &t.local[i])
	}
}

// inherit adds the expansion of p, moved to the middle of its child c, to that of c.
func (t *tree) inherit(p, c int32) {
	u, v, l, k := &t.cell[p], &t.cell[c], &t.local[p], &t.local[c]
	hx, hy := v.x-u.x, v.y-u.y
	sx, sy := float32(l.x2*hx)-float32(l.y2*hy), float32(l.x2*hy)+float32(l.y2*hx)
	tx, ty := l.x1+sx, l.y1+sy
	k.x0 += l.x0 + (float32(tx*hx) - float32(ty*hy))
	k.y0 += l.y0 + (float32(tx*hy) + float32(ty*hx))
	k.x1 += tx + sx
	k.y1 += ty + sy
	k.x2 += l.x2
	k.y2 += l.y2
}

// feel adds the force of an expansion about the middle of c to the nodes.
func (p *octet) feel(c *cell, l *expansion) {
	for j := range block {
		hx, hy := p.x[j]-c.x, p.y[j]-c.y
		tx := l.x1 + (float32(l.x2*hx) - float32(l.y2*hy))
		ty := l.y1 + (float32(l.x2*hy) + float32(l.y2*hx))
		p.fx[j] += l.x0 + (float32(tx*hx) - float32(ty*hy))
		p.fy[j] -= l.y0 + (float32(tx*hy) + float32(ty*hx))
	}
}
