package server_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// specified checks a request and its answer against the specification.
func specified(t *testing.T, router routers.Router, p *person, method, target, body string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	route, params, err := router.FindRoute(r)
	if err != nil {
		t.Fatalf("%s %s: %v", method, target, err)
	}
	in := &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route,
		Options: &openapi3filter.Options{AuthenticationFunc: func(context.Context, *openapi3filter.AuthenticationInput) error { return nil }}}
	if err := openapi3filter.ValidateRequest(t.Context(), in); err != nil {
		t.Errorf("%s %s: %v", method, target, err)
	}
	w := p.send(method, target, "application/json", body, header...)
	out := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: w.Code, Header: w.Header()}
	out.SetBodyBytes(w.Body.Bytes())
	if err := openapi3filter.ValidateResponse(t.Context(), out); err != nil {
		t.Errorf("%s %s: %v", method, target, err)
	}
	return w
}

func TestSessionsFollowTheSpecification(t *testing.T) {
	h := sessionServer(t, newMemory(), "")
	p := newPerson(t, h)
	doc, err := openapi3.NewLoader().LoadFromData(p.get("/openapi.json").Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	made := makeSession(t, p)
	specified(t, router, p, http.MethodPost, "/api/v1/sessions", `{"about":"theme/service-mesh","minutes":30}`)
	at := "/api/v1/sessions/" + made.ID
	for _, act := range []string{
		`{"act":"note","id":"decision-1","kind":"decision","on":"theme/service-mesh","text":"No.","author":"Ada"}`, `{"act":"vote","dots":["talk/more"]}`,
		`{"act":"show","path":"/themes","title":"Themes","item":0}`, `{"act":"ask","text":"Why?"}`, `{"act":"reveal"}`, `{"act":"group","id":"decision-1","group":"Nos"}`, `{"act":"end"}`,
	} {
		if w := specified(t, router, p, http.MethodPost, at, act, "X-Session-Key", made.Key); w.Code != 200 {
			t.Errorf("%s: %d %.500s", act, w.Code, w.Body)
		}
	}
	if w := specified(t, router, p, http.MethodGet, at, ""); w.Code != 200 {
		t.Errorf("%d %.500s", w.Code, w.Body)
	}
	specified(t, router, p, http.MethodPost, at, `{"act":"note","text":" "}`)
}
