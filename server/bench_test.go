package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"golang.org/x/net/html"

	"throughline/graph"
	"throughline/graph/change"
	"throughline/server"
	"throughline/web"
	"throughline/web/view/htmlcheck"
)

// fakeBench proposes each line that begins with # as a talk, and saves by
// adding a talk.
type fakeBench struct {
	t       *testing.T
	current *server.Dataset
	saved   []change.Save
	held    []change.Decision
}

func (b *fakeBench) Extract(_ context.Context, _ *server.Dataset, name string, content []byte) (*change.Draft, error) {
	if bytes.IndexByte(content, 0) >= 0 {
		return nil, &server.InputError{Err: errors.New("the file is not text")}
	}
	d := &change.Draft{Name: name, Title: "Notes", Text: string(content), Proposals: []change.Proposal{}}
	for i, line := range strings.Split(d.Text, "\n") {
		if title, ok := strings.CutPrefix(line, "# "); ok {
			d.Proposals = append(d.Proposals, change.Proposal{N: len(d.Proposals) + 1, Kind: "talk", Name: title, Line: i + 1, Rule: "heading",
				Confidence: 0.9, Verdict: change.Accepted, By: change.ByRule})
		}
	}
	return d, nil
}

func (b *fakeBench) Preview(_ context.Context, d *server.Dataset, s change.Save) (*change.Outcome, error) {
	return &change.Outcome{Effects: []change.Effect{{What: "talks, 2031", Unit: "talks", Before: 3, After: 5}}, Version: d.Version}, nil
}

func (b *fakeBench) Save(_ context.Context, s change.Save) (*change.Outcome, *server.Dataset, error) {
	if s.Version != b.current.Version {
		return nil, nil, &change.Conflict{Difference: change.Difference{From: s.Version, To: b.current.Version, Known: true,
			Added: []change.Node{{ID: "talk/third", Name: "A third one"}}, Removed: []change.Node{}, Effects: []change.Effect{}}}
	}
	held, err := s.Apply(b.held)
	if err != nil {
		return nil, nil, err
	}
	b.held, b.saved = held, append(b.saved, s)
	b.current = dataset(b.t, append(facts(), fact("talk/saved", graph.Title, "Saved", 9)))
	return &change.Outcome{Effects: []change.Effect{}, Source: "source/example-report", Written: true, Version: b.current.Version}, b.current, nil
}

func (b *fakeBench) Decided(*server.Dataset) []change.Decision { return b.held }

func (b *fakeBench) Likely(*server.Dataset) []change.Pair {
	return []change.Pair{{A: "talk/meshes", B: "talk/more", Why: "a made-up reason"}}
}

func withBench(t *testing.T, token string) (*server.Server, *fakeBench) {
	t.Helper()
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	b := &fakeBench{t: t, current: dataset(t, facts())}
	return server.New(server.Config{Data: b.current, Assets: assets, Build: "test", Loader: &fakeLoader{t: t}, Bench: b, Token: token,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil))}), b
}

