package report

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func extract(t testing.TB, x *Extractor, content string) *Report {
	t.Helper()
	r, err := x.Extract([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// told is a report's talks in short: "L3 Title | speakers | companies".
func told(r *Report) string {
	var out []string
	for _, t := range r.Talks {
		out = append(out, fmt.Sprintf("L%d %s | %s | %s", t.Line, t.Title, strings.Join(t.Speakers, ", "), strings.Join(t.Companies, ", ")))
	}
	return strings.Join(out, "\n")
}

// sample is a report of testdata and what is extracted from it.
type sample struct {
	content string
	*Report
}

// samples are the reports of testdata by name, extracted once for all tests.
var samples = sync.OnceValues(func() (map[string]sample, error) {
	v, err := parsed()
	if err != nil {
		return nil, err
	}
	x, all := New(v), map[string]sample{}
	for name := range shapes {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			return nil, err
		}
		r, err := x.Extract(content)
		if err != nil {
			return nil, err
		}
		all[name] = sample{string(content), r}
	}
	return all, nil
})

func readSamples(t testing.TB) map[string]sample {
	t.Helper()
	all, err := samples()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestShapes(t *testing.T) {
	for name, r := range readSamples(t) {
		want := shapes[name]
		year := ""
		if r.Event.Year != nil {
			year = fmt.Sprint(*r.Event.Year)
		}
		if got := r.Event.Name + " " + year + " " + r.Event.City; got != want.event {
			t.Errorf("%s: event %q, want %q", name, got, want.event)
		}
		if got := told(r.Report); got != strings.Join(want.talks, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, strings.Join(want.talks, "\n"))
		}
	}
}

// TestEvidence: each finding names its rule, its confidence and lines in which
// its words stand.
func TestEvidence(t *testing.T) {
	for name, r := range readSamples(t) {
		lines := strings.Split(r.content, "\n")
		for _, talk := range r.Talks {
			for _, list := range [][]string{talk.Speakers, talk.Companies, talk.Technologies, talk.Themes} {
				for _, s := range list {
					if !hasEvidence(talk.Evidence, s) {
						t.Errorf("%s: %s: no evidence for %s", name, talk.Title, s)
					}
				}
			}
			for _, e := range talk.Evidence {
				var from, to int
				if n, _ := fmt.Sscanf(e.Lines, "L%d-%d", &from, &to); n == 1 {
					to = from
				}
				if e.Rule == "" || e.Confidence <= 0 || e.Confidence > 1 || from < 1 || to > len(lines) {
					t.Errorf("%s: %+v", name, e)
					continue
				}
				if e.Of == "speaker" && !strings.Contains(strings.Join(lines[from-1:to], " "), e.Name) {
					t.Errorf("%s: %s is not on %s", name, e.Name, e.Lines)
				}
			}
		}
	}
}

func hasEvidence(all []Evidence, name string) bool {
	for _, e := range all {
		if e.Name == name {
			return true
		}
	}
	return false
}

// TestNothingButTheText: without a vocabulary, a store or a corpus the same
// talks, speakers and events are found.
func TestNothingButTheText(t *testing.T) {
	t.Setenv("THROUGHLINE_STORE", filepath.Join(t.TempDir(), "none"))
	x := New(nil)
	for name, a := range readSamples(t) {
		b := extract(t, x, a.content)
		if told(a.Report) != told(b) || a.Event.Name != b.Event.Name {
			t.Errorf("%s:\n%s\nwithout a vocabulary\n%s", name, told(a.Report), told(b))
		}
		if len(b.Themes) > 0 {
			t.Errorf("%s: themes %v from nowhere", name, b.Themes)
		}
	}
}

func TestWhatIsNoTalk(t *testing.T) {
	x := New(testVocabulary(t))
	for _, text := range []string{
		"# FooConf 2031\n\nA nice conference. We met old friends and had dinner.\n\n## Food\n\nGood.\n",
		"# Notes\n\n## Performance\n\nMeasure first.\n\n## Scaling\n\nPre-scale.\n\n## Conclusion\n\nCome again.\n",
		"# BarCon 2031\n\n## Resources\n\n* [Designing Made-up Applications](https://books.example.org/1)\n* [A Book of Examples](https://books.example.org/2)\n* [Yet Another Book](https://books.example.org/3)\n",
		"Thanks to our sponsors Acme Corp and Widgets Inc for the coffee at BazConf.\n",
		"# QuxConf 2031\n\n“We should do this as well” — Paula Colleague\n\n“No, we should not” — Peter Colleague\n",
		"# Definitions\n\n* **Service mesh**: a layer between services\n* **Sidecar**: a process beside another\n",
	} {
		if r := extract(t, x, text); len(r.Talks) > 0 {
			t.Errorf("%q:\n%s", text, told(r))
		}
	}
}

func TestYearOnlyWhereTheTextSupportsIt(t *testing.T) {
	x := New(nil)
	for text, want := range map[string]int{
		"# Notes from FooConf\n\nDate: Oct 16\n\nWe went again this year.\n":        0,
		"# Notes from FooConf\n\nDate: Oct 16, 2031\n\nI was there last week.\n":    2031,
		"# Notes from FooConf\n\nDate: Oct 16, 2031\n\nSome notes from long ago.\n": 0,
		"# FooConf 2031\n": 2031,
		"# Notes\n\nFooConf was held on 3 and 4 May 2032.\n":    2032,
		"# Notes from FooConf\n\nIn 2004 there was an outage\n": 0,
	} {
		r := extract(t, x, text)
		if got := r.Event.Year; got == nil && want != 0 || got != nil && *got != want {
			t.Errorf("%q: %v, want %d", text, got, want)
		}
	}
}
