package wire_test

import (
	"bytes"
	"reflect"
	"slices"
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
	names := []string{"details", "prose", "evidence"}
	for with := range 8 {
		var but []graph.Predicate
		parts := [][]byte{section(t, snapshot, "core")}
		has := map[string]bool{}
		for i, name := range names {
			if has[name] = with>>i&1 == 1; has[name] {
				parts = append([][]byte{section(t, snapshot, name)}, parts...) // in any order
			}
		}
		for p := graph.Title; int(p) < graph.NumPredicates; p++ {
			if p.IsDetail() && !has["details"] || p.IsProse() && !has["prose"] {
				but = append(but, p)
			}
		}
		g := decode(t, parts...)
		if want := values(whole, but...); !reflect.DeepEqual(values(g), want) {
			t.Errorf("%v: %v, not %v", has, values(g), want)
		}
		if has["evidence"] && !reflect.DeepEqual(facts(g), facts(whole, but...)) {
			t.Errorf("%v: the facts with their evidence differ", has)
		}
		if g.HasEvidence() != has["evidence"] {
			t.Errorf("%v: evidence %v", has, g.HasEvidence())
		}
	}
}

// TestDetailsComeLater joins the details to what was read without them.
func TestDetailsComeLater(t *testing.T) {
	for name, whole := range map[string]*graph.Graph{"small": small(t), "generated": generate(300)} {
		snapshot := wire.Encode(whole)
		late := section(t, snapshot, "details")
		for _, with := range [][]string{{"core"}, {"core", "evidence"}, {"core", "prose"}, {"core", "prose", "evidence"}} {
			before := decode(t, section(t, snapshot, with...))
			if before.HasDetails() {
				t.Fatalf("%s, %v: details already", name, with)
			}
			g, err := wire.Details(before, late)
			if err != nil {
				t.Fatalf("%s, %v: %v", name, with, err)
			}
			want := decode(t, section(t, snapshot, append(with, "details")...))
			if !g.HasDetails() || !reflect.DeepEqual(values(g), values(want)) {
				t.Errorf("%s, %v: other texts than at once", name, with)
			}
			var details []graph.Predicate
			for p := graph.Title; int(p) < graph.NumPredicates; p++ {
				if p.IsDetail() {
					details = append(details, p)
				}
			}
			if before.HasEvidence() && !reflect.DeepEqual(facts(g), facts(want, details...)) {
				t.Errorf("%s, %v: the facts with their evidence differ", name, with)
			}
			if again, err := wire.Details(g, late); err != nil || again != g {
				t.Errorf("%s, %v: a second time: %v", name, with, err)
			}
		}
		other := section(t, wire.Encode(generate(20)), "details")
		if g, err := wire.Details(decode(t, section(t, snapshot, "core")), section(t, snapshot, "core")); err == nil {
			t.Errorf("%s: a core is taken for details: %v", name, g)
		}
		_, _ = wire.Details(decode(t, section(t, snapshot, "core")), other) // may be refused, must not panic
		late[len(late)/2] ^= 1
		if _, err := wire.Details(decode(t, section(t, snapshot, "core")), late); err == nil {
			t.Errorf("%s: damage is not seen", name)
		}
	}
}

// values returns the literals of all nodes but those of the given predicates.
func values(g *graph.Graph, but ...graph.Predicate) map[graph.ID][]string {
	out := map[graph.ID][]string{}
	for n := range uint32(g.Len()) {
		for p := graph.Title; int(p) < graph.NumPredicates; p++ {
			for _, v := range g.Values(n, p) {
				if !slices.Contains(but, p) {
					out[g.ID(n)] = append(out[g.ID(n)], p.String()+" "+v)
				}
			}
		}
	}
	return out
}

// TestTheCoreIsWhatAViewNeeds holds what the first request has to bring.
func TestTheCoreIsWhatAViewNeeds(t *testing.T) {
	whole := small(t)
	g := decode(t, section(t, wire.Encode(whole), "core"))
	talk, _ := g.Lookup("talk/example-2018-caf-au-lait")
	if g.Value(talk, graph.Video) != "" || g.Value(talk, graph.Date) != "" {
		t.Error("the core has dates and links")
	}
	if got := g.Values(talk, graph.Alias); !slices.Equal(got, whole.Values(talk, graph.Alias)) || len(got) != 4 {
		t.Errorf("the aliases are %q", got)
	}
	if first, last := g.YearSpan(); first != 2018 || last != 2019 {
		t.Errorf("%d to %d", first, last)
	}
	if old, moved, ok := g.Resolve("person/renee"); !ok || !moved || g.ID(old) != "person/renée-o" {
		t.Error("an old link leads nowhere")
	}
}

// TestAnOlderVersion reads what a program before this one wrote.
func TestAnOlderVersion(t *testing.T) {
	snapshot := wire.Encode(small(t))
	snapshot[4] = 1
	if _, err := wire.Decode(snapshot); err == nil || !strings.Contains(err.Error(), "another version of the format") {
		t.Errorf("%v", err)
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
