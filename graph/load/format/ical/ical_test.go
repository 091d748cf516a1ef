package ical_test

import (
	"reflect"
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/ical"
	"throughline/graph/load/record"
)

func calendar(producer string, events ...string) string {
	return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:" + producer + "\nX-WR-TIMEZONE:UTC\r\n" + strings.Join(events, "") + "END:VCALENDAR\r\n"
}

func vevent(lines ...string) string {
	return "BEGIN:VEVENT\n" + strings.Join(lines, "\n") + "\nEND:VEVENT\r\n"
}

const schedProducer = "-//Sched.com Example Conf Europe 2031//EN"

var packed = calendar(schedProducer,
	vevent("DTSTART:20310324T101500Z", "DTEND:20310324T104500Z", `SUMMARY:Maps - and More - Ada Example\, Example Works; Ben Sample & Cy Test\, Sample\, Ltd.`,
		`DESCRIPTION:One&nbsp\;line.\n\nA second\, with &amp\; sign.`, "CATEGORIES:🚨 FEST", `LOCATION:Hall 1 | Room A\, Exampleton\, Nowhere`, "UID:aa1", "URL:http://example.sched.com/event/aa1"),
	vevent("DTSTART:20310324T120000Z", "DTEND:20310324T130000Z", "SUMMARY:Mini Break", "CATEGORIES:LIGHTNING TALKS", `LOCATION:Hall 2\, Exampleton\, Nowhere`, "UID:aa2"),
	vevent("DTSTART:20310324T130000Z", "DTEND:20310324T140000Z", "SUMMARY:Tea for all", "CATEGORIES:BREAKS", `LOCATION:Hall 2\, Exampleton\, Nowhere`, "UID:aa3"),
	vevent("DTSTART:20310323T060000Z", "SUMMARY:Cloakroom", "CATEGORIES:REGISTRATION", "UID:aa4"))

func TestSched(t *testing.T) {
	batches, problems := formattest.Import(t, ical.Importer{}, map[string]string{"a.ics": packed})
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	b := batches[0]
	want := []record.Talk{
		{
			Key: "aa1", Event: "calendar", Title: "Maps - and More", Abstract: "One line.\n\nA second, with & sign.", Date: "2031-03-24T10:15:00Z", Minutes: 30,
			Track: "FEST", Tags: []string{}, Room: "Hall 1 | Room A", URL: "http://example.sched.com/event/aa1",
			Speakers: []record.Speaker{{Name: "Ada Example", Company: "Example Works"}, {Name: "Ben Sample", Company: "Sample, Ltd."}, {Name: "Cy Test", Company: "Sample, Ltd."}},
		},
		{Key: "aa2", Event: "calendar", Title: "Mini Break", Date: "2031-03-24T12:00:00Z", Minutes: 60, Track: "LIGHTNING TALKS", Tags: []string{}, Room: "Hall 2"},
	}
	if !reflect.DeepEqual(b.Talks, want) {
		t.Errorf("talks %+v", b.Talks)
	}
	if e := b.Events[0]; e.Name != "Example Conf Europe 2031" || e.Series != "Example Conf Europe" || e.Year != 2031 || e.City != "Exampleton" || e.Starts != "2031-03-23" {
		t.Errorf("event %+v", e)
	}
	if len(b.Skipped) != 2 || b.Source.Slug != "example-conf-europe-2031-calendar" {
		t.Errorf("skipped %v, source %s", b.Skipped, b.Source.Slug)
	}
}

// speakersOf reads one packed title, beside others that say who is who.
func speakersOf(t *testing.T, summary string) (title string, speakers []record.Speaker) {
	t.Helper()
	known := vevent("UID:k", `SUMMARY:Known - Dee Known\, Example Works; Eve Case & Fay Demo\, Other Works; Gus Third\, Third Works`, "DTSTART:20310101")
	one := vevent("UID:one", "SUMMARY:"+strings.NewReplacer(",", `\,`, ";", `\;`).Replace(summary), "DTSTART:20310101")
	batches, _ := formattest.Import(t, ical.Importer{}, map[string]string{"a.ics": calendar(schedProducer, known, one)})
	for _, talk := range batches[0].Talks {
		if talk.Key == "one" {
			return talk.Title, talk.Speakers
		}
	}
	t.Fatal("the talk is missing")
	return "", nil
}

