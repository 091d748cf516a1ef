package server_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"throughline/graph"
	"throughline/graph/wire"
	"throughline/server"
)

// requests reach every operation of the specification at least once.
var requests = []struct {
	target string
	status int
}{
	{"/api/v1/version", 200},
	{"/api/v1/nodes/theme/service-mesh", 200},
	{"/api/v1/nodes/person/jos%C3%A9-n%C3%BA%C3%B1ez", 200},
	{"/api/v1/nodes/theme/servise-mesh", 404},
	{"/api/v1/nodes/theme/service-mesh/neighbors", 200},
	{"/api/v1/nodes/theme/service-mesh/neighbors?predicate=%5Eabout&limit=1&offset=1", 200},
	{"/api/v1/neighborhood?focus=theme/service-mesh&depth=2", 200},
	{"/api/v1/neighborhood?focus=theme/service-mesh&depth=2&from=2019&to=2021&limit=3", 200},
	{"/api/v1/neighborhood?focus=theme/none", 404},
	{"/api/v1/search?q=servise+mesh", 200},
	{"/api/v1/search?q=mesh&kind=talk", 200},
	{"/api/v1/search?q=talks+about+service+mesh+or+so", 200},
	{"/api/v1/search?q=people+who+spoke+on+service+mesh", 200},
	{"/api/v1/evidence?subject=talk/meshes&predicate=about&object=theme/service-mesh", 200},
	{"/api/v1/evidence?subject=talk/meshes&predicate=uses&object=theme/service-mesh", 404},
	{"/api/v1/query?start=theme/service-mesh&path=%5Eabout%5Byear%3D2017..2019%5D+/+by", 200},
	{"/api/v1/query?start=theme/service-mesh&path=%5Eabout&explain=true", 200},
	{"/api/v1/query?start=theme/service-mesh&path=%5Eabout&why-not=technology/istio", 200},
	{"/api/v1/query?start=theme/service-mesh&path=%5Eabout&why-not=technology/none", 404},
	{"/api/v1/query?start=theme/service-mesh&path=%5Eabuot", 400},
	{"/api/v1/connect?from=technology/istio&to=talk/more&k=2", 200},
	{"/api/v1/connect?from=technology/istio&to=source/example-report", 200},
	{"/api/v1/nodes/theme/service-mesh/evolution", 200},
	{"/api/v1/nodes/theme/service-mesh/evolution?series=example&from=2017&to=2019&narrower=false", 200},
	{"/api/v1/compare?id=theme/service-mesh&id=technology/istio", 200},
	{"/api/v1/coverage?limit=5", 200},
	{"/api/v1/themes", 200},
	{"/api/v1/themes?kind=technology", 200},
	{"/api/v1/related/meshes", 200},
	{"/api/v1/related/meshes?mode=bridge&with=talk/more&mute=words,line", 200},
	{"/api/v1/related/meshes?expected=talk/more", 200},
	{"/api/v1/related/meshes?mode=earlier&expected=talk/more", 200},
	{"/api/v1/related/meshes?expected=talk/none", 404},
	{"/api/v1/agenda?about=theme/service-mesh&minutes=45&people=8&level=new", 200},
	{"/api/v1/agenda?about=theme/none", 422},
	{"/api/v1/sessions/aaaaaaaaaaaaaaaa", 404},
	{"/api/v1/sessions/aaaaaaaaaaaaaaaa/events?follow=1", 404},
	{"/api/v1/decisions", 200},
	{"/api/v1/snapshot", 200},
	{"/api/v1/snapshot?section=evidence", 200},
	{"/api/v1/snapshot?section=words", 200},
	{"/api/v1/themes/candidates", 404}, // this server has no ThemeKeeper
	{"/api/v1/backup", 403},            // and only reads
	{"/api/v1/trails/abcdefghijklmnop", 404},
}

