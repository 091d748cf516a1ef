package report

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"throughline/graph"
	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
)

func fixture(t testing.TB, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestImport(t *testing.T) {
	text := fixture(t, "quotes.md")
	batches, problems := formattest.Import(t, Importer{testVocabulary(t)}, map[string]string{"notes/quotes.md": text})
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	b := batches[0]
	if b.Source.Slug != "report-notes-from-sampleconf-nora-notizen" || b.Source.Published != "2031-06-04" || b.Source.Author != "Nora Notizen" {
		t.Errorf("source %+v", b.Source)
	}
	if !strings.Contains(b.Source.Text, "Ada showed how Acme shards its databases.") {
		t.Error("the text is not kept")
	}
	if e := b.Events[0]; e.Name != "SampleConf 2031" || e.Series != "SampleConf" || e.Year != 2031 {
		t.Errorf("event %+v", e)
	}
	first := b.Talks[0]
	if first.Key != "scaling-postgresql-to-a-million-tenants" || first.Locators[0] != "L9-11" || first.Speakers[0].Name != "Ada Example" ||
		first.Speakers[0].Locators[0] != "L9" || first.Speakers[0].Rule == "" || first.Status != graph.Stated {
		t.Errorf("talk %+v", first)
	}
	for _, m := range first.Mentions {
		if m.Rule == "" || len(m.Locators) != 1 || m.Status != graph.Inferred {
			t.Errorf("mention %+v", m)
		}
	}
}

func TestRecognise(t *testing.T) {
	for name, want := range map[string]format.Confidence{
		"quotes.md": format.Maybe, "prose.txt": format.Maybe, "table.md": format.Maybe, "page.html": format.Maybe, "schedule.txt": format.Maybe,
		"manual.md": format.No,
	} {
		text := fixture(t, name)
		if got := (Importer{}).Recognise([]byte(text), name); got != want {
			t.Errorf("%s: %v", name, got)
		}
		if got := (Importer{}).Recognise([]byte(text), "README.md"); got != format.No {
			t.Errorf("README.md with the text of %s: %v", name, got)
		}
	}
	for _, text := range []string{"", `{"talks": []}`, "<?xml version='1.0'?>", "# A tool\n\nIt does things.\n\n## Usage\n\nRun it.\n", "just a line"} {
		if got := (Importer{}).Recognise([]byte(text), "notes.md"); got != format.No {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestUnsureTalksAreReported(t *testing.T) {
	text := "# Notes from FooConf 2031\n\n## Taming the monolith (Ben Sample)\n\nGood.\n\n### Something said about it\n\nMore.\n\n# Deep dive into examples\n\nWords.\n"
	batches, problems := formattest.Import(t, Importer{}, map[string]string{"a.md": text})
	if len(batches) != 1 || len(batches[0].Talks) != 1 {
		t.Fatalf("%+v", batches)
	}
	for _, p := range problems {
		if p.Where.Line == 0 || !strings.Contains(p.Why, "may be a talk") || p.Remedy == "" {
			t.Errorf("%+v", p)
		}
	}
	if len(problems) == 0 {
		t.Error("the heading that may be a talk is not reported")
	}
}

// TestSameReportSameBatch: what a report is called does not follow from where
// it lies.
func TestSameReportSameBatch(t *testing.T) {
	text := fixture(t, "setext.md")
	a, _ := formattest.Import(t, Importer{}, map[string]string{"a.md": text})
	b, _ := formattest.Import(t, Importer{}, map[string]string{"other/b.txt": text})
	if a[0].Source.Slug != b[0].Source.Slug || a[0].Talks[0].Key != b[0].Talks[0].Key {
		t.Errorf("%s, %s", a[0].Source.Slug, b[0].Source.Slug)
	}
}

func FuzzImport(f *testing.F) {
	var seeds []string
	for name := range shapes {
		seeds = append(seeds, fixture(f, name))
	}
	formattest.Fuzz(f, Importer{}, "report.md", seeds...)
}

func FuzzExtract(f *testing.F) {
	for name := range shapes {
		f.Add([]byte(fixture(f, name)))
	}
	x := New(testVocabulary(f))
	f.Fuzz(func(t *testing.T, content []byte) { checkExtract(t, x, content) })
}

// FuzzComposed puts reports together of lines of the made-up ones, two bytes
// for each, and a line of its own between them: what single bytes changed are
// soon no reports any more.
func FuzzComposed(f *testing.F) {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		lines = append(lines, strings.Split(fixture(f, name), "\n")...)
	}
	at := 0
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		var script []byte
		for range strings.Count(fixture(f, name), "\n") + 1 {
			script = append(script, byte(at>>8), byte(at))
			at++
		}
		f.Add(script, "## Keeping Kafka boring (Zork Quuxton, Acme)")
	}
	x := New(testVocabulary(f))
	f.Fuzz(func(t *testing.T, script []byte, own string) {
		var b strings.Builder
		for ; len(script) >= 2; script = script[2:] {
			if script[0] == 0xff {
				b.WriteString(own)
			} else {
				b.WriteString(lines[(int(script[0])<<8|int(script[1]))%len(lines)])
			}
			b.WriteByte('\n')
		}
		checkExtract(t, x, []byte(b.String()))
	})
}

// checkExtract: whatever a text looks like, a talk has a title on a line of it,
// nobody speaks at it twice, and what is found names lines of the text.
func checkExtract(t *testing.T, x *Extractor, content []byte) {
	t.Helper()
	r, err := x.Extract(content)
	if err != nil {
		return
	}
	lines := bytes.Count(content, []byte("\n")) + bytes.Count(content, []byte("\r")) + bytes.Count(content, []byte("\f")) + 1
	for _, talk := range r.Talks {
		if strings.TrimSpace(talk.Title) == "" || talk.Line < 1 || talk.Line > lines || talk.Confidence < sure || talk.Confidence > 1 {
			t.Errorf("%+v", talk)
		}
		for what, list := range map[string][]string{"speaker": talk.Speakers, "company": talk.Companies, "technology": talk.Technologies, "theme": talk.Themes} {
			seen := map[string]bool{}
			for _, name := range list {
				if name != strings.TrimSpace(name) || name == "" || seen[name] || !utf8.ValidString(name) {
					t.Errorf("the %s %q of %+v", what, name, talk)
				}
				seen[name] = true
				if !hasEvidence(talk.Evidence, name) {
					t.Errorf("no evidence for the %s %q of %+v", what, name, talk)
				}
			}
		}
		for _, e := range talk.Evidence {
			checkLines(t, e, lines)
		}
	}
}

func checkLines(t *testing.T, e Evidence, lines int) {
	t.Helper()
	var from, to int
	if n, _ := fmt.Sscanf(e.Lines, "L%d-%d", &from, &to); n == 1 {
		to = from
	}
	if e.Rule == "" || e.Confidence <= 0 || e.Confidence > 1 || from < 1 || to < from || to > lines {
		t.Errorf("of %d lines: %+v", lines, e)
	}
}
