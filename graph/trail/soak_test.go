package trail

import (
	"os"
	"testing"

	"throughline/graph/graphtest"
)

// TestSoakTrails does 100,000 broken trails; make soak asks for it.
func TestSoakTrails(t *testing.T) {
	if os.Getenv("THROUGHLINE_SOAK") == "" {
		t.Skip("THROUGHLINE_SOAK asks for it")
	}
	g := graphtest.Talks(60, 7)
	for seed := range uint64(100_000) {
		broken(t, g, seed)
	}
}

func BenchmarkReplay(b *testing.B) {
	g, steps := seeded(1000)
	for _, c := range []struct {
		name  string
		steps []Step
	}{{"steps=1000", steps}, {"one-view=1000", oneView(steps)}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, ok := Replay(g, c.steps); !ok {
					b.Fatal("no view")
				}
			}
		})
	}
	b.Run("check=1000", func(b *testing.B) {
		for b.Loop() {
			Check(g, steps)
		}
	})
	b.Run("encode=60", func(b *testing.B) {
		for b.Loop() {
			Encode(g, version, steps[:60])
		}
	})
}

// oneView is the hardest trail: no step begins another view, so that every
// step counts.
func oneView(steps []Step) []Step {
	out := append([]Step(nil), steps...)
	for i := 1; i < len(out); i++ {
		if out[i].Verb.Begins() {
			out[i].Verb = Expand
		}
	}
	return out
}
