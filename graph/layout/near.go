package layout

// eight is one value of each node of a block.
type eight = [block]float32

// repelBlocks adds the forces within every block, and between the blocks of each pair, node by node.
func repelBlocks(b *bodies, near [][2]int32) {
	for i := 0; i < b.padded; i += block {
		repelInside((*eight)(b.x[i:]), (*eight)(b.y[i:]), (*eight)(b.mass[i:]), (*eight)(b.fx[i:]), (*eight)(b.fy[i:]))
	}
	for _, p := range near {
		i, j := int(p[0])*block, int(p[1])*block
		repelBetween(
			(*eight)(b.x[i:]), (*eight)(b.y[i:]), (*eight)(b.mass[i:]), (*eight)(b.fx[i:]), (*eight)(b.fy[i:]),
			(*eight)(b.x[j:]), (*eight)(b.y[j:]), (*eight)(b.mass[j:]), (*eight)(b.fx[j:]), (*eight)(b.fy[j:]))
	}
}

// repelInside lets every node of a block feel all eight; itself it feels with a distance of zero.
func repelInside(x, y, m, fx, fy *eight) {
	for i := range block {
		xi, yi, sx, sy := x[i], y[i], fx[i], fy[i]
		sx, sy = feel(xi-x[0], yi-y[0], m[0], sx, sy)
		sx, sy = feel(xi-x[1], yi-y[1], m[1], sx, sy)
		sx, sy = feel(xi-x[2], yi-y[2], m[2], sx, sy)
		sx, sy = feel(xi-x[3], yi-y[3], m[3], sx, sy)
		sx, sy = feel(xi-x[4], yi-y[4], m[4], sx, sy)
		sx, sy = feel(xi-x[5], yi-y[5], m[5], sx, sy)
		sx, sy = feel(xi-x[6], yi-y[6], m[6], sx, sy)
		fx[i], fy[i] = feel(xi-x[7], yi-y[7], m[7], sx, sy)
	}
}

func feel(dx, dy, m, sx, sy float32) (float32, float32) {
	w := m / (float32(dx*dx) + float32(dy*dy) + soften)
	return sx + float32(dx*w), sy + float32(dy*w)
}

// repelBetween adds the forces between two blocks to both. The eight calls are inlined into straight code: as a loop it
// takes 2.2 times as long in WebAssembly.
func repelBetween(x, y, m, fx, fy, ox, oy, om, ofx, ofy *eight) {
	for i := range block {
		xi, yi, mi, sx, sy := x[i], y[i], m[i], fx[i], fy[i]
		sx, sy = meet(xi-ox[0], yi-oy[0], mi, om[0], sx, sy, &ofx[0], &ofy[0])
		sx, sy = meet(xi-ox[1], yi-oy[1], mi, om[1], sx, sy, &ofx[1], &ofy[1])
		sx, sy = meet(xi-ox[2], yi-oy[2], mi, om[2], sx, sy, &ofx[2], &ofy[2])
		sx, sy = meet(xi-ox[3], yi-oy[3], mi, om[3], sx, sy, &ofx[3], &ofy[3])
		sx, sy = meet(xi-ox[4], yi-oy[4], mi, om[4], sx, sy, &ofx[4], &ofy[4])
		sx, sy = meet(xi-ox[5], yi-oy[5], mi, om[5], sx, sy, &ofx[5], &ofy[5])
		sx, sy = meet(xi-ox[6], yi-oy[6], mi, om[6], sx, sy, &ofx[6], &ofy[6])
		fx[i], fy[i] = meet(xi-ox[7], yi-oy[7], mi, om[7], sx, sy, &ofx[7], &ofy[7])
	}
}

func meet(dx, dy, m, om, sx, sy float32, fx, fy *float32) (float32, float32) {
	w := 1 / (float32(dx*dx) + float32(dy*dy) + soften)
	dx, dy = float32(dx*w), float32(dy*w)
	*fx -= float32(dx * m)
	*fy -= float32(dy * m)
	return sx + float32(dx*om), sy + float32(dy*om)
}
