package report

import (
	"strings"
	"testing"
)

func shownAs(a attribution) string {
	var who []string
	for _, p := range a.people {
		s := p.name
		if p.company != "" {
			s += " of " + p.company
		}
		who = append(who, s)
	}
	return a.title + " | " + strings.Join(who, ", ")
}

// TestForms: one title, its speakers in the forms that people write.
func TestForms(t *testing.T) {
	x := New(testVocabulary(t)).x
	for line, want := range map[string]string{
		"Taming the monolith by Ben Sample (Acme)":                                 "Ben Sample of Acme",
		"Taming the monolith, presented by Ben Sample (Acme)":                      "Ben Sample of Acme",
		"Taming the monolith (by Ben Sample)":                                      "Ben Sample",
		"Taming the monolith (speaker: Ben Sample)":                                "Ben Sample",
		"Taming the monolith — Speaker: Ben Sample":                                "Ben Sample",
		"Taming the monolith (Ben Sample/Cleo Testa)":                              "Ben Sample, Cleo Testa",
		"Taming the monolith (Ben Sample @ Acme)":                                  "Ben Sample of Acme",
		"Taming the monolith / Ben Sample @ Acme":                                  "Ben Sample of Acme",
		"Taming the monolith ~ Ben Sample":                                         "Ben Sample",
		"Taming the monolith – Ben Sample (CTO, Acme)":                             "Ben Sample of Acme",
		"Taming the monolith – Ben Sample (Acme) & Cleo Testa (Widgets)":           "Ben Sample of Acme, Cleo Testa of Widgets",
		"Taming the monolith, Andrew Sample & Matt Testa":                          "Andrew Sample, Matt Testa",
		"Taming the monolith, Ian Sample, Duffie Testa, Brad Probe, Acme":          "Ian Sample of Acme, Duffie Testa of Acme, Brad Probe of Acme",
		"Taming the monolith. Ben Sample":                                          "Ben Sample",
		"Taming the monolith: Ben Sample":                                          "Ben Sample",
		"[Keynote] Taming the monolith - Ben Sample":                               "Ben Sample",
		"Keynote by Ben Sample: Taming the monolith":                               "Ben Sample",
		"Closing keynote by Ben Sample (Acme) – Taming the monolith":               "Ben Sample of Acme",
		"Ben Sample's keynote: Taming the monolith":                                "Ben Sample",
		"Ben Sample @ Acme: Taming the monolith":                                   "Ben Sample of Acme",
		"Ben Sample and Cleo Testa – Taming the monolith":                          "Ben Sample, Cleo Testa",
		"Der Vortrag „Taming the monolith“ von Klaus Muster":                       "Klaus Muster",
		"Taming the monolith – Łukasz Żółć":                                        "Łukasz Żółć",
		"Taming the monolith by Martijn van den Berg":                              "Martijn van den Berg",
		"La conférence « Taming the monolith » par Camille Exemple et Hugo Essai ": "Camille Exemple, Hugo Essai",
	} {
		if a, _ := x.attributed(line); shownAs(a) != "Taming the monolith | "+want {
			t.Errorf("%q: %s (%s)", line, shownAs(a), a.rule)
		}
	}
}

// TestNoForms: commas and stops do not make names of subjects.
func TestNoForms(t *testing.T) {
	x := New(testVocabulary(t)).x
	for _, line := range []string{
		"Security, Privacy, Ethics", "Kafka, Docker, Kubernetes", "Modern Java, Spring Boot", "The Good, The Bad and The Ugly",
		"Building Teams, Growing People", "Hello, Kubernetes World", "Lessons learned in Foo, San Francisco", "Istio, Linkerd, Consul Connect",
		"Thanks to Ada Example, Ben Sample", "I met many friends, Ben Sample and Cleo Testa", "Taming the monolith - Acme", "Our keynote: the next ten years",
	} {
		if a, ok := x.attributed(line); ok {
			t.Errorf("%q: %s (%s)", line, shownAs(a), a.rule)
		}
	}
}

// TestNamesBehindCommas: a name that is not known for one has to come back.
func TestNamesBehindCommas(t *testing.T) {
	x := New(testVocabulary(t))
	for text, want := range map[string]string{
		"# FooConf 2031\n\n## Talks\n\n### Taming the Quiet Monolith, Zork Quuxton\n\nThen Zork took us on a journey through his talk.\n": "L5 Taming the Quiet Monolith | Zork Quuxton | ",
		"# FooConf 2031\n\n## Talks\n\n### Taming the Quiet Monolith, Zork Quuxton\n\nA journey in one talk by nobody we knew.\n":         "L5 Taming the Quiet Monolith, Zork Quuxton |  | ",
	} {
		if got := told(extract(t, x, text)); got != want {
			t.Errorf("%q:\n%s\nwant\n%s", text, got, want)
		}
	}
}

func TestMarkupOfSiteGeneratorsIsNoText(t *testing.T) {
	x := New(testVocabulary(t))
	text := "# FooConf 2031\n\nTalks I liked:\n\n" +
		"* [Taming the monolith](https://foo.example/1){:target=\"_blank\"} by Ben Sample\n" +
		"* [What queues are for](https://foo.example/2){: rel=\"nofollow\"} by Zork Quuxton\n\n" +
		"### Sharing is hard, Ada Example {#sharing}\n{{< youtube abc >}}\n{% include video.html id=\"x\" %}\n\nAda showed us how.\n"
	want := "L5 Taming the monolith | Ben Sample | \nL6 What queues are for | Zork Quuxton | \nL8 Sharing is hard | Ada Example | "
	if got := told(extract(t, x, text)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
