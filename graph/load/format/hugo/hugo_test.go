package hugo_test

import (
	"reflect"
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/hugo"
	"throughline/graph/load/record"
)

// istio is a site in the form of IstioCon's.
var istio = map[string]string{
	"2031/content/sessions/_index.md": "---\ntitle: \"Sessions\"\n---\nSessions that were presented during Example Conf 2031.\n",
	"2031/content/sessions/a1.md": "---\nid: a1k\ntitle: \"Maps: 地图\"\nurl: /sessions/maps\nspeakers:\n - Ada Example\n - Ben Sample\n - Jo Núñez\ntime_start: 2031-02-22T16:00:00.000Z\ntime_end:   2031-02-22T16:50:00.000Z\n" +
		"session_type: Presentation\ntrack: Keynote\nlanguage: english\ntags:\nslides: a1.pdf\nvideo: https://video.example/1\ndraft: true\n---\nAll **about** maps.\n",
	"2031/content/sessions/a2.md":                 "---\nid: a2\nTitle: Break the mould\nSpeakers: [\"Ada Example\"]\nlanguage:\ndate: 2031-01-11T15:57:04-06:00\n---\n",
	"2031/content/speakers/ada-example/_index.md": "---\ntitle: \"Ada Example\"\ndesignation: Head of Maps at Example Works\ntwitter: https://social.example/ada\n---\nBio\n",
	"2031/content/speakers/ben-sample/_index.md":  "---\ntitle: \"Ben Sample\"\ndesignation: \"Solo Founder - maps\"\n---\n",
	"2031/content/about.md":                       "---\ntitle: About us\n---\nHello",
	"2031/data/schedule.yml":                      "days: []\n",
}

func TestIstioCon(t *testing.T) {
	batches, problems := formattest.Import(t, hugo.Importer{}, istio)
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	b := batches[0]
	want := []record.Talk{
		{
			Key: "a1k", Event: "event", Title: "Maps: 地图", Abstract: "All about maps.", Date: "2031-02-22T16:00:00Z", Minutes: 50, Language: "en", Track: "Keynote",
			Videos: []string{"https://video.example/1"}, Speakers: []record.Speaker{{Key: "ada-example"}, {Key: "ben-sample"}, {Name: "Jo Núñez"}},
		},
		{Key: "a2", Event: "event", Title: "Break the mould", Speakers: []record.Speaker{{Key: "ada-example"}}},
	}
	if !reflect.DeepEqual(b.Talks, want) {
		t.Errorf("talks %+v", b.Talks)
	}
	people := []record.Person{{Key: "ada-example", Name: "Ada Example", Company: "Example Works", URL: "https://social.example/ada"}, {Key: "ben-sample", Name: "Ben Sample"}}
	if !reflect.DeepEqual(b.People, people) {
		t.Errorf("people %+v", b.People)
	}
	if e := b.Events[0]; e.Name != "Example Conf 2031" || e.Series != "Example Conf" || e.Year != 2031 || e.Starts != "2031-02-22" || b.Source.Slug != "example-conf-2031-site" {
		t.Errorf("%+v, source %s", e, b.Source.Slug)
	}
}

func TestOtherSites(t *testing.T) {
	hints := format.Hints{Series: "Sample Days", Year: 2031}
	for name, files := range map[string]map[string]string{
		"jekyll collection": {"_talks/maps.md": "---\nlayout: talk\ntitle: Maps\nspeaker: Ada Example and Ben Sample\ndate: 2031-05-01\ntime: \"10:30\"\nduration: 45\ntags: [geo]\n---\nText.\n"},
		"data file": {
			"_posts/2031-01-01-maps.md": "---\ntitle: Maps\nspeakers: [1, 2]\nstart: 2031-05-01 10:30\nend: \"11:15\"\ntags: geo\n---\nText.\n",
			"_data/speakers.yml":        "- id: 1\n  name: Ada\n  surname: Example\n  company: Example Works\n- id: 2\n  name: Ben Sample\n",
		},
		"objects": {"content/talks/maps/index.md": "+++\nTitle = \"Maps\"\ndate = 2031-05-01T10:30:00\nlength = \"0:45\"\ntopics = [\"geo\"]\n[[presenters]]\nname = \"Ada Example\"\norganization = \"Example Works\"\n[[presenters]]\nname = \"Ben Sample\"\n+++\nText.\n"},
		"field":   {"talks/maps.md": "---\ntitle: Maps\npresenters: [ada-example, ben-sample]\nabstract: Text.\nstarts_at: \"2031-05-01T10:30\"\nminutes: 45\ncategories: geo\n---\n"},
	} {
		batches, problems := formattest.ImportWith(t, hugo.Importer{}, hints, files)
		if len(batches) != 1 || len(problems) != 0 || len(batches[0].Talks) != 1 {
			t.Errorf("%s: %d batches, %v", name, len(batches), problems)
			continue
		}
		b := batches[0]
		talk := b.Talks[0]
		if talk.Title != "Maps" || talk.Date != "2031-05-01T10:30:00" || talk.Minutes != 45 || talk.Abstract != "Text." || !reflect.DeepEqual(talk.Tags, []string{"geo"}) {
			t.Errorf("%s: %+v", name, talk)
		}
		var names []string
		for _, s := range talk.Speakers {
			for _, p := range b.People {
				if p.Key == s.Key {
					s.Name += p.Name
				}
			}
			names = append(names, s.Name)
		}
		if strings.Join(names, ", ") != "Ada Example, Ben Sample" || b.Events[0].Name != "Sample Days" || b.Events[0].Year != 2031 {
			t.Errorf("%s: %v, event %+v", name, names, b.Events[0])
		}
	}
}

