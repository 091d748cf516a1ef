package server_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"throughline/graph"
	"throughline/server"
	"throughline/web"
)

// fakeLoader takes a line of an upload as the slug of a talk.
type fakeLoader struct {
	t   *testing.T
	got server.Upload
}

func (l *fakeLoader) Load(_ context.Context, u server.Upload, progress func(server.Progress)) (any, *server.Dataset, error) {
	l.got = u
	body, err := os.ReadFile(u.Path)
	if err != nil {
		return nil, nil, err
	}
	if string(body) == "bad" {
		return nil, nil, &server.InputError{Err: errors.New("line 1: not a schedule")}
	}
	if string(body) == "down" {
		return nil, nil, fmt.Errorf("writing: %w", &server.Unavailable{Err: errors.New("the line broke")})
	}
	progress(server.Progress{Doing: "reading", Done: 1, Total: 1})
	d := dataset(l.t, append(facts(), fact("talk/"+string(body), graph.Title, "A new one", 9)))
	return map[string]string{"version": d.Version}, d, nil
}

func writable(t *testing.T, token string) (*server.Server, *fakeLoader) {
	t.Helper()
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	l := &fakeLoader{t: t}
	return server.New(server.Config{Data: dataset(t, facts()), Assets: assets, Build: "test", Loader: l, Token: token,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil))}), l
}

func post(h http.Handler, target, body string, change func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(body))
	r.RemoteAddr, r.Host = "127.0.0.1:5000", "localhost:8080"
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestALoadIsServedAtOnce(t *testing.T) {
	h, l := writable(t, "")
	w := post(h, "/api/v1/loads?name=../../x/s.xml&series=Example&year=2031", "third", nil)
	if w.Code != 200 || !strings.Contains(w.Body.String(), "version") {
		t.Fatalf("%d %.500s", w.Code, w.Body)
	}
	if !strings.HasSuffix(l.got.Path, "/s.xml") || strings.Contains(l.got.Path, "..") || l.got.Series != "Example" || l.got.Year != 2031 {
		t.Errorf("the loader got %+v", l.got)
	}
	if _, err := os.Stat(l.got.Path); err == nil {
		t.Error("the upload was left behind")
	}
	if got := get(h, "/api/v1/nodes/talk/third"); got.Code != 200 {
		t.Errorf("the new talk: %d", got.Code)
	}
}

func TestProgressIsTold(t *testing.T) {
	h, _ := writable(t, "")
	w := post(h, "/api/v1/loads", "third", func(r *http.Request) { r.Header.Set("Accept", "application/x-ndjson") })
	lines := strings.Split(strings.TrimSpace(w.Body.String()), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], `"doing":"reading"`) || !strings.Contains(lines[1], `"summary"`) {
		t.Errorf("%q", lines)
	}
}

func TestMistakesOfTheInputAreTheClients(t *testing.T) {
	h, _ := writable(t, "")
	w := post(h, "/api/v1/loads", "bad", nil)
	var p server.Problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != 422 || !strings.Contains(p.Detail, "line 1") {
		t.Errorf("%d %.500s", w.Code, w.Body)
	}
}

// TestALoadThatAsksNotToWriteInOtherWordsDoesNot: what is neither true nor
// false is refused before anything is read, as is a zone that there is not.
func TestALoadThatAsksNotToWriteInOtherWordsDoesNot(t *testing.T) {
	h, l := writable(t, "")
	for query, want := range map[string]string{"dry-run=1": "dry-run is true or false", "dry-run=TRUE": "dry-run is true or false", "zone=Europe/Bruxels": "zone is the name"} {
		if w := post(h, "/api/v1/loads?"+query, "third", nil); w.Code != 400 || !strings.Contains(w.Body.String(), want) || l.got.Path != "" {
			t.Errorf("%s: %d %s, the loader got %+v", query, w.Code, w.Body, l.got)
		}
	}
	if w := post(h, "/api/v1/loads?zone=Europe/Brussels&mapping=columns:%20{}", "third", nil); w.Code != 200 || l.got.Zone != "Europe/Brussels" || l.got.Mapping != "columns: {}" || l.got.Format != "csv" {
		t.Errorf("%d, the loader got %+v", w.Code, l.got)
	}
}

func TestWhoMayWrite(t *testing.T) {
	open, _ := writable(t, "")
	guarded, _ := writable(t, "s3cret")
	for name, c := range map[string]struct {
		h      http.Handler
		change func(*http.Request)
		want   int
	}{
		"this machine":              {open, nil, 200},
		"another machine":           {open, func(r *http.Request) { r.RemoteAddr = "192.0.2.1:5000" }, 403},
		"a name that resolves here": {open, func(r *http.Request) { r.Host = "evil.example" }, 403},
		"forwarded for this":        {open, func(r *http.Request) { r.RemoteAddr = "192.0.2.1:5000"; r.Header.Set("X-Forwarded-For", "127.0.0.1") }, 403},
		"a page of another site":    {open, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
		"IPv6 loopback":             {open, func(r *http.Request) { r.RemoteAddr, r.Host = "[::1]:5000", "[::1]:8080" }, 200},
		"no token":                  {guarded, nil, 401},
		"a wrong token":             {guarded, func(r *http.Request) { r.Header.Set("Authorization", "Bearer guess") }, 401},
		"the token":                 {guarded, func(r *http.Request) { r.RemoteAddr = "192.0.2.1:5000"; r.Header.Set("Authorization", "Bearer s3cret") }, 200},
		"a server that only reads":  {newServer(t, facts()), nil, 403},
	} {
		if w := post(c.h, "/api/v1/loads", "third", c.change); w.Code != c.want {
			t.Errorf("%s: %d %.500s", name, w.Code, w.Body)
		}
	}
}

// TestNamesThatNoFileHas are passed over, and what is said of a wrong body
// names none of our types.
func TestNamesThatNoFileHas(t *testing.T) {
	h, l := writable(t, "")
	for _, name := range []string{"%00", "a%0Ab.xml", "..", strings.Repeat("x", 300)} {
		if w := post(h, "/api/v1/loads?name="+name, "third", nil); w.Code != 200 || !strings.HasSuffix(l.got.Path, "/upload") {
			t.Errorf("%s: %d %s, the loader got %s", name, w.Code, w.Body, l.got.Path)
		}
	}
}

// TestAnUploadThatBreaksOffIsTheClients, and no failure of the server.
func TestAnUploadThatBreaksOffIsTheClients(t *testing.T) {
	h, l := writable(t, "")
	w := post(h, "/api/v1/loads", "", func(r *http.Request) { r.Body = io.NopCloser(iotest.ErrReader(io.ErrUnexpectedEOF)) })
	if w.Code != 400 || !strings.Contains(w.Body.String(), "before it was whole") || l.got.Path != "" {
		t.Errorf("%d %s, the loader got %+v", w.Code, w.Body, l.got)
	}
}
