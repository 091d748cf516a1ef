package server_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"throughline/graph/trail"
	"throughline/web/view/htmlcheck"
)

func TestPathsPageCountsEachStep(t *testing.T) {
	s := newServer(t, facts())
	doc := page(t, s, "/paths?start=theme/service-mesh&path=^about/uses", http.StatusOK)
	if got := texts(doc, ".step .cnt"); strings.Join(got, "|") != "1|2|1" {
		t.Errorf("counts %q", got)
	}
	if got := texts(doc, ".res tbody th"); len(got) != 1 || got[0] != "istio" {
		t.Errorf("rows %q", got)
	}
	if got := texts(doc, ".wit1 a.ev"); len(got) != 2 {
		t.Errorf("the told walk has the evidence %q", got)
	}
	next := htmlcheck.All(doc, ".next a")
	if len(next) == 0 || !strings.HasPrefix(htmlcheck.Attr(next[0], "href"), "/paths?start=theme%2Fservice-mesh&path=%5Eabout+%2F+uses+%2F+") {
		t.Errorf("%d next steps", len(next))
	}
	whole := page(t, s, "/paths?expr=theme/service-mesh+++^about/uses", http.StatusOK)
	if texts(whole, "h1")[0] != texts(doc, "h1")[0] {
		t.Error("start and path in one field differ from those in two")
	}
}

func TestPathsPageBeginsAndFails(t *testing.T) {
	s := newServer(t, facts())
	if got := texts(page(t, s, "/paths", http.StatusOK), ".try a"); len(got) == 0 {
		t.Error("no example")
	}
	if got := texts(page(t, s, "/paths?start=theme/service-mesh", http.StatusOK), ".next a"); len(got) == 0 {
		t.Error("no step to choose")
	}
	for expr, want := range map[string]string{"^about/<script>": "<", `^about[name~"éé"] ! by`: "!", `^about[name~"éé"] ñandú`: "ñ", "^about/": " "} {
		doc := page(t, s, "/paths?start=theme/service-mesh&path="+url.QueryEscape(expr), http.StatusBadRequest)
		if got := texts(doc, ".column mark"); len(got) != 1 || strings.TrimSpace(got[0]) != strings.TrimSpace(want) {
			t.Errorf("%s: marked %q", expr, got)
		}
	}
	page(t, s, "/paths?start=theme/none&path=by", http.StatusNotFound)
	page(t, s, "/paths?start=theme/service-mesh&path="+strings.Repeat("by/", 3000), http.StatusBadRequest)
}

func TestWhyNot(t *testing.T) {
	s := newServer(t, facts())
	for expected, want := range map[string]string{
		"More+of+it": "", "talk/meshes": "", "zzzzqqq": "Nothing is called", "technology/istio": "It is in the answer.",
	} {
		doc := page(t, s, "/paths?start=theme/service-mesh&path=^about/uses&expected="+expected, http.StatusOK)
		if got := texts(doc, ".wn .drop"); len(got) != 1 || got[0] == "" || !strings.Contains(got[0], want) {
			t.Errorf("%s: %q", expected, got)
		}
	}
}

func TestConnectPageTellsPathsWithEvidence(t *testing.T) {
	s := newServer(t, facts())
	doc := page(t, s, "/connect?from=technology/istio&to=theme/service-mesh", http.StatusOK)
	if got := texts(doc, ".told .sentence"); len(got) == 0 || got[0] == "" {
		t.Fatalf("%q", got)
	}
	if got := len(htmlcheck.All(doc, ".told a.ev")); got < 2 {
		t.Errorf("%d locators", got)
	}
	for target, status := range map[string]int{
		"/connect": 200, "/connect?from=technology/istio": 200, "/connect?from=technology/istio&to=technology/istio": 200,
		"/connect?from=servise+mesh&to=istio": 200, "/connect?from=theme/none&to=istio": 404, "/connect?from=a&to=b&forward=x": 404,
		"/connect?from=istio&to=meshes&forward=x": 400, "/connect?from=istio&to=zzzzqqq": 404,
	} {
		page(t, s, target, status)
	}
}

// TestAPathOpensInTheExplorerAsItIsTold replays the link below each path: the
// view holds its nodes and no other.
func TestAPathOpensInTheExplorerAsItIsTold(t *testing.T) {
	list := yearsOfTalks()
	s, d := newServer(t, list), dataset(t, list)
	told := htmlcheck.All(page(t, s, "/connect?from=person/one&to=theme/falling", http.StatusOK), ".told")
	if len(told) < 2 {
		t.Fatalf("%d paths", len(told))
	}
	for _, one := range told {
		var want []string
		for i, hop := range htmlcheck.All(one, "ol li") {
			ends := htmlcheck.All(hop, "a.ent")
			if i == 0 {
				want = append(want, htmlcheck.Attr(ends[0], "href"))
			}
			want = append(want, htmlcheck.Attr(ends[1], "href"))
		}
		u, err := url.Parse(htmlcheck.Attr(first(t, one, "p.small a"), "href"))
		if err != nil {
			t.Fatal(err)
		}
		steps, fresh, err := trail.Decode(d.Graph, d.Version, u.Query().Get("trail"))
		if err != nil || !fresh {
			t.Fatalf("%v, of this dataset: %t", err, fresh)
		}
		v, _ := trail.Replay(d.Graph, steps.Steps)
		var got []string
		for _, n := range v.Nodes {
			got = append(got, "/"+string(d.Graph.ID(n)))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q shows %q", want, got)
		}
	}
}
