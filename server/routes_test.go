package server_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// TestMethods asks a listening server, as monitors, proxies and people do.
func TestMethods(t *testing.T) {
	h := httptest.NewServer(newServer(t, facts()))
	defer h.Close()
	for _, c := range []struct {
		method, path string
		status       int
		allow        []string
	}{
		{"HEAD", "/", 200, nil}, {"HEAD", "/theme/service-mesh", 200, nil}, {"HEAD", "/healthz", 200, nil}, {"HEAD", "/readyz", 200, nil},
		{"HEAD", "/openapi.json", 200, nil}, {"HEAD", "/api/v1/version", 200, nil}, {"HEAD", "/api/v1/snapshot", 200, nil}, {"HEAD", "/api/v1/agenda?about=theme/service-mesh", 200, nil},
		{"HEAD", "/theme/none", 404, nil}, {"HEAD", "/api/v1/nodes/theme/none", 404, nil}, {"HEAD", "/sessions", 200, nil},
		{"POST", "/api/v1/version", 405, []string{"GET", "HEAD"}}, {"DELETE", "/api/v1/nodes/theme/service-mesh", 405, []string{"GET", "HEAD"}},
		{"GET", "/api/v1/loads", 405, []string{"POST"}}, {"PUT", "/theme/service-mesh", 405, []string{"GET", "HEAD"}}, {"PUT", "/load", 405, []string{"GET", "HEAD", "POST"}},
		{"HEAD", "/api/v1/sessions/abcdefgh/events", 405, []string{"GET"}}, {"OPTIONS", "/api/v1/version", 204, []string{"GET", "HEAD"}},
		{"GET", "/api/v1/none", 404, nil}, {"POST", "/api/v1/none", 404, nil}, {"GET", "/api/v2/version/of/it", 404, nil},
	} {
		r, err := http.NewRequest(c.method, h.URL+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		if resp.StatusCode != c.status || c.method == "HEAD" && len(body) > 0 {
			t.Errorf("%s %s: %d, not %d, with %d bytes", c.method, c.path, resp.StatusCode, c.status, len(body))
		}
		allow := strings.Split(resp.Header.Get("Allow"), ", ")
		allow = slices.DeleteFunc(allow, func(m string) bool { return m == "OPTIONS" || m == "" })
		slices.Sort(allow)
		if !slices.Equal(allow, c.allow) {
			t.Errorf("%s %s: it allows %v, not %v", c.method, c.path, allow, c.allow)
		}
		if c.status >= 400 && c.method != "HEAD" && strings.HasPrefix(c.path, "/api/") && !strings.Contains(string(body), `"detail":"`) {
			t.Errorf("%s %s: %s", c.method, c.path, body)
		}
	}
}

func TestCodingsThatAreRefusedAreNotUsed(t *testing.T) {
	h := newServer(t, facts())
	for _, target := range []string{"/themes", "/api/v1/themes", "/openapi.json", "/api/v1/snapshot"} {
		for range 2 { // the second answer may be a kept one
			if got := get(h, target, "Accept-Encoding", "gzip;q=0, br;q=0").Header().Get("Content-Encoding"); got != "" {
				t.Errorf("%s: %s", target, got)
			}
		}
	}
	if got := get(h, "/openapi.json", "Accept-Encoding", "br;q=0, gzip;q=0.5").Header().Get("Content-Encoding"); got != "gzip" {
		t.Errorf("what is taken is not used: %q", got)
	}
}
