package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// asked are the addresses whose queries are read.
var asked = []string{
	"/api/v1/neighborhood", "/api/v1/search", "/api/v1/evidence", "/api/v1/query", "/api/v1/connect", "/api/v1/compare", "/api/v1/coverage",
	"/api/v1/themes", "/api/v1/related/meshes", "/api/v1/agenda", "/api/v1/snapshot", "/api/v1/nodes/theme/service-mesh/neighbors",
	"/api/v1/nodes/theme/service-mesh/evolution", "/api/v1/decisions", "/", "/search", "/explore", "/theme/service-mesh", "/talk/meshes",
	"/person/josé-núñez", "/event/example-2018", "/source/example-report", "/themes", "/compare", "/paths", "/paths.csv", "/connect", "/coverage",
	"/sessions/new", "/year/2018", "/load", "/theme/service-mesh/timeline.csv", "/theme/service-mesh/timeline.svg",
}

// FuzzQuery asks with any query, and any end of the address: whatever a client
// sends is answered or refused, and never breaks the server.
func FuzzQuery(f *testing.F) {
	for i, query := range []string{
		"focus=theme/service-mesh&depth=2&from=2017&to=2019&limit=3", "q=servise+mesh&kind=talk", "subject=talk/meshes&predicate=about&object=theme/service-mesh",
		"start=theme/service-mesh&path=%5Eabout%5Byear%3D2017..2019%5D+/+by&explain=true&why-not=person/x", "from=technology/istio&to=talk/more&k=2&avoid-hubs=1&forward=by",
		"id=theme/service-mesh&id=technology/istio", "limit=5&offset=1", "kind=technology", "mode=bridge&with=talk/more&mute=words,line",
		"about=theme/service-mesh&minutes=45&people=8&level=new", "section=words&version=x", "predicate=%5Eabout&limit=1&offset=1", "series=example&from=2017&to=2019&narrower=false",
		"a=%zz;b&&=&c=%00%ff", "page=2&sort=year&at=event/example-2018",
	} {
		f.Add(byte(i), "", query)
	}
	f.Add(byte(17), "%2e%2e/x", "")
	h := sessionServer(f, newMemory(), "")
	f.Fuzz(func(t *testing.T, which byte, end, query string) {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL = &url.URL{Path: asked[int(which)%len(asked)] + end, RawQuery: query}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 && w.Code != http.StatusServiceUnavailable {
			t.Errorf("%s: %d %.500s", r.URL, w.Code, w.Body)
		}
	})
}

// FuzzAct does anything in a session, as JSON and as a form.
func FuzzAct(f *testing.F) {
	for _, body := range []string{
		`{"act":"note","kind":"decision","id":"decision-1","text":"A note","author":"Ada","on":"theme/service-mesh","screen":"/themes","base":1}`,
		`{"act":"move","item":1,"by":-1}`, `{"act":"minutes","item":0,"minutes":9}`, `{"act":"vote","dots":["talk/more","talk/more"]}`, `{"act":"take","item":9}`,
		`{"act":"show","path":"/explore?focus=theme/service-mesh","item":0}`, `{"act":"mark","id":"q","mark":"x"}`, `{"act":"length","minutes":1e9}`,
		"act=note&text=line%0d%0atwo&deleted=true", "act=move&item=1&by=1", "act=vote&dots=talk/more&dots=", "act=ask&text=%ff", "act=title&title=", "act=end",
	} {
		f.Add(body)
	}
	h := sessionServer(f, newMemory(), "")
	ada := newPerson(f, h)
	at := ada.form("/sessions", "about", "theme/service-mesh", "minutes", "45").Header().Get("Location")
	if at == "" {
		f.Fatal("no session was made")
	}
	f.Fuzz(func(t *testing.T, body string) {
		kind := "application/x-www-form-urlencoded"
		if strings.HasPrefix(strings.TrimSpace(body), "{") {
			kind = "application/json"
		}
		for _, target := range []string{at, "/api/v1" + at, "/sessions", "/api/v1/sessions"} {
			if w := ada.send(http.MethodPost, target, kind, body); w.Code >= 500 && w.Code != http.StatusServiceUnavailable {
				t.Errorf("%s: %d %.500s", target, w.Code, w.Body)
			}
		}
		if w := ada.get(at); w.Code != http.StatusOK {
			t.Errorf("the session's page: %d %.500s", w.Code, w.Body)
		}
	})
}