func TestPackedSummaries(t *testing.T) {
	for summary, want := range map[string]string{
		"T - Ada Example, Co Works & Ben Sample, Two Works":                                                  "T|Ada Example@Co Works|Ben Sample@Two Works",
		"T - Ada Example & Ben Sample, Co Works":                                                             "T|Ada Example@Co Works|Ben Sample@Co Works",
		"T - Ada Example, Head of Things, Example Works":                                                     "T|Ada Example@Example Works",
		"T - Ada Example, Executive Director, Maps and Infrastructure, Example Works & Ben Sample, CTO, Two": "T|Ada Example@Example Works|Ben Sample@Two",
		"T - Yo Sample, Samples, Ltd.":                                                                       "T|Yo Sample@Samples, Ltd.",
		"T - Ada Example, Dee Sample, Eve Test & Cy Last, Co Works":                                          "T|Ada Example@Co Works|Dee Sample@Co Works|Eve Test@Co Works|Cy Last@Co Works",
		"T - Ada Example, Example Works and Ben Sample, Two Works":                                           "T|Ada Example@Example Works|Ben Sample@Two Works",
		"T - Ada Example, Independent":                                                                       "T|Ada Example@",
		"T - Ada Example, Maintainer":                                                                        "T|Ada Example@",
		"T - Ada Example":                                                                                    "T|Ada Example@",
		"T - Cy Test, Banque Sample & Cie SA":                                                                "T|Cy Test@Banque Sample & Cie SA",
		"T - Yan Sample, Senior Engineer - Maps Specialist, Example Works":                                   "T|Yan Sample@Example Works",
		"Maps: Deep Dive":  "Maps: Deep Dive",
		"Maps - Deep Dive": "Maps - Deep Dive",
		"Maps: Ready? -Ada B. Example, Example Works":         "Maps: Ready?|Ada B. Example@Example Works",
		"T - Ada Example, Kubewarden & Core Maintainer, Helm": "T|Ada Example@",
		"T - Ada Example, Founder & CEO, Example Works":       "T|Ada Example@Example Works",
		"MapCon - Half-Day | PASS REQUIRED":                   "MapCon - Half-Day | PASS REQUIRED",
		"Maps - Why “free” is no plan at all":                 "Maps - Why “free” is no plan at all",
	} {
		title, speakers := speakersOf(t, summary)
		got := title
		for _, s := range speakers {
			got += "|" + s.Name + "@" + s.Company
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", summary, got, want)
		}
	}
}

func TestTimes(t *testing.T) {
	for line, want := range map[string]string{
		"DTSTART:20310701T101500Z":                                    "2031-07-01T10:15:00Z",
		"DTSTART;TZID=Europe/Berlin:20310701T101500":                  "2031-07-01T10:15:00+02:00",
		"DTSTART;TZID=/example.org/1/Europe/Berlin:20310701T101500":   "2031-07-01T10:15:00+02:00",
		"DTSTART;TZID=\"Made-up Standard Time\":20310701T101500":      "2031-07-01T10:15:00",
		"DTSTART;VALUE=DATE:20310701":                                 "2031-07-01",
		"DTSTART:20310701T101500":                                     "2031-07-01T10:15:00",
		"DTSTART:yesterday":                                           "",
		"DTSTART:20310701T101500Z\nRRULE:FREQ=SECONDLY;COUNT=9999999": "2031-07-01T10:15:00Z",
	} {
		c := strings.Replace(calendar("-//Other//EN", vevent("UID:1", "SUMMARY:Maps - Main Hall, Berlin", line)), "X-WR-TIMEZONE:UTC\r\n", "", 1)
		batches, _ := formattest.Import(t, ical.Importer{}, map[string]string{"a.ics": c})
		if talk := batches[0].Talks[0]; talk.Date != want || talk.Title != "Maps - Main Hall, Berlin" || talk.Speakers != nil {
			t.Errorf("%s: %+v", line, talk)
		}
	}
}

func TestPretalxFoldsLinesAndNamesSpeakers(t *testing.T) {
	c := calendar("-//pretalx//conf.example//example-31", vevent("UID:pretalx-example-31-ABC", "DTSTART;TZID=Europe/Berlin:20310701T100000", "DURATION:PT45M",
		"SUMMARY:Über Karten und \xc3\r\n \xbcber Wege - Ada Exam\r\n ple\\, Ben Sample", "DESCRIPTION:Long", "  line", "LOCATION:Saal 1"))
	batches, problems := formattest.Import(t, ical.Importer{}, map[string]string{"x/my file.ics": c})
	talk := batches[0].Talks[0]
	if talk.Title != "Über Karten und über Wege" || len(talk.Speakers) != 2 || talk.Speakers[0].Name != "Ada Example" || talk.Minutes != 45 || talk.Room != "Saal 1" || talk.Abstract != "Long line" {
		t.Errorf("%+v, problems %v", talk, problems)
	}
	if e := batches[0].Events[0]; e.Name != "example 31" || e.Year != 2031 {
		t.Errorf("%+v", e)
	}
}

