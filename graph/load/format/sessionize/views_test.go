package sessionize_test

import (
	"reflect"
	"testing"

	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/sessionize"
	"throughline/graph/load/record"
)

const inView = `{"id":"7","title":"Caf&eacute; in C","description":"One\r\n\r\nTwo","startsAt":"2031-05-01T09:00:00","endsAt":"2031-05-01T09:45:00","isServiceSession":false,"isPlenumSession":false,"speakers":[{"id":"aa-1","name":"Ada Example"}],
"categories":[{"id":1,"name":"Language","categoryItems":[{"id":1,"name":"English"}]},{"id":2,"name":"Track","categoryItems":[{"id":2,"name":"Systems"}]},{"id":3,"name":"Topic","categoryItems":[{"id":3,"name":"Compilers"}]}],"roomId":5,"room":"Hall"}`

const (
	sessions = `[{"groupId":5,"groupName":"Hall","sessions":[` + inView + `]}]`
	grid     = `[{"date":"2031-05-01T00:00:00","isDefault":true,"rooms":[{"id":5,"name":"Hall","hasOnlyPlenumSessions":false,"sessions":[` + inView + `]},{"id":6,"name":"Cellar","sessions":[` + inView + `]}],"timeSlots":[]}]`
	speakers = `[{"id":"aa-1","firstName":"Ada","lastName":"Example","fullName":"Ada Example","bio":"","tagLine":"Engineer @ Example Works","sessions":[{"id":7,"name":"Café in C"}],"links":[]}]`
)

func TestOtherViews(t *testing.T) {
	for name, content := range map[string]string{"Sessions": sessions, "GridSmart": grid} {
		batches, problems := formattest.Import(t, sessionize.Importer{}, map[string]string{"example-conf-2031.json": content, "speakers.json": speakers})
		if len(batches) != 1 || len(problems) != 0 {
			t.Fatalf("%s: %d batches, %v", name, len(batches), problems)
		}
		want := []record.Talk{{
			Key: "7", Event: "event", Title: "Café in C", Abstract: "One\n\nTwo", Date: "2031-05-01T09:00:00", Minutes: 45, Language: "en",
			Track: "Systems", Tags: []string{"Compilers"}, Room: "Hall", Speakers: []record.Speaker{{Key: "aa-1", Name: "Ada Example", Company: "Example Works"}},
		}}
		if !reflect.DeepEqual(batches[0].Talks, want) || batches[0].Source.Slug != "sessionize-2031-7" {
			t.Errorf("%s: %+v", name, batches[0])
		}
	}
}

func TestAViewOfSpeakersAlone(t *testing.T) {
	batches, problems := formattest.Import(t, sessionize.Importer{}, map[string]string{"speakers.json": speakers})
	if len(batches) != 0 || len(problems) != 1 || problems[0].Where.File != "speakers.json" {
		t.Errorf("%v, %v", batches, problems)
	}
	batches, _ = formattest.Import(t, sessionize.Importer{}, map[string]string{"s.json": sessions})
	if got := batches[0].Talks[0].Speakers; !reflect.DeepEqual(got, []record.Speaker{{Key: "aa-1", Name: "Ada Example"}}) {
		t.Errorf("%+v", got)
	}
}

func FuzzViews(f *testing.F) {
	formattest.Fuzz(f, sessionize.Importer{}, "a.json", sessions, grid, speakers)
}