func TestPagesThatAreNoTalks(t *testing.T) {
	files := map[string]string{
		"blog/a.md": "---\ntitle: News\nauthor: Ada\n---\n", "blog/data/other.yml": "a: 1\n", "content/talks/_index.md": "---\ntitle: Talks\nspeakers: all\n---\n",
	}
	batches, problems := formattest.Import(t, hugo.Importer{}, files)
	if len(batches) != 0 || len(problems) != 3 {
		t.Errorf("without talks: %v, %v", batches, problems)
	}
	files["content/talks/a.md"] = "---\ntitle: Maps\nspeaker: Ada Example\n---\n"
	batches, problems = formattest.Import(t, hugo.Importer{}, files)
	if len(batches) != 1 || len(batches[0].Talks) != 1 || len(problems) != 1 || problems[0].Where.File != "blog/data/other.yml" {
		t.Errorf("beside talks: %v, %v", batches, problems)
	}
}

func TestDamage(t *testing.T) {
	for name, content := range map[string]string{
		"cut": "---\ntitle: Maps\nspeakers: [Ada", "toml": "+++\ntitle = Maps\nspeakers = 1\n+++\n", "nul": "---\ntitle: \x00\nspeakers: a\n---\n",
		"bomb": "---\nspeakers: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n---\n",
	} {
		name = "talks/" + name + ".md"
		batches, problems := formattest.Import(t, hugo.Importer{}, map[string]string{name: content, "talks/good.md": "---\ntitle: Good\nspeaker: Ada Example\n---\n"})
		if len(batches) != 1 || len(batches[0].Talks) != 1 || len(problems) != 1 || problems[0].Where.File != name {
			t.Errorf("%s: %v, problems %v", name, batches, problems)
		}
	}
}

func TestRealIstioCon(t *testing.T) {
	batches, problems := formattest.ImportFolder(t, hugo.Importer{}, formattest.Extra(t, "data/istiocon-hugo-md"))
	if len(batches) != 2 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	talks, companies, unjoined := 0, 0, []string{}
	for _, b := range batches {
		talks += len(b.Talks)
		for _, p := range b.People {
			if p.Company != "" {
				companies++
			}
		}
		for _, talk := range b.Talks {
			for _, s := range talk.Speakers {
				if s.Key == "" {
					unjoined = append(unjoined, s.Name)
				}
			}
		}
		if e := b.Events[0]; !strings.HasPrefix(e.Name, "IstioCon 202") || e.Series != "IstioCon" {
			t.Errorf("%+v", e)
		}
	}
	if talks != 138 || companies != 99 || !reflect.DeepEqual(unjoined, []string{"JF Ding", "Santiago Núñez-Cacho"}) {
		t.Errorf("%d talks, %d companies, without a page %q", talks, companies, unjoined)
	}
}

func FuzzImport(f *testing.F) {
	formattest.Fuzz(f, hugo.Importer{}, "content/sessions/a.md", istio["2031/content/sessions/a1.md"], istio["2031/content/speakers/ada-example/_index.md"])
}

// TestDatesOfPages reads dates with day and month swapped by the other pages,
// and says which start is no date.
func TestDatesOfPages(t *testing.T) {
	site := func(dates ...string) map[string]string {
		files := map[string]string{}
		for i, d := range dates {
			files["content/talks/"+string(rune('a'+i))+".md"] = "---\ntitle: Maps " + string(rune('A'+i)) + "\nspeakers: [Ada Example]\nstart: \"" + d + "\"\n---\nText.\n"
		}
		return files
	}
	for _, c := range []struct {
		dates         []string
		want, problem string
	}{
		{[]string{"03/04/2031 10:00", "13/04/2031 11:00"}, "2031-04-03T10:00:00 2031-04-13T11:00:00", ""},
		{[]string{"03/04/2031 10:00"}, "", "content/talks/a.md: the start 03/04/2031 10:00 can be read in two ways, and the other pages' dates do not tell; the talk is in without it; write 2031-04-03T10:30"},
		{[]string{"2031-13-45"}, "", "content/talks/a.md: the start 2031-13-45 is no date; the talk is in without it; write 2031-04-03T10:30"},
		{[]string{"10:30"}, "", ""},
	} {
		batches, problems := formattest.ImportWith(t, hugo.Importer{}, format.Hints{Series: "Sample Days", Year: 2031}, site(c.dates...))
		var got []string
		for _, talk := range batches[0].Talks {
			got = append(got, talk.Date)
		}
		if strings.TrimSpace(strings.Join(got, " ")) != c.want {
			t.Errorf("%q: %q", c.dates, got)
		}
		if len(problems) > 1 || len(problems) == 1 && problems[0].Error() != c.problem || c.problem != "" && len(problems) == 0 {
			t.Errorf("%q: %v", c.dates, problems)
		}
	}
}
