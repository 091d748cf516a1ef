package server_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"throughline/graph"
	"throughline/server"
	"throughline/server/api"
	"throughline/web"
	"throughline/web/view/htmlcheck"
)

// fakeKeeper has two candidates, one of which is known, and takes every
// decision but those about "bad".
type fakeKeeper struct {
	t   *testing.T
	got []api.ThemeDecision
}

func (k *fakeKeeper) Candidates(_ context.Context, d *server.Dataset) (api.Candidates, error) {
	candidate := api.Candidate{
		Phrase: "wobbly <mesh>", Variants: []string{"wobbly meshes", "wobblymesh"}, Count: 2, Events: 2, Stage: "rising", Score: 2,
		Years:  []api.CandidateYear{{Year: 2018, Count: 1, Total: 1, Talks: []graph.ID{"talk/meshes"}}, {Year: 2020, Count: 1, Total: 1, Talks: []graph.ID{"talk/more"}}},
		Bursts: []api.Burst{{From: 2018, To: 2020, Weight: 3}}, Measures: map[string]float64{"where": 1},
	}
	known := candidate
	known.Phrase, known.Known = "meshes", "theme/service-mesh"
	out := api.Candidates{Candidates: []api.Candidate{known, candidate}, Accepted: []api.Kept{}, Rejected: []string{}, Version: d.Version}
	for _, one := range k.got {
		switch one.Decision {
		case "accept":
			out.Accepted = append(out.Accepted, api.Kept{ID: "theme/wobbly", Phrase: one.Phrase, Aliases: one.Aliases, Count: 2})
		case "reject":
			out.Rejected = append(out.Rejected, one.Phrase)
		}
	}
	return out, nil
}

func (k *fakeKeeper) Decide(_ context.Context, d api.ThemeDecision) (api.ThemeDecided, *server.Dataset, error) {
	if d.Phrase == "bad" {
		return api.ThemeDecided{}, nil, &server.InputError{Err: errors.New("no talk carries bad")}
	}
	k.got = append(k.got, d)
	data := dataset(k.t, append(facts(), fact("theme/wobbly", graph.Name, d.Phrase, 9)))
	return api.ThemeDecided{Decision: d.Decision, Phrase: d.Phrase, ID: "theme/wobbly", Talks: 2, Version: data.Version}, data, nil
}

func keeping(t *testing.T, token string) (*server.Server, *fakeKeeper) {
	t.Helper()
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	k := &fakeKeeper{t: t}
	return server.New(server.Config{Data: dataset(t, facts()), Assets: assets, Build: "test", Loader: &fakeLoader{t: t}, Themes: k, Token: token,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil))}), k
}

func TestCandidatesInTheAPI(t *testing.T) {
	h, _ := keeping(t, "")
	for target, want := range map[string][]string{
		"/api/v1/themes/candidates":                    {"wobbly <mesh>"},
		"/api/v1/themes/candidates?known=true":         {"meshes", "wobbly <mesh>"},
		"/api/v1/themes/candidates?known=true&limit=1": {"meshes"},
	} {
		w := get(h, target)
		var got api.Candidates
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != 200 {
			t.Fatalf("%s: %d %.500s", target, w.Code, w.Body)
		}
		var phrases []string
		for _, c := range got.Candidates {
			phrases = append(phrases, c.Phrase)
		}
		if !slices.Equal(phrases, want) {
			t.Errorf("%s: %q, want %q", target, phrases, want)
		}
	}
	if w := get(h, "/api/v1/themes/candidates?limit=301"); w.Code != 400 {
		t.Errorf("a limit of 301: %d", w.Code)
	}
}

func TestDecisionThroughTheAPI(t *testing.T) {
	h, k := keeping(t, "")
	w := post(h, "/api/v1/themes", `{"decision": "accept", "phrase": "wobbly <mesh>", "aliases": ["wobblymesh"]}`, nil)
	var got api.ThemeDecided
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != 200 || got.ID != "theme/wobbly" {
		t.Fatalf("%d %.500s", w.Code, w.Body)
	}
	if len(k.got) != 1 || !slices.Equal(k.got[0].Aliases, []string{"wobblymesh"}) {
		t.Errorf("the keeper got %+v", k.got)
	}
	if w := get(h, "/theme/wobbly"); w.Code != 200 {
		t.Errorf("the new theme's page: %d", w.Code)
	}
	for body, want := range map[string]int{
		`{"decision": "accept", "phrase": "bad"}`:  422,
		`{"decision": "perhaps", "phrase": "any"}`: 400,
		`nonsense`: 400,
		`{"phrase": "` + strings.Repeat("a", 20<<10) + `"}`: 400,
	} {
		if w := post(h, "/api/v1/themes", body, nil); w.Code != want {
			t.Errorf("%.40s: %d, want %d", body, w.Code, want)
		}
	}
}

