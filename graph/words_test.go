package graph_test

import (
	"strings"
	"testing"

	"throughline/graph"
)

func TestWordsReadBack(t *testing.T) {
	for _, k := range graph.Kinds() {
		if graph.ParseKind(k.String()) != k || k.Plural() == "" {
			t.Errorf("kind %d", k)
		}
	}
	for p := graph.NoPredicate + 1; int(p) < graph.NumPredicates; p++ {
		if graph.ParsePredicate(p.String()) != p || p.IsEdge() == p.IsLiteral() {
			t.Errorf("predicate %d, %q", p, p)
		}
	}
	if len(graph.EdgePredicates()) != graph.NumEdges-1 {
		t.Error("EdgePredicates does not list them all")
	}
}

func TestEvidenceIsItsLabel(t *testing.T) {
	for label, want := range map[string]graph.Evidence{
		"source/a#L88-90;status=stated":                    {Source: "source/a", Locator: "L88-90", Status: graph.Stated},
		"source/a#17;rule=title;words=k8s;status=inferred": {Source: "source/a", Locator: "17", Rule: "title", Words: "k8s", Status: graph.Inferred},
		"source/a#a%3Bb%25;words=%3C%20%3E;status=curated": {Source: "source/a", Locator: "a;b%", Words: "< >", Status: graph.Curated},
	} {
		got, err := graph.ParseEvidence(label)
		if err != nil || got != want {
			t.Errorf("%s: %+v, %v", label, got, err)
		}
		if want.String() != label {
			t.Errorf("%+v is written %s", want, want)
		}
	}
	for _, label := range []string{"", "talk/a#1;status=stated", "source/a#1", "source/a#1;status=sure", "source/a#%4;status=stated", "source/a#%zz;status=stated", "source/a#1;why=so;status=stated"} {
		if e, err := graph.ParseEvidence(label); err == nil {
			t.Errorf("%q was read as %+v", label, e)
		}
	}
}

func TestIDs(t *testing.T) {
	for _, id := range []graph.ID{"talk/a", "talk/7-habits", "person/josé-núñez", "talk/日本語", "theme/c"} {
		if err := id.Check(); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
	for _, id := range []graph.ID{"", "talk", "talk/", "a/b", "talk/a/b", "talk/A", "talk/a b", "talk/<b>", "talk/\xff", "talk/\u202e", graph.ID("talk/" + strings.Repeat("a", 201))} {
		if id.Check() == nil {
			t.Errorf("%q passes", id)
		}
	}
	if id := graph.MakeID(graph.Person, "ada"); id != "person/ada" || id.Kind() != graph.Person || id.Slug() != "ada" {
		t.Errorf("%s", id)
	}
}
