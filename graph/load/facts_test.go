package load

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"throughline/data"
	"throughline/graph"
	"throughline/graph/load/format"
	"throughline/graph/load/record"
	"throughline/graph/load/vocabulary"
)

const words4 = `
themes:
  - {name: networking}
  - {name: service mesh, aliases: [meshes], broader: [networking], definition: Proxies.}
  - {name: unused}
technologies:
  - {name: Istio, broader: [service mesh]}
  - {name: Go, context: {case: true, near: [golang]}}
companies:
  - {name: Acme, aliases: [Acme Widgets]}
`

func batch() *record.Batch {
	return &record.Batch{
		Source: record.Source{Slug: "Example 2018 schedule", Title: "The schedule", PersonScheme: "ex", Text: "line 1\nline 2"},
		Events: []record.Event{{Key: "e", Name: "Example", Starts: "2018-02-03", City: "Exampleville", Mentions: []record.Mention{{Predicate: graph.About, Name: "meshes", Locators: []string{"L2"}}}}},
		People: []record.Person{{Key: "7", Name: "Ada Example", Aliases: []string{"A. Example"}, Company: "Acme Widgets GmbH"}},
		Talks: []record.Talk{{
			Key: "12", Title: "Istio", Subtitle: "the inside", Abstract: "Meshes.", Track: "Go devroom", Tags: []string{"service-mesh", "misc"}, Date: "2018-02-03T10:00:00",
			Minutes: 30, Language: "en", Room: "R", URL: "https://x.example", Videos: []string{"https://v.example"}, Slides: []string{"https://s.example"},
			Speakers: []record.Speaker{{Key: "7"}, {Name: "Ben Sample", Company: "Other, Inc."}},
			Mentions: []record.Mention{{Predicate: graph.Features, Name: "Acme", Words: "ACME", Status: graph.Curated}},
		}},
	}
}

func factLines(t *testing.T, p *Plan) []string {
	t.Helper()
	var lines []string
	for _, f := range p.Facts {
		if err := f.Check(); err != nil {
			t.Errorf("%+v: %v", f, err)
		}
		lines = append(lines, string(f.Subject)+" "+f.Predicate.String()+" "+f.Object+" "+strings.TrimPrefix(f.Evidence.String(), "source/example-2018-schedule"))
	}
	return lines
}

func TestFacts(t *testing.T) {
	v, err := vocabulary.Parse(fstest.MapFS{"vocabulary/w.yaml": {Data: []byte(words4)}})
	if err != nil {
		t.Fatal(err)
	}
	got := factLines(t, plan([]*record.Batch{batch()}, Options{Vocabulary: v}))
	want := strings.Split(strings.TrimSpace(`
company/other name Other, Inc. #12;status=stated
event/example-2018 about theme/service-mesh #L2;status=stated
event/example-2018 city Exampleville #e;status=stated
event/example-2018 name Example #e;status=stated
event/example-2018 of series/example #e;status=stated
event/example-2018 starts 2018-02-03 #e;status=stated
event/example-2018 year 2018 #e;status=stated
person/ada-example alias A. Example #person:7;status=stated
person/ada-example key ex:7 #person:7;status=stated
person/ada-example name Ada Example #person:7;status=stated
person/ada-example works-at company/acme #person:7;status=stated
person/ben-sample name Ben Sample #12;status=stated
person/ben-sample works-at company/other #12;status=stated
series/example name Example #e;status=stated
source/example-2018-schedule title The schedule #;status=stated
source/example-2018-schedule transcript line 1
line 2 #;status=stated
company/acme alias Acme Widgets source/vocabulary#w/acme;status=curated
company/acme name Acme source/vocabulary#w/acme;status=curated
source/vocabulary title Vocabulary source/vocabulary#;status=curated
talk/istio-example-2018 about theme/service-mesh #12;words=service-mesh;status=stated
talk/istio-example-2018 abstract Meshes. #12;status=stated
talk/istio-example-2018 alias Istio: the inside #12;status=stated
talk/istio-example-2018 at event/example-2018 #12;status=stated
talk/istio-example-2018 by person/ada-example #12;status=stated
talk/istio-example-2018 by person/ben-sample #12;status=stated
talk/istio-example-2018 date 2018-02-03T10:00:00 #12;status=stated
talk/istio-example-2018 features company/acme #12;words=ACME;status=curated
talk/istio-example-2018 from company/other #12;status=stated
talk/istio-example-2018 key example-2018-schedule:12 #12;status=stated
talk/istio-example-2018 language en #12;status=stated
talk/istio-example-2018 minutes 30 #12;status=stated
talk/istio-example-2018 room R #12;status=stated
talk/istio-example-2018 slides https://s.example #12;status=stated
talk/istio-example-2018 title Istio #12;status=stated
talk/istio-example-2018 track Go devroom #12;status=stated
talk/istio-example-2018 url https://x.example #12;status=stated
talk/istio-example-2018 uses technology/go #12;words=Go%20devroom;status=stated
talk/istio-example-2018 uses technology/istio #12;rule=vocabulary;words=Istio;status=inferred
talk/istio-example-2018 video https://v.example #12;status=stated
technology/go name Go source/vocabulary#w/go;status=curated
technology/istio broader theme/service-mesh source/vocabulary#w/istio;status=curated
technology/istio name Istio source/vocabulary#w/istio;status=curated
theme/networking name networking source/vocabulary#w/networking;status=curated
theme/service-mesh alias meshes source/vocabulary#w/service-mesh;status=curated
theme/service-mesh broader theme/networking source/vocabulary#w/service-mesh;status=curated
theme/service-mesh definition Proxies. source/vocabulary#w/service-mesh;status=curated
theme/service-mesh name service mesh source/vocabulary#w/service-mesh;status=curated`), "\n")
	want = strings.Split(strings.ReplaceAll(strings.Join(want, "\n"), "\nline 2 #", "\x00line 2 #"), "\n")
	for i := range want {
		want[i] = strings.ReplaceAll(want[i], "\x00", "\n")
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("missing: %s", w)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			t.Errorf("too much: %s", g)
		}
	}
}