func TestAnswersFollowTheSpecification(t *testing.T) {
	h := newServer(t, facts())
	spec := get(h, "/openapi.json")
	doc, err := openapi3.NewLoader().LoadFromData(spec.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	reached := map[string]bool{}
	for _, request := range requests {
		r := httptest.NewRequest(http.MethodGet, request.target, nil)
		route, params, err := router.FindRoute(r)
		if err != nil {
			t.Errorf("%s is not in the specification: %v", request.target, err)
			continue
		}
		reached[route.Operation.OperationID] = true
		in := &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route}
		if err := openapi3filter.ValidateRequest(t.Context(), in); err != nil {
			t.Errorf("%s: the specification refuses it: %v", request.target, err)
		}
		w := get(h, request.target)
		if w.Code != request.status {
			t.Errorf("%s: status %d, want %d: %.500s", request.target, w.Code, request.status, w.Body)
		}
		out := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: w.Code, Header: w.Header()}
		out.SetBodyBytes(w.Body.Bytes())
		if err := openapi3filter.ValidateResponse(t.Context(), out); err != nil {
			t.Errorf("%s: the answer is not as specified: %v", request.target, err)
		}
	}
	for path, item := range doc.Paths.Map() {
		for method, operation := range item.Operations() {
			if method == http.MethodGet && !reached[operation.OperationID] {
				t.Errorf("%s %s is specified, and no request of this test reaches it", method, path)
			}
		}
	}
}

func TestBadRequestsSayWhatIsAllowed(t *testing.T) {
	h := newServer(t, facts())
	for target, want := range map[string]string{
		"/api/v1/neighborhood":                                                     "missing",
		"/api/v1/neighborhood?focus=theme/service-mesh&depth=9":                    "0 to 3",
		"/api/v1/neighborhood?focus=theme/service-mesh&limit=x":                    "0 to 150",
		"/api/v1/search?q=a&kind=thing":                                            "theme, technology",
		"/api/v1/search?q=" + strings.Repeat("a", 501):                             "500",
		"/api/v1/nodes/theme/service-mesh/neighbors?predicate=likes":               "works-at",
		"/api/v1/evidence?subject=talk/more&predicate=x&object=theme/service-mesh": "works-at",
		"/api/v1/related/meshes?mode=sideways":                                     "similar, earlier",
		"/api/v1/related/meshes?mute=x":                                            "technology",
		"/api/v1/compare":                                                          "one to six",
		"/api/v1/query?start=theme/service-mesh&path=by&explain=yes":               "explain is true or false",
		"/api/v1/compare?id=theme/service-mesh&narrower=0":                         "narrower is true or false",
		"/api/v1/connect?from=technology/istio&to=talk/more&forward=1":             "forward is true or false",
		"/api/v1/snapshot?section=all":                                             "core, details, prose, evidence, words",
	} {
		w := get(h, target)
		var p server.Problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != 400 || p.Status != 400 || !strings.Contains(p.Detail, want) {
			t.Errorf("%s: %d %.500s, %v", target, w.Code, w.Body, err)
		}
		if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
			t.Errorf("%s: %s", target, got)
		}
	}
}

func TestUnknownNodeOffersNearest(t *testing.T) {
	w := get(newServer(t, facts()), "/api/v1/nodes/theme/servise-mesh")
	var p server.Problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || len(p.Near) == 0 || p.Near[0] != "theme/service-mesh" {
		t.Errorf("%.500s, %v", w.Body, err)
	}
}

