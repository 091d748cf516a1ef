package wire_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/wire"
)

func decode(t *testing.T, parts ...[]byte) *graph.Graph {
	t.Helper()
	g, err := wire.Decode(parts...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func section(t *testing.T, snapshot []byte, names ...string) []byte {
	t.Helper()
	b, err := wire.Section(snapshot, names...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// facts returns the facts of a graph without evidence, but for those of the
// given predicates.
func facts(g *graph.Graph, but ...graph.Predicate) []graph.Fact {
	var out []graph.Fact
	for f := range g.Facts {
		keep := true
		for _, p := range but {
			keep = keep && f.Predicate != p
		}
		if keep {
			out = append(out, f)
		}
	}
	return out
}

func TestRoundTrip(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"small": small(t), "generated": generate(300), "empty": empty(t)} {
		snapshot := wire.Encode(g)
		back := decode(t, snapshot)
		if !reflect.DeepEqual(facts(g), facts(back)) {
			t.Errorf("%s: the facts differ", name)
		}
		if !bytes.Equal(wire.Encode(back), snapshot) {
			t.Errorf("%s: encoded again, the bytes differ", name)
		}
	}
}

func empty(t *testing.T) *graph.Graph {
	t.Helper()
	var b graph.Builder
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestCoreAlone(t *testing.T) {
	whole := small(t)
	g := decode(t, section(t, wire.Encode(whole), "core"))
	talk, ok := g.Lookup("talk/example-2018-caf-au-lait")
	if !ok || g.Name(talk) != "Café au lait" || g.Year(talk) != 2018 {
		t.Errorf("talk %d %v: %q of %d", talk, ok, g.Name(talk), g.Year(talk))
	}
	if g.HasEvidence() || g.Value(talk, graph.Abstract) != "" {
		t.Error("the core holds more than the core")
	}
	person, _ := g.Lookup("person/renée-o")
	if got := g.Evidence(talk, graph.By, person); len(got) != 0 {
		t.Errorf("evidence %v", got)
	}
	for _, p := range graph.EdgePredicates() {
		if g.Edges(p) != whole.Edges(p) {
			t.Errorf("%d edges %s, not %d", g.Edges(p), p, whole.Edges(p))
		}
	}
}

func TestSectionsJoin(t *testing.T) {
	whole := small(t)
	snapshot := wire.Encode(whole)
	core, evidence, prose := section(t, snapshot, "core"), section(t, snapshot, "evidence"), section(t, snapshot, "prose")

	if g := decode(t, prose, evidence, core); !reflect.DeepEqual(facts(whole), facts(g)) {
		t.Error("all sections, joined, are not the whole")
	}
	g := decode(t, core, evidence)
	if !reflect.DeepEqual(facts(whole, graph.Abstract, graph.Transcript), facts(g)) {
		t.Error("core and evidence do not have the facts but for prose")
	}
	g = decode(t, section(t, snapshot, "core", "prose"))
	talk, _ := g.Lookup("talk/untitled")
	if got := g.Value(talk, graph.Abstract); got != "Café au lait" || g.HasEvidence() {
		t.Errorf("core and prose: %q", got)
	}
}

func TestWhatCannotBeJoined(t *testing.T) {
	one, other := wire.Encode(small(t)), wire.Encode(generate(3))
	for _, c := range []struct {
		name  string
		parts [][]byte
		says  string
	}{
		{"nothing", nil, "no core"},
		{"no core", [][]byte{section(t, one, "prose")}, "no core"},
		{"two datasets", [][]byte{section(t, one, "core"), section(t, other, "evidence")}, "different datasets"},
		{"not a snapshot", [][]byte{[]byte("<!doctype html>")}, "not a snapshot"},
		{"another version", [][]byte{append([]byte("Thr1\xff"), one[5:]...)}, "another version"},
	} {
		if _, err := wire.Decode(c.parts...); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, err := wire.Section(one, "index"); err == nil {
		t.Error("a section of an unknown name was cut out")
	}
	if _, err := wire.Section(section(t, one, "core"), "prose"); err == nil {
		t.Error("a section that is not there was cut out")
	}
}

// TestDamageIsSeen flips every byte and cuts at every length.
func TestDamageIsSeen(t *testing.T) {
	snapshot := wire.Encode(small(t))
	for i := range snapshot {
		for _, flip := range []byte{1, 0x80, 0xff} {
			damaged := bytes.Clone(snapshot)
			damaged[i] ^= flip
			if _, err := wire.Decode(damaged); err == nil {
				t.Fatalf("byte %d of %d, flipped by %x, is not missed", i, len(snapshot), flip)
			}
		}
		if _, err := wire.Decode(snapshot[:i]); err == nil {
			t.Fatalf("cut at %d of %d, nothing is missed", i, len(snapshot))
		}
	}
	if _, err := wire.Decode(append(bytes.Clone(snapshot), 0)); err == nil {
		t.Error("a byte too many is not seen")
	}
}

// TestTextsOfAnyBytes has texts that hold the terminator.
func TestTextsOfAnyBytes(t *testing.T) {
	var b graph.Builder
	evidence := graph.Evidence{Source: "source/report", Words: "a\x00b", Status: graph.Stated}
	for _, title := range []string{"zero\x00byte", "\x00", "plain"} {
		if err := b.Add(graph.Fact{Subject: "talk/t", Predicate: graph.Title, Object: title, Evidence: evidence}); err != nil {
			t.Fatal(err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	if back := decode(t, wire.Encode(g)); !reflect.DeepEqual(facts(g), facts(back)) {
		t.Errorf("%q", facts(back))
	}
}
