package trail

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
)

const version = "0123456789abcdef"

func TestSixtyStepsStayBelow2KB(t *testing.T) {
	var facts []graph.Fact
	slug := func(i int) string { return strings.Repeat("a-long-title-", 14) + strconv.Itoa(i) }
	for i := range 200 {
		facts = append(facts, graph.Fact{Subject: graph.ID("talk/" + slug(i)), Predicate: graph.By, Object: "person/" + slug(i%40),
			Evidence: graph.Evidence{Source: "source/made-up", Locator: strconv.Itoa(i), Status: graph.Stated}})
	}
	g := graphtest.Graph(facts)
	longest := 0
	for seed := range uint64(20) {
		steps := randomTrail(rand.New(rand.NewPCG(seed, 9)), g, 60)
		v, _ := Replay(g, steps)
		v.Remember(steps)
		link := Encode(g, version, steps)
		longest = max(longest, len(link))
		again, _, err := Decode(g, version, link)
		if err != nil || !slices.EqualFunc(again.Steps, steps, Step.Equal) {
			t.Fatal("the link does not hold the trail:", err)
		}
	}
	if longest >= 2000 {
		t.Errorf("60 steps take %d characters", longest)
	}
}

func TestAllOfATrailSurvivesAReload(t *testing.T) {
	g, steps := seeded(40)
	tr := Trail{Steps: steps[:1]}
	for i, s := range steps[1:] {
		tr.Do(s)
		if i%7 == 6 {
			tr.Undo()
			tr.Undo()
		}
	}
	if len(tr.Branches) == 0 || len(tr.Undone) == 0 && !tr.Undo() {
		t.Fatal("nothing branched")
	}
	again, fresh, err := Decode(g, version, EncodeAll(g, version, &tr))
	same := func(a, b []Step) bool { return slices.EqualFunc(a, b, Step.Equal) }
	if err != nil || !fresh || !same(again.Steps, tr.Steps) || !same(again.Undone, tr.Undone) || !slices.EqualFunc(again.Branches, tr.Branches, same) {
		t.Errorf("error %v, fresh %v, %d of %d branches", err, fresh, len(again.Branches), len(tr.Branches))
	}
}

func TestLinksThatAreNoTrails(t *testing.T) {
	g, steps := seeded(60)
	link := Encode(g, version, steps)
	for _, c := range []struct {
		text string
		err  error
	}{
		{"", ErrNonsense}, {"A", ErrNonsense}, {"<script>alert(1)</script>", ErrNonsense}, {"AQEBAQ", ErrNonsense},
		{strings.Repeat("A", 100<<10), ErrLong}, {strings.Repeat("_", 1<<10), ErrFormat}, {"AQ" + strings.Repeat("_", 1<<10), ErrNonsense},
	} {
		if _, _, err := Decode(g, version, c.text); !errors.Is(err, c.err) {
			t.Errorf("%.20s of %d: %v, not %v", c.text, len(c.text), err, c.err)
		}
	}
	for n := 20; n < len(link)-4; n += 13 {
		tr, _, err := Decode(g, version, link[:n])
		if !errors.Is(err, ErrCut) || len(tr.Steps) == 0 || len(tr.Steps) > len(steps) || Shared(tr.Steps, steps) != len(tr.Steps) {
			t.Fatalf("cut at %d of %d: %d steps, %v", n, len(link), len(tr.Steps), err)
		}
	}
}

