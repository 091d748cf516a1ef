package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

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
