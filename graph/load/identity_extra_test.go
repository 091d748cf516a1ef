package load

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/load/format/formattest"
)

// TestSpellingsUnderOneID holds against the archive's ground truth: from 2013
// to 2023 the ids of people are stable while some names change.
func TestSpellingsUnderOneID(t *testing.T) {
	folder := formattest.Extra(t, "data/fosdem-pentabarf-xml")
	g := apply(t, nil, load(t, nil, Options{}, folder))
	spellings := map[string]map[string]bool{}
	for year := 2013; year <= 2023; year++ {
		for id, name := range peopleOf(t, filepath.Join(folder, strconv.Itoa(year)+".xml")) {
			if spellings[id] == nil {
				spellings[id] = map[string]bool{}
			}
			spellings[id][name] = true
		}
	}
	changed, joined := 0, 0
	for id, names := range spellings {
		if len(names) < 2 {
			continue
		}
		changed++
		if people := holdersOf(g, "fosdem:"+id, names); len(people) == 1 {
			joined++
		} else {
			t.Logf("id %s: %v are %v", id, names, people)
		}
	}
	t.Logf("%d of %d people whose name changed under one id are one person", joined, changed)
	if changed < 20 || float64(joined) < 0.8*float64(changed) {
		t.Errorf("%d of %d", joined, changed)
	}
}

// holdersOf returns the people with the key and one of the names.
func holdersOf(g *graph.Graph, key string, names map[string]bool) map[graph.ID]bool {
	people := map[graph.ID]bool{}
	lo, hi := g.Range(graph.Person)
	for n := lo; n < hi; n++ {
		for _, k := range g.Values(n, graph.Key) {
			for _, name := range g.Values(n, graph.Name) {
				if k == key && names[name] {
					people[g.ID(n)] = true
				}
			}
		}
	}
	return people
}

func peopleOf(t *testing.T, path string) map[string]string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Days []struct {
			Rooms []struct {
				Events []struct {
					People []struct {
						ID   string `xml:"id,attr"`
						Name string `xml:",chardata"`
					} `xml:"persons>person"`
				} `xml:"event"`
			} `xml:"room"`
		} `xml:"day"`
	}
	if err := xml.Unmarshal(content, &file); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, d := range file.Days {
		for _, r := range d.Rooms {
			for _, e := range r.Events {
				for _, p := range e.People {
					out[p.ID] = strings.Join(strings.Fields(p.Name), " ")
				}
			}
		}
	}
	return out
}
