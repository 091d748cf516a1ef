package report

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
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

// shapes are the made-up reports of testdata and what a reader takes from them.
var shapes = map[string]struct {
	event string
	talks []string
}{
	"table.md": {"Example Conf 2031 Exampleton", []string{
		"L8 The next ten years of Kubernetes | Ada Example | Acme Corp",
		"L10 Rust in production, one year on | Ben Sample, Cyrus Testman | Widgets Inc",
		"L11 Chaos engineering on a budget |  | ",
	}},
	"schedule.txt": {"Sample Days Berlin 2032 Berlin", []string{
		"L5 Observability without tears | Marta Beispiel | Example GmbH",
		"L6 Why we left PostgreSQL | Oskar Muster | ",
		"L8 Service meshes for the rest of us | Lena Probe, Jonas Fall | ",
		"L11 GraphQL at Acme | Wilma Probst | Acme",
	}},
	"quotes.md": {"SampleConf 2031 Lisbon", []string{
		"L9 Scaling PostgreSQL to a million tenants | Ada Example | Acme",
		"L13 Zero trust for small teams | Ben Sample | ",
		"L17 What WebAssembly is good for | Cleo Testa, Dan Mock | ",
	}},
	"numbered.md": {"ExampleCon EU 2030 ", []string{
		"L3 Event sourcing is not enough | Erin Sampleton | Widget Labs",
		"L5 Testing in production, safely | Faruk Testsson | ",
		"L6 The cost of microservices | Grete Muster | Acme",
	}},
	"prose.txt": {"Example Summit 2029 Vienna", []string{
		"L5 Running Kafka without Zookeeper | Ada Example | Acme",
		"L5 Machine Learning on a Toaster | Ben Sample | ",
		"L7 Debugging Distributed Systems | Cleo Testa | Widgets",
	}},
	"setext.md": {"FooConf 2033 ", []string{
		"L4 Where databases go | Ada Example | Acme",
		"L10 Taming the monolith | Ben Sample, Cleo Testa | Widgets",
	}},
	"german.md": {"BeispielConf 2028 Köln", []string{
		"L5 Microservices ohne Tränen | Klaus Muster | ",
		"L9 Kubernetes für alle | Petra Beispiel | ",
	}},
	"page.html": {"SampleCon 2027 ", []string{
		"L5 Profiling Go programs | Ada Example | Acme",
		"L7 Feature flags done right | Ben Sample | ",
		"L9 Supply chain security | Cleo Testa | Widgets",
	}},
	"bold.md": {"WidgetConf 2026 ", []string{
		"L5 The Road to Continuous Delivery | Ada Example | ",
		"L10 Ten Years of Elixir | Ben Sample | Acme",
		"L17 Securing the Edge | Cleo Testa | ",
	}},
	"bullets.md": {" 2030 ", []string{
		"L5 Multi-tenancy at scale | Ada Example | Acme",
		"L6 eBPF for everyone | Ben Sample | ",
		"L7 GitOps beyond the basics | Cleo Testa | Widgets",
		"L8 Autoscaling with custom metrics | Dan Mock | ",
	}},
	"hallway.md": {"MockConf 2031 ", []string{
		"L10 Scaling Postgres Beyond One Node | Zork Quuxton | Acme Corp",
		"L12 Less YAML, More Sleep | Tariq Beispielsson | Widgets Inc",
		"L14 Debugging Rust in Production | Mirela Probova, Dunja Testić | ",
		"L18 Service Meshes Without Fear | Grete Muster | Foobar Labs",
	}},
	"lines.md": {"SketchDays Amsterdam 2030 Amsterdam", []string{
		"L5 Keeping Kafka boring | Ada Example | Acme",
		"L10 What we got wrong about GraphQL | Zork Quuxton, Mirela Probova | Widgets",
		"L15 Observability for humans | Dunja Testić | Foobar",
		"L20 The cost of serverless | Tariq Beispielsson | ",
	}},
	"speakers.md": {"PretendCon 2029 ", []string{
		"L5 Taming eBPF | Ada Example | Acme",
		"L9 Shipping WebAssembly to the edge | Zork Quuxton | Widgets",
		"L13 Panel: The future of open source | Mirela Probova, Dunja Testić, Ben Sample | ",
		"L19 Accessible by default | Grete Muster | ",
		"L23 Event sourcing, five years on | Cleo Testa, Dan Mock | ",
	}},
	"slides.txt": {"DummyConf EU 2033 ", []string{
		"L5 Chaos Engineering for Banks | Ada Example | Acme",
		"L9 A Kernel in Rust | Zork Quuxton | ",
		"L13 Feature Flags at Widgets | Mirela Probova | Widgets",
		"L17 Zero Trust, Zero Tears | Dunja Testić, Ben Sample | ",
	}},
	"bericht.md": {" 2032 ", []string{
		"L7 Kubernetes im Mittelstand | Klaus Muster | Beispiel GmbH",
		"L11 Datenschutz für Entwickler | Petra Beispiel | ",
		"L15 Continuous Delivery ohne Stress | Jürgen Probe, Anke Versuch | ",
	}},
	"compte-rendu.md": {"EssaiConf Lyon 2031 Lyon", []string{
		"L7 Kafka pour les nuls | Camille Exemple | Acme",
		"L11 Migrer vers Kotlin | Hugo Essai, Inès Témoin | ",
		"L15 Sobriété numérique | Maxime Modèle | ",
	}},
	"wrapped.txt": {"QuuxCon 2032 ", []string{
		"L3 Keeping Kafka boring | Zork Quuxton | Acme",
		"L8 What we got wrong about GraphQL | Mirela Probova | Widgets",
		"L13 Observability for humans | Dunja Testić | ",
	}},
	"headings.md": {"QuuxCon 2032 ", []string{
		"L3 Keeping Kafka boring | Zork Quuxton | Acme",
		"L6 What we got wrong about GraphQL | Mirela Probova | Widgets",
		"L9 Observability for humans | Dunja Testić, Ben Sample | Foobar",
		"L12 Zero trust, zero tears | Ada Example | Initech",
		"L15 A Kernel in Rust | Oskar Muster | ",
	}},
	"sentences.md": {"KubeFoo Day 2031 ", []string{
		"L3 Admission control for the rest of us | Mirela Probova | Widgets",
		"L3 Multi-cluster without tears | Dunja Testić | ",
		"L7 Taming eBPF | Ada Example | ",
		"L7 Secrets are hard | Oskar Muster, Lena Probe | Initech",
	}},
	"inline.md": {"BarSummit 2029 ", []string{
		"L3 Keeping Kafka boring | Ada Example | Acme",
		"L5 What we got wrong about GraphQL | Zork Quuxton | ",
		"L7 Observability for humans | Mirela Probova | Foobar",
	}},
	"ablauf.md": {"SampleConf 2030 ", []string{
		"L5 Quarkus in der Praxis | Klaus Muster | Beispiel AG",
		"L9 Testen ohne Mocks | Petra Probe | ",
		"L11 Architektur dokumentieren mit arc42 | Anke Versuch | ",
		"L15 Event Sourcing für Einsteiger | Jürgen Fall | Widgets GmbH",
	}},
	"nested.md": {"FooConf 2030 Utrecht", []string{
		"L5 The web we lost | Ada Example | Acme",
		"L8 Taming Postgres | Zork Quuxton | Widgets",
		"L11 Six ways to fail at microservices | Mirela Probova | ",
	}},
	"speakers-first.md": {"QuuxCon 2032 ", []string{
		"L5 Keeping Kafka boring | Zork Quuxton | ",
		"L6 What we got wrong about GraphQL | Mirela Probova | ",
		"L7 Observability for humans | Ada Example, Ben Sample | ",
		"L8 Zero trust, zero tears | Dunja Testić | ",
	}},
	"labels.md": {"Devconf 2032 ", []string{
		"L5 Keeping Kafka boring | Zork Quuxton | Acme",
		"L11 What we got wrong about GraphQL | Mirela Probova, Ada Example | Widgets, Hooli",
		"L16 Observability for humans | Dunja Testić | Foobar",
	}},
	"videos.md": {"QuuxCon 2032 ", []string{
		"L5 Keeping Kafka boring | Zork Quuxton | Acme",
		"L8 What we got wrong about GraphQL | Mirela Probova, Ada Example | Widgets, Hooli",
		"L11 Observability for humans | Dunja Testić | ",
	}},
	"handles.md": {"QuuxCon 2032 ", []string{
		"L3 Keeping Kafka boring | Zork Quuxton | Acme",
		"L5 what they got wrong about GraphQL | Mirela Probova | Widgets",
		"L7 Observability for humans | Dunja Testić | ",
	}},
	"rueckblick.md": {"QuuxCon 2032 ", []string{
		"L3 Kubernetes ohne Tränen | Klaus Muster | Beispiel GmbH",
		"L3 Sichere Lieferketten | Petra Probe | Acme",
		"L3 Testen mit Verstand | Anke Versuch | ",
	}},
	"jours.md": {"QuuxCon 2032 ", []string{
		"L5 Kafka sans douleur | Camille Exemple | Acme",
		"L9 Kotlin partout | Hugo Essai, Inès Témoin | ",
		"L15 La sobriété numérique en pratique | Maxime Modèle | ",
	}},
	"dashes.md": {"QuuxCon 2032 ", []string{
		"L3 Keeping Kafka boring | Zork Quuxton | ",
		"L8 What we got wrong about GraphQL | Mirela Probova, Ada Example | ",
		"L12 Rust in the kernel | Michał Próbny | ",
		"L22 Ten lines of Haskell | Dan Mock | ",
		"L23 Nix in five minutes | Lena Probe | ",
	}},
	"affiliations.md": {"QuuxCon 2032 ", []string{
		"L7 Moving to Rust at Acme | Mirela Probova | Acme",
		"L11 Why Kafka (and when not) | Dunja Testić | Foobar",
		"L17 How Hooli runs 10,000 databases | Ben Sample, Cleo Testa | Hooli",
	}},
	"fields.txt": {"QuuxCon 2032 ", []string{
		"L7 Keeping Kafka boring | Zork Quuxton | Acme",
		"L14 What we got wrong about GraphQL | Mirela Probova | ",
	}},
	"quotations.md": {"QuuxCon 2032 ", []string{}},
	"story.md": {"QuuxCon 2032 ", []string{
		"L3 The web we lost | Zork Quuxton | Acme",
		"L3 What we got wrong about GraphQL | Mirela Probova, Dunja Testić | ",
		"L5 Hands-on eBPF | Oskar Muster | Initech",
		"L5 Queues, queues, queues | Lena Probe | ",
	}},
	"manual.md": {"  ", nil},
}

