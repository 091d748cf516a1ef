package app

import (
	"math"
	"testing"
)

func TestOnCircle(t *testing.T) {
	for k := range 41 {
		turn := float64(k) / 41
		x, y := onCircle(float32(turn))
		dx, dy := float64(x)-math.Sin(2*math.Pi*turn), float64(y)+math.Cos(2*math.Pi*turn)
		if math.Hypot(dx, dy) > 0.004 {
			t.Errorf("at %.3f: %.3f, %.3f", turn, x, y)
		}
	}
}
