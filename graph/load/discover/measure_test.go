package discover

import (
	"math"
	"testing"
)

// The example "the swiss" of Dunning's table 2.
func TestLikelihoodIsDunnings(t *testing.T) {
	if got := likelihood(110, 110+2442, 110+111, 110+2442+111+29114); math.Abs(got-270.72) > 0.01 {
		t.Errorf("%.2f, want 270.72", got)
	}
}

func TestDivergence(t *testing.T) {
	c := &corpus{}
	for i := range 100 {
		c.docs = append(c.docs, document{class: uint32(i % 4)})
	}
	v := newDivision(c, func(d *document) uint32 { return d.class })
	var even, one []uint32
	for i := range uint32(40) {
		even = append(even, i)
		if i%4 == 1 {
			one = append(one, i)
		}
	}
	if got := v.divergence(even); got != 0 {
		t.Errorf("what is spread as everything is diverges by %v", got)
	}
	if got := v.divergence(one); math.Abs(got-math.Log(4)) > 1e-9 {
		t.Errorf("what is in one part of four diverges by %v, want ln 4", got)
	}
	if got := v.count(even); got != 4 {
		t.Errorf("%d parts", got)
	}
}

func TestScoreRises(t *testing.T) {
	m := Measures{Where: 2, When: 0.4, Repeat: 0.5, Title: 0.4, Name: 0.5, Bound: 0.5, Strong: 100}
	base := m.score(30, 10)
	for name, change := range map[string]func(*Measures){
		"where":  func(m *Measures) { m.Where++ },
		"when":   func(m *Measures) { m.When += 0.2 },
		"repeat": func(m *Measures) { m.Repeat += 0.2 },
		"title":  func(m *Measures) { m.Title += 0.2 },
		"name":   func(m *Measures) { m.Name = 1 },
		"bound":  func(m *Measures) { m.Bound += 0.2 },
	} {
		more := m
		change(&more)
		if more.score(30, 10) <= base {
			t.Errorf("more of %s is no better", name)
		}
	}
	if m.score(60, 10) <= base || m.score(30, 20) <= base {
		t.Error("more talks or more events are no better")
	}
	if m.Where = 0.2; m.score(30, 10) != 0 {
		t.Error("a word of all tracks scores")
	}
}
