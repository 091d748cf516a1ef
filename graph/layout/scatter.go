package layout

// Cosine and sine of the golden angle, so that no library function is needed for a spiral.
const (
	goldenCos = -0.7373688780783197
	goldenSin = 0.6754902942615238
)

// scatter puts nodes on a phyllotaxis spiral, evenly spread and none on another, in an order the seed decides.
func scatter(b *bodies, o Options) {
	r := random(o.Seed)
	order := r.order(b.n)
	c, s := 1.0, 0.0
	step := o.Length / 3
	for i, node := range order {
		rad := step * sqrt32(float32(i)+0.5)
		b.place(int(node), float32(rad*float32(c)), float32(rad*float32(s)))
		c, s = float64(c*goldenCos)-float64(s*goldenSin), float64(c*goldenSin)+float64(s*goldenCos)
	}
}
