package web_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"throughline/web"
)

func set(t *testing.T, files fstest.MapFS) *web.Assets {
	t.Helper()
	a, err := web.New(files)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func get(a *web.Assets, path, accept string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", accept)
	w := httptest.NewRecorder()
	a.ServeHTTP(w, r)
	return w
}

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func TestAFolderIsOneAssetInTheOrderOfItsNames(t *testing.T) {
	a := set(t, fstest.MapFS{"site.css/10-b.css": file("b"), "site.css/00-a.css": file("a"), "README.md": file("no asset")})
	if got := get(a, a.URL("site.css"), "").Body.String(); got != "ab" {
		t.Errorf("site.css is %q", got)
	}
	if a.Has("README.md") || a.URL("README.md") != "" {
		t.Error("a note became an asset")
	}
}

func TestNamesHoldTheContentsHash(t *testing.T) {
	one, other := set(t, fstest.MapFS{"a.js": file("1")}), set(t, fstest.MapFS{"a.js": file("2")})
	if one.URL("a.js") == other.URL("a.js") {
		t.Error("two contents have one name")
	}
	w := get(one, one.URL("a.js"), "")
	if c := w.Header().Get("Cache-Control"); !strings.Contains(c, "immutable") {
		t.Errorf("Cache-Control is %q", c)
	}
	for _, path := range []string{other.URL("a.js"), "/assets/a.js", "/assets/", "/assets/../web.go"} {
		if w := get(one, path, ""); w.Code != http.StatusNotFound || w.Header().Get("Cache-Control") != "" {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
}

func TestContentCodings(t *testing.T) {
	body := strings.Repeat("body { color: red } ", 50)
	name := web.ServedName("a.css", []byte(body))
	a := set(t, fstest.MapFS{"a.css": file(body), name + ".br": file("packed"), "b.css": file(body), "c.css": file("x"), "a.000000000000.css.gz": file("old")})
	for _, c := range []struct{ asset, accept, want string }{
		{"a.css", "gzip, deflate, br, zstd", "br"},
		{"a.css", "gzip", "gzip"},
		{"a.css", "br;q=0, gzip;q=0.5", "gzip"},
		{"a.css", "", ""},
		{"a.css", "gzip;q=0", ""},
		{"b.css", "br, gzip", "gzip"},
		{"c.css", "gzip", ""}, // smaller as it is
	} {
		w := get(a, a.URL(c.asset), c.accept)
		if got := w.Header().Get("Content-Encoding"); got != c.want {
			t.Errorf("%s for %q: coding %q", c.asset, c.accept, got)
		}
		if c.want == "gzip" {
			z, err := gzip.NewReader(w.Body)
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := io.ReadAll(z); string(got) != body {
				t.Errorf("%s unzips to %d bytes", c.asset, len(got))
			}
		}
		if w.Header().Get("Vary") != "Accept-Encoding" {
			t.Error("caches are not told that codings differ")
		}
	}
}

func TestMethodsAndRevalidation(t *testing.T) {
	a := set(t, fstest.MapFS{"a.js": file("1")})
	r := httptest.NewRequest(http.MethodPost, a.URL("a.js"), nil)
	w := httptest.NewRecorder()
	a.ServeHTTP(w, r)
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
	r = httptest.NewRequest(http.MethodHead, a.URL("a.js"), nil)
	w = httptest.NewRecorder()
	a.ServeHTTP(w, r)
	if w.Code != http.StatusOK || w.Body.Len() != 0 || w.Header().Get("Content-Length") != "1" {
		t.Errorf("HEAD: %d, %d bytes, %v", w.Code, w.Body.Len(), w.Header())
	}
	r = httptest.NewRequest(http.MethodGet, a.URL("a.js"), nil)
	r.Header.Set("If-None-Match", w.Header().Get("ETag"))
	w = httptest.NewRecorder()
	a.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("known ETag: %d", w.Code)
	}
}

func TestEmbeddedAssets(t *testing.T) {
	a, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"site.css": "text/css", "page.js": "text/javascript", "logo.svg": "image/svg+xml"} {
		w := get(a, a.URL(name), "")
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), want) || w.Body.Len() == 0 {
			t.Errorf("%s: %d %s, %d bytes", name, w.Code, w.Header().Get("Content-Type"), w.Body.Len())
		}
	}
}
