package app

import (
	"math"
	"strings"
	"testing"
)

// apart is how far node i is from a place on the canvas, in the world's units.
func (a *App) apart(i int, x, y float32) float64 {
	return math.Hypot(float64(a.picture.at[2*i]-x), float64(a.picture.at[2*i+1]-y))
}

func TestUndoingAMovePutsTheNodeBack(t *testing.T) {
	a := settled(t)
	const i = 1
	x, y := a.picture.at[2*i], a.picture.at[2*i+1]
	sx, sy := a.on(i)
	a.PointerDown(sx, sy)
	a.PointerMove(sx+200, sy+150)
	a.Tick(16)
	a.PointerUp(sx+200, sy+150)
	moved := a.apart(i, x, y)
	if moved < 100 {
		t.Fatalf("the node moved by %g only", moved)
	}
	for range 2 {
		a.Press("undo", "", false)
		if d := a.apart(i, x, y); d > moved/4 {
			t.Errorf("after undo it is %g of %g away from where it was", d, moved)
		}
		a.Press("redo", "", false)
		if d := a.apart(i, x, y); d < moved/2 {
			t.Errorf("after redo it is %g of %g away from where it was", d, moved)
		}
	}
}

func TestASheetNamesTheKindsLeftOut(t *testing.T) {
	a := settled(t)
	if s := a.Sheet("2026-11-21"); !strings.Contains(s, "all kinds: ") {
		t.Error("a picture of everything does not say so")
	}
	a.Press("kind", "person", false)
	if s := a.Sheet("2026-11-21"); strings.Contains(s, "all kinds") || !strings.Contains(s, "without people: ") {
		t.Error("the picture does not say that it is without people")
	}
}
