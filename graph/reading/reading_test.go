package reading_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/graph/reading"
	"throughline/graph/search"
)

// fixture is a graph of made-up talks; a line is a talk: slug, title, event,
// and what it has.
func fixture(t testing.TB) *graph.Graph {
	t.Helper()
	var b graph.Builder
	add := func(subject string, p graph.Predicate, object string) {
		e := graph.Evidence{Source: "source/example", Locator: "1", Status: graph.Stated}
		if err := b.Add(graph.Fact{Subject: graph.ID(subject), Predicate: p, Object: object, Evidence: e}); err != nil {
			t.Fatal(err)
		}
	}
	for id, name := range map[string]string{
		"theme/service-mesh": "service mesh", "theme/of-things": "internet of things", "theme/messaging": "message queues", "technology/istio": "Istio", "technology/ebpf": "eBPF",
		"technology/kubernetes": "Kubernetes", "technology/kafka": "Apache Kafka", "technology/pulsar": "Pulsar",
		"company/netfilm": "Netfilm", "company/acme": "Acme", "person/ada-example": "Ada Example", "person/bob-sample": "Bob Sample",
		"series/samplecon": "SampleCon", "event/samplecon-2018": "SampleCon 2018", "event/samplecon-2020": "SampleCon 2020",
	} {
		add(id, graph.Name, name)
	}
	add("technology/kubernetes", graph.Alias, "k8s")
	add("technology/pulsar", graph.Broader, "theme/messaging")
	add("technology/kafka", graph.Broader, "theme/messaging")
	add("technology/kafka", graph.Alias, "kafka")
	for year := 2018; year <= 2020; year += 2 {
		event := "event/samplecon-" + strconv.Itoa(year)
		add(event, graph.Of, "series/samplecon")
		add(event, graph.Year, strconv.Itoa(year))
		add(event, graph.About, "theme/service-mesh") // a mention at an event is no talk
	}
	for _, line := range []string{
		"t1|Weaving a mesh|event/samplecon-2018|about theme/service-mesh|uses technology/istio|from company/netfilm|by person/ada-example",
		"t2|A mesh of our own|event/samplecon-2020|about theme/service-mesh|uses technology/kubernetes|features company/netfilm|by person/bob-sample|from company/acme",
		"t3|Kubernetes in anger|event/samplecon-2020|uses technology/kubernetes|from company/acme|by person/bob-sample",
		"t4|Logs with Kafka|event/samplecon-2018|uses technology/kafka|by person/ada-example",
		"t5|Things and logs|event/samplecon-2018|about theme/of-things|uses technology/kafka|uses technology/pulsar",
	} {
		f := strings.Split(line, "|")
		talk := "talk/" + f[0]
		add(talk, graph.Title, f[1])
		add(talk, graph.At, f[2])
		for _, edge := range f[3:] {
			p, object, _ := strings.Cut(edge, " ")
			add(talk, graph.ParsePredicate(p), object)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func reader(g *graph.Graph) *reading.Reader { return reading.New(g, search.New(g)) }

// address writes where a reading runs, unescaped.
func address(r *reading.Reader, q reading.Reading) string {
	page, query := r.Page(q)
	for i := 0; i < len(query); i += 2 {
		page += " " + query[i] + "=" + query[i+1]
	}
	return page
}

// TestReadings reads as the product: what somebody types, what it would do,
// how much it finds and where it runs.
func TestReadings(t *testing.T) {
	r := reader(fixture(t))
	for _, c := range []struct {
		text, sentence string
		count          int
		address        string
	}{
		{"talks about service mesh by Netfilm 2018", "Talks about service mesh from Netfilm, 2018", 1,
			"/paths start=theme/service-mesh path=^about[kind=talk, from=company/netfilm, year=2018]"},
		{"service mesh netfilm", "Talks about service mesh from Netfilm", 1, "/paths start=theme/service-mesh path=^about[kind=talk, from=company/netfilm]"},
		{"servise mesh talks since 2019", "Talks about service mesh, since 2019", 1, "/paths start=theme/service-mesh path=^about[kind=talk, year=2019..]"},
		{"companies that use k8s since 2020", "Companies behind talks that use Kubernetes, since 2020", 1,
			"/paths start=technology/kubernetes path=^uses[kind=talk, year=2020..] / from"},
		{"people who spoke on kubernetes at SampleCon", "Speakers of talks that use Kubernetes at SampleCon", 1,
			"/paths start=technology/kubernetes path=^uses[kind=talk, at=series/samplecon] / by"},
		{"people who spoke about service mesh at SampleCon 2018", "Speakers of talks about service mesh at SampleCon 2018", 1,
			"/paths start=theme/service-mesh path=^about[kind=talk, at=event/samplecon-2018] / by"},
		{"who spoke about service mesh", "Speakers of talks about service mesh", 2, "/paths start=theme/service-mesh path=^about[kind=talk] / by"},
		{"talks on the internet of things", "Talks about internet of things", 1, "/paths start=theme/of-things path=^about[kind=talk]"},
		{"talks about kafka and pulsar", "Talks that use Apache Kafka and Pulsar", 1, "/paths start=technology/kafka path=^uses[kind=talk, uses=technology/pulsar]"},
		{"talks by example", "Talks by Ada Example", 2, "/paths start=person/ada-example path=^by"},
		{"technologies at SampleCon between 2018 and 2019", "Technologies of talks at SampleCon, 2018–2019", 3, "/paths start=series/samplecon path=^of / ^at[year=2018..2019] / uses"},
		{"kafka 2018", "Talks that use Apache Kafka, 2018", 2, "/paths start=technology/kafka path=^uses[kind=talk, year=2018]"},
		{"path from Istio to eBPF", "How Istio and eBPF are connected", -1, "/connect from=technology/istio to=technology/ebpf"},
		{"istio to ebpf", "How Istio and eBPF are connected", -1, "/connect from=technology/istio to=technology/ebpf"},
		{"istio -> kubernetes", "How Istio and Kubernetes are connected", -1, "/connect from=technology/istio to=technology/kubernetes"},
		{"how is istio connected to ada example", "How Istio and Ada Example are connected", -1, "/connect from=technology/istio to=person/ada-example"},
		{"compare kafka and pulsar", "Compare Apache Kafka and Pulsar", 3, "/compare id=technology/kafka id=technology/pulsar"},
		{"kafka vs pulsar vs istio", "Compare Apache Kafka, Pulsar and Istio", 4, "/compare id=technology/kafka id=technology/pulsar id=technology/istio"},
		{"compare kakfa with kuberentes", "Compare Apache Kafka and Kubernetes", 4, "/compare id=technology/kafka id=technology/kubernetes"},
		{"talks related to weaving a mesh", "Talks related to “Weaving a mesh”", -1, "/talk/t1"},
		{"evolution of service mesh", "How service mesh evolved over the years", 2, "/theme/service-mesh"},
		{"how did message queues evolve", "How message queues evolved over the years", 2, "/theme/messaging"}, // t5 has both technologies
		{"how did kubernetes evolve", "How Kubernetes evolved over the years", 2, "/technology/kubernetes"},
		{"kubernetes over the years", "How Kubernetes evolved over the years", 2, "/technology/kubernetes"},
	} {
		a := r.Read(c.text)
		if len(a.Readings) == 0 {
			t.Errorf("%q has no reading; %s", c.text, a.Missing)
			continue
		}
		got := a.Readings[0]
		if got.Sentence != c.sentence || got.Count != c.count || address(r, got) != c.address || len(got.Unread) > 0 {
			t.Errorf("%q: %s, %d, %s, unread %v\nwant   %s, %d, %s", c.text, got.Sentence, got.Count, address(r, got), got.Unread, c.sentence, c.count, c.address)
		}
	}
}

// TestNoReading holds what is a name or nothing, and must not be read.
func TestNoReading(t *testing.T) {
	r := reader(fixture(t))
	for _, s := range []string{"", "kubernetes", "service mesh", "SampleCon 2018", "internet of things", "weaving a mesh", "from zero to hero",
		"zzzz yyyy", "2018", "talks", "about", "to", "a to b", "compare", "path from", "talks about", strings.Repeat("mesh ", 500), "\xff\xfe and"} {
		if a := r.Read(s); len(a.Readings) > 0 {
			t.Errorf("%.40q is read as %q", s, a.Readings[0].Sentence)
		}
	}
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	r := reader(fixture(t))
	for s, want := range map[string]string{
		"compare kafka and qqqqzz":        "Read as a comparison, but nothing is called “qqqqzz”.",
		"path from qqqqzz to istio":       "Read as a search for paths, but nothing is called “qqqqzz”.",
		"path from istio to Istio":        "A path leads from one thing to another: both names mean Istio.",
		"evolution of qqqqzz":             "Read as a question for an evolution, but nothing is called “qqqqzz”.",
		"talks about qqqqzz":              "Read as a question for talks, but nothing is called “qqqqzz”.",
		"talks about kafka or kubernetes": "One list cannot be read from “or”: ask for one after the other, or compare them.",
		"related to qqqqzz":               "Read as a question for related talks, but no talk is called “qqqqzz”.",
	} {
		if a := r.Read(s); a.Missing != want || len(a.Readings) > 0 {
			t.Errorf("%q: %q, %d readings, want %q", s, a.Missing, len(a.Readings), want)
		}
	}
	a := r.Read("talks about kafka for qqqqzz")
	if len(a.Readings) == 0 || !slices.Equal(a.Readings[0].Unread, []string{"qqqqzz"}) && !slices.Equal(a.Readings[0].Unread, []string{"for", "qqqqzz"}) {
		t.Errorf("unread words: %+v", a)
	}
}

func TestACompanyGivesTalksOrIsTheirSubject(t *testing.T) {
	r := reader(fixture(t))
	var got []string
	for _, q := range r.Read("talks about service mesh by netfilm").Readings {
		got = append(got, q.Sentence)
	}
	if want := []string{"Talks about service mesh from Netfilm", "Talks about service mesh that feature Netfilm"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestReadingsListWhatTheirPathsReach compares the count and the nodes of each
// reading with the evaluation of its path expression.
func TestReadingsListWhatTheirPathsReach(t *testing.T) {
	g := fixture(t)
	r, ev := reader(g), path.NewEvaluator(g)
	read := 0
	for _, target := range []string{"talks", "people", "companies", "technologies", "themes", "events"} {
		for _, what := range []string{"about service mesh", "using kubernetes", "using kafka and pulsar", "by ada example", "from acme", "at SampleCon", "at SampleCon 2020", "about service mesh at SampleCon", "featuring netfilm"} {
			for _, when := range []string{"", " 2018", " since 2019", " before 2020", " between 2018 and 2020"} {
				for _, q := range r.Read(target + " " + what + when).Readings {
					start, text := r.Path(q)
					e, err := path.ParseFor(g, text)
					if err != nil {
						t.Fatalf("%s: %s: %v", q.Sentence, text, err)
					}
					p, err := path.Prepare(g, e)
					if err != nil {
						t.Fatal(err)
					}
					n, _ := g.Lookup(start)
					if answer := ev.Run(p, n, path.Limits{}); answer.Total != q.Count {
						t.Errorf("%s: %d, the path %s reaches %d", q.Sentence, q.Count, text, answer.Total)
					}
					read++
				}
			}
		}
	}
	if read < 200 {
		t.Errorf("only %d readings were compared", read)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"talks about service mesh by Netfilm 2018", "path from istio to ebpf", "compare a and b", "how did x evolve", "between 2018 and", "since since since", "or or to to and"} {
		f.Add(s)
	}
	r := reader(fixture(f))
	f.Fuzz(func(t *testing.T, s string) {
		a := r.Read(s)
		if len(a.Readings) > reading.MaxReadings {
			t.Errorf("%d readings", len(a.Readings))
		}
		for _, q := range a.Readings {
			if q.Sentence == "" || q.Action == 0 {
				t.Errorf("%q: %+v", s, q)
			}
		}
	})
}