func TestDecisionsAreGuarded(t *testing.T) {
	h, k := keeping(t, "secret")
	body := `{"decision": "accept", "phrase": "x"}`
	if w := post(h, "/api/v1/themes", body, nil); w.Code != 401 {
		t.Errorf("without the token: %d", w.Code)
	}
	if w := post(h, "/themes/candidates", "decision=accept&phrase=x", form); w.Code != 401 {
		t.Errorf("the form without the token: %d", w.Code)
	}
	if w := post(h, "/api/v1/themes", body, func(r *http.Request) { r.Header.Set("Authorization", "Bearer secret") }); w.Code != 200 {
		t.Errorf("with the token: %d", w.Code)
	}
	open, k2 := keeping(t, "")
	if w := post(open, "/themes/candidates", "decision=accept&phrase=x", func(r *http.Request) { form(r); r.Header.Set("Sec-Fetch-Site", "cross-site") }); w.Code != 403 {
		t.Errorf("from a page of another site: %d", w.Code)
	}
	if w := post(open, "/themes/candidates", "decision=accept&phrase=x", func(r *http.Request) { form(r); r.RemoteAddr = "192.0.2.1:9" }); w.Code != 403 {
		t.Errorf("from another machine: %d", w.Code)
	}
	if len(k.got) != 1 || len(k2.got) != 0 {
		t.Errorf("carried out: %v, %v", k.got, k2.got)
	}
}

func form(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }

// localPage asks as a browser on this machine does, and checks the page.
func localPage(t *testing.T, h http.Handler, target string) *html.Node {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, target, nil)
	r.RemoteAddr, r.Host = "127.0.0.1:5000", "localhost:8080"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d %.500s", target, w.Code, w.Body)
	}
	htmlcheck.Document(t, w.Body.Bytes())
	return htmlcheck.Parse(t, w.Body.Bytes())
}

// allTexts returns the texts of the elements that a selector finds.
func allTexts(doc *html.Node, selector string) []string {
	var out []string
	for _, n := range htmlcheck.All(doc, selector) {
		out = append(out, strings.TrimSpace(htmlcheck.Text(n)))
	}
	return out
}

func TestCandidatesPage(t *testing.T) {
	h, k := keeping(t, "")
	doc := localPage(t, h, "/themes/candidates")
	if got := allTexts(doc, "tbody th a"); !slices.Equal(got, []string{"wobbly <mesh>"}) {
		t.Errorf("phrases %q", got)
	}
	values := url.Values{"decision": {"accept"}, "aliases": {"wobbly meshes, wobblymesh,"}}
	w := post(h, htmlcheck.Attr(htmlcheck.All(doc, "form[method=post]")[0], "action"), values.Encode(), form)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %.500s", w.Code, w.Body)
	}
	if got := k.got[0]; got.Phrase != "wobbly <mesh>" || !slices.Equal(got.Aliases, []string{"wobbly meshes", "wobblymesh"}) {
		t.Errorf("the keeper got %q", got)
	}
	doc = localPage(t, h, w.Header().Get("Location"))
	if got := allTexts(doc, ".state b"); len(got) == 0 || got[0] != "wobbly <mesh> is a theme now." {
		t.Errorf("told %q", got)
	}
	if w = post(h, "/themes/candidates", "decision=accept&phrase=bad", form); w.Code != 422 {
		t.Errorf("a refusal: %d", w.Code)
	}
}

func TestPageOfOneCandidate(t *testing.T) {
	h, _ := keeping(t, "")
	doc := localPage(t, h, "/themes/candidates?phrase="+url.QueryEscape("Wobbly <mesh>"))
	if got := allTexts(doc, ".relation h2"); !slices.Equal(got, []string{"2020", "2018"}) {
		t.Errorf("years %q", got)
	}
	if got := htmlcheck.All(doc, ".relation .ent"); len(got) != 2 || htmlcheck.Attr(got[1], "href") != "/talk/meshes" {
		t.Errorf("%d talks", len(got))
	}
	if got := htmlcheck.All(doc, "form[method=post]"); len(got) != 1 {
		t.Errorf("%d forms to decide with", len(got))
	}
	doc = localPage(t, h, "/themes/candidates?phrase=meshes")
	if got := htmlcheck.All(doc, "form[method=post]"); len(got) != 0 {
		t.Error("what is known can be decided about")
	}
	if w := get(h, "/themes/candidates?phrase=nobody"); w.Code != 404 {
		t.Errorf("no candidate: %d", w.Code)
	}
}

func TestFormsAreForWhoMayWrite(t *testing.T) {
	for name, token := range map[string]string{"a token is needed": "secret", "the page is asked from elsewhere": ""} {
		h, _ := keeping(t, token)
		w := get(h, "/themes/candidates")
		doc := htmlcheck.Parse(t, w.Body.Bytes())
		if got := htmlcheck.All(doc, "form[method=post]"); w.Code != 200 || len(got) != 0 {
			t.Errorf("%s: %d, %d forms", name, w.Code, len(got))
		}
	}
	if w := get(newServer(t, facts()), "/themes/candidates"); w.Code != 404 {
		t.Errorf("a server that does not look for themes: %d", w.Code)
	}
}

func TestKeptDecisionsCanBeUndone(t *testing.T) {
	h, k := keeping(t, "")
	k.got = []api.ThemeDecision{{Decision: "accept", Phrase: "wobbly"}, {Decision: "reject", Phrase: "shaky"}}
	doc := localPage(t, h, "/themes/candidates?done=accept&about=nothing")
	if got := allTexts(doc, ".state"); len(got) != 0 {
		t.Errorf("the page believes the address: %q", got)
	}
	var phrases []string
	for _, n := range htmlcheck.All(doc, ".relation form") {
		phrases = append(phrases, htmlcheck.Attr(n, "action"))
	}
	if !slices.Equal(phrases, []string{"/themes/candidates?phrase=wobbly", "/themes/candidates?phrase=shaky"}) {
		t.Errorf("can undo %q", phrases)
	}
}
