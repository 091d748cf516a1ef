package server_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/wire"
	"throughline/server"
)

// hub is a theme with so many made-up talks, each of which uses a technology
// of its own.
func hub(talks int) []graph.Fact {
	list := facts()
	for i := range talks {
		talk := fmt.Sprintf("talk/made-up-%04d", i)
		list = append(list,
			fact(talk, graph.Title, fmt.Sprintf("Made up, number %d", i), 5),
			fact(talk, graph.At, "event/example-2018", 5),
			fact(talk, graph.About, "theme/hub", 5),
			fact(talk, graph.Uses, fmt.Sprintf("technology/made-up-%04d", i), 5),
		)
	}
	return list
}

func inParts(t *testing.T, talks, above, nodes int) *server.Server {
	t.Helper()
	return configured(t, func(c *server.Config) {
		c.Data, c.Parts = dataset(t, hub(talks)), server.Parts{Above: above, Nodes: nodes}
	})
}

// partOf decodes the part around nodes.
func partOf(t *testing.T, s *server.Server, around ...string) *graph.Graph {
	t.Helper()
	path := "/api/v1/snapshot?version=" + keptList(t, ask(s, "/sw.js").Body.String()).Version
	for _, id := range around {
		path += "&around=" + id
	}
	w := ask(s, path)
	if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Fatalf("%s: %d %v %.500s", path, w.Code, w.Header(), w.Body.String())
	}
	g, err := wire.Decode(w.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestAPartHoldsWhatTheExplorerShows(t *testing.T) {
	list := hub(400)
	whole := dataset(t, list).Graph
	s := inParts(t, 400, 100, 150)
	g := partOf(t, s, "theme/hub", "theme/service-mesh")
	if g.Len() >= whole.Len() || g.Len() < 150 || g.Len() > 400 {
		t.Errorf("a part of %d nodes, of %d", g.Len(), whole.Len())
	}
	for _, id := range []graph.ID{"theme/hub", "theme/service-mesh", "talk/meshes", "technology/istio", "event/example-2018", "series/example", "source/example-report"} {
		if _, ok := g.Lookup(id); !ok {
			t.Errorf("it lacks %s", id)
		}
	}
	if !g.HasEvidence() {
		t.Error("it has no evidence")
	}
	lo, hi := g.Range(graph.Talk)
	for n := lo; n < hi; n++ {
		m, ok := whole.Lookup(g.ID(n))
		if !ok || g.Name(n) != whole.Name(m) || g.Year(n) != whole.Year(m) {
			t.Errorf("%s is %q of %d, in the whole %q of %d", g.ID(n), g.Name(n), g.Year(n), whole.Name(m), whole.Year(m))
		}
	}
}

// TestTheFirstViewIsTheSameInAPart holds the explorer's first view in parts of
// generated talks against the one in the whole.
func TestTheFirstViewIsTheSameInAPart(t *testing.T) {
	list := slices.Collect(graphtest.TalkFacts(2000, 1))
	data := dataset(t, list)
	s := configured(t, func(c *server.Config) { c.Data, c.Parts = data, server.Parts{Above: 1, Nodes: 300} })
	ids := func(g *graph.Graph, id graph.ID) (out []graph.ID) {
		n, _ := g.Lookup(id)
		for _, m := range g.Near(n, graph.NeighborhoodOptions{Depth: 2}) {
			out = append(out, g.ID(m))
		}
		return out
	}
	for _, k := range graph.Kinds() {
		if k == graph.Source {
			continue // nothing is stated of these
		}
		lo, hi := data.Graph.Range(k)
		for n := lo; n < hi; n += 1 + (hi-lo)/4 {
			id := data.Graph.ID(n)
			other := data.Graph.ID((n + 77) % uint32(data.Graph.Len()))
			if want, got := ids(data.Graph, id), ids(partOf(t, s, string(id), string(other)), id); !slices.Equal(got, want) {
				t.Errorf("around %s: %v\nin the whole %v", id, got, want)
			}
		}
	}
}

func TestAPartOfAHub(t *testing.T) {
	s := inParts(t, 3000, 100, 500)
	if n := partOf(t, s, "theme/hub").Len(); n > 520 {
		t.Errorf("a part of %d nodes", n)
	}
}

func TestAskingForParts(t *testing.T) {
	s := inParts(t, 200, 100, 100)
	version := keptList(t, ask(s, "/sw.js").Body.String()).Version
	for query, want := range map[string]int{
		"version=" + version + "&around=theme/no-such":                  http.StatusNotFound,
		"version=" + version + "&around=theme/no-such&around=theme/hub": http.StatusOK,
		"version=" + version + "&around=":                               http.StatusBadRequest,
		"version=other&around=theme/hub":                                http.StatusNotFound,
		"version=" + version + strings.Repeat("&around=theme/hub", 201): http.StatusBadRequest,
		"version=" + version + "&section=core":                          http.StatusOK, // the whole is still to be had
	} {
		if w := ask(s, "/api/v1/snapshot?"+query); w.Code != want {
			t.Errorf("%.80s: %d, not %d", query, w.Code, want)
		}
	}
}

func TestThePageOfADatasetInParts(t *testing.T) {
	s := inParts(t, 200, 100, 100)
	body := ask(s, "/explore?focus=theme/hub&expand=talk/meshes~uses,theme/no-such&select=technology/istio").Body.String()
	for _, want := range []string{"This dataset has 202 talks; the explorer loads parts of it as you go", `data-around="theme/hub talk/meshes technology/istio"`, "around=theme%2Fhub&amp;around=talk%2Fmeshes"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if whole := ask(inParts(t, 200, 1000, 100), "/explore?focus=theme/hub").Body.String(); strings.Contains(whole, "data-part") || !strings.Contains(whole, "data-evidence") {
		t.Error("a dataset that is not large comes in parts")
	}
	for site, want := range map[*server.Server]bool{s: false, inParts(t, 200, 1000, 100): true} {
		if page := ask(site, "/talk/meshes").Body.String(); strings.Contains(page, "ring=mode") != want || !strings.Contains(page, `id="related"`) {
			t.Errorf("a talk's page leads to a ring in the explorer: %t", !want)
		}
	}
	for _, path := range keptList(t, ask(s, "/sw.js").Body.String()).Data {
		if !strings.Contains(path, "around=") {
			t.Errorf("the browser is to keep %s", path)
		}
	}
}
