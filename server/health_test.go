package server_test

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"throughline/server"
	"throughline/web"
)

// TestReadingGoesOnWhileTheStoreIsDown takes the store away and gives it back.
func TestReadingGoesOnWhileTheStoreIsDown(t *testing.T) {
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	var down atomic.Pointer[server.Unavailable]
	loader := &fakeLoader{t: t}
	h := server.New(server.Config{Data: dataset(t, facts()), Assets: assets, Build: "test", Loader: loader, Sessions: newMemory(),
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Health: func() error {
			if e := down.Load(); e != nil {
				return e
			}
			return nil
		}})
	if w := get(h, "/readyz?for=writing"); w.Code != 200 || !strings.Contains(w.Body.String(), `"writing":true`) {
		t.Errorf("up: %d %.500s", w.Code, w.Body)
	}
	down.Store(&server.Unavailable{Err: errors.New("connection refused"), Retry: 1500 * time.Millisecond})
	for _, target := range []string{"/", "/theme/service-mesh", "/api/v1/query?start=theme/service-mesh&path=%5Eabout", "/api/v1/snapshot"} {
		if w := get(h, target); w.Code != 200 {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
	for _, target := range []string{"/api/v1/loads", "/api/v1/sessions", "/sessions", "/api/v1/decisions"} {
		w := post(h, target, "third", nil)
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "2" || !strings.Contains(w.Body.String(), "connection refused") {
			t.Errorf("POST %s: %d, Retry-After %q, %.500s", target, w.Code, w.Header().Get("Retry-After"), w.Body)
		}
	}
	if loader.got.Path != "" {
		t.Error("the loader was called")
	}
	var r struct {
		Ready, Writing bool
		Store, Version string
	}
	w := get(h, "/readyz")
	if err := json.Unmarshal(w.Body.Bytes(), &r); err != nil || w.Code != 200 || !r.Ready || r.Writing || r.Store != "connection refused" || r.Version == "" {
		t.Errorf("%d %.500s", w.Code, w.Body)
	}
	if w := get(h, "/readyz?for=writing"); w.Code != 503 {
		t.Errorf("for writing: %d", w.Code)
	}
	down.Store(nil)
	if w := post(h, "/api/v1/loads", "third", nil); w.Code != 200 {
		t.Errorf("up again: %d %.500s", w.Code, w.Body)
	}
}

// TestAStoreThatFailsInMidWriteIsToldTheSame: an error of the loader that says
// that the store went away is no error of the server's.
func TestAStoreThatFailsInMidWriteIsToldTheSame(t *testing.T) {
	h, _ := writable(t, "")
	w := post(h, "/api/v1/loads", "down", nil)
	if w.Code != 503 || w.Header().Get("Retry-After") != "5" || !strings.Contains(w.Body.String(), "nothing was kept") {
		t.Errorf("%d %q %.500s", w.Code, w.Header().Get("Retry-After"), w.Body)
	}
}
