package frab_test

import (
	"reflect"
	"testing"

	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/frab"
	"throughline/graph/load/record"
)

const jsonV1 = `{"schedule":{"version":"1","base_url":"https://conf.example/","conference":{"acronym":"ex19","title":"Example Camp 2019","start":"2019-08-21","end":"2019-08-22","time_zone_name":"Europe/Berlin",
"days":[{"index":1,"date":"2019-08-21","rooms":{"B":[{"id":2,"guid":"g-2","date":"2019-08-21T18:00:00+02:00","start":"18:00","duration":"01:00","room":"B","title":"Dinner","type":"meal","persons":[]}],
"A":[{"id":1,"guid":"g-1","date":"2019-08-21T17:00:00+02:00","start":"17:00","duration":"00:45","room":"A","slug":"ex19-1","title":"Chips &amp; more","subtitle":"","track":null,"type":"lecture","language":"en","abstract":"All **about** it.","description":"",
"persons":[{"id":66,"public_name":"Ada \"ax\" Example"}],"links":[{"url":"https://youtu.be/x","title":"Video"}],"attachments":[]}]}}]}}}`

const jsonV2 = `{"schedule":{"version":"2","conference":{"acronym":"ex24","title":"Example24","start":"2024-12-27T09:30:00+00:00","time_zone_name":"Europe/Berlin","tracks":[{"slug":"hw","name":"Hardware"}]},
"events":[{"guid":"g-9","code":"XYZ","start":"2024-12-27T10:30:00+01:00","end":"2024-12-27T11:00:00+01:00","room":{"name":"Saal"},"title":"Boards","subtitle":null,"track":{"slug":"hw"},"language":"en","abstract":"",
"participants":[{"guid":"p-1","name":"Ben Sample","role":"SPEAKER"},{"guid":"p-2","name":"Cy Helper","role":"CONTRIBUTOR"}],"attachments":[{"type":"SLIDES","url":"https://conf.example/s.pdf"}]}]}}`

func TestJSONVersions(t *testing.T) {
	batches, problems := formattest.Import(t, frab.JSONImporter{}, map[string]string{"1.json": jsonV1, "2.json": jsonV2})
	if len(batches) != 2 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	want := []record.Talk{{
		Key: "g-1", Event: "conference", Title: "Chips & more", Abstract: "All about it.", Date: "2019-08-21T17:00:00+02:00", Minutes: 45,
		Language: "en", Room: "A", Speakers: []record.Speaker{{Key: "66", Name: `Ada "ax" Example`}}, Videos: []string{"https://youtu.be/x"},
	}}
	if got := batches[0].Talks; !reflect.DeepEqual(got, want) {
		t.Errorf("version 1: %+v", got)
	}
	want = []record.Talk{{
		Key: "g-9", Event: "conference", Title: "Boards", Date: "2024-12-27T10:30:00+01:00", Minutes: 30, Language: "en", Room: "Saal",
		Track: "Hardware", Speakers: []record.Speaker{{Key: "p-1", Name: "Ben Sample"}}, Slides: []string{"https://conf.example/s.pdf"},
	}}
	if got := batches[1].Talks; !reflect.DeepEqual(got, want) {
		t.Errorf("version 2: %+v", got)
	}
}

func TestXMLAndJSONOfOneScheduleAreOneSource(t *testing.T) {
	fromXML, _ := formattest.Import(t, frab.Importer{}, map[string]string{"s.xml": pretalx})
	const same = `{"schedule":{"conference":{"acronym":"ex","title":"ExampleCamp","start":"2023-08-15","time_zone_name":"Europe/Berlin","days":[{"date":"2023-08-15","rooms":{"Tent":[
{"guid":"g-1","id":1,"date":"2023-08-15T10:00:00+02:00","start":"10:00","duration":"00:30","title":"Tents","type":"Talk","language":"de","abstract":"Some **bold** words.","url":"https://camp.example/1","persons":[{"id":3,"code":"ABC","public_name":"Ben Sample"}]}]}}]}}}`
	fromJSON, _ := formattest.Import(t, frab.JSONImporter{}, map[string]string{"s.json": same})
	if fromXML[0].Source.Slug != fromJSON[0].Source.Slug || !reflect.DeepEqual(fromXML[0].Talks, fromJSON[0].Talks) {
		t.Errorf("XML %+v\nJSON %+v", fromXML[0].Talks, fromJSON[0].Talks)
	}
}

func TestDamagedJSON(t *testing.T) {
	for name, content := range map[string]string{
		"cut": jsonV1[:200], "none": `{"schedule":{"conference":null}}`, "shape": `{"schedule":{"conference":{"days":7}}}`, "nul": "{\"schedule\":\x00}",
	} {
		batches, problems := formattest.Import(t, frab.JSONImporter{}, map[string]string{name: content})
		if len(batches) != 0 || len(problems) != 1 || problems[0].Where.File != name {
			t.Errorf("%s: %d batches, %v", name, len(batches), problems)
		}
	}
}

func TestRealJSON(t *testing.T) {
	batches, problems := formattest.ImportFolder(t, frab.JSONImporter{}, formattest.Extra(t, "data/c3voc-schedule-json"))
	talks := map[string]int{}
	for _, b := range batches {
		talks[b.Events[0].Name] = len(b.Talks)
	}
	if talks["Chaos Communication Camp 2019"] != 79 || talks["DemoCon"] != 36 || len(problems) != 0 {
		t.Errorf("%v, problems %v", talks, problems)
	}
}

func FuzzJSON(f *testing.F) { formattest.Fuzz(f, frab.JSONImporter{}, "s.json", jsonV1, jsonV2) }
