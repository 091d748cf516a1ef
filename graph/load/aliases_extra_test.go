package load

import (
	"os"
	"testing"

	"go.yaml.in/yaml/v3"

	"throughline/graph"
	"throughline/graph/load/format/formattest"
)

// TestSpeakersWithAliasesAreOnePersonEach holds against what RubyEvents itself
// says about its speakers' names.
func TestSpeakersWithAliasesAreOnePersonEach(t *testing.T) {
	root := formattest.Extra(t, "data/rubyevents-yaml")
	content, err := os.ReadFile(root + "/data/speakers.yml")
	if err != nil {
		t.Fatal(err)
	}
	var speakers []struct {
		Name    string
		Aliases []struct{ Name string }
	}
	if err := yaml.Unmarshal(content, &speakers); err != nil {
		t.Fatal(err)
	}
	holders := holdersByName(compile(t, nil, load(t, nil, Options{}, root)))
	n := 0
	for _, s := range speakers {
		if len(s.Aliases) == 0 {
			continue
		}
		n++
		people := map[graph.ID]bool{}
		names := []string{s.Name}
		for _, a := range s.Aliases {
			names = append(names, a.Name)
		}
		for _, name := range names {
			for id := range holders[name] {
				people[id] = true
			}
		}
		if len(people) != 1 {
			t.Errorf("%v are %v", names, people)
		}
	}
	if n != 244 {
		t.Errorf("%d speakers have aliases", n)
	}
}

func holdersByName(g *graph.Graph) map[string]map[graph.ID]bool {
	holders := map[string]map[graph.ID]bool{}
	lo, hi := g.Range(graph.Person)
	for n := lo; n < hi; n++ {
		for _, name := range append(g.Values(n, graph.Name), g.Values(n, graph.Alias)...) {
			if holders[name] == nil {
				holders[name] = map[graph.ID]bool{}
			}
			holders[name][g.ID(n)] = true
		}
	}
	return holders
}
