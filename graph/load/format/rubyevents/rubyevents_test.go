package rubyevents_test

import (
	"reflect"
	"testing"

	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/rubyevents"
	"throughline/graph/load/record"
)

const videos = `# Website: https://conf.example
---
- id: ada-exampleconf-2031
  title: Gems &amp; rust
  date: 2031-04-02
  video_provider: youtube
  video_id: abc
  language: Japanese
  description: |-
    About gems.
  speakers:
    - Ada X. Example
    - TODO
- id: lightning-exampleconf-2031
  title: Lightning talks
  date: "2031-04-03"
  video_provider: youtube
  video_id: def
  talks:
    - id: ben-exampleconf-2031
      title: Five minutes
      start_cue: "01:00"
      end_cue: "06:10"
      video_provider: parent
      video_id: ben
      speakers: [Ben Sample]
- id: untitled
  title: ""
  video_provider: scheduled
`

func TestArchive(t *testing.T) {
	batches, problems := formattest.Import(t, rubyevents.Importer{}, map[string]string{
		"data/exampleconf/series.yml":                  "---\nid: exampleconf\nname: ExampleConf\n",
		"data/exampleconf/exampleconf-2031/event.yml":  "id: exampleconf-2031\ntitle: ExampleConf 2031\nlocation: Exampleville, Nowhere\nstart_date: \"2031-04-02\"\nkind: conference\nyear: 2031\n",
		"data/exampleconf/exampleconf-2031/videos.yml": videos,
		"data/exampleconf/exampleconf-2032/event.yml":  "id: exampleconf-2032\ntitle: ExampleConf 2032\nstart_date: \"2032-04-02\"\nkind: conference\n",
		"data/exampleconf/exampleconf-2032/videos.yml": "# to come\n---\n[]\n\n# one talk is missing\n",
		"data/speakers.yml":                            "---\n- name: Ada Example\n  slug: ada-example\n  aliases:\n    - name: Ada X. Example\n      slug: ada-x\n- name: Cy Silent\n  github: cy\n  slug: cy\n",
	})
	if len(batches) != 3 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	b := batches[0]
	want := []record.Talk{
		{Key: "ada-exampleconf-2031", Event: "event", Title: "Gems & rust", Abstract: "About gems.", Date: "2031-04-02", Language: "ja",
			Speakers: []record.Speaker{{Key: "ada-example", Name: "Ada X. Example"}}, Videos: []string{"https://www.youtube.com/watch?v=abc"}},
		{Key: "ben-exampleconf-2031", Event: "event", Title: "Five minutes", Date: "2031-04-03", Minutes: 5,
			Speakers: []record.Speaker{{Name: "Ben Sample"}}, Videos: []string{"https://www.youtube.com/watch?v=def"}},
	}
	if !reflect.DeepEqual(b.Talks, want) {
		t.Errorf("talks %+v", b.Talks)
	}
	if e := b.Events[0]; e.Series != "ExampleConf" || e.City != "Exampleville" || e.Year != 2031 || b.Source.Slug != "rubyevents-exampleconf-2031" || len(b.Skipped) != 1 {
		t.Errorf("event %+v of %s, skipped %v", e, b.Source.Slug, b.Skipped)
	}
	if e := batches[1]; len(e.Talks) != 0 || e.Events[0].Name != "ExampleConf 2032" {
		t.Errorf("an event without talks: %+v", e)
	}
	people := []record.Person{{Key: "ada-example", Name: "Ada Example", Aliases: []string{"Ada X. Example"}}}
	if got := batches[2].People; !reflect.DeepEqual(got, people) {
		t.Errorf("people %+v", got)
	}
}

func TestDamage(t *testing.T) {
	batches, problems := formattest.Import(t, rubyevents.Importer{}, map[string]string{
		"s/e-2031/videos.yml": "- id: a\n  title: A\n  video_provider: youtube\n  speakers: 7\n- id: b\n  title: B\n",
		"s/f-2031/videos.yml": "- id: a\n  title: \"open\n  video_provider: youtube\n",
	})
	if len(problems) != 2 || problems[0].Where.Line != 4 || problems[1].Where.Line == 0 {
		t.Errorf("problems %v", problems)
	}
	if len(batches[0].Talks) != 2 {
		t.Errorf("the talks beside a wrong value are lost: %+v", batches[0].Talks)
	}
}

func TestRealArchive(t *testing.T) {
	batches, problems := formattest.ImportFolder(t, rubyevents.Importer{}, formattest.Extra(t, "data/rubyevents-yaml"))
	talks, events := 0, 0
	for _, b := range batches {
		talks += len(b.Talks)
		events += len(b.Events)
	}
	if talks != 3621 || events != 95 || len(problems) != 0 {
		t.Errorf("%d talks of %d events, problems %v", talks, events, problems)
	}
}

func FuzzImport(f *testing.F) { formattest.Fuzz(f, rubyevents.Importer{}, "s/e/videos.yml", videos) }