func TestShapes(t *testing.T) {
	x := New(testVocabulary(t))
	for name, want := range shapes {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		r := extract(t, x, string(content))
		year := ""
		if r.Event.Year != nil {
			year = fmt.Sprint(*r.Event.Year)
		}
		if got := r.Event.Name + " " + year + " " + r.Event.City; got != want.event {
			t.Errorf("%s: event %q, want %q", name, got, want.event)
		}
		if got := told(r); got != strings.Join(want.talks, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, strings.Join(want.talks, "\n"))
		}
	}
}

// TestEvidence: each finding names its rule, its confidence and lines in which
// its words stand.
func TestEvidence(t *testing.T) {
	x := New(testVocabulary(t))
	for name := range shapes {
		content, _ := os.ReadFile(filepath.Join("testdata", name))
		lines := strings.Split(string(content), "\n")
		r := extract(t, x, string(content))
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
	with, without := New(testVocabulary(t)), New(nil)
	for name := range shapes {
		content, _ := os.ReadFile(filepath.Join("testdata", name))
		a, b := extract(t, with, string(content)), extract(t, without, string(content))
		if told(a) != told(b) || a.Event.Name != b.Event.Name {
			t.Errorf("%s:\n%s\nwithout a vocabulary\n%s", name, told(a), told(b))
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
