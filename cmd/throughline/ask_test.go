package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/cmd/throughline/internal/record"
)

// asking are the commands that ask a server.
func asking(t *testing.T) map[string][]string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "s.xml")
	if err := os.WriteFile(file, []byte(tinySchedule), 0o600); err != nil {
		t.Fatal(err)
	}
	return map[string][]string{
		"load": {"load", file}, "backup": {"backup", "-"}, "decide": {"themes", "reject", "x"}, "session": {"session", "aaaa"},
	}
}

func TestAskingAServer(t *testing.T) {
	answers := map[string]http.HandlerFunc{
		"the server answered 502": func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "<h1>Bad Gateway</h1>", http.StatusBadGateway)
		},
		"it is too late": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusForbidden)
			_, _ = w.Write([]byte(`{"title":"Forbidden","status":403,"detail":"it is too late"}`))
		},
	}
	c := newCLI(t)
	for name, args := range asking(t) {
		if _, errs, code := c.run(append(args, "--server", "nowhere")...); code != exitUsage || !strings.Contains(errs, "such as http://") {
			t.Errorf("%s of what is no address: %d %s", name, code, errs)
		}
		if _, errs, code := c.run(append(args, "--server", "http://127.0.0.1:1")...); code != exitFailed || !strings.Contains(errs, "is the server running") {
			t.Errorf("%s of no server: %d %s", name, code, errs)
		}
		for want, answer := range answers {
			h := httptest.NewServer(answer)
			if _, errs, code := c.run(append(args, "--server", h.URL)...); code != exitFailed || !strings.Contains(errs, want) {
				t.Errorf("%s: %d %s, want %q", name, code, errs, want)
			}
			h.Close()
		}
	}
}

func TestAServerBelowAPathIsShownTheToken(t *testing.T) {
	paths := map[string]string{"load": "/talks/api/v1/loads", "backup": "/talks/api/v1/backup", "decide": "/talks/api/v1/themes", "session": "/talks/sessions/aaaa/minutes.md"}
	t.Setenv(tokenVariable, "a word that opens")
	c := newCLI(t)
	for name, args := range asking(t) {
		var asked string
		h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked = r.URL.Path + " " + r.Header.Get("Authorization")
			w.WriteHeader(http.StatusTeapot)
		}))
		c.run(append(args, "--server", h.URL+"/talks/")...)
		h.Close()
		if want := paths[name] + " Bearer a word that opens"; asked != want {
			t.Errorf("%s asked for %q, want %q", name, asked, want)
		}
	}
}

func TestASessionUnderAnothersIDIsDamage(t *testing.T) {
	g := newGround(t, 1)
	s, err := record.OpenExisting(t.Context(), g.store)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := s.SessionIDs()
	if err != nil || len(ids) != 1 {
		t.Fatal(ids, err)
	}
	document, err := s.Session(ids[0])
	if err == nil {
		_, err = s.ReplaceSession("other", nil, document)
	}
	s.Close()
	if err != nil {
		t.Fatal(err)
	}
	c := &cli{t: t, store: g.store}
	for _, args := range [][]string{{"check"}, {"session"}, {"session", "other"}, {"export", "sessions", "-"}} {
		if _, errs, code := c.run(args...); code != exitFailed || !strings.Contains(errs, "session other says that it is "+ids[0]) {
			t.Errorf("%q: %d %s", args, code, errs)
		}
	}
	if out, errs, code := c.run("session", ids[0]); code != 0 || !strings.Contains(out, "A session that was kept") {
		t.Errorf("the other: %d %s%s", code, out, errs)
	}
}
