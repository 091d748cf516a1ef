package frab_test

import (
	"reflect"
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/frab"
	"throughline/graph/load/record"
)

const eventsJSON = `{"conference_events":{"version":"v3","events":[
{"id":5,"guid":"g-5","title":"Radios","language":"de","subtitle":"and waves","description":"<p>Long.</p>","duration":45,"type":"lecture","do_not_record":false,"track":"Hardware","abstract":"Short.",
 "speakers":[{"id":7,"full_public_name":"Ada Example","image":"/x.png"},{"id":8,"public_name":"Ben Sample"}],"room":"Hall","start_time":"2031-02-03T10:00:00+01:00","end_time":"2031-02-03T10:45:00+01:00"},
{"id":6,"title":"Lunch","type":"meal","speakers":[]},
{"id":9,"title":"Unscheduled","duration":30,"track":null,"speakers":["Cy Test"]}]}}`

func TestEventsJSON(t *testing.T) {
	batches, problems := formattest.ImportWith(t, frab.JSONImporter{}, format.Hints{Series: "Example Camp", Year: 2031}, map[string]string{"events.json": eventsJSON})
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	b := batches[0]
	want := []record.Talk{{
		Key: "g-5", Event: "conference", Title: "Radios", Subtitle: "and waves", Abstract: "Short.\n\nLong.", Date: "2031-02-03T10:00:00+01:00", Minutes: 45,
		Language: "de", Room: "Hall", Track: "Hardware", Speakers: []record.Speaker{{Key: "7", Name: "Ada Example"}, {Key: "8", Name: "Ben Sample"}},
	}, {
		Key: "9", Event: "conference", Title: "Unscheduled", Minutes: 30, Speakers: []record.Speaker{{Name: "Cy Test"}},
	}}
	if !reflect.DeepEqual(b.Talks, want) {
		t.Errorf("talks %+v", b.Talks)
	}
	if e := b.Events[0]; e.Name != "Example Camp" || e.Year != 2031 || b.Source.Slug != "example-camp-2031-schedule" {
		t.Errorf("event %+v of source %q", e, b.Source.Slug)
	}
	if len(b.Skipped) != 1 || !strings.Contains(b.Skipped[0].Why, "break") {
		t.Errorf("skipped %v", b.Skipped)
	}
}

func TestEventsJSONNeedsItsConference(t *testing.T) {
	for content, want := range map[string]string{
		eventsJSON: "events.json: events.json does not say which conference it is of; give --series NAME and --year YYYY, or load schedule.json, which names it",
		`{ "schedule_speakers": {"speakers": []}}`: "events.json: it lists speakers without their talks; load schedule.json or events.json of the same conference, which names them too",
	} {
		batches, problems := formattest.Import(t, frab.JSONImporter{}, map[string]string{"events.json": content})
		if len(batches) != 0 || len(problems) != 1 || problems[0].Error() != want {
			t.Errorf("%d batches, %v", len(batches), problems)
		}
	}
}

// TestVersion2Variants reads what the schema of version 2 allows beyond the
// hub's own export.
func TestVersion2Variants(t *testing.T) {
	const file = `{"schedule":{"version":"2","conference":{"acronym":"ex","title":{"de":"Beispiel","en":"Example"},"start":"2031-12-27","tracks":[{"slug":"hw","name":{"fr":"Matériel"}}],
"meta":{},"days":[{"index":1,"date":"2031-12-27","rooms":[{"name":"Saal","events":[{"guid":"g-1","title":"In a list","start":"10:00","duration":"PT1H30M","persons":["Ada Example"]}]}]}]},
"events":[
 {"guid":"g-2","title":"Called off","state":"CANCELED","start":"2031-12-27T10:30:00+01:00","end":"2031-12-27T11:00:00+01:00"},
 {"guid":"g-3","title":"Late","state":"DELAYED","start":"2031-12-27T23:30:00+01:00","end":"2031-12-28T00:30:00+01:00","room":{"guid":"r"},"track":{"slug":"hw"},
  "abstract":{"fr":"En français.","de":"Auf Deutsch."},"participants":[{"guid":"p-1","name":"Ben Sample"},{"guid":"p-2","name":"Mo Derator","role":"MODERATOR"}]},
 {"guid":"g-4","title":"Backwards","start":"2031-12-27T12:00:00+01:00","end":"2031-12-27T11:00:00+01:00"}]}}`
	batches, problems := formattest.Import(t, frab.JSONImporter{}, map[string]string{"2.json": file})
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	b := batches[0]
	want := []record.Talk{
		{Key: "g-1", Event: "conference", Title: "In a list", Date: "2031-12-27T10:00:00", Minutes: 90, Room: "Saal", Speakers: []record.Speaker{{Name: "Ada Example"}}},
		{Key: "g-3", Event: "conference", Title: "Late", Abstract: "Auf Deutsch.", Date: "2031-12-27T23:30:00+01:00", Minutes: 60, Track: "Matériel", Speakers: []record.Speaker{{Key: "p-1", Name: "Ben Sample"}}},
		{Key: "g-4", Event: "conference", Title: "Backwards", Date: "2031-12-27T12:00:00+01:00"},
	}
	if !reflect.DeepEqual(b.Talks, want) {
		t.Errorf("talks %+v", b.Talks)
	}
	if b.Events[0].Name != "Example" || len(b.Skipped) != 1 || b.Skipped[0].Why != "the event (Called off) is canceled" {
		t.Errorf("event %+v, skipped %v", b.Events[0], b.Skipped)
	}
}
