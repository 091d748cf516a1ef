package vocabulary_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"throughline/data"
	"throughline/graph"
	"throughline/graph/load/vocabulary"
	"throughline/graph/text"
)

// printMistakes lists what is found in error and what is missed.
var printMistakes = flag.Bool("print-mistakes", false, "list each mistake on the sample")

// The sample's talks as a careful reader annotated them: what a talk is about
// or uses is required, what it names in passing is right when it is found and
// no mistake when it is not. Names that the vocabulary lacks count as missed.
type goldTalk struct {
	ID             string   `yaml:"id"` // archive/source/key
	Title          string   `yaml:"title"`
	Technologies   []string `yaml:"technologies"`
	TechnologiesOK []string `yaml:"technologies_ok"`
	Themes         []string `yaml:"themes"`
	ThemesOK       []string `yaml:"themes_ok"`
}

// counts are what precision and recall are made of.
type counts struct{ right, wrong, found, missed int }

func (c counts) precision() float64 { return share(c.right, c.wrong) }
func (c counts) recall() float64    { return share(c.found, c.missed) }

func (c counts) plus(d counts) counts {
	return counts{c.right + d.right, c.wrong + d.wrong, c.found + d.found, c.missed + d.missed}
}

func share(yes, no int) float64 { return float64(yes) / float64(max(yes+no, 1)) }

// parts are the parts of the gold. Two thirds of a sample of 300 talks are
// tuned: rules and vocabulary were improved on them. The other third is seen:
// it was measured on the way. The second sample was then found to have a
// precision of 0.97 and a recall of 0.74 in technologies, 0.92 and 0.82 in
// themes: one technology of five is a project that no vocabulary had heard of,
// and of what it knows 0.94 were found. The vocabulary was improved on it too.
// The unseen talks were drawn and annotated last: 0.97 and 0.90 in
// technologies, 0.97 and 0.86 in themes. Nothing was changed for them but
// entries merged that were one thing. Wanted is a precision of 0.95 and a
// recall of 0.85.
var parts = []struct {
	name              string
	technology, theme bound
}{
	{"tuned", bound{0.95, 0.90}, bound{0.95, 0.90}},
	{"seen", bound{0.97, 0.87}, bound{0.95, 0.89}},
	{"second", bound{0.97, 0.89}, bound{0.95, 0.89}},
	{"unseen", bound{0.95, 0.85}, bound{0.95, 0.85}},
}

// The gold is part of the tree, so that it can be checked without the archives.
func TestGold(t *testing.T) {
	seen := map[string]bool{}
	for part, want := range map[string]int{"tuned": 203, "seen": 97, "second": 97, "unseen": 48} {
		gold := readGold(t, part)
		if len(gold) != want {
			t.Errorf("%s has %d talks, want %d", part, len(gold), want)
		}
		for _, g := range gold {
			if seen[g.ID] || g.Title == "" {
				t.Errorf("%s is there twice or has no title", g.ID)
			}
			seen[g.ID] = true
			names := slices.Concat(g.Technologies, g.TechnologiesOK, g.Themes, g.ThemesOK)
			slices.Sort(names)
			if len(slices.Compact(names)) != len(names) {
				t.Errorf("%s has a name twice: %v", g.ID, names)
			}
		}
	}
}

type bound struct{ precision, recall float64 }

func TestSample(t *testing.T) {
	talks := sampleTalks(t)
	v, err := vocabulary.Parse(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	m := vocabulary.NewMatcher(v)
	for _, part := range parts {
		gold := readGold(t, part.name)
		check(t, part.technology, measure(t, v, m, gold, talks, graph.Technology), part.name+" technologies", len(gold))
		check(t, part.theme, measure(t, v, m, gold, talks, graph.Theme), part.name+" themes", len(gold))
	}
}

func measure(t *testing.T, v *vocabulary.Vocabulary, m *vocabulary.Matcher, gold []goldTalk, talks map[string]drawn, kind graph.Kind) (c counts) {
	t.Helper()
	for _, g := range gold {
		d, ok := talks[g.ID]
		if !ok {
			t.Errorf("%s (%s) is not among the talks drawn", g.ID, g.Title)
			continue
		}
		c = c.plus(compare(t, v, m, g, d, kind))
	}
	return c
}

func check(t *testing.T, b bound, c counts, what string, talks int) {
	t.Helper()
	t.Logf("%s of %d talks: precision %.3f of %d (wanted 0.95), recall %.3f of %d (wanted 0.85)",
		what, talks, c.precision(), c.right+c.wrong, c.recall(), c.found+c.missed)
	if c.precision() < b.precision || c.recall() < b.recall {
		t.Errorf("%s: precision %.3f and recall %.3f, want at least %.3f and %.3f", what, c.precision(), c.recall(), b.precision, b.recall)
	}
}

// compare counts one talk.
func compare(t *testing.T, v *vocabulary.Vocabulary, m *vocabulary.Matcher, g goldTalk, d drawn, kind graph.Kind) (c counts) {
	want, fine := g.Technologies, g.TechnologiesOK
	if kind == graph.Theme {
		want, fine = g.Themes, g.ThemesOK
	}
	required, accepted := ids(v, kind, want), ids(v, kind, fine)
	got := map[graph.ID]bool{}
	for _, f := range m.Match(d.text()) {
		id := f.Entry.ID
		if id.Kind() != kind {
			continue
		}
		got[id] = true
		if slices.Contains(required, id) || slices.Contains(accepted, id) {
			c.right++
			continue
		}
		c.wrong++
		mistake(t, "wrong", g, string(id)+" by "+f.Words)
	}
	for _, id := range required {
		if got[id] {
			c.found++
			continue
		}
		c.missed++
		mistake(t, "missed", g, string(id))
	}
	return c
}

func mistake(t *testing.T, what string, g goldTalk, which string) {
	if *printMistakes {
		t.Logf("%s: %s in %s (%s)", what, which, g.ID, g.Title)
	}
}

// ids resolves names; what the vocabulary lacks has an id that nothing has.
func ids(v *vocabulary.Vocabulary, kind graph.Kind, names []string) []graph.ID {
	var out []graph.ID
	for _, n := range names {
		if e := v.Resolve(kind, n); e != nil {
			out = append(out, e.ID)
			continue
		}
		out = append(out, graph.MakeID(kind, text.Slug(n, graph.MaxSlug)))
	}
	return out
}

func readGold(t *testing.T, part string) []goldTalk {
	t.Helper()
	paths, err := filepath.Glob("testdata/sample/" + part + "-*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no gold of %s: %v", part, err)
	}
	var all []goldTalk
	for _, p := range paths {
		content, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		var some []goldTalk
		if err := yaml.Unmarshal(content, &some); err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		all = append(all, some...)
	}
	return all
}

// sampleTalks draws the talks again, by what the gold calls them.
func sampleTalks(t *testing.T) map[string]drawn {
	t.Helper()
	out := map[string]drawn{}
	for _, d := range slices.Concat(drawAll(t)...) {
		out[strings.Join([]string{d.folder, d.source, d.Key}, "/")] = d
	}
	return out
}
