package devopsdays_test

import (
	"reflect"
	"strings"
	"testing"

	"throughline/graph/load/format/devopsdays"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/record"
)

const root = "content/events/2031-exampleton/"

var site = map[string]string{
	"data/events/2031-exampleton.yml":              "name: \"2031-exampleton\"\ncity: \"Exampleton\"\nstartdate: 2031-06-29\nenddate: 2031-06-30\nteam_members:\n - name: Org Anizer\n   employer: Nobody Inc\n",
	root + "welcome.md":                            "+++\ntitle = \"Welcome\"\ntype = \"welcome\"\n+++\n",
	root + "program/new-way.md":                    "+++\nTalk_date = \"2031-06-29\"\nTalk_start_time = \"10:30\"\nTalk_end_time = \"11:00\"\nTitle = \"Maps\"\nType = \"talk\"\nSpeakers = [\"ada-example\", \"gone\"]\nYouTube = \"abcdefghijk\"\nSlides = \"https://slides.example/1\"\ndate = \"2031-01-01T10:00:00Z\"\n+++\nAll **about** maps.\n{{< youtube abcdefghijk >}}\n",
	root + "speakers/ada-example.md":               "+++\nTitle = \"Ada Example\"\nTwitter = \"@ada\"\ntype = \"speaker\"\n+++\nBio.\n",
	root + "program/ben-sample.md":                 "+++\ntitle = \"Ben Sample\"\ntype = \"talk\"\ndate = \"2031-01-01T10:00:00Z\"\n+++\n<p><strong>Title:</strong>\n Bänds &amp; Charts\n</p><p><strong>Description:</strong></p><p>Words.</p><p><strong>Bio:</strong></p><p>Ben.</p>",
	"data/speakers/2031/exampleton/ben-sample.yml": "name: \"Bén Sample\"\ntwitter: \"\"\nbio: \"Ben.\"\n",
	root + "program/cy-test.md":                    "+++\ntitle = \"Cy Test and Dee Demo\"\nlinktitle = \"cy-test-and-dee-demo\"\ntype = \"talk\"\n+++\n<h2>Paths</h2><p>Text</p><h2>When</h2><p><time datetime=\"2031-06-30T14:00\">Sunday</time></p>",
	root + "program/charts.md":                     "\n+++\ntitle = \"Charts for All\"\ntype = \"ignite\"\n+++\n\n**Speaker**: Eve Case, Example Works\n\nWords of it.\n\n#### Speaker bio ####\nEve.",
	root + "program/opening.md":                    "Opening words:\n\n{{< list_organizers >}}",
	root + "program/space.md":                      "+++\ntitle = \"Open Space\"\ntype = \"open-space\"\n+++\n",
	root + "program/tba.md":                        "+++\nTitle = \"\"\nType = \"talk\"\nSpeakers = [\"ada-example\"]\n+++\n<h3>TBA</h3>",
	"_fixture/" + root + "program/x.md":            "+++\ntitle = \"Test page\"\ntype = \"talk\"\n+++\n",
	root + "program/old.md.tmp":                    "+++\ntitle = \"Left over\"\n+++\n",
}

