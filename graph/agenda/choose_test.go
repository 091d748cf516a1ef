package agenda

import (
	"math/rand/v2"
	"testing"
)

// random makes an instance small enough to search exhaustively.
func random(r *rand.Rand) *instance {
	in := &instance{budget: 8 + r.IntN(25), most: mostTalks}
	things := 4 + r.IntN(14)
	for range things {
		in.weight = append(in.weight, 10+r.IntN(300))
	}
	for range 4 + r.IntN(9) {
		c := candidate{cost: 3 + r.IntN(12), bonus: r.IntN(2) * r.IntN(100), grade: uint8(r.IntN(grades))}
		for f := range things {
			if r.IntN(3) == 0 {
				c.features = append(c.features, int32(f))
			}
		}
		in.talks = append(in.talks, c)
	}
	return in
}

// exhaustive returns the worth of the best set within the budget.
func exhaustive(in *instance) int {
	best := 0
	for mask := range 1 << len(in.talks) {
		s, fits := in.empty(), true
		for i := range in.talks {
			if mask>>i&1 == 1 {
				if !s.fits(i) {
					fits = false
					break
				}
				s.add(i)
			}
		}
		if fits {
			best = max(best, s.worth)
		}
	}
	return best
}

func worthOf(in *instance, chosen []int) (worth, cost int) {
	s := in.empty()
	for _, i := range chosen {
		s.add(i)
		cost += in.talks[i].cost
	}
	return s.worth, cost
}

func TestAChoiceIsNearTheBestPossible(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	sum, exact, n := 0.0, 0, 600
	for range n {
		in := random(r)
		best := exhaustive(in)
		worth, cost := worthOf(in, in.choose())
		if cost > in.budget {
			t.Fatalf("%d minutes of %d", cost, in.budget)
		}
		if 10*worth < 9*best {
			t.Errorf("worth %d of %d", worth, best)
		}
		if worth == best {
			exact++
		}
		if best > 0 {
			sum += float64(worth) / float64(best)
		} else {
			sum++
		}
	}
	t.Logf("the best itself in %d of %d, %.2f %% of it on average", exact, n, 100*sum/float64(n))
	if sum < 0.99*float64(n) {
		t.Errorf("choices are worth %.2f %% of the best on average", 100*sum/float64(n))
	}
}

// TestExchangesHelp: among many talks greedy choices can be bettered by taking
// one for another, and what fits then; nothing that an exchange could better
// is left.
func TestExchangesHelp(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	better := 0
	for range 200 {
		in := random(r)
		for len(in.talks) < 60 {
			c := candidate{cost: 3 + r.IntN(12), grade: uint8(r.IntN(grades))}
			for f := range in.weight {
				if r.IntN(4) == 0 {
					c.features = append(c.features, int32(f))
				}
			}
			in.talks = append(in.talks, c)
		}
		in.budget *= 2
		s := in.greedy(-1, true)
		before := s.worth
		s.exchange()
		if worth, cost := worthOf(in, s.list); worth != s.worth || cost != s.spent || cost > in.budget || worth < before {
			t.Fatalf("worth %d for %d of %d minutes, noted as %d for %d; before %d", worth, cost, in.budget, s.worth, s.spent, before)
		}
		if s.worth > before {
			better++
		}
		for _, out := range s.list {
			without := in.empty()
			for _, i := range s.list {
				if i != out {
					without.add(i)
				}
			}
			for i := range in.talks {
				if without.fits(i) && without.gain(i) > without.gain(out) {
					t.Fatalf("%d in place of %d would gain %d more", i, out, without.gain(i)-without.gain(out))
				}
			}
		}
	}
	if better == 0 {
		t.Error("no exchange was made")
	}
}

func TestWorthIsMonotoneAndSubmodular(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		in := random(r)
		small, large := in.empty(), in.empty()
		for i := range in.talks[1:] {
			if r.IntN(2) == 0 {
				large.add(i + 1)
				if r.IntN(2) == 0 {
					small.add(i + 1)
				}
			}
		}
		if small.gain(0) < large.gain(0) || large.gain(0) < 0 {
			t.Fatalf("a talk gains %d in a small set and %d in a larger one", small.gain(0), large.gain(0))
		}
	}
}

func TestTakingOutUndoesAdding(t *testing.T) {
	in := random(rand.New(rand.NewPCG(5, 6)))
	s := in.empty()
	s.add(0)
	worth, spent := s.worth, s.spent
	s.add(1)
	s.remove(1)
	if s.worth != worth || s.spent != spent || len(s.list) != 1 || s.has[1] {
		t.Errorf("%+v", s)
	}
}
