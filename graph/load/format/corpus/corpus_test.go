package corpus_test

import (
	"reflect"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/load/format/corpus"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/record"
)

const report = `# a comment
source:
  slug: example-notes
  title: Notes from Example Conf
  published: 2018-11-28
event:
  name: Example Conf 2018
  series: Example Conf
  year: 2018
  lines: [1, 3-4]
  themes: [{name: caching, lines: [9], as: caches}]
talks:
  - title: "Meshes: a story"
    line: 12
    speakers: [{name: Ada Example, lines: [12], company: Acme}]
    companies: [{name: Acme, role: from, lines: [13]}, {name: Other, role: features, lines: [14]}]
    technologies: [{name: Istio, lines: [14-15, 18], status: curated}]
  - {title: How it works, line: 20, lines: [20-24], kind: descriptive, optional: true, date: 2018-11-05, minutes: 40}
`

func TestReport(t *testing.T) {
	batches, problems := formattest.Import(t, corpus.Importer{}, map[string]string{"a.yaml": report})
	if len(batches) != 1 || len(problems) > 0 {
		t.Fatalf("%d batches, problems %v", len(batches), problems)
	}
	b := batches[0]
	if want := (record.Source{Slug: "example-notes", Title: "Notes from Example Conf", Published: "2018-11-28"}); b.Source != want {
		t.Errorf("source %+v", b.Source)
	}
	wantEvent := record.Event{
		Key: "event", Name: "Example Conf 2018", Series: "Example Conf", Year: 2018, Locators: []string{"L1", "L3-4"},
		Mentions: []record.Mention{{Predicate: graph.About, Name: "caching", Words: "caches", Locators: []string{"L9"}}},
	}
	if !reflect.DeepEqual(b.Events, []record.Event{wantEvent}) {
		t.Errorf("events %+v", b.Events)
	}
	want := []record.Talk{
		{
			Key: "L12", Event: "event", Title: "Meshes: a story", Locators: []string{"L12"},
			Speakers: []record.Speaker{{Name: "Ada Example", Company: "Acme", Locators: []string{"L12"}}},
			Mentions: []record.Mention{
				{Predicate: graph.From, Name: "Acme", Locators: []string{"L13"}},
				{Predicate: graph.Features, Name: "Other", Locators: []string{"L14"}},
				{Predicate: graph.Uses, Name: "Istio", Locators: []string{"L14-15", "L18"}, Status: graph.Curated},
			},
		},
		{
			Key: "L20", Event: "event", Title: "How it works", Locators: []string{"L20-24"}, Date: "2018-11-05", Minutes: 40,
			Note: "The title is descriptive: the source gives none.",
		},
	}
	if !reflect.DeepEqual(b.Talks, want) {
		t.Errorf("talks\n%+v, want\n%+v", b.Talks, want)
	}
}

func TestMistakes(t *testing.T) {
	for from, c := range map[string][2]string{
		"  year: 2018":       {"  year: soon", `a.yaml:9:9: year is "soon"; write a whole number from 1950 to 2100`},
		"role: from":         {"role: at", `a.yaml:16:36: role is "at"; write one of from, features`},
		"status: curated":    {"status: sure", `a.yaml:17:62: status is "sure"; write one of stated, curated, inferred`},
		"line: 12":           {"lin: 12", `a.yaml:14:5: a talk has no field "lin"; allowed here are title, line, lines,`},
		"line: 20,":          {"line: 12,", `a.yaml:18:5: line 12 is another talk's already`},
		"date: 2018-11-05":   {"date: 5.11.2018", `a.yaml:18:94: date is not a date; write year-month-day, such as 2018-11-05`},
		"  slug: example-no": {"  Slug: example-no", `a.yaml:3:3: a source has no slug; it needs one`},
	} {
		_, err := corpus.Parse("a.yaml", []byte(strings.Replace(report, from, c[0], 1)))
		if err == nil || !strings.Contains(err.Error(), c[1]) {
			t.Errorf("%s: got %v, want %s", c[0], err, c[1])
		}
	}
}

func TestOtherYAMLIsNotRecognised(t *testing.T) {
	for _, head := range []string{"", "---\ntitle: a\n", "- source: x\n", "source: file\nslug: x\n", "name: a\n"} {
		if c := (corpus.Importer{}).Recognise([]byte(head), "corpus/a.yaml"); c != 0 {
			t.Errorf("%q is recognised with %d", head, c)
		}
	}
}

func FuzzImport(f *testing.F) { formattest.Fuzz(f, corpus.Importer{}, "a.yaml", report) }