func TestFilesOfOneCalendarAreOneSource(t *testing.T) {
	one, two := vevent("UID:1", "SUMMARY:A", "DTSTART:20310101T100000Z"), vevent("UID:2", "SUMMARY:B", "DTSTART:20310102T100000Z")
	split, _ := formattest.Import(t, ical.Importer{}, map[string]string{"1.ics": calendar(schedProducer, one), "2.ics": calendar(schedProducer, two)})
	whole, _ := formattest.Import(t, ical.Importer{}, map[string]string{"all.ics": calendar(schedProducer, one, two)})
	if len(split) != 1 || !reflect.DeepEqual(split[0], whole[0]) {
		t.Errorf("split %+v\nwhole %+v", split[0], whole[0])
	}
}

func TestHintsAndCancelledAndRepeated(t *testing.T) {
	c := calendar("-//Other//EN", vevent("UID:1", "SUMMARY:A", "DTSTART:20310101T100000"), vevent("UID:1", "SUMMARY:A", "DTSTART:20310102T100000"),
		vevent("UID:2", "SUMMARY:B", "STATUS:CANCELLED"), vevent("UID:3", "SUMMARY:Lunch"), vevent("UID:4", "SUMMARY:"),
		vevent("UID:5", "SUMMARY:C", "CATEGORIES:Maps\\, Charts,Paths", "BEGIN:VALARM", "SUMMARY:Wake up", "END:VALARM"))
	batches, problems := formattest.ImportWith(t, ical.Importer{}, format.Hints{Series: "Sample Days", Zone: "Asia/Tokyo"}, map[string]string{"a.ics": c})
	b := batches[0]
	if len(b.Talks) != 2 || b.Talks[0].Date != "2031-01-01T10:00:00+09:00" || len(b.Skipped) != 4 || len(problems) != 0 || b.Events[0].Series != "Sample Days" {
		t.Errorf("%+v, %v", b, problems)
	}
	if talk := b.Talks[1]; talk.Title != "C" || talk.Track != "Maps, Charts" || !reflect.DeepEqual(talk.Tags, []string{"Paths"}) {
		t.Errorf("%+v", talk)
	}
}

func TestDamage(t *testing.T) {
	good := vevent("UID:1", "SUMMARY:A")
	for name, content := range map[string]string{
		"cut":   strings.TrimSuffix(calendar("-//Other//EN", good, "BEGIN:VEVENT\nUID:2\n"), "END:VCALENDAR\r\n"),
		"none":  calendar("-//Other//EN"),
		"nul":   "BEGIN:VCALENDAR\x00",
		"noise": calendar("-//Other//EN", good, "BEGIN:VEVENT\nUID:2\nX;=:\nSUMMARY:B\nEND:VEVENT\n"),
	} {
		batches, problems := formattest.Import(t, ical.Importer{}, map[string]string{name: content})
		talks := 0
		for _, b := range batches {
			talks += len(b.Talks)
		}
		want := map[string]int{"cut": 1, "none": 0, "nul": 0, "noise": 2}[name]
		if talks != want || len(problems) != 1 || problems[0].Where.File != name {
			t.Errorf("%s: %d talks, %v", name, talks, problems)
		}
	}
}

func TestRealSched(t *testing.T) {
	batches, problems := formattest.ImportFolder(t, ical.Importer{}, formattest.Extra(t, "data/sched-ical"))
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	b := batches[0]
	if len(b.Talks) != 460 || len(b.Skipped) != 21 || b.Source.Slug != "kubecon-cloudnativecon-europe-2026-calendar" || b.Events[0].City != "Amsterdam" {
		t.Errorf("%d talks, %d skipped, source %s, %+v", len(b.Talks), len(b.Skipped), b.Source.Slug, b.Events[0])
	}
	named, companies := map[string]string{}, 0
	for _, talk := range b.Talks {
		for _, sp := range talk.Speakers {
			named[talk.Key] += sp.Name + "@" + sp.Company + "|"
			if sp.Company != "" {
				companies++
			}
		}
	}
	if len(named) != 344 || companies != 565 {
		t.Errorf("%d talks with speakers, %d companies", len(named), companies)
	}
}

func FuzzImport(f *testing.F) { formattest.Fuzz(f, ical.Importer{}, "a.ics", packed) }
