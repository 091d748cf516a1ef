package change_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/change"
)

func draft() *change.Draft {
	return &change.Draft{
		Text: "# Notes\n\n## Meshes (Bo)\nWith İ and the mesh.",
		Proposals: []change.Proposal{
			{N: 1, Kind: "talk", Name: "Meshes", Line: 3, Rule: "heading", Verdict: change.Accepted, By: change.ByRule},
			{N: 2, Kind: "person", Of: 1, Name: "Bo", Line: 3, Rule: "bracket", Verdict: change.Accepted, By: change.ByRule},
			{N: 3, Kind: "theme", Of: 1, Name: "service mesh", Words: "The MESH", Line: 4, Rule: "vocabulary"},
		},
	}
}

func TestWhatIsKept(t *testing.T) {
	d := draft()
	for n, want := range map[int]bool{1: true, 2: true, 3: false, 4: false} {
		if got := d.Keeps(d.Find(n)); got != want {
			t.Errorf("proposal %d kept: %v", n, got)
		}
	}
	d.Proposals[0].Verdict = change.Rejected
	if d.Keeps(d.Find(2)) {
		t.Error("a speaker is kept without the talk")
	}
	if d.Count("") != 1 || d.Count(change.Accepted) != 1 {
		t.Errorf("%d undecided, %d accepted", d.Count(""), d.Count(change.Accepted))
	}
}

func TestRenamingAccepts(t *testing.T) {
	p := change.Proposal{Name: "Bo", Verdict: change.Rejected}
	p.Rename("Bo Speaker")
	p.Rename("Bo B. Speaker")
	if p.Name != "Bo B. Speaker" || p.Was != "Bo" || p.Verdict != change.Accepted || p.By != change.ByPerson {
		t.Errorf("%+v", p)
	}
	before := p
	p.Rename("")
	if p != before {
		t.Errorf("an empty name changed %+v", p)
	}
}