func TestALinkFromAnotherDataset(t *testing.T) {
	var facts []graph.Fact
	state := func(s graph.ID, p graph.Predicate, o string) {
		facts = append(facts, graph.Fact{Subject: s, Predicate: p, Object: o,
			Evidence: graph.Evidence{Source: "source/made-up", Locator: "1", Status: graph.Stated}})
	}
	for i := range 70 { // more than a first view takes, so that an expansion has something to bring
		state(graph.ID("talk/t"+strconv.Itoa(i)), graph.By, "person/ada")
	}
	state("talk/t0", graph.About, "theme/mesh")
	state("talk/t1", graph.About, "theme/gone")
	state("talk/t2", graph.About, "theme/old-name")
	before := graphtest.Graph(facts)
	steps := []Step{
		{Verb: Open, Node: "theme/mesh"}, {Verb: Hide, Nodes: []graph.ID{"theme/gone"}}, {Verb: Open, Node: "person/ada"},
		{Verb: Expand, Node: "person/ada", Predicate: graph.By, Inverse: true}, {Verb: Note, Node: "theme/old-name", Text: "see"},
	}
	for n := 1; n <= len(steps); n++ {
		v, ok := Replay(before, steps[:n])
		if !ok {
			t.Fatal("no view")
		}
		v.Remember(steps[:n])
	}
	link := Encode(before, version, steps)

	facts = slices.DeleteFunc(facts, func(f graph.Fact) bool { return f.Object == "theme/gone" || f.Object == "theme/old-name" })
	state("talk/t2", graph.About, "theme/new-name")
	state("theme/new-name", graph.Replaces, "theme/old-name")
	for i := range 9 {
		state(graph.ID("talk/a-new-one-"+strconv.Itoa(i)), graph.By, "person/ada")
		state(graph.ID("talk/a-new-one-"+strconv.Itoa(i)), graph.About, "theme/mesh")
	}
	after := graphtest.Graph(facts)
	again, fresh, err := Decode(after, "fedcba98", link)
	if err != nil || fresh || len(again.Steps) != len(steps) {
		t.Fatalf("%d steps, fresh %v, %v", len(again.Steps), fresh, err)
	}
	changes := Check(after, again.Steps)
	if want := []Change{Other, Gone, Other, Other, Moved}; !slices.Equal(changes, want) {
		t.Errorf("changes %v, not %v", changes, want)
	}
	if same := Check(before, steps); Changed(same) != 0 {
		t.Errorf("on the same dataset %v changed", same)
	}
	v, ok := Replay(after, again.Steps)
	if !ok || len(v.Notes) != 1 || after.ID(v.Notes[0].Node) != "theme/new-name" {
		t.Error("the note did not follow the node that it stands beside")
	}
}

func TestShortIDsThatAgreeAreWrittenWhole(t *testing.T) {
	g, _ := seeded(1)
	w := newWriter(g, version)
	w.node("talk/that-the-dataset-lacks")
	if !strings.Contains(string(w.out), "that-the-dataset-lacks") {
		t.Error("a node without a short id is lost")
	}
}

func TestNumbers(t *testing.T) {
	w := newWriter(nil, "")
	for _, n := range []int{0, 1, -1, 63, 64, -64, -65, 1 << 19, -farthest, farthest - 1} {
		w.out = nil
		w.signed(n)
		r := reader{in: w.out}
		if got := r.signed(); got != n || r.bad || len(r.in) > 0 {
			t.Errorf("%d becomes %d", n, got)
		}
	}
}

// decodeAndReplay is what opening any link does.
func decodeAndReplay(t *testing.T, g *graph.Graph, text string) {
	tr, _, err := Decode(g, version, text)
	if err == nil && len(tr.Steps) == 0 {
		t.Fatalf("%q: neither steps nor an error", text)
	}
	if v, ok := Replay(g, tr.Steps); ok && (len(v.Nodes) == 0 || len(v.Nodes) > graph.MaxNodes) {
		t.Fatalf("%q: %d nodes", text, len(v.Nodes))
	}
	Check(g, tr.Steps)
	again, _, _ := Decode(g, version, EncodeAll(g, version, &tr))
	if len(tr.Steps) > 0 && len(again.Steps) == 0 {
		t.Fatalf("%q: what was read cannot be written", text)
	}
}

func FuzzDecode(f *testing.F) {
	g, steps := seeded(30)
	f.Add(Encode(g, version, steps))
	f.Add(EncodeAll(g, version, &Trail{Steps: steps[:20], Undone: steps[20:], Branches: [][]Step{steps[:9], steps[:12]}}))
	f.Add("AQ")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) { decodeAndReplay(t, g, text) })
}

// FuzzTrail breaks bytes of trails and does what is left. Some hundreds are tried
// in every test; "-fuzz FuzzTrail", or TestSoakTrails of make soak, go on.
func FuzzTrail(f *testing.F) {
	for seed := range uint64(4) {
		f.Add(seed)
	}
	g := graphtest.Talks(60, 7)
	f.Fuzz(func(t *testing.T, seed uint64) { broken(t, g, seed) })
}

func TestBrokenTrails(t *testing.T) {
	g := graphtest.Talks(60, 7)
	for seed := range uint64(300) {
		broken(t, g, seed)
	}
}

func broken(t *testing.T, g *graph.Graph, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 11))
	w := newWriter(g, version)
	steps := []Step{{Verb: Open, Node: anyNode(r, g)}}
	v, _ := Replay(g, steps)
	for range r.IntN(12) {
		steps = append(steps, randomStep(r, g, v))
	}
	w.steps(steps)
	w.number(len(steps))
	w.number(r.IntN(3))
	for range r.IntN(4) {
		w.out[5+r.IntN(len(w.out)-5)] = byte(r.Uint32())
	}
	decodeAndReplay(t, g, toText(w.out))
}
