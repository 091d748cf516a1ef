package wire

import (
	"errors"
	"runtime"
	"testing"

	"throughline/graph"
)

// seal makes a snapshot of sections that need not be right, so that tests
// reach behind the checksums.
func seal(body [numSections][]byte) []byte {
	p := parts{body: body, fingerprint: fingerprint(&body)}
	return p.bytes()
}

func tiny() *graph.Graph {
	var b graph.Builder
	e := graph.Evidence{Source: "source/s", Locator: "L1", Status: graph.Stated}
	for _, f := range []graph.Fact{
		{Subject: "talk/a-talk", Predicate: graph.Title, Object: "A Talk", Evidence: e},
		{Subject: "talk/a-talk", Predicate: graph.By, Object: "person/p", Evidence: e},
		{Subject: "talk/a-talk", Predicate: graph.Abstract, Object: "Prose", Evidence: e},
	} {
		if err := b.Add(f); err != nil {
			panic(err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		panic(err)
	}
	return g
}

func bodies(snapshot []byte) [numSections][]byte {
	p, err := parse(snapshot)
	if err != nil {
		panic(err)
	}
	return p.body
}

// TestHostileSectionsAllocateLittle puts the largest number at each place of
// each section, behind a right checksum.
func TestHostileSectionsAllocateLittle(t *testing.T) {
	for s, body := range bodies(Encode(tiny())) {
		for at := range body {
			spoilt := bodies(Encode(tiny()))
			b := append([]byte{}, body[:at]...)
			b = append(b, 0xff, 0xff, 0xff, 0xff, 0x0f)
			spoilt[s] = append(b, body[at+1:]...)
			snapshot := seal(spoilt)
			if used := allocated(func() { _, _ = Decode(snapshot) }); used > 64<<10 {
				t.Errorf("%s, byte %d: %d bytes for a snapshot of %d", section(s), at, used, len(snapshot))
			}
		}
	}
}

func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestErrorsNameThePlace(t *testing.T) {
	body := bodies(Encode(tiny()))
	body[core] = body[core][:len(body[core])-1]
	_, err := Decode(seal(body))
	var e *Error
	if !errors.As(err, &e) || e.Section != "core" || e.Offset != len(body[core])-2 { // of the last column's three bytes, two are left
		t.Errorf("%v", err)
	}
}

func TestSlugsFollowNames(t *testing.T) {
	for _, c := range []struct {
		name, slug string
		rest       string // what the name does not explain
	}{
		{"Meshes: How & Why?", "meshes-how-why", ""},
		{"Meshes: How & Why?", "example-2018-meshes-how-why-2", "example-2018--2"},
		{"Meshes: How & Why?", "meshes-how-2018", "-2018"},
		{"Conway's Law, isn’t it", "conways-law-isnt-it", ""},
		{"Café Société", "cafe-societe", ""},
		{"Crème brûlée, again", "cr-me-br-l-e-again", "cr-me-br-l-e-again"},
		{"Ñandú × Øre", "nandu-ore", "-ore"},
		{"Übung", "uebung", "uebung"},
		{"日本", "日本", ""},
		{"Go", "go", ""},
		{"Go!", "go-2", "go-2"},
		{"", "untitled", "untitled"},
	} {
		guess := newFolding().appendSlug(nil, []byte(c.name))
		from, n := match([]byte(c.slug), guess)
		if got := c.slug[:from] + c.slug[from+n:]; got != c.rest {
			t.Errorf("%q, %s: %q is left, not %q", c.name, c.slug, got, c.rest)
		}
	}
	long := make([]byte, 1<<20)
	for i := range long {
		long[i] = 'a'
	}
	if got := newFolding().appendSlug(nil, long); len(got) != maxDerived {
		t.Errorf("a long name leads to %d bytes", len(got))
	}
}
