package review

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"throughline/graph"
	"throughline/graph/change"
	"throughline/graph/load"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
	"throughline/graph/load/report"
	"throughline/graph/load/vocabulary"
)

var terms = fstest.MapFS{"vocabulary/terms.yaml": {Data: []byte(
	"themes:\n  - {name: service mesh, aliases: [service meshes]}\ntechnologies:\n  - {name: Istio}\n")}}

const notes = "\n# Notes from Example Conf 2031\n\nBy Ann Writer\n\n" +
	"## Meshes in anger (Bo Smith)\n\nA service mesh with Istio.\n\n## Meshes at rest (Cy Talker)\n\nNo service mesh.\n\n## Third thing (Dee Doer)\n\nWords.\n"

func parse(t *testing.T) *vocabulary.Vocabulary {
	t.Helper()
	v, err := vocabulary.Parse(terms)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func draftOf(t *testing.T, base *graph.Graph, text string) *change.Draft {
	t.Helper()
	v := parse(t)
	d, err := Drafter{Extractor: report.New(v), Vocabulary: v, Base: base}.Draft("notes.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	return d
}

// named returns the proposal of a kind with the name.
func named(t *testing.T, d *change.Draft, kind, name string) *change.Proposal {
	t.Helper()
	i := slices.IndexFunc(d.Proposals, func(p change.Proposal) bool { return p.Kind == kind && p.Name == name })
	if i < 0 {
		t.Fatalf("no %s %q in %+v", kind, name, d.Proposals)
	}
	return &d.Proposals[i]
}

func compile(t *testing.T, base *graph.Graph, p *load.Plan) *graph.Graph {
	t.Helper()
	b := graph.NewBuilder(base)
	for _, s := range p.Drops {
		b.Drop(s)
	}
	for _, f := range p.Facts {
		if err := b.Add(f); err != nil {
			t.Fatal(f, err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func save(t *testing.T, base *graph.Graph, d *change.Draft, decided []change.Decision) *graph.Graph {
	t.Helper()
	o := load.Options{Vocabulary: parse(t), Base: base}
	if d != nil {
		decided = append(decided, Merges(d, load.Batches(Batches(d, decided), o).Facts)...)
	}
	return compile(t, base, load.Batches(Batches(d, decided), o))
}

func TestProposalsPointIntoTheText(t *testing.T) {
	d := draftOf(t, nil, notes)
	if d.Year != 2031 || d.Author != "Ann Writer" || !strings.Contains(d.Title, "Example Conf 2031") {
		t.Errorf("year %d, author %q, title %q", d.Year, d.Author, d.Title)
	}
	lines := strings.Split(d.Text, "\n")
	for i, p := range d.Proposals {
		if p.N != i+1 {
			t.Errorf("proposal %d has the number %d", i+1, p.N)
		}
		if !strings.Contains(strings.Join(lines[p.Line-1:max(p.Line, p.End)], "\n"), p.Words) {
			t.Errorf("line %d is %q, without %q", p.Line, lines[p.Line-1], p.Words)
		}
	}
	bo := named(t, d, "person", "Bo Smith")
	if talk := d.Find(bo.Of); talk == nil || talk.Name != "Meshes in anger" {
		t.Errorf("the speaker belongs to %+v", talk)
	}
}

func TestWhatAPersonDecidedIsLoaded(t *testing.T) {
	d := draftOf(t, nil, notes)
	named(t, d, "talk", "Third thing").Verdict = change.Rejected
	named(t, d, "person", "Cy Talker").Rename("Cyd Talker")
	for i := range d.Proposals {
		if p := &d.Proposals[i]; p.Kind == "theme" && d.Find(p.Of).Name == "Meshes at rest" {
			p.Verdict, p.By = change.Rejected, change.ByPerson
		}
	}
	g := save(t, nil, d, nil)
	talk, ok := g.Lookup("talk/meshes-at-rest-example-conf-2031")
	if !ok || g.Year(talk) != 2031 {
		t.Fatalf("the talk: %v, year %d", ok, g.Year(talk))
	}
	if len(g.Out(talk, graph.About)) != 0 {
		t.Error("a theme that was rejected is back")
	}
	by := g.Out(talk, graph.By)
	if len(by) != 1 || g.Name(by[0]) != "Cyd Talker" {
		t.Fatalf("speakers %v", by)
	}
	e := g.Evidence(talk, graph.By, by[0])[0]
	if e.Status != graph.Curated || e.Words != "Cy Talker" || e.Locator != "L10" || e.Rule == "" {
		t.Errorf("evidence %+v", e)
	}
	if _, there := g.Lookup("talk/third-thing-example-conf-2031"); there {
		t.Error("a talk that was rejected is loaded")
	}
	source, _ := g.Lookup(SourceID(d))
	if line := strings.Split(g.Value(source, graph.Transcript), "\n")[9]; line != "## Meshes at rest (Cy Talker)" {
		t.Errorf("line 10 of what is kept is %q", line)
	}
	mesh, _ := g.Lookup("theme/service-mesh")
	if about := g.In(mesh, graph.About); len(about) != 1 || g.Evidence(about[0], graph.About, mesh)[0].Status == graph.Curated {
		t.Errorf("talks on the theme: %v; what a rule accepted is not curated", about)
	}
}

func TestMergingWithWhatIsKnown(t *testing.T) {
	base := save(t, nil, draftOf(t, nil, notes), nil)
	other := strings.NewReplacer("Ann Writer", "Zed Other", "Bo Smith", "Robert Smith", "Meshes in anger", "Anger and meshes").Replace(notes)
	d := draftOf(t, base, other)
	if p := named(t, d, "person", "Cy Talker"); p.Known != "person/cy-talker" {
		t.Errorf("known: %+v", p)
	}
	if p := named(t, d, "talk", "Meshes at rest"); p.Known != "talk/meshes-at-rest-example-conf-2031" {
		t.Errorf("known: %+v", p)
	}
	named(t, d, "person", "Robert Smith").Into = "person/bo-smith"
	named(t, d, "talk", "Anger and meshes").Into = "talk/meshes-in-anger-example-conf-2031"
	g := save(t, base, d, nil)
	for old, now := range map[graph.ID]graph.ID{
		"person/robert-smith":                     "person/bo-smith",
		"talk/anger-and-meshes-example-conf-2031": "talk/meshes-in-anger-example-conf-2031",
	} {
		if n, moved, ok := g.Resolve(old); !ok || !moved || g.ID(n) != now {
			t.Errorf("%s does not redirect to %s", old, now)
		}
	}
	lo, hi := g.Range(graph.Talk)
	if hi-lo != 3 {
		t.Errorf("%d talks", hi-lo)
	}
	undone := compile(t, g, load.Batches([]*record.Batch{Decisions(nil)}, load.Options{Vocabulary: parse(t), Base: g}))
	if _, ok := undone.Lookup("person/robert-smith"); !ok {
		t.Error("taking the decisions back does not bring the person back")
	}
}

func TestPairsAreMergedKeptApartAndTakenBack(t *testing.T) {
	base := save(t, nil, draftOf(t, nil, notes), nil)
	decided := []change.Decision{
		{Merge: "person/dee-doer", Into: "person/cy-talker", Reason: "the same portrait"},
		{Merge: "person/bo-smith", Into: "person/cy-talker", Apart: true, Reason: "met both"},
	}
	g := compile(t, base, load.Batches([]*record.Batch{Decisions(decided)}, load.Options{Vocabulary: parse(t), Base: base}))
	if n, moved, ok := g.Resolve("person/dee-doer"); !ok || !moved || g.ID(n) != "person/cy-talker" {
		t.Error("the merged person does not redirect")
	}
	if _, ok := g.Lookup("person/bo-smith"); !ok {
		t.Error("a person who is kept apart is gone")
	}
	held := load.DecisionsIn(g)
	if len(held) != 2 || held[0].Reason != "the same portrait" || held[0].Apart || !held[1].Apart || held[1].Into != "person/cy-talker" {
		t.Errorf("held: %+v", held)
	}
	undone := compile(t, g, load.Batches([]*record.Batch{Decisions(nil)}, load.Options{Vocabulary: parse(t), Base: g}))
	if _, ok := undone.Lookup("person/dee-doer"); !ok || len(load.DecisionsIn(undone)) != 0 {
		t.Error("a decision that is taken back still holds")
	}
}

func TestTwoOfOneReportPartAgain(t *testing.T) {
	const text = "# Notes from Example Conf 2031\n\n## One thing (Cyrus Talkerman)\n\nWords.\n\n## Another thing (Cyrus Talkermann)\n\nWords.\n\n## A third (Dee Doer)\n\nWords.\n"
	base := save(t, nil, draftOf(t, nil, text), nil)
	pairs := identity.LikelyDuplicates(base)
	if len(pairs) != 1 {
		t.Fatalf("likely one: %v", pairs)
	}
	decide := func(base *graph.Graph, list ...change.Decision) *graph.Graph {
		return compile(t, base, load.Batches([]*record.Batch{Decisions(list)}, load.Options{Vocabulary: parse(t), Base: base}))
	}
	merged := decide(base, change.Decision{Merge: pairs[0].B, Into: pairs[0].A, Reason: "one"})
	one, _ := merged.Lookup(pairs[0].A)
	if got := len(merged.In(one, graph.By)); got != 2 {
		t.Errorf("merged, the person has %d talks", got)
	}
	undone := decide(merged)
	for _, id := range []graph.ID{pairs[0].A, pairs[0].B} {
		n, ok := undone.Lookup(id)
		if !ok || len(undone.In(n, graph.By)) != 1 || len(undone.Values(n, graph.Name)) != 1 {
			t.Errorf("%s, parted again: there %v", id, ok)
		}
	}
}