func sendForm(h http.Handler, target string, values url.Values) *httptest.ResponseRecorder {
	return post(h, target, values.Encode(), func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") })
}

func parsed(t *testing.T, w *httptest.ResponseRecorder) *html.Node {
	t.Helper()
	htmlcheck.Document(t, w.Body.Bytes())
	return htmlcheck.Parse(t, w.Body.Bytes())
}

const report = "# One <b>talk</b>\nof it\n# Two\n<script>alert(1)</script>"

func TestReportsAreLookedThroughWithoutScripts(t *testing.T) {
	h, b := withBench(t, "")
	w := sendForm(h, "/load", url.Values{"text": {report}})
	doc := parsed(t, w)
	if w.Code != 200 || len(htmlcheck.All(doc, ".plain-prop")) != 2 {
		t.Fatalf("%d, %d proposals", w.Code, len(htmlcheck.All(doc, ".plain-prop")))
	}
	if lines := texts(doc, ".lines li"); len(lines) != 4 || !strings.Contains(lines[3], "<script>alert(1)</script>") {
		t.Errorf("lines: %q", lines)
	}
	if effects := texts(doc, ".ef dd"); len(effects) != 1 || !strings.Contains(effects[0], "3 → 5 talks") {
		t.Errorf("effects: %q", effects)
	}
	draft := htmlcheck.Attr(first(t, doc, "input[name=draft]"), "value")
	w = sendForm(h, "/load/save", url.Values{"draft": {draft}, "keep": {"1"}, "name.1": {"One talk"}, "name.2": {"Two"}, "do": {"save"}})
	if w.Code != 303 || w.Header().Get("Location") != "/source/example-report" {
		t.Fatalf("%d to %q: %.500s", w.Code, w.Header().Get("Location"), w.Body)
	}
	got := b.saved[0].Draft.Proposals
	if got[0].Name != "One talk" || got[0].Was != "One <b>talk</b>" || got[0].By != change.ByPerson || got[1].Verdict != change.Rejected {
		t.Errorf("saved %+v", got)
	}
	if get(h, "/api/v1/nodes/talk/saved").Code != 200 {
		t.Error("the save is not served")
	}
}

func TestTheSecondSaverKeepsTheForm(t *testing.T) {
	h, b := withBench(t, "")
	doc := parsed(t, sendForm(h, "/load", url.Values{"text": {report}}))
	draft := htmlcheck.Attr(first(t, doc, "input[name=draft]"), "value")
	b.current = dataset(t, append(facts(), fact("talk/third", graph.Title, "A third one", 9)))
	h.Swap(b.current)
	w := sendForm(h, "/load/save", url.Values{"draft": {draft}, "keep": {"2"}, "do": {"save"}})
	doc = parsed(t, w)
	if w.Code != 409 || !strings.Contains(texts(doc, "[role=alert]")[0], "A third one") {
		t.Fatalf("%d %q", w.Code, texts(doc, "[role=alert]"))
	}
	draft = htmlcheck.Attr(first(t, doc, "input[name=draft]"), "value")
	if w = sendForm(h, "/load/save", url.Values{"draft": {draft}, "keep": {"2"}, "do": {"save"}}); w.Code != 303 {
		t.Errorf("again: %d %.500s", w.Code, w.Body)
	}
	if got := b.saved[0].Draft.Proposals; got[0].Verdict != change.Rejected || got[1].Verdict != change.Accepted {
		t.Errorf("what was ticked is lost: %+v", got)
	}
}

func TestPairsAreDecidedAndTakenBack(t *testing.T) {
	h, b := withBench(t, "")
	pair := url.Values{"a": {"talk/meshes"}, "b": {"talk/more"}, "version": {b.current.Version}, "reason": {"the same"}, "do": {"into-a"}}
	if w := sendForm(h, "/load/decide", pair); w.Code != 303 || len(b.held) != 1 || b.held[0].Into != "talk/meshes" {
		t.Fatalf("%d %+v", w.Code, b.held)
	}
	doc := page(t, h, "/load", 200)
	if len(htmlcheck.All(doc, "[data-pair]")) != 0 || len(htmlcheck.All(doc, ".decided")) != 1 {
		t.Error("the decided pair is still asked about, or not listed")
	}
	pair.Set("do", "undo")
	pair.Set("version", b.current.Version)
	if w := sendForm(h, "/load/decide", pair); w.Code != 303 || len(b.held) != 0 {
		t.Errorf("%d %+v", w.Code, b.held)
	}
	for name, c := range map[string]struct {
		key, value string
		want       int
	}{"no reason": {"reason", "", 422}, "an old version": {"version", "old", 409}, "nothing": {"do", "x", 400}} {
		bad := url.Values{"a": {"talk/meshes"}, "b": {"talk/more"}, "version": {b.current.Version}, "reason": {"the same"}, "do": {"apart"}}
		bad.Set(c.key, c.value)
		if w := sendForm(h, "/load/decide", bad); w.Code != c.want {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

func TestFilesComeByForm(t *testing.T) {
	h, _ := withBench(t, "")
	for content, want := range map[string]int{report: 200, "a\x00b": 422, "": 400} {
		var b bytes.Buffer
		m := multipart.NewWriter(&b)
		f, _ := m.CreateFormFile("file", "notes.md")
		_, _ = io.WriteString(f, content)
		_ = m.Close()
		w := post(h, "/load", b.String(), func(r *http.Request) { r.Header.Set("Content-Type", m.FormDataContentType()) })
		if w.Code != want {
			t.Errorf("%q: %d", content, w.Code)
		}
		parsed(t, w)
	}
}

func TestTheBenchIsGuarded(t *testing.T) {
	open, _ := withBench(t, "")
	guarded, b := withBench(t, "s3cret")
	for _, target := range []string{"/load", "/load/save", "/load/decide", "/api/v1/extract", "/api/v1/decisions"} {
		if w := post(open, target, "x", func(r *http.Request) { r.RemoteAddr = "192.0.2.1:5000" }); w.Code != 403 {
			t.Errorf("%s from another machine: %d", target, w.Code)
		}
		if w := post(guarded, target, "x", nil); w.Code != 401 {
			t.Errorf("%s without the token: %d", target, w.Code)
		}
	}
	if w := sendForm(guarded, "/load", url.Values{"text": {report}, "token": {"s3cret"}}); w.Code != 200 {
		t.Errorf("with the token in the form: %d", w.Code)
	}
	if len(b.saved) != 0 {
		t.Error("something was saved")
	}
	doc := page(t, newServer(t, facts()), "/load", 200)
	if got := texts(doc, ".state b"); len(got) != 1 || !strings.Contains(got[0], "only reads") {
		t.Errorf("a server that only reads says %q", got)
	}
}

func TestDecisionsByAPIFollowTheSpecification(t *testing.T) {
	h, b := withBench(t, "")
	doc, err := openapi3.NewLoader().LoadFromData(get(h, "/openapi.json").Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	w := post(h, "/api/v1/extract?name=a.md", report, nil)
	fits(t, doc, "Draft", w)
	var d change.Draft
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil || d.Version != b.current.Version || len(d.Proposals) != 2 {
		t.Fatalf("%v %.500s", err, w.Body)
	}
	body, _ := json.Marshal(change.Save{Version: d.Version, Draft: &d})
	fits(t, doc, "Outcome", post(h, "/api/v1/decisions?dry-run=true", string(body), nil))
	if len(b.saved) != 0 {
		t.Error("a preview saved something")
	}
	fits(t, doc, "Outcome", post(h, "/api/v1/decisions", string(body), nil))
	w = post(h, "/api/v1/decisions", string(body), nil)
	fits(t, doc, "Problem", w)
	var p server.Problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != 409 || p.Changed == nil || p.Changed.To != b.current.Version {
		t.Errorf("%d %.500s", w.Code, w.Body)
	}
	for _, bad := range []string{"", "{}", `{"version":"x","draft":{"text":""}}`, "[]", `{"version":7}`} {
		if w := post(h, "/api/v1/decisions", bad, nil); w.Code != 400 || strings.Contains(w.Body.String(), "change.") || strings.Contains(w.Body.String(), "Go ") {
			t.Errorf("%q: %d %.500s", bad, w.Code, w.Body)
		}
	}
}

func fits(t *testing.T, doc *openapi3.T, schema string, w *httptest.ResponseRecorder) {
	t.Helper()
	var v any
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("%v: %.500s", err, w.Body)
	}
	if err := doc.Components.Schemas[schema].Value.VisitJSON(v); err != nil {
		t.Errorf("%s is not as specified: %v", schema, err)
	}
}
