package pyvideo_test

import (
	"reflect"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/pyvideo"
	"throughline/graph/load/record"
)

const one = `{"copyright_text":null,"description":"Uses :code:` + "`x`" + ` and ` + "`a link <https://a.example>`__" + `.","duration":1800,"language":"eng","recorded":"2032-05-12",
"related_urls":["https://a.example",{"label":"Talk slides","url":"https://slides.example/1"}],"speakers":["Ada Example & Ben Sample","Various speakers"],
"tags":["typing"],"thumbnail_url":"x","title":" On Types ","videos":[{"type":"youtube","url":"https://youtube.example/1"}]}`

const other = `{"description":"","recorded":"2033-01-01","speakers":[],"title":"Closing","videos":[],"thumbnail_url":"","copyright_text":""}`

func TestArchive(t *testing.T) {
	batches, problems := formattest.Import(t, pyvideo.Importer{}, map[string]string{
		"exampy-2032/category.json":      `{"title": "ExamPy 2032", "start_date": "2032-05-10"}`,
		"exampy-2032/videos/types.json":  one,
		"exampy-2032/videos/close.json":  other,
		"unnamed-days/videos/types.json": one,
	})
	if len(batches) != 2 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	b := batches[0]
	if e := b.Events[0]; e.Name != "ExamPy 2032" || e.Series != "ExamPy" || e.Year != 2032 || e.Starts != "2032-05-10" || b.Source.Slug != "pyvideo-exampy-2032" {
		t.Errorf("event %+v, source %s", e, b.Source.Slug)
	}
	want := record.Talk{
		Key: "types", Event: "category", Title: "On Types", Abstract: "Uses x and a link.", Date: "2032-05-12", Minutes: 30, Language: "en",
		Tags: []string{"typing"}, Speakers: []record.Speaker{{Name: "Ada Example"}, {Name: "Ben Sample"}},
		Videos: []string{"https://youtube.example/1"}, Slides: []string{"https://slides.example/1"},
	}
	if got := b.Talks[1]; !reflect.DeepEqual(got, want) {
		t.Errorf("talk %+v", got)
	}
	if e := batches[1].Events[0]; e.Name != "unnamed days" || e.Year != 2032 {
		t.Errorf("an event without a file of its own: %+v", e)
	}
}

func TestDamage(t *testing.T) {
	batches, problems := formattest.Import(t, pyvideo.Importer{}, map[string]string{
		"e-2032/category.json": `{"title": "E 2032"`, "e-2032/videos/a.json": one[:200], "e-2032/videos/b.json": one,
	})
	if len(batches) != 1 || len(batches[0].Talks) != 1 || len(problems) != 2 {
		t.Errorf("%d batches, problems %v", len(batches), problems)
	}
}

func TestRealArchive(t *testing.T) {
	batches, problems := formattest.ImportFolder(t, pyvideo.Importer{}, formattest.Extra(t, "data/pyvideo-json"))
	talks := 0
	for _, b := range batches {
		talks += len(b.Talks)
		if b.Events[0].Year < 2013 || b.Events[0].Year > 2024 {
			t.Errorf("%s is of %d", b.Events[0].Name, b.Events[0].Year)
		}
	}
	if talks != 1547 || len(batches) != 17 || len(problems) != 0 {
		t.Errorf("%d talks of %d events, problems %v", talks, len(batches), problems)
	}
}

func FuzzImport(f *testing.F) { formattest.Fuzz(f, pyvideo.Importer{}, "e/videos/a.json", one, other) }

// TestWhatAVideoSays reads the values that the archive's 21,715 files hold
// beside the usual ones.
func TestWhatAVideoSays(t *testing.T) {
	const rest = `"videos":[],"thumbnail_url":"","copyright_text":"","related_urls":[]`
	for fields, want := range map[string]record.Talk{
		`"title":"A","speakers":["Various speakers"],"recorded":"2032-05-12T10:00:00"`:             {Title: "A", Date: "2032-05-12T10:00:00"},
		`"title":"A","speakers":["Ada Example, Ben Sample"],"recorded":"2032-05-12T10:00:00+0200"`: {Title: "A", Date: "2032-05-12T10:00:00+02:00", Speakers: []record.Speaker{{Name: "Ada Example"}, {Name: "Ben Sample"}}},
		`"title":"A","speakers":["Example and Sons"],"recorded":null`:                              {Title: "A", Speakers: []record.Speaker{{Name: "Example and Sons"}}},
		`"title":"A","speakers":null,"recorded":"May 2032","duration":null`:                        {Title: "A"},
		`"title":"A","speakers":[],"recorded":"2032-05-12","duration":1799.6`:                      {Title: "A", Date: "2032-05-12", Minutes: 30},
		`"title":"A","speakers":[],"recorded":"2032-05-12","duration":30`:                          {Title: "A", Date: "2032-05-12"},
		`"title":"A","speakers":[],"recorded":"2032-05-12","duration":"PT30M"`:                     {Title: "A", Date: "2032-05-12"},
		`"title":"A","speakers":[],"recorded":"2032-05-12","description":"x","summary":"longer"`:   {Title: "A", Date: "2032-05-12", Abstract: "longer"},
		`"title":"A","speakers":[],"recorded":"2032-05-12","language":"fra","tags":[" ","b "]`:     {Title: "A", Date: "2032-05-12", Language: "fr", Tags: []string{"b"}},
	} {
		want.Key, want.Event = "a", "category"
		batches, problems := formattest.Import(t, pyvideo.Importer{}, map[string]string{"e-2032/videos/a.json": "{" + fields + "," + rest + "}"})
		if len(batches) != 1 || len(problems) != 0 || len(batches[0].Talks) != 1 {
			t.Errorf("%s: %v, %v", fields, batches, problems)
			continue
		}
		if got := batches[0].Talks[0]; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v", fields, got)
		}
	}
}

// TestTheYearOfAnEvent: what the user says, then its name, then that of most
// recordings.
func TestTheYearOfAnEvent(t *testing.T) {
	video := func(recorded string) string {
		return `{"title":"A","speakers":[],"recorded":"` + recorded + `","videos":[],"thumbnail_url":"","copyright_text":"","related_urls":[]}`
	}
	for _, c := range []struct {
		folder, title string
		hint, want    int
	}{
		{"examdays", "Exam Days", 0, 2033}, {"examdays", "Exam Days", 2030, 2030}, {"exampy-2032", "ExamPy 2032", 0, 2032}, {"exampy-2032", "ExamPy 2032", 2030, 2030},
	} {
		batches, _ := formattest.ImportWith(t, pyvideo.Importer{}, format.Hints{Year: c.hint}, map[string]string{
			c.folder + "/category.json": `{"title": "` + c.title + `"}`, c.folder + "/videos/a.json": video("2033-01-01"), c.folder + "/videos/b.json": video("2033-01-02"), c.folder + "/videos/c.json": video("2034-01-02"),
		})
		if got := batches[0].Events[0].Year; got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}
