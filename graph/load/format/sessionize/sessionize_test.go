package sessionize_test

import (
	"reflect"
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/sessionize"
	"throughline/graph/load/record"
)

const export = `{"sessions":[
{"id":"7","title":"Caf&eacute; in C","description":"One\r\n\r\nTwo","startsAt":"2031-05-01T09:00:00","endsAt":"2031-05-01T09:45:00","isServiceSession":false,"speakers":["aa-1"],"categoryItems":[1,2,3],"roomId":5,"questionAnswers":[{"questionId":9,"answerValue":"https://video.example/1"}]},
{"id":"0b-guid","title":"Lunch","startsAt":"2031-05-01T12:00:00","endsAt":"2031-05-01T13:00:00","isServiceSession":true,"speakers":[],"categoryItems":[],"roomId":null}],
"speakers":[{"id":"aa-1","firstName":"Ada","lastName":"Example","fullName":"Ada Example","tagLine":"Engineer @ Example Works","links":[{"url":"https://ada.example"}],"sessions":[7]}],
"questions":[{"id":9,"question":"YouTube video"}],
"categories":[{"title":"Language","items":[{"id":1,"name":"English"}]},{"title":"Track","items":[{"id":2,"name":"Systems"}]},{"title":"Topic","items":[{"id":3,"name":"Compilers"}]}],
"rooms":[{"id":5,"name":"Hall"}]}`

func TestExport(t *testing.T) {
	batches, problems := formattest.Import(t, sessionize.Importer{}, map[string]string{"example-conf-2031.json": export})
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	b := batches[0]
	want := []record.Talk{{
		Key: "7", Event: "event", Title: "Café in C", Abstract: "One\n\nTwo", Date: "2031-05-01T09:00:00", Minutes: 45, Language: "en",
		Track: "Systems", Tags: []string{"Compilers"}, Room: "Hall", Videos: []string{"https://video.example/1"},
		Speakers: []record.Speaker{{Key: "aa-1", Name: "Ada Example", Company: "Example Works"}},
	}}
	if !reflect.DeepEqual(b.Talks, want) {
		t.Errorf("talks %+v", b.Talks)
	}
	if e := b.Events[0]; e.Series != "Example Conf" || e.Year != 2031 || e.Starts != "2031-05-01" {
		t.Errorf("event %+v", e)
	}
	if len(b.Skipped) != 1 || b.Source.Slug != "sessionize-2031-7" {
		t.Errorf("skipped %v, source %s", b.Skipped, b.Source.Slug)
	}
}

func TestHintsNameTheEvent(t *testing.T) {
	batches, _ := formattest.ImportWith(t, sessionize.Importer{}, format.Hints{Series: "Sample Days", Zone: "Europe/Vienna"}, map[string]string{"all.json": export})
	if b := batches[0]; b.Events[0].Series != "Sample Days" || b.Talks[0].Date != "2031-05-01T09:00:00+02:00" {
		t.Errorf("%+v", b)
	}
}

func TestDamage(t *testing.T) {
	for name, content := range map[string]string{
		"cut": export[:300], "types": `{"sessions":[{"id":"1","title":7,"startsAt":"x"}]}`, "none": `{"sessions":[],"startsAt":1}`,
	} {
		batches, problems := formattest.Import(t, sessionize.Importer{}, map[string]string{name: content})
		if len(batches) != 0 || len(problems) != 1 || problems[0].Where.File != name {
			t.Errorf("%s: %d batches, %v", name, len(batches), problems)
		}
	}
}

func TestRealExports(t *testing.T) {
	batches, problems := formattest.ImportFolder(t, sessionize.Importer{}, formattest.Extra(t, "data/sessionize-all-json"))
	talks := 0
	for _, b := range batches {
		talks += len(b.Talks)
	}
	if talks != 50 || len(batches) != 3 || len(problems) != 0 {
		t.Errorf("%d talks in %d events, problems %v", talks, len(batches), problems)
	}
}

func FuzzImport(f *testing.F) { formattest.Fuzz(f, sessionize.Importer{}, "a.json", export) }

// TestWhatASessionSays reads fields that differ between exports of several
// years, and says why a session is none.
func TestWhatASessionSays(t *testing.T) {
	for fields, want := range map[string]string{
		`"title":"Maps","status":"Accepted"`:                         "Maps",
		`"title":"Maps","status":"Declined"`:                         "session 1 (Maps) did not take place",
		`"title":"Maps","status":"Canceled"`:                         "session 1 (Maps) did not take place",
		`"title":"Maps","status":"Waitlisted"`:                       "session 1 (Maps) did not take place",
		`"title":"Coffee break"`:                                     "session 1 (Coffee break) is a break",
		`"title":"Lunch","speakers":["a"]`:                           "Lunch",
		`"title":" "`:                                                "session 1 () has no title",
		`"title":"Maps","startsAt":null,"endsAt":null,"roomId":null`: "Maps",
		`"title":"Maps","startsAt":"2031-05-01T09:00:00Z","endsAt":"2031-05-01T08:00:00Z"`: "Maps 2031-05-01T09:00:00Z",
		`"title":"Maps","startsAt":"soon"`:                                                 "Maps",
	} {
		content := `{"sessions":[{"id":1,` + fields + `}],"speakers":[{"id":"a","fullName":"Ada Example"}],"rooms":[],"categories":[],"questions":[]}`
		batches, problems := formattest.Import(t, sessionize.Importer{}, map[string]string{"example.json": content})
		if len(batches) != 1 || len(problems) != 0 {
			t.Errorf("%s: %d batches, %v", fields, len(batches), problems)
			continue
		}
		got := ""
		for _, talk := range batches[0].Talks {
			got += strings.TrimSpace(talk.Title + " " + talk.Date)
			if talk.Minutes != 0 {
				t.Errorf("%s: %d minutes", fields, talk.Minutes)
			}
		}
		for _, p := range batches[0].Skipped {
			got += p.Why
		}
		if got != want {
			t.Errorf("%s: %q, want %q", fields, got, want)
		}
	}
}