func TestThreeGenerations(t *testing.T) {
	batches, problems := formattest.Import(t, devopsdays.Importer{}, site)
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	b := batches[0]
	e := "2031-exampleton"
	url := "https://devopsdays.org/events/2031-exampleton/program/"
	want := []record.Talk{
		{Key: "ben-sample", Event: e, Title: "Bänds & Charts", Abstract: "Words.", URL: url + "ben-sample/", Speakers: []record.Speaker{{Key: "ben-sample"}}},
		{Key: "charts", Event: e, Title: "Charts for All", Abstract: "Words of it.", URL: url + "charts/", Speakers: []record.Speaker{{Name: "Eve Case", Company: "Example Works"}}},
		{Key: "cy-test", Event: e, Title: "Paths", Abstract: "Text", Date: "2031-06-30T14:00:00", URL: url + "cy-test/", Speakers: []record.Speaker{{Name: "Cy Test"}, {Name: "Dee Demo"}}},
		{
			Key: "new-way", Event: e, Title: "Maps", Abstract: "All about maps.", Date: "2031-06-29T10:30:00", Minutes: 30, URL: url + "new-way/",
			Videos: []string{"https://www.youtube.com/watch?v=abcdefghijk"}, Slides: []string{"https://slides.example/1"}, Speakers: []record.Speaker{{Key: "ada-example"}},
		},
		{Key: "opening", Event: e, Title: "Opening words", Abstract: "Opening words:", URL: url + "opening/"},
		{Key: "tba", Event: e, Title: "TBA", URL: url + "tba/", Speakers: []record.Speaker{{Key: "ada-example"}}},
	}
	for i, talk := range b.Talks {
		if i >= len(want) || !reflect.DeepEqual(talk, want[i]) {
			t.Errorf("talk %+v", talk)
		}
	}
	people := []record.Person{{Key: "ada-example", Name: "Ada Example", URL: "https://twitter.com/ada"}, {Key: "ben-sample", Name: "Bén Sample", Aliases: []string{"Ben Sample"}}}
	if len(b.Talks) != len(want) || !reflect.DeepEqual(b.People, people) || len(b.Skipped) != 3 {
		t.Errorf("%d talks, people %+v, skipped %v", len(b.Talks), b.People, b.Skipped)
	}
	if ev := b.Events[0]; ev.Name != "devopsdays Exampleton 2031" || ev.Series != "devopsdays Exampleton" || ev.Year != 2031 || ev.Starts != "2031-06-29" || b.Source.Slug != "devopsdays-exampleton-2031-site" {
		t.Errorf("%+v, source %s", ev, b.Source.Slug)
	}
}

func TestDamage(t *testing.T) {
	for name, content := range map[string]string{
		root + "program/a.md":             "+++\ntitle = \"A\ntype = \"talk\"\n+++\n",
		root + "program/b.md":             "+++\ntype = \"talk\"\n",
		"data/events/2031-exampleton.yml": "name: \"2031-exampleton\"\n  city: [",
		root + "program/c.md":             "\x00+++\ntype = \"talk\"\n",
	} {
		files := map[string]string{root + "program/good.md": site[root+"program/charts.md"], name: content}
		batches, problems := formattest.Import(t, devopsdays.Importer{}, files)
		if len(batches) != 1 || len(batches[0].Talks) != 1 || len(problems) != 1 || problems[0].Where.File != name {
			t.Errorf("%s: %v, problems %v", name, batches, problems)
		}
	}
}

func TestRealSite(t *testing.T) {
	batches, problems := formattest.ImportFolder(t, devopsdays.Importer{}, formattest.Extra(t, "data/devopsdays-hugo-md"))
	talks, without := 0, map[string]bool{}
	for _, b := range batches {
		talks += len(b.Talks)
		for _, talk := range b.Talks {
			if len(talk.Speakers) == 0 {
				without[talk.Key] = true
			}
			if strings.ContainsAny(talk.Title, "<>{\n") && !strings.Contains(talk.Title, "programming language") {
				t.Errorf("title %q", talk.Title)
			}
		}
	}
	if talks != 254 || len(batches) != 14 || len(problems) != 0 {
		t.Errorf("%d talks in %d editions, problems %v", talks, len(batches), problems)
	}
	if len(without) != 6 {
		t.Errorf("without speakers: %v", without)
	}
}

func FuzzImport(f *testing.F) {
	for name, content := range site {
		if strings.HasSuffix(name, ".md") {
			f.Add([]byte(content))
		}
	}
	formattest.Fuzz(f, devopsdays.Importer{}, root+"program/a.md", site[root+"program/ben-sample.md"])
}
