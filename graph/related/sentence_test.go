package related_test

import (
	"fmt"
	"testing"

	"throughline/graph/related"
)

// TestSentencesNameTwoThings: the weightiest two that both have, each saying
// what the other does not, with the number of talks that have both.
func TestSentencesNameTwoThings(t *testing.T) {
	facts := [][]string{
		{"theme/meshes", "name", "meshes"}, {"theme/networks", "name", "networks"}, {"theme/tests", "name", "tests"},
		{"technology/proxy", "name", "Proxy"}, {"technology/plane", "name", "Plane"},
		{"theme/meshes", "broader", "theme/networks"}, {"technology/plane", "broader", "theme/meshes"},
		{"talk/asked", "title", "Asked"},
	}
	for i := range 40 {
		facts = append(facts, []string{fmt.Sprintf("talk/filler-%d", i), "title", fmt.Sprintf("Filler %d", i)})
	}
	for slug, has := range map[string][]string{
		"techs": {"uses technology/plane", "uses technology/proxy"}, "themes": {"about theme/meshes", "about theme/tests"},
		"mixed": {"about theme/tests", "uses technology/proxy"}, "line": {"about theme/meshes", "about theme/networks", "uses technology/plane"},
		"plane": {"uses technology/plane"},
	} {
		facts = append(facts, []string{"talk/" + slug, "title", "About " + slug})
		for _, h := range has {
			var predicate, object string
			fmt.Sscan(h, &predicate, &object)
			facts = append(facts, []string{"talk/" + slug, predicate, object})
		}
	}
	for _, object := range []string{"theme/meshes", "theme/networks", "theme/tests"} {
		facts = append(facts, []string{"talk/asked", "about", object})
	}
	for _, object := range []string{"technology/plane", "technology/proxy"} {
		facts = append(facts, []string{"talk/asked", "uses", object})
	}
	g := build(t, facts...)
	got := map[string]string{}
	for _, r := range index(t, g).Related(related.Query{Talk: node(t, g, "talk/asked"), Plain: true}).Results {
		got[g.ID(r.Talk).Slug()] = r.Sentence
	}
	for slug, want := range map[string]string{
		"techs":  "Both use Proxy and Plane; only 2 of 46 talks do.",
		"themes": "Both are about meshes and tests; only 2 of 46 talks are.",
		"mixed":  "Both are about tests and use Proxy; only 2 of 46 talks do.",
		"line":   "Both are about networks; only 2 of 46 talks are.", // the rest lies below
		"plane":  "Both use Plane; 4 of 46 talks do.",
	} {
		if got[slug] != want {
			t.Errorf("%s: %q, not %q", slug, got[slug], want)
		}
	}
}
