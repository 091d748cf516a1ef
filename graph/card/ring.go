package card

// Far says how far from the middle of a ring something with so many points
// stands: 0 for the best, 1 for what has none.
func Far(points, best int) float64 {
	if best <= 0 {
		return 1
	}
	return 1 - float64(points)/float64(best)
}