func TestDraftsAreChecked(t *testing.T) {
	if err := draft().Check(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*change.Draft){
		"text":    func(d *change.Draft) { d.Text = " " },
		"number":  func(d *change.Draft) { d.Proposals[1].N = 1 },
		"line":    func(d *change.Draft) { d.Proposals[1].Line = 5 },
		"talk":    func(d *change.Draft) { d.Proposals[1].Of = 2 },
		"kind":    func(d *change.Draft) { d.Proposals[1].Kind = "source" },
		"name":    func(d *change.Draft) { d.Proposals[1].Name = strings.Repeat("x", 501) },
		"verdict": func(d *change.Draft) { d.Proposals[1].Verdict = "maybe" },
		"merged":  func(d *change.Draft) { d.Proposals[1].Into = "talk/x" },
	} {
		d := draft()
		spoil(d)
		if d.Check() == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func TestLinesMarkTheWords(t *testing.T) {
	var b strings.Builder
	for _, l := range draft().Lines() {
		for _, s := range l.Spans {
			if s.N != 0 {
				b.WriteString("[" + s.Text + "]")
			} else {
				b.WriteString(s.Text)
			}
		}
		b.WriteByte('\n')
	}
	want := "# Notes\n\n## [Meshes] ([Bo])\nWith İ and [the mesh].\n"
	if b.String() != want { // İ grows in lower case, which must not move what follows
		t.Errorf("got %q", b.String())
	}
}

// TestLinesOfSeveralLines: a proposal's words are marked in the first of its
// lines that has them; of two that overlap the first and then the longer one.
func TestLinesOfSeveralLines(t *testing.T) {
	for _, c := range []struct {
		text      string
		proposals []change.Proposal
		want      string
	}{
		{"one two\nthree two", []change.Proposal{{N: 1, Name: "two", Line: 1, End: 2}}, "one [two 1]|three two"},
		{"one\ntwo\ntwo", []change.Proposal{{N: 1, Name: "two", Line: 1, End: 2}}, "one|[two 1]|two"},
		{"one\ntwo", []change.Proposal{{N: 1, Name: "two", Line: 1}}, "one|two"},
		{"one two three", []change.Proposal{{N: 1, Name: "two three", Line: 1}, {N: 2, Name: "one two", Line: 1}}, "[one two 2] three"},
		{"one two three", []change.Proposal{{N: 1, Name: "two", Line: 1}, {N: 2, Name: "two three", Line: 1}}, "one [two three 2]"},
		{"one two", []change.Proposal{{N: 1, Name: "ONE", Line: 1}, {N: 2, Name: "TWO", Line: 1}}, "[one 1] [two 2]"},
		{"onetwo", []change.Proposal{{N: 1, Name: "one", Line: 1}, {N: 2, Name: "two", Line: 1}}, "[one 1][two 2]"},
		{"one", []change.Proposal{{N: 1, Line: 1}, {N: 2, Name: "none", Line: 1}, {N: 3, Name: "one", Line: 0}, {N: 4, Name: "one", Line: 9, End: 9}}, "one"},
	} {
		d := change.Draft{Text: c.text, Proposals: c.proposals}
		var got []string
		for _, line := range d.Lines() {
			s := ""
			for _, span := range line.Spans {
				if span.N > 0 {
					s += fmt.Sprintf("[%s %d]", span.Text, span.N)
				} else {
					s += span.Text
				}
			}
			got = append(got, s)
		}
		if got := strings.Join(got, "|"); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestDecisionsNeverSettleAThirdPair(t *testing.T) {
	merge := func(a, b string) change.Decision {
		return change.Decision{Merge: graph.ID("person/" + a), Into: graph.ID("person/" + b), Reason: "one"}
	}
	apart := merge("a", "c")
	apart.Apart = true
	held := []change.Decision{merge("a", "b"), apart}
	for name, c := range map[string]struct {
		save change.Save
		ok   bool
		n    int
	}{
		"another":            {change.Save{Decide: []change.Decision{merge("x", "y")}}, true, 3},
		"again, turned":      {change.Save{Decide: []change.Decision{merge("b", "a")}}, true, 2},
		"taken back":         {change.Save{Undo: []change.Decision{merge("b", "a")}}, true, 1},
		"through a third":    {change.Save{Decide: []change.Decision{merge("b", "c")}}, false, 0},
		"merged already":     {change.Save{Decide: []change.Decision{merge("a", "d")}}, false, 0},
		"into one merged":    {change.Save{Decide: []change.Decision{merge("d", "a")}}, false, 0},
		"of two kinds":       {change.Save{Decide: []change.Decision{{Merge: "person/a", Into: "talk/a", Reason: "x"}}}, false, 0},
		"without a reason":   {change.Save{Decide: []change.Decision{{Merge: "person/x", Into: "person/y"}}}, false, 0},
		"allowed after undo": {change.Save{Undo: []change.Decision{apart}, Decide: []change.Decision{merge("b", "c")}}, true, 2},
	} {
		got, err := c.save.Apply(held)
		if (err == nil) != c.ok || len(got) != c.n {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	open := change.Open([]change.Pair{{A: "person/a", B: "person/c"}, {A: "person/a", B: "person/z"}}, held)
	if len(open) != 1 || open[0].B != "person/z" {
		t.Errorf("open: %v", open)
	}
}

func build(t *testing.T, facts ...[3]string) *graph.Graph {
	t.Helper()
	var b graph.Builder
	for _, f := range facts {
		err := b.Add(graph.Fact{Subject: graph.ID(f[0]), Predicate: graph.ParsePredicate(f[1]), Object: f[2],
			Evidence: graph.Evidence{Source: "source/s", Locator: "L1", Status: graph.Stated}})
		if err != nil {
			t.Fatal(f, err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestEffectsCountAsPagesDo(t *testing.T) {
	old := [][3]string{
		{"event/e", "year", "2031"}, {"talk/a", "at", "event/e"}, {"talk/a", "about", "theme/mesh"}, {"theme/mesh", "name", "mesh"},
		{"theme/mesh", "broader", "theme/net"}, {"theme/net", "name", "networks"}, {"person/p-old", "name", "P Old"}, {"talk/a", "by", "person/p-old"},
	}
	before := build(t, old...)
	after := build(t, append(old[:6:6], [][3]string{
		{"person/p", "name", "P"}, {"person/p", "replaces", "person/p-old"}, {"talk/a", "by", "person/p"},
		{"talk/b", "at", "event/e"}, {"talk/b", "about", "theme/mesh"}}...)...)
	got := map[string][2]int{}
	for _, e := range change.Effects(before, after) {
		got[e.What] = [2]int{e.Before, e.After}
	}
	want := map[string][2]int{"talks, 2031": {1, 2}, "mesh, 2031": {1, 2}, "networks, 2031": {1, 2}, "known talks": {1, 2}, "links that redirect": {0, 1}}
	if len(got) != len(want) {
		t.Errorf("got %v", got)
	}
	for what, n := range want {
		if got[what] != n {
			t.Errorf("%s: %v", what, got[what])
		}
	}
}

// TestEffectsComeInOrder: years, what is known, and then the subjects: those
// whose own talks change first, and of those the ones that change most. No more
// are told than can be read.
func TestEffectsComeInOrder(t *testing.T) {
	var old, added [][3]string
	talk := func(to *[][3]string, slug, year string, about ...string) {
		*to = append(*to, [3]string{"event/e" + year, "year", year}, [3]string{"talk/" + slug, "at", "event/e" + year})
		for _, theme := range about {
			*to = append(*to, [3]string{"talk/" + slug, "about", theme})
		}
	}
	old = append(old, [3]string{"theme/narrow", "broader", "theme/wide"}, [3]string{"theme/narrow", "name", "narrow"},
		[3]string{"theme/wide", "name", "wide"}, [3]string{"theme/great", "name", "great"})
	talk(&old, "a", "2030", "theme/narrow")
	talk(&old, "gone", "2030", "theme/great")
	old = append(old, [3]string{"talk/undated", "title", "Undated"})
	before := build(t, old...)
	talk(&added, "b", "2031", "theme/great")
	talk(&added, "c", "2031", "theme/great")
	talk(&added, "d", "2031", "theme/narrow")
	added = append(added, [3]string{"talk/undated-too", "title", "Undated"}, [3]string{"technology/new", "name", "new"}, [3]string{"talk/d", "uses", "technology/new"})
	after := build(t, append(old[:7:7], append(added, [3]string{"talk/undated", "title", "Undated"})...)...)
	var got []string
	for _, e := range change.Effects(before, after) {
		got = append(got, fmt.Sprintf("%s: %d, %d", e.What, e.Before, e.After))
	}
	want := []string{
		"talks, year not known: 1, 2", "talks, 2030: 2, 1", "talks, 2031: 0, 3",
		"known talks: 3, 6", "known technologies: 0, 1", "known events: 1, 2",
		"great, 2031: 0, 2", "narrow, 2031: 0, 1", "great, 2030: 1, 0", "new, 2031: 0, 1", "wide, 2031: 0, 1",
	}
	slices.Sort(got[3:6])
	slices.Sort(want[3:6])
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	for i := range 100 {
		talk(&added, fmt.Sprintf("many-%d", i), "2032", fmt.Sprintf("theme/t%d", i))
	}
	many := change.Effects(before, build(t, append(old, added...)...))
	subjects := 0
	for _, e := range many {
		if e.Node != "" {
			subjects++
		}
	}
	if subjects != 60 {
		t.Errorf("%d subjects are told", subjects)
	}
	if got := change.Effects(before, before); len(got) != 0 {
		t.Errorf("nothing changes, but %+v", got)
	}
}

func TestHistorySaysWhatChanged(t *testing.T) {
	one := build(t, [3]string{"person/a", "name", "A"})
	two := build(t, [3]string{"person/a", "name", "A"}, [3]string{"person/b", "name", "B"})
	var h change.History
	h.Push("v1", one)
	d := h.Since("v1", "v2", two)
	if !d.Known || len(d.Added) != 1 || d.Added[0].ID != "person/b" || len(d.Removed) != 0 {
		t.Errorf("%+v", d)
	}
	var people [][3]string
	for i := range 60 {
		people = append(people, [3]string{fmt.Sprintf("person/p%d", i), "name", "P"})
	}
	if d := h.Since("v1", "v2", build(t, people...)); len(d.Added) != 50 || len(d.Removed) != 1 {
		t.Errorf("%d added, %d removed", len(d.Added), len(d.Removed))
	}
	for range 2 {
		h.Push("later", two)
	}
	if d := h.Since("v1", "v9", two); !d.Known {
		t.Errorf("three changes ago: %+v", d)
	}
	h.Push("later", two)
	if d := h.Since("v1", "v9", two); d.Known || d.From != "v1" {
		t.Errorf("a version that is long gone: %+v", d)
	}
}
