package confstech_test

import (
	"testing"

	"throughline/data"
	"throughline/graph"
	"throughline/graph/load/format"
	"throughline/graph/load/format/confstech"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/identity"
	"throughline/graph/load/vocabulary"
)

const devops = `[{"name":"Example Conf","url":"https://example.example","startDate":"2031-05-01","endDate":"2031-05-02","city":"Exampleton","country":"Nowhere","online":false,"locales":"EN"},
{"name":"Tour","url":"https://tour.example","startDate":"2031-06-01","endDate":"2031-06-01","city":"Aville"},
{"name":"Tour","url":"https://tour.example","startDate":"2031-07-01","endDate":"2031-07-01","city":"Bville"},
{"name":"Show","url":"https://show.example","startDate":"2031-01-10","endDate":"2031-01-10","online":true},
{"name":"Show","url":"https://show.example","startDate":"2031-02-10","endDate":"2031-02-10","online":true}]`

func TestLists(t *testing.T) {
	batches, problems := formattest.Import(t, confstech.Importer{}, map[string]string{
		"conferences/2031/devops.json":  devops,
		"conferences/2031/general.json": `[{"name":"Example Conf","url":"https://example.example","startDate":"2031-05-01","endDate":"2031-05-02"}]`,
	})
	if len(batches) != 2 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	names := map[string]bool{}
	for _, e := range batches[0].Events {
		names[e.Name] = true
		if len(e.Mentions) != 1 || e.Mentions[0].Name != "devops" || e.Mentions[0].Predicate != graph.About {
			t.Errorf("%+v", e)
		}
	}
	for _, want := range []string{"Example Conf 2031", "Tour Aville 2031", "Tour Bville 2031", "Show 2031-01-10", "Show 2031-02-10"} {
		if !names[want] {
			t.Errorf("%s is missing among %v", want, names)
		}
	}
	if e := batches[1].Events[0]; e.Name != "Example Conf 2031" || e.Series != "Example Conf" || e.Year != 2031 || e.Ends != "2031-05-02" || e.Mentions != nil {
		t.Errorf("%+v", e)
	}
	if batches[0].Source.Slug != "confs-tech-devops-2031" || batches[0].Events[4].Series != "Tour" {
		t.Errorf("%+v", batches[0])
	}
}

func TestDamage(t *testing.T) {
	for name, want := range map[string]int{devops[:300]: 1, `[{"name":"","url":"","startDate":""},{"name":"A","url":"","startDate":"May"}]`: 2, `[{"name":7,"url":"","startDate":""}]`: 1} {
		batches, problems := formattest.Import(t, confstech.Importer{}, map[string]string{"a.json": name})
		if len(batches) != 0 || len(problems) != want || problems[0].Where.File != "a.json" {
			t.Errorf("%s: %v, %v", name, batches, problems)
		}
	}
}

func TestTopicsAreOfTheVocabulary(t *testing.T) {
	v, err := vocabulary.Parse(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, topic := range confstech.Topics() {
		kind := graph.Theme
		if topic.Predicate == graph.Uses {
			kind = graph.Technology
		}
		if v.Resolve(kind, topic.Name) == nil {
			t.Errorf("the vocabulary has no %s", topic.Name)
		}
	}
}

func TestRealLists(t *testing.T) {
	batches, problems := formattest.ImportFolder(t, confstech.Importer{}, formattest.Extra(t, "data/confs-tech-json"))
	keys, ids := map[string]bool{}, map[graph.ID]string{}
	for _, b := range batches {
		for _, e := range b.Events {
			id := identity.EventID(e.Name, e.Year)
			keys[e.Key], ids[id] = true, e.Key
		}
	}
	// The list has "Devopsdays Kansas City" and "DevOpsDays Kansas City" on one day.
	if len(keys) != 3048 || len(ids) != 3047 || len(problems) != 0 {
		t.Errorf("%d events with %d ids in %d lists, problems %v", len(keys), len(ids), len(batches), problems)
	}
}

func FuzzImport(f *testing.F) { formattest.Fuzz(f, confstech.Importer{}, "a.json", devops) }

func TestTraps(t *testing.T) {
	for name, c := range map[string]struct{ rows, want string }{
		"a name with space, a time, no end": {
			`{"name":" Sample  Conf ","url":"https://a.example","startDate":"2031-05-01T09:00:00","city":"Exampleton"}`,
			"event Sample Conf 2031 | Sample Conf | 2031-05-01 | Exampleton",
		},
		"a tour is told apart by city, and two days in one city by day": {
			`{"name":"Tour","url":"","startDate":"2031-05-01","endDate":"2031-05-01","city":"Aville"},{"name":"Tour","url":"","startDate":"2031-05-03","endDate":"2031-05-03","city":"Beville"},{"name":"Tour","url":"","startDate":"2031-06-01","endDate":"2031-06-01","city":"Aville"}`,
			"event Tour Aville 2031-05-01 | Tour | 2031-05-01 2031-05-01 | Aville\nevent Tour Beville 2031 | Tour | 2031-05-03 2031-05-03 | Beville\nevent Tour Aville 2031-06-01 | Tour | 2031-06-01 2031-06-01 | Aville",
		},
		"what no event can be": {
			`{"name":"","url":"","startDate":"2031-05-01"},{"name":"Sample Conf","url":"","startDate":"soon"},{"name":"Other Conf","url":"","startDate":"2031-05-01"}`,
			"event Other Conf 2031 | Other Conf | 2031-05-01\nwhat/data.json: row 1 has no name\nwhat/data.json: row 2 (Sample Conf) has no start date",
		},
		"one event twice": {
			`{"name":"Sample Conf","url":"","startDate":"2031-05-01"},{"name":"Sample Conf","url":"","startDate":"2031-05-01","city":"Exampleton"}`,
			"event Sample Conf 2031 | Sample Conf | 2031-05-01 | Exampleton",
		},
	} {
		t.Run(name, func(t *testing.T) {
			formattest.Tell(t, confstech.Importer{}, format.Hints{}, map[string]string{"what/data.json": "[" + c.rows + "]"}, c.want)
		})
	}
}
