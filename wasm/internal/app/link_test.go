package app

import (
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/trail"
)

func TestLinkRoundTrip(t *testing.T) {
	for _, query := range []string{
		"focus=theme/service-mesh",
		"focus=theme/service-mesh&from=2017&to=2019",
		"focus=theme/service-mesh&to=2019&expand=talk/a,talk/b~by,person/c~-by&select=talk/a",
		"focus=person/ren%C3%A9e",
	} {
		if got := parseLink("?"+query, "").String(); got != query {
			t.Errorf("%s becomes %s", query, got)
		}
	}
}

func TestLinkOfNonsense(t *testing.T) {
	for _, query := range []string{
		"", "?", "&&&", "focus", "focus=", "focus=%", "focus=%zz&from=x&to=99999", "expand=~,~~,a~b,~-", "from=-1",
		"expand=" + strings.Repeat("talk/a,", 100000), strings.Repeat("%41", 10000),
	} {
		l := parseLink(query, "theme/default")
		if len(l.acts) == 0 || l.acts[0].Verb != trail.Open || len(l.acts) > maxExpands+2 {
			t.Errorf("%.40s: %d acts", query, len(l.acts))
		}
	}
}

func FuzzLink(f *testing.F) {
	f.Add("focus=theme/mesh&expand=person/ada~-by&from=2017&select=talk/weaving")
	g := meshes(f)
	f.Fuzz(func(t *testing.T, query string) {
		l := parseLink(query, "theme/mesh")
		if again := parseLink(l.String(), ""); again.String() != l.String() {
			t.Fatalf("%q: %s becomes %s", query, l.String(), again.String())
		}
		if v, ok := trail.Replay(g, l.acts); ok && len(v.Nodes) > graph.MaxNodes {
			t.Fatalf("%d nodes", len(v.Nodes))
		}
	})
}
