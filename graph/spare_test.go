package graph_test

import (
	"sync"
	"testing"

	"throughline/graph"
)

func TestSpareGivesBackWhatWasPut(t *testing.T) {
	var s graph.Spare[int]
	if s.Take() != nil {
		t.Error("there was something before anything was put")
	}
	one, two := new(int), new(int)
	s.Put(one)
	s.Put(two)
	a, b := s.Take(), s.Take()
	if a == b || a != one && a != two || b != one && b != two || s.Take() != nil {
		t.Errorf("put %p and %p, took %p and %p", one, two, a, b)
	}
}

// TestSpareIsNobodyElses: what was taken is in one hand at a time.
func TestSpareIsNobodyElses(t *testing.T) {
	var s graph.Spare[int]
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			for range 1000 {
				one := s.Take()
				if one == nil {
					one = new(int)
				}
				*one++
				if *one != 1 {
					t.Error("two hold the same memory")
					return
				}
				*one--
				s.Put(one)
			}
		})
	}
	all.Wait()
}