func TestEvidenceQuotesTheLine(t *testing.T) {
	w := get(newServer(t, facts()), "/api/v1/evidence?subject=talk/meshes&predicate=about&object=theme/service-mesh")
	var a struct {
		Evidence []struct{ Quote, URL, Locator, Status string }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || len(a.Evidence) != 1 {
		t.Fatalf("%.500s, %v", w.Body, err)
	}
	if e := a.Evidence[0]; e.Quote != "the mesh line" || e.URL != "https://example.org/report" || e.Locator != "L3" || e.Status != "stated" {
		t.Errorf("%+v", e)
	}
}

func TestMergedNodeAnswersUnderItsOldID(t *testing.T) {
	w := get(newServer(t, facts()), "/api/v1/nodes/person/jose-nunez")
	var n struct{ ID graph.ID }
	if err := json.Unmarshal(w.Body.Bytes(), &n); err != nil || n.ID != "person/josé-núñez" {
		t.Errorf("%d %.500s", w.Code, w.Body)
	}
}

func TestSnapshotIsTheGraph(t *testing.T) {
	h := newServer(t, facts())
	var parts [][]byte
	for _, section := range []string{"core", "details", "prose", "evidence"} {
		w := get(h, "/api/v1/snapshot?section="+section)
		parts = append(parts, w.Body.Bytes())
	}
	g, err := wire.Decode(parts...)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := wire.Encode(g), wire.Encode(dataset(t, facts()).Graph); string(got) != string(want) {
		t.Error("the three sections do not make up the graph")
	}
	if core, err := wire.Decode(parts[0]); err != nil || core.HasEvidence() {
		t.Errorf("the core alone: %v", err)
	}
}

func TestAnswersAreRevalidated(t *testing.T) {
	h := newServer(t, facts())
	version := dataset(t, facts()).Version
	for _, target := range []string{"/api/v1/version", "/api/v1/snapshot", "/theme/service-mesh"} {
		tag := get(h, target).Header().Get("ETag")
		if !strings.Contains(tag, version) {
			t.Errorf("%s has the tag %s, without the dataset's version", target, tag)
		}
		if w := get(h, target, "If-None-Match", tag); w.Code != 304 || w.Body.Len() != 0 {
			t.Errorf("%s with its own tag: %d", target, w.Code)
		}
	}
	if got := get(h, "/api/v1/snapshot?version="+version).Header().Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("a snapshot under its version is kept %q", got)
	}
	// words are made by the program: another build may make others
	of := "/api/v1/snapshot?section=words&version=" + version
	for target, kept := range map[string]bool{of: false, of + "&build=another": false, of + "&build=test": true} {
		if got := get(h, target).Header().Get("Cache-Control"); strings.Contains(got, "immutable") != kept {
			t.Errorf("%s is kept %q", target, got)
		}
	}
	if page := get(h, "/explore").Body.String(); !strings.Contains(page, "version="+version+"&amp;section=words&amp;build=test") {
		t.Error("the explorer's page does not name the build with its words")
	}
	if got := get(h, "/api/v1/snapshot?version=0000"); got.Code != 404 {
		t.Errorf("a version that is not served: %d", got.Code)
	}
}

func TestSwapServesTheNewDataset(t *testing.T) {
	h := newServer(t, facts())
	old := get(h, "/api/v1/version").Header().Get("ETag")
	h.Swap(dataset(t, append(facts(), fact("talk/third", graph.About, "theme/service-mesh", 5))))
	w := get(h, "/api/v1/nodes/talk/third", "If-None-Match", old)
	if w.Code != 200 || w.Header().Get("ETag") == old {
		t.Errorf("after the swap: %d, tag %s", w.Code, w.Header().Get("ETag"))
	}
}

func TestHeadersOnEveryRoute(t *testing.T) {
	h := newServer(t, facts())
	for _, target := range []string{"/", "/theme/service-mesh", "/none", "/api/v1/version", "/api/v1/nope", "/openapi.json", "/healthz", "/assets/none.css", "/search?q=a", "/explore"} {
		header := get(h, target).Header()
		csp := header.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe-inline") || strings.Contains(csp, "'unsafe-eval'") {
			t.Errorf("%s: %q", target, csp)
		}
		if header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Referrer-Policy") == "" {
			t.Errorf("%s lacks a header", target)
		}
	}
}
