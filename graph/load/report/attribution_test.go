package report

import (
	"strings"
	"testing"
)

func TestAttributed(t *testing.T) {
	x := New(testVocabulary(t)).x
	for line, want := range map[string]string{
		"Taming the monolith (Ben Sample)":                                  "Taming the monolith | Ben Sample",
		"Taming the monolith (Ben Sample, Acme)":                            "Taming the monolith | Ben Sample of Acme",
		"Taming the monolith – Ben Sample":                                  "Taming the monolith | Ben Sample",
		"Ben Sample: \"Taming the monolith\"":                               "Taming the monolith | Ben Sample",
		"Ben Sample (Acme): Taming the monolith":                            "Taming the monolith | Ben Sample of Acme",
		"\"Taming the monolith\" by Ben Sample and Cleo Testa":              "Taming the monolith | Ben Sample, Cleo Testa",
		"Taming the monolith by Ben Sample(@ben_s) and Cleo Testa(@cleo)":   "Taming the monolith | Ben Sample, Cleo Testa",
		"3. Taming the monolith with Ben Sample":                            "Taming the monolith | Ben Sample",
		"10:30 - 11:00 Taming the monolith - Ben Sample, CTO at Acme":       "Taming the monolith | Ben Sample of Acme",
		"Keynote: Taming the monolith | Ben Sample | Acme":                  "Taming the monolith | Ben Sample of Acme",
		"Taming the monolith (Ben van der Sample & Maria de la Test)":       "Taming the monolith | Ben van der Sample, Maria de la Test",
		"Ordnung im Monolithen von Klaus Muster":                            "Ordnung im Monolithen | Klaus Muster",
		"Dompter le monolithe par Camille Exemple":                          "Dompter le monolithe | Camille Exemple",
		"Istio - Weaving the service mesh":                                  "",
		"Machine Learning: Architecture and Challenges":                     "",
		"Reactive DDD (Domain Driven Design)":                               "",
		"Custom things (CRDs, Custom Resource Definitions)":                 "",
		"Dark Energy, Dark Matter and the Microservices Patterns":           "",
		"Sleeping at Scale — Delivering 10k Timers with Rust and Kafka":     "",
		"Mission, Culture, and Values: Using Them to Guide Your Company":    "",
		"A Match Enabled by Continuous Delivery":                            "",
		"Liquid: A Large-Scale Relational Graph Database":                   "",
		"Infrastructure as Code: Past, Present, Future":                     "",
		"Honeycomb: How We Used Serverless to Speed Up Our Servers":         "",
		"How Did It Make Sense at the Time? Understanding Incidents, Again": "",
	} {
		a, ok := x.attributed(line)
		got := ""
		if ok {
			var who []string
			for _, p := range a.people {
				s := p.name
				if p.company != "" {
					s += " of " + p.company
				}
				who = append(who, s)
			}
			got = a.title + " | " + strings.Join(who, ", ")
		}
		if got != want {
			t.Errorf("%q: %q (%s), want %q", line, got, a.rule, want)
		}
	}
}

func TestNameScore(t *testing.T) {
	x := New(testVocabulary(t)).x
	for name, isName := range map[string]bool{
		"Ada Example": true, "Jean-Luc O'Test": true, "Lê Nguyên Beispiel": true, "J. Sample": true, "Anna MUSTERMANN": true, "Ludwig van Probe": true,
		"Machine Learning": false, "Service Mesh": false, "Google Cloud": false, "Key Takeaways": false, "Docker": false, "San Francisco": false,
		"Continuous Delivery": false, "lower case": false, "Chief Architect": false, "Reducing Boilerplate": false, "Day One": false, "Node.js Core": false,
	} {
		if got := x.nameScore(name) > 0; got != isName {
			t.Errorf("%q is a name: %v", name, got)
		}
	}
}
