package path

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func rising(r *rand.Rand, n, below int) []uint32 {
	var out []uint32
	for range n {
		out = append(out, uint32(r.IntN(below)))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestIntersect compares lists of every ratio of lengths with the definition.
func TestIntersect(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 1))
		a, b := rising(r, r.IntN(20), 1000), rising(r, r.IntN(2000), 1000)
		if seed%2 == 0 {
			a, b = b, a
		}
		var want []uint32
		for _, n := range a {
			if slices.Contains(b, n) {
				want = append(want, n)
			}
		}
		if got := intersect(nil, a, b); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %v, not %v", seed, got, want)
		}
	}
}

func TestContains(t *testing.T) {
	for _, c := range []struct {
		name, want string
		ok         bool
	}{
		{"Service Mesh", "mesh", true}, {"Service Mesh", "E m", true}, {"Service Mesh", "meshes", false},
		{"ÜBER uns", "über", true}, {"uber", "über", false}, {"日本語", "本", true}, {"", "a", false}, {"a", "", true},
	} {
		if Contains(c.name, c.want) != c.ok {
			t.Errorf("%q contains %q: not %v", c.name, c.want, c.ok)
		}
	}
}

func TestContainsAgreesWithStrings(t *testing.T) {
	for seed := range uint64(5000) {
		r := rand.New(rand.NewPCG(seed, 2))
		text := func(n int) string {
			var b strings.Builder
			for range r.IntN(n) {
				b.WriteRune([]rune("aAbBéÉ ")[r.IntN(7)])
			}
			return b.String()
		}
		name, want := text(12), text(4)
		if Contains(name, want) != strings.Contains(strings.ToLower(name), strings.ToLower(want)) {
			t.Fatalf("%q in %q", want, name)
		}
	}
}

func TestEditDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		d    int
	}{
		{"about", "about", 0}, {"abuot", "about", 1}, {"abot", "about", 1}, {"by", "at", 2}, {"", "of", 2}, {"features", "feature", 1}, {"uses", "broader", 5},
	} {
		if d := editDistance(c.a, c.b, 5); d != c.d {
			t.Errorf("%s to %s: %d, not %d", c.a, c.b, d, c.d)
		}
		if d := editDistance(c.b, c.a, 5); d != c.d {
			t.Errorf("%s to %s: %d, not %d", c.b, c.a, d, c.d)
		}
	}
	if d := editDistance(strings.Repeat("a", 1000), strings.Repeat("b", 1000), 2000); d != 2000 {
		t.Errorf("longer than any id: %d", d)
	}
}

func TestHeapSorts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var h heap
	var want, got []uint64
	for range 1000 {
		for range r.IntN(4) {
			key := r.Uint64N(500)
			h.push(key)
			want = append(want, key)
		}
		if len(h) > 0 && r.IntN(3) == 0 {
			got = append(got, h.pop())
			if last := got[len(got)-1]; slices.Min(want) != last {
				t.Fatalf("%d popped while %d is smaller", last, slices.Min(want))
			}
			want = slices.Delete(want, slices.Index(want, slices.Min(want)), slices.Index(want, slices.Min(want))+1)
		}
	}
}

// TestMarksSurviveTheirEpoch: the count of evaluations wraps after four
// billion, and nothing that was marked long ago is found then.
func TestMarksSurviveTheirEpoch(t *testing.T) {
	m := newMarks(2)
	m.clear()
	m.add(0)
	m.epoch = ^uint32(0)
	m.add(1)
	m.clear()
	if m.has(0) || m.has(1) || !m.add(0) || m.add(0) {
		t.Error("a mark outlived its epoch")
	}
}

func TestSizeCost(t *testing.T) {
	last := uint32(0)
	for d := range 100_000 {
		c := sizeCost(d)
		if c < last {
			t.Fatalf("size %d costs less than the one below", d)
		}
		last = c
	}
	if sizeCost(0) != 0 || sizeCost(1) != costUnit || sizeCost(1023) != 10*costUnit {
		t.Error("a power of two does not cost its logarithm")
	}
}
