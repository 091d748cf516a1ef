package pretalx_test

import (
	"reflect"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/pretalx"
	"throughline/graph/load/record"
)

const (
	first = `{"count":4,"next":"x","results":[
{"code":"MAPS1","speakers":[{"code":"ADA","name":"Ada Example","biography":null}],"title":"Maps","submission_type":{"en":"Talk"},"track":{"de":"Geo"},"state":"confirmed","abstract":"**One**","description":"Two","duration":30,
 "slot":{"room":{"en":"Hall"},"start":"2031-05-01T10:30:00+02:00","end":"2031-05-01T11:00:00+02:00"},"content_locale":"en","tags":["geo"],"answers":[]},
{"code":"GONE1","speakers":[],"title":"Gone","submission_type":{"en":"Talk"},"state":"withdrawn"}]}`
	second = `[{"code":"PATH1","speakers":["BEN"],"title":"Paths","submission_type":7,"track":3,"state":"accepted","abstract":null,"duration":null,"slots":[12],"tags":[4]},
{"code":"PAUSE","speakers":[],"title":"Lunch","submission_type":"Break"}]`
)

func TestPagesAreOneList(t *testing.T) {
	batches, problems := formattest.ImportWith(t, pretalx.Importer{}, format.Hints{Series: "Sample Days"}, map[string]string{"1.json": first, "2.json": second})
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	b := batches[0]
	want := []record.Talk{
		{
			Key: "MAPS1", Event: "event", Title: "Maps", Abstract: "One\n\nTwo", Date: "2031-05-01T10:30:00+02:00", Minutes: 30, Language: "en", Track: "Geo",
			Tags: []string{"geo"}, Room: "Hall", Speakers: []record.Speaker{{Key: "ADA", Name: "Ada Example"}},
		},
		{Key: "PATH1", Event: "event", Title: "Paths"},
	}
	if !reflect.DeepEqual(b.Talks, want) || len(b.Skipped) != 3 {
		t.Errorf("%+v, skipped %v", b.Talks, b.Skipped)
	}
	if e := b.Events[0]; e.Name != "Sample Days" || e.Year != 2031 || b.Source.Slug != "pretalx-2031-MAPS1" {
		t.Errorf("%+v, source %s", e, b.Source.Slug)
	}
}

func TestDamage(t *testing.T) {
	for name, content := range map[string]string{"cut": first[:400], "type": `[{"code":7,"title":"","submission_type":""}]`, "none": `{"results":[],"x":{"code":"","title":"","submission_type":""}}`} {
		batches, problems := formattest.Import(t, pretalx.Importer{}, map[string]string{name: content})
		if len(batches) != 0 || len(problems) != 1 || problems[0].Where.File != name {
			t.Errorf("%s: %d batches, %v", name, len(batches), problems)
		}
	}
}

func FuzzImport(f *testing.F) { formattest.Fuzz(f, pretalx.Importer{}, "a.json", first, second) }

func TestWhatATalkSays(t *testing.T) {
	for fields, want := range map[string]record.Talk{
		`"slots":[{"room":{"de":"Saal"},"start":"2031-05-01T10:30:00+02:00","end":"2031-05-01T11:15:00+02:00"}]`:     {Date: "2031-05-01T10:30:00+02:00", Minutes: 45, Room: "Saal"},
		`"slot":{"room":"Saal","start":null,"end":null},"duration":25`:                                               {Minutes: 25, Room: "Saal"},
		`"slot":null,"slots":[],"track":null,"tags":[{"tag":"geo"},7]`:                                               {Tags: []string{"geo"}},
		`"abstract":"See [this](https://x.example) \\_now\\_","description":"- a\n- b","content_locale":"de-formal"`: {Abstract: "See this _now_\n\na\nb", Language: "de"},
		`"speakers":[{"code":"A","name":"TBA"},{"code":"B","name":"Ben Sample"}],"slot":{"start":"2031-05-01"}`:      {Date: "2031-05-01", Speakers: []record.Speaker{{Key: "B", Name: "Ben Sample"}}},
	} {
		want.Key, want.Event, want.Title = "MAPS1", "event", "Maps"
		batches, problems := formattest.ImportWith(t, pretalx.Importer{}, format.Hints{Series: "Sample Days"}, map[string]string{"1.json": `[{"code":"MAPS1","title":"Maps","submission_type":"Talk",` + fields + `}]`})
		if len(batches) != 1 || len(problems) != 0 || len(batches[0].Talks) != 1 {
			t.Errorf("%s: %v, %v", fields, batches, problems)
			continue
		}
		if got := batches[0].Talks[0]; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v", fields, got)
		}
	}
}

// TestWhatIsLeftOut is told with the page that it stands on.
func TestWhatIsLeftOut(t *testing.T) {
	talk := func(fields string) string { return `{"submission_type":"Talk",` + fields + `}` }
	formattest.Tell(t, pretalx.Importer{}, format.Hints{Series: "Sample Days", Year: 2031}, map[string]string{
		"1.json": "[" + talk(`"code":"A","title":"Maps","duration":99999999,"tags":[" "]`) + "]",
		"2.json": `{"results":[` + talk(`"code":"A","title":"Maps"`) + "," + talk(`"code":"","title":"Charts"`) + "," + talk(`"code":"B","title":" "`) + "," +
			talk(`"code":"C","title":"Paths","state":"canceled"`) + "," + talk(`"code":"D","title":"Roads","duration":-5,"speakers":["ADA",{"code":"B","name":"Ben Sample"}]`) + "]}",
	}, `event Sample Days | Sample Days
		talk A Maps
		talk D Roads | Ben Sample [B]
		2.json: talk A (Maps) is listed twice
		2.json: talk (Charts) has no title or no code
		2.json: talk B () has no title or no code
		2.json: talk C (Paths) is canceled
		2.json: talk D (Roads) names 1 of its speakers by their codes only; they are left out; ask the API for expand=speakers`)
}
