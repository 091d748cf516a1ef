package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"throughline/server"
)

func askAs(h http.Handler, remote, host, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	r.RemoteAddr, r.Host = remote, host
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestOnlyItsOwnNamesAreAnswered is about pages of other sites whose names are
// made to resolve here.
func TestOnlyItsOwnNamesAreAnswered(t *testing.T) {
	base, _ := url.Parse("https://talks.example.org")
	loopback := configured(t, func(c *server.Config) { c.Hosts = []string{server.Loopback} })
	open := configured(t, func(c *server.Config) {
		c.Hosts, c.Base = []string{server.Loopback, server.AnyAddress, "intra"}, base
	})
	for _, c := range []struct {
		h    http.Handler
		host string
		want int
	}{
		{loopback, "localhost:8080", 200}, {loopback, "127.0.0.1:9", 200}, {loopback, "[::1]:8080", 200}, {loopback, "[::1]", 200}, {loopback, "LOCALHOST.", 200},
		{loopback, "evil.example", 421}, {loopback, "192.0.2.1:8080", 421}, {loopback, "localhost.evil.example", 421}, {loopback, "127.0.0.1.evil.example:8080", 421},
		{loopback, "", 421}, {loopback, "localhost@evil.example", 421}, {loopback, "talks.example.org", 421},
		{open, "talks.example.org", 200}, {open, "TALKS.example.org:443", 200}, {open, "192.0.2.1:8080", 200}, {open, "[2001:db8::1]:8080", 200}, {open, "intra", 200},
		{open, "evil.example", 421}, {open, "intra.evil.example", 421},
	} {
		for _, target := range []string{"/", "/api/v1/version", "/api/v1/snapshot"} {
			if w := askAs(c.h, "127.0.0.1:5000", c.host, target); w.Code != c.want {
				t.Errorf("%q %s: %d, want %d", c.host, target, w.Code, c.want)
			}
		}
		if w := askAs(c.h, "10.0.0.1:5000", c.host, "/healthz"); w.Code != 200 {
			t.Errorf("%q: a probe of health gets %d", c.host, w.Code)
		}
	}
}

// TestForwardedHeadersAreBelievedOfNamedProxiesOnly asks for the metrics, which
// are for this machine, and for a link, which has the scheme.
func TestForwardedHeadersAreBelievedOfNamedProxiesOnly(t *testing.T) {
	h := configured(t, func(c *server.Config) {
		c.Proxies = []netip.Prefix{netip.MustParsePrefix("10.1.0.0/16"), netip.MustParsePrefix("127.0.0.1/32")}
		c.Limits.Costly = server.Rate{PerSecond: 0.001, Burst: 1}
	})
	plain := configured(t, nil)
	for name, c := range map[string]struct {
		h      http.Handler
		remote string
		header []string
		want   int
	}{
		"this machine":                        {plain, "127.0.0.1:5000", nil, 200},
		"this machine, as one that is proxy":  {h, "127.0.0.1:5000", nil, 200},
		"another":                             {plain, "192.0.2.1:5000", nil, 401},
		"another that says it is this one":    {plain, "192.0.2.1:5000", []string{"X-Forwarded-For", "127.0.0.1"}, 401},
		"a proxy here that nobody named":      {plain, "127.0.0.1:5000", []string{"X-Forwarded-For", "192.0.2.9"}, 401},
		"a proxy here that says it is nobody": {plain, "127.0.0.1:5000", []string{"X-Real-IP", "127.0.0.1"}, 401},
		"a proxy here by Via":                 {plain, "127.0.0.1:5000", []string{"Via", "1.1 x"}, 401},
		"a named proxy for this machine":      {h, "10.1.2.3:5000", []string{"X-Forwarded-For", "127.0.0.1"}, 401},
	} {
		if w := askAs(c.h, c.remote, "localhost:8080", "/metrics", c.header...); w.Code != c.want {
			t.Errorf("%s: %d, want %d", name, w.Code, c.want)
		}
	}
	costly := func(remote string, forwarded ...string) int {
		var header []string
		for _, f := range forwarded {
			header = append(header, "X-Forwarded-For", f)
		}
		return askAs(h, remote, "localhost", "/api/v1/query?start=theme/service-mesh&path=%5Eabout", header...).Code
	}
	// Each address may ask once. Whoever forges an address is known by the one
	// that the nearest proxy saw.
	for i, c := range []struct {
		remote    string
		forwarded []string
		want      int
	}{
		{"10.1.0.1:1", []string{"203.0.113.7"}, 200}, {"10.1.0.1:1", []string{"203.0.113.7"}, 429},
		{"10.1.0.2:1", []string{"198.51.100.1, 203.0.113.7"}, 429}, {"10.1.0.2:1", []string{"198.51.100.1", "203.0.113.7, 10.1.9.9"}, 429},
		{"10.1.0.1:1", []string{"203.0.113.8"}, 200}, {"10.1.0.1:1", []string{"nonsense, 203.0.113.8"}, 429}, {"10.1.0.1:1", []string{"203.0.113.9, what"}, 200},
		{"192.0.2.5:1", []string{"203.0.113.50"}, 200}, {"192.0.2.5:1", []string{"203.0.113.51"}, 429},
		{"[2001:db8::1]:1", nil, 200}, {"[2001:db8::2]:1", nil, 429}, {"[2001:db8:0:1::1]:1", nil, 200},
	} {
		if got := costly(c.remote, c.forwarded...); got != c.want {
			t.Errorf("%d: %s for %q: %d, want %d", i, c.remote, c.forwarded, got, c.want)
		}
	}
}

func TestALinkHasTheSchemeThatTheNamedProxySays(t *testing.T) {
	h := configured(t, func(c *server.Config) {
		c.Sessions, c.Proxies = newMemory(), []netip.Prefix{netip.MustParsePrefix("10.1.0.0/16")}
	})
	made := makeSession(t, newPerson(t, h))
	for remote, want := range map[string]string{"10.1.0.1:1": "https://localhost", "192.0.2.1:1": "http://localhost"} {
		body := askAs(h, remote, "localhost", "/sessions/"+made.ID, "X-Forwarded-Proto", "https").Body.String()
		if !strings.Contains(body, want+"/sessions/"+made.ID) {
			t.Errorf("behind %s: no link that begins with %s", remote, want)
		}
	}
}

func TestWritesOfOneAddressAreSpread(t *testing.T) {
	h := configured(t, func(c *server.Config) {
		c.Loader, c.Token = &fakeLoader{t: t}, "a token that is long"
		c.Limits.Writes = server.Rate{PerSecond: 0.001, Burst: 3} // nothing grows back while this runs
	})
	send := func(remote string) *httptest.ResponseRecorder {
		return post(h, "/api/v1/loads", "third", func(r *http.Request) {
			r.RemoteAddr = remote
			r.Header.Set("Authorization", "Bearer a token that is long")
		})
	}
	for i, want := range []int{200, 200, 200, 429, 429} {
		w := send("192.0.2.1:5000")
		if wait, _ := strconv.Atoi(w.Header().Get("Retry-After")); w.Code != want || want == 429 && (wait < 500 || wait > 1000) {
			t.Errorf("write %d: %d, Retry-After %q", i, w.Code, w.Header().Get("Retry-After"))
		}
	}
	if w := send("192.0.2.2:5000"); w.Code != 200 {
		t.Errorf("another address: %d", w.Code)
	}
	for range 10 {
		if w := send("127.0.0.1:5000"); w.Code != 200 {
			t.Errorf("this machine: %d", w.Code)
		}
	}
	for range 10 {
		if w := askAs(h, "192.0.2.1:5000", "localhost", "/"); w.Code != 200 {
			t.Errorf("reading: %d", w.Code)
		}
	}
}

// TestWrongTokensEnd: whoever shows wrong tokens is not heard for a minute.
func TestWrongTokensEnd(t *testing.T) {
	const token = "JBSWY3DPEHPK3PXPJBSWY3DPEH"
	hash := server.HashedToken + "6c1c4f9b6f"
	h := configured(t, func(c *server.Config) { c.Loader, c.Token = &fakeLoader{t: t}, token })
	try := func(remote, token string) int {
		return post(h, "/api/v1/loads", "third", func(r *http.Request) {
			r.RemoteAddr = remote
			r.Header.Set("Authorization", "Bearer "+token)
		}).Code
	}
	for range 20 {
		if got := try("192.0.2.1:1", "guess"); got != 401 {
			t.Fatalf("a guess: %d", got)
		}
	}
	for name, c := range map[string]struct{ got, want int }{
		"the right one, too late": {try("192.0.2.1:1", token), 429}, "somebody else": {try("192.0.2.2:1", token), 200}, "its hash": {try("192.0.2.3:1", hash), 401},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", name, c.got, c.want)
		}
	}
}

func TestAHashServesAsWellAsItsToken(t *testing.T) {
	// sha256 of "open sesame"
	const hash = "sha256:41ef4bb0b23661e66301aac36066912dac037827b4ae63a7b1165a5aa93ed4eb"
	h := configured(t, func(c *server.Config) { c.Loader, c.Token = &fakeLoader{t: t}, hash })
	for token, want := range map[string]int{"open sesame": 200, hash: 401, strings.TrimPrefix(hash, "sha256:"): 401, "": 401} {
		if w := post(h, "/api/v1/loads", "third", func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }); w.Code != want {
			t.Errorf("%q: %d, want %d", token, w.Code, want)
		}
	}
}
