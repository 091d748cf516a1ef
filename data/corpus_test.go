package data_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mention is a subject or company found in a report, with the lines that say so.
type mention struct {
	Name   string   `yaml:"name"`
	Lines  []string `yaml:"lines"`
	As     string   `yaml:"as"`
	Role   string   `yaml:"role"`
	Status string   `yaml:"status"`
}

type speaker struct {
	Name    string   `yaml:"name"`
	Lines   []string `yaml:"lines"`
	Company string   `yaml:"company"`
}

type talk struct {
	Title        string    `yaml:"title"`
	Line         int       `yaml:"line"`
	Lines        []string  `yaml:"lines"`
	Speakers     []speaker `yaml:"speakers"`
	Companies    []mention `yaml:"companies"`
	Technologies []mention `yaml:"technologies"`
	Themes       []mention `yaml:"themes"`
	Kind         string    `yaml:"kind"`
	Optional     bool      `yaml:"optional"`
}

type event struct {
	Name         string    `yaml:"name"`
	Series       string    `yaml:"series"`
	Year         int       `yaml:"year"`
	City         string    `yaml:"city"`
	Lines        []string  `yaml:"lines"`
	Themes       []mention `yaml:"themes"`
	Technologies []mention `yaml:"technologies"`
}

type source struct {
	Slug      string `yaml:"slug"`
	Title     string `yaml:"title"`
	Author    string `yaml:"author"`
	URL       string `yaml:"url"`
	Published string `yaml:"published"`
	Note      string `yaml:"note"`
}

type report struct {
	Source source `yaml:"source"`
	Event  event  `yaml:"event"`
	Talks  []talk `yaml:"talks"`
}

// loadCorpus reads every report of the corpus, by the year of its event.
func loadCorpus(t *testing.T) map[int]report {
	t.Helper()
	corpus := map[int]report{}
	for _, path := range files(t, "corpus/*.yaml") {
		var r report
		decode(t, path, &r)
		if _, twice := corpus[r.Event.Year]; twice {
			t.Fatalf("%s: a second report of %d", path, r.Event.Year)
		}
		corpus[r.Event.Year] = r
	}
	return corpus
}

// mentions are all the mentions of a talk, whatever they are of.
func (k talk) mentions() []mention { return slices.Concat(k.Companies, k.Technologies, k.Themes) }

func TestTalksByYear(t *testing.T) {
	corpus := loadCorpus(t)
	for year, want := range map[int]int{2017: 7, 2018: 12, 2022: 18, 2023: 16, 2024: 0} {
		r, ok := corpus[year]
		if !ok || len(r.Talks) != want {
			t.Errorf("%d talks in %d, want %d", len(r.Talks), year, want)
		}
	}
	if len(corpus[2024].Event.Themes) == 0 {
		t.Error("the report of 2024 names no talk and must have mentions of its event")
	}
}

func TestServiceMeshTalks(t *testing.T) {
	want := map[int][]string{
		2017: {"Istio - Weaving the service mesh"},
		2018: {"Microservices talk", "K8s commandments", "How istio works"},
	}
	for year, r := range loadCorpus(t) {
		var got []string
		for _, k := range r.Talks {
			if slices.ContainsFunc(k.Themes, func(m mention) bool { return m.Name == "service mesh" }) {
				got = append(got, k.Title)
			}
		}
		if !slices.Equal(got, want[year]) {
			t.Errorf("service mesh in %d: %q, want %q", year, got, want[year])
		}
	}
}

func TestSourcesAndEvents(t *testing.T) {
	slugs := map[string]bool{}
	for _, r := range loadCorpus(t) {
		s, e := r.Source, r.Event
		if s.Slug == "" || s.Title == "" || slugs[s.Slug] {
			t.Errorf("source %q has no slug or title, or its slug is taken", s.Slug)
		}
		slugs[s.Slug] = true
		if e.Series == "" || e.City == "" || e.Name != e.Series+" "+strconv.Itoa(e.Year) {
			t.Errorf("event %q is not its series and year", e.Name)
		}
		checkLines(t, e.Name, e.Lines)
	}
}

func TestMentionsHaveEvidence(t *testing.T) {
	for _, r := range loadCorpus(t) {
		for _, m := range slices.Concat(r.Event.Themes, r.Event.Technologies) {
			checkMention(t, r.Event.Name, m)
		}
		for _, k := range r.Talks {
			checkLines(t, k.Title, k.Lines)
			for _, m := range k.mentions() {
				checkMention(t, k.Title, m)
			}
			for _, s := range k.Speakers {
				checkLines(t, k.Title+": "+s.Name, s.Lines)
			}
			if k.Line < 1 || k.Kind != "" && k.Kind != "descriptive" {
				t.Errorf("%s: line %d, kind %q", k.Title, k.Line, k.Kind)
			}
		}
	}
}

func checkMention(t *testing.T, where string, m mention) {
	t.Helper()
	checkLines(t, where+": "+m.Name, m.Lines)
	if m.Status != "" && m.Status != "curated" {
		t.Errorf("%s: %s: status %q", where, m.Name, m.Status)
	}
}

// checkLines wants at least one range, each positive and in order.
func checkLines(t *testing.T, where string, lines []string) {
	t.Helper()
	if len(lines) == 0 {
		t.Errorf("%s: no lines", where)
	}
	for _, l := range lines {
		first, last, isRange := strings.Cut(l, "-")
		a, err := strconv.Atoi(first)
		b := a
		if isRange && err == nil {
			b, err = strconv.Atoi(last)
		}
		if err != nil || a < 1 || b < a {
			t.Errorf("%s: %q is no line or range of lines", where, l)
		}
	}
}

// A speaker's company is also a company of the talk, whose role is from.
func TestCompanies(t *testing.T) {
	known := byName(loadVocabulary(t).Companies)
	for _, r := range loadCorpus(t) {
		for _, k := range r.Talks {
			var from []string
			for _, c := range k.Companies {
				if _, ok := known[c.Name]; !ok || c.Role != "from" && c.Role != "features" {
					t.Errorf("%s: company %q with role %q is unknown", k.Title, c.Name, c.Role)
				}
				if c.Role == "from" {
					from = append(from, c.Name)
				}
			}
			for _, s := range k.Speakers {
				if s.Company != "" && !slices.Contains(from, s.Company) {
					t.Errorf("%s: %s is from %q, which is no company of the talk", k.Title, s.Name, s.Company)
				}
			}
		}
	}
}

func TestCorpusUsesTheVocabulary(t *testing.T) {
	v := loadVocabulary(t)
	themes, technologies := byName(v.Themes), byName(v.Technologies)
	for _, r := range loadCorpus(t) {
		checkKnown(t, r.Event.Name, themes, r.Event.Themes)
		checkKnown(t, r.Event.Name, technologies, r.Event.Technologies)
		for _, k := range r.Talks {
			checkKnown(t, k.Title, themes, k.Themes)
			checkKnown(t, k.Title, technologies, k.Technologies)
		}
	}
}

func checkKnown(t *testing.T, where string, known map[string]entry, mentions []mention) {
	t.Helper()
	for _, m := range mentions {
		if _, ok := known[m.Name]; !ok {
			t.Errorf("%s: %q is not in the vocabulary", where, m.Name)
		}
	}
}
