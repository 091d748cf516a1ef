package layout

// octet is a block as the inner loops want it: one pointer to all there is about eight nodes. With ten pointers to
// parallel arrays the same loop takes 1.8 times as long in WebAssembly, where each is checked for nil at every turn.
type octet struct {
	x, y, fx, fy, mass [block]float32
}

// farAway is where nodes that only fill the last block stand: nothing feels them there.
const farAway = 1e15

// pack fills the octets from the places of the nodes, with no force on them.
func pack(o []octet, b *bodies) {
	for i := range o {
		k := i * block
		o[i] = octet{x: [block]float32(b.x[k:]), y: [block]float32(b.y[k:]), mass: [block]float32(b.mass[k:])}
	}
	for k := b.n; k < len(o)*block; k++ {
		p := &o[k/block]
		p.x[k%block], p.y[k%block], p.mass[k%block] = farAway, farAway, 0
	}
}

// repelNear adds the forces within every octet, and between those of each pair, node by node.
func repelNear(o []octet, near [][2]int32, weighted bool) {
	for i := range o {
		o[i].repelInside()
	}
	if weighted {
		for _, p := range near {
			o[p[0]].repelWeighted(&o[p[1]])
		}
		return
	}
	for _, p := range near {
		o[p[0]].repel(&o[p[1]])
	}
}

// repelInside lets every node feel the others of its octet.
func (p *octet) repelInside() {
	for i := range block {
		for j := range i {
			dx, dy := p.x[i]-p.x[j], p.y[i]-p.y[j]
			w := 1 / (float32(dx*dx) + float32(dy*dy) + soften)
			dx, dy = float32(dx*w), float32(dy*w)
			p.fx[i] += float32(dx * p.mass[j])
			p.fy[i] += float32(dy * p.mass[j])
			p.fx[j] -= float32(dx * p.mass[i])
			p.fy[j] -= float32(dy * p.mass[i])
		}
	}
}

// repel adds the forces between two octets of nodes of mass 1 to both. The eight calls are inlined into straight code:
// as a loop it takes 2.2 times as long in WebAssembly. Two sums run side by side, since each waits for its last addition.
func (p *octet) repel(o *octet) {
	_ = *o // checked for nil here, not in the loop
	for i := range block {
		x, y := p.x[i], p.y[i]
		sx, sy := meet(x-o.x[0], y-o.y[0], p.fx[i], p.fy[i], &o.fx[0], &o.fy[0])
		tx, ty := meet(x-o.x[1], y-o.y[1], 0, 0, &o.fx[1], &o.fy[1])
		sx, sy = meet(x-o.x[2], y-o.y[2], sx, sy, &o.fx[2], &o.fy[2])
		tx, ty = meet(x-o.x[3], y-o.y[3], tx, ty, &o.fx[3], &o.fy[3])
		sx, sy = meet(x-o.x[4], y-o.y[4], sx, sy, &o.fx[4], &o.fy[4])
		tx, ty = meet(x-o.x[5], y-o.y[5], tx, ty, &o.fx[5], &o.fy[5])
		sx, sy = meet(x-o.x[6], y-o.y[6], sx, sy, &o.fx[6], &o.fy[6])
		tx, ty = meet(x-o.x[7], y-o.y[7], tx, ty, &o.fx[7], &o.fy[7])
		p.fx[i], p.fy[i] = sx+tx, sy+ty
	}
}

// meet takes the force between two nodes from one sum and returns the other with it added.
func meet(dx, dy, sx, sy float32, fx, fy *float32) (float32, float32) {
	w := 1 / (float32(dx*dx) + float32(dy*dy) + soften)
	dx, dy = float32(dx*w), float32(dy*w)
	*fx -= dx
	*fy -= dy
	return sx + dx, sy + dy
}

// repelWeighted is repel for nodes that stand for several; it takes a third longer.
func (p *octet) repelWeighted(o *octet) {
	_ = *o
	for i := range block {
		x, y, m := p.x[i], p.y[i], p.mass[i]
		sx, sy := meetWeighted(x-o.x[0], y-o.y[0], m, o.mass[0], p.fx[i], p.fy[i], &o.fx[0], &o.fy[0])
		tx, ty := meetWeighted(x-o.x[1], y-o.y[1], m, o.mass[1], 0, 0, &o.fx[1], &o.fy[1])
		sx, sy = meetWeighted(x-o.x[2], y-o.y[2], m, o.mass[2], sx, sy, &o.fx[2], &o.fy[2])
		tx, ty = meetWeighted(x-o.x[3], y-o.y[3], m, o.mass[3], tx, ty, &o.fx[3], &o.fy[3])
		sx, sy = meetWeighted(x-o.x[4], y-o.y[4], m, o.mass[4], sx, sy, &o.fx[4], &o.fy[4])
		tx, ty = meetWeighted(x-o.x[5], y-o.y[5], m, o.mass[5], tx, ty, &o.fx[5], &o.fy[5])
		sx, sy = meetWeighted(x-o.x[6], y-o.y[6], m, o.mass[6], sx, sy, &o.fx[6], &o.fy[6])
		tx, ty = meetWeighted(x-o.x[7], y-o.y[7], m, o.mass[7], tx, ty, &o.fx[7], &o.fy[7])
		p.fx[i], p.fy[i] = sx+tx, sy+ty
	}
}

func meetWeighted(dx, dy, m, om, sx, sy float32, fx, fy *float32) (float32, float32) {
	w := 1 / (float32(dx*dx) + float32(dy*dy) + soften)
	dx, dy = float32(dx*w), float32(dy*w)
	*fx -= float32(dx * m)
	*fy -= float32(dy * m)
	return sx + float32(dx*om), sy + float32(dy*om)
}