func TestHintsNameTheEvent(t *testing.T) {
	p := plan([]*record.Batch{batch()}, Options{Hints: format.Hints{Series: "Sample Days", Year: 2019}})
	if !slices.Contains(factLines(t, p), "event/example-2019 of series/sample-days #e;status=stated") {
		t.Errorf("facts %v", factLines(t, p))
	}
}

func TestUnsoundValuesAreNotStored(t *testing.T) {
	b := batch()
	b.Talks[0].Title, b.Talks[0].Minutes, b.Talks[0].Room = "bad \xff bytes", -1, " "
	b.Talks[0].Speakers = append(b.Talks[0].Speakers, record.Speaker{Name: " "}, record.Speaker{Name: "…"})
	for _, f := range plan([]*record.Batch{b}, Options{}).Facts {
		if err := f.Check(); err != nil {
			t.Errorf("%+v: %v", f, err)
		}
	}
}

// TestWhatImportersNeedNotCheck: links, days and years are taken in one place,
// whatever a format lets through.
func TestWhatImportersNeedNotCheck(t *testing.T) {
	objects := func(b *record.Batch) map[string][]string {
		out := map[string][]string{}
		for _, f := range plan([]*record.Batch{b}, Options{}).Facts {
			if k := f.Subject.Kind(); k != graph.Series && k != graph.Source {
				key := k.String() + " " + f.Predicate.String()
				out[key] = append(out[key], f.Object)
			}
		}
		return out
	}
	const script = "javascript:alert(1)"
	b := batch()
	talk, person := &b.Talks[0], &b.People[0]
	talk.URL, talk.Videos, talk.Slides, person.URL, b.Events[0].URL = script, []string{script, "", "https://v.example/a b"}, []string{"https://"}, script, "www.example.org"
	got := objects(b)
	for key, want := range map[string]string{"talk url": "", "talk video": "https://v.example/a b", "talk slides": "", "person url": "", "event url": "https://www.example.org"} {
		if s := strings.Join(got[key], " "); s != want {
			t.Errorf("%s: %q, want %q", key, s, want)
		}
	}
	for _, c := range []struct {
		starts, ends                   string
		year                           int
		wantStarts, wantEnds, wantYear string
	}{
		{"2031-05-01T10:00:00+02:00", "2031-05-02 18:00", 0, "2031-05-01", "2031-05-02", "2031"},
		{"2031-05-02", "2031-05-01", 0, "2031-05-02", "", "2031"},
		{"", "2031-05-01", 2031, "", "2031-05-01", "2031"},
		{"soon", "1 May 2031", 1, "", "2031-05-01", "2031"},
		{"2031-05-01", "", 99999, "2031-05-01", "", "2031"},
	} {
		b := batch()
		e := &b.Events[0]
		e.Starts, e.Ends, e.Year = c.starts, c.ends, c.year
		got := objects(b)
		if s, e, y := strings.Join(got["event starts"], " "), strings.Join(got["event ends"], " "), strings.Join(got["event year"], " "); s != c.wantStarts || e != c.wantEnds || y != c.wantYear {
			t.Errorf("%+v: from %q to %q, year %q", c, s, e, y)
		}
	}
}

func TestCorpus(t *testing.T) {
	p, err := Corpus(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	g := compile(t, nil, p)
	mesh, ok := g.Lookup("theme/service-mesh")
	if !ok {
		t.Fatal("no service mesh in the corpus")
	}
	years := map[int]int{}
	for _, n := range g.In(mesh, graph.About) {
		if g.Kind(n) == graph.Talk {
			years[g.Year(n)]++
			if len(g.Evidence(n, graph.About, mesh)) == 0 {
				t.Errorf("%s has no evidence", g.ID(n))
			}
		}
	}
	if years[2017] == 0 || years[2018] == 0 {
		t.Errorf("service mesh by year: %v", years)
	}
	if again := plan(nil, Options{Base: g}); len(again.Add)+len(again.Remove) > 0 {
		t.Errorf("loading nothing adds %d and removes %d", len(again.Add), len(again.Remove))
	}
	v, err := vocabulary.Parse(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	again, err := CorpusInto(data.Files, Options{Vocabulary: v, Base: g})
	if err != nil || len(again.Add)+len(again.Remove) > 0 {
		t.Errorf("loading the corpus again: %v, adds %d, removes %d", err, len(again.Add), len(again.Remove))
	}
}

func TestAMistakenCorpusGivesNothing(t *testing.T) {
	files := fstest.MapFS{
		"vocabulary/w.yaml": {Data: []byte(words4)},
		"corpus/a.yaml":     {Data: []byte("source: {slug: a}\n")},
		"corpus/b.yaml":     {Data: []byte("source: [\n")},
	}
	p, err := Corpus(files)
	if p != nil || err == nil || !strings.Contains(err.Error(), "corpus/a.yaml:1:9: a source has no title") || !strings.Contains(err.Error(), "corpus/b.yaml") {
		t.Errorf("plan %v, error %v", p, err)
	}
}
