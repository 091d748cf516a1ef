package server_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"throughline/server"
	"throughline/web"
)

func ask(s http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

func configured(t *testing.T, change func(*server.Config)) *server.Server {
	t.Helper()
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := server.Config{Data: dataset(t, facts()), Assets: assets, Build: "b1", Log: slog.New(slog.DiscardHandler), Limits: server.Limits{QueryTime: patience}}
	if change != nil {
		change(&c)
	}
	return server.New(c)
}

// keptList reads the list that the service worker begins with.
func keptList(t *testing.T, body string) (list struct {
	Build, Version      string
	Assets, Pages, Data []string
}) {
	t.Helper()
	line, _, _ := strings.Cut(body, ";\n")
	if err := json.Unmarshal([]byte(strings.TrimPrefix(line, "const kept = ")), &list); err != nil {
		t.Fatalf("%v in %.200s", err, body)
	}
	return list
}

func TestServiceWorker(t *testing.T) {
	s := configured(t, nil)
	w := ask(s, "/sw.js")
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript") || w.Header().Get("Cache-Control") != "no-cache" || w.Header().Get("Service-Worker-Allowed") != "/" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	list := keptList(t, w.Body.String())
	if list.Build != "b1" || list.Version == "" || len(list.Data) != 2 {
		t.Errorf("it keeps %+v", list)
	}
	for _, path := range slices.Concat(list.Assets, list.Pages, list.Data) {
		if w := ask(s, path); w.Code != http.StatusOK {
			t.Errorf("%s, which is to be kept: %d", path, w.Code)
		}
	}
	if !slices.ContainsFunc(list.Assets, func(a string) bool { return strings.HasPrefix(a, "/assets/page.") }) ||
		slices.ContainsFunc(list.Assets, func(a string) bool { return strings.Contains(a, "/sw.") }) {
		t.Errorf("assets %v", list.Assets)
	}
	for _, path := range list.Pages { // the tag by which the worker knows a page of its version
		if got := ask(s, path).Header().Get("ETag"); got != `W/"`+list.Version+`-b1"` {
			t.Errorf("%s has the tag %s", path, got)
		}
	}
}

func TestServiceWorkerOfAnotherDataset(t *testing.T) {
	s := configured(t, nil)
	before := ask(s, "/sw.js").Body.String()
	s.Swap(dataset(t, facts()[:12]))
	if keptList(t, ask(s, "/sw.js").Body.String()).Version == keptList(t, before).Version {
		t.Error("another dataset has the same worker")
	}
	s.Swap(dataset(t, nil))
	if list := keptList(t, ask(s, "/sw.js").Body.String()); slices.Contains(list.Pages, "/explore") {
		t.Error("there is nothing to explore, and it is to be kept")
	}
}

func TestWhatIsNeverKept(t *testing.T) {
	s := configured(t, nil)
	for _, path := range []string{"/load", "/theme/no-such", "/sessions", "/api/v1/no-such"} {
		h := ask(s, path).Header()
		if h.Get("ETag") != "" && !strings.Contains(h.Get("Cache-Control"), "no-store") {
			t.Errorf("%s looks like a page to be kept: %v", path, h)
		}
	}
}

func TestOnlyTheEmbeddedViewIsFramed(t *testing.T) {
	for _, c := range []struct{ frames, want string }{{"", "frame-ancestors *;"}, {"https://wiki.example", "frame-ancestors https://wiki.example;"}} {
		s := configured(t, func(k *server.Config) { k.Frames = c.frames })
		for _, path := range []string{"/embed?focus=theme/service-mesh", "/embed?focus=theme/no-such"} {
			h := ask(s, path).Header()
			if got := h.Get("Content-Security-Policy"); !strings.Contains(got, c.want) || h.Get("X-Frame-Options") != "" {
				t.Errorf("%s: %s, X-Frame-Options %q", path, got, h.Get("X-Frame-Options"))
			}
		}
		for _, path := range []string{"/", "/explore?focus=theme/service-mesh", "/explore.svg?focus=theme/service-mesh", "/sw.js", "/theme/no-such", "/assets/none.js"} {
			h := ask(s, path).Header()
			if !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'none'") || h.Get("X-Frame-Options") != "DENY" {
				t.Errorf("%s may be framed: %v", path, h)
			}
		}
	}
}

func TestEmbeddedView(t *testing.T) {
	w := ask(configured(t, nil), "/embed?focus=theme/service-mesh&from=2018&expand=talk/meshes")
	body := w.Body.String()
	if w.Code != http.StatusOK || !strings.Contains(body, `href="/explore?focus=theme/service-mesh&amp;from=2018&amp;expand=talk/meshes"`) {
		t.Errorf("%d, and no way to the whole view", w.Code)
	}
	for _, part := range []string{`class="top"`, `class="foot"`, `id="save"`} {
		if strings.Contains(body, part) {
			t.Errorf("the embedded view has %s", part)
		}
	}
}

func TestExplorerAsAFile(t *testing.T) {
	s := configured(t, nil)
	w := ask(s, "/explore.svg?focus=theme/service-mesh&from=2018")
	body := w.Body.String()
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "image/svg+xml" || !strings.Contains(w.Header().Get("Content-Disposition"), "service-mesh.svg") {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	for _, text := range []string{"Around service mesh", "since 2018", "technology</text>", "dataset " + keptList(t, ask(s, "/sw.js").Body.String()).Version} {
		if !strings.Contains(body, text) {
			t.Errorf("the picture does not say %q", text)
		}
	}
	if strings.Contains(body, "<b>") {
		t.Error("a title became markup")
	}
	if w := ask(s, "/explore.svg?focus=theme/no-such"); w.Code != http.StatusNotFound {
		t.Errorf("no such focus: %d", w.Code)
	}
}
