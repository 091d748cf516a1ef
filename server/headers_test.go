package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"throughline/server"
)

// needed are the headers of every answer, by what their values must hold.
var needed = map[string]string{
	"Content-Security-Policy":      "default-src 'none'",
	"X-Content-Type-Options":       "nosniff",
	"Referrer-Policy":              "same-origin",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=()",
	"X-Request-Id":                 "",
}

// framed are the routes that are made to be shown on pages of other sites.
var framed = []string{"/embed"}

// TestEveryRouteHasTheHeaders walks the routes themselves, so that a new one is
// tested with the day it comes: with the method it has, with ones it has not,
// with parameters that exist and that do not.
func TestEveryRouteHasTheHeaders(t *testing.T) {
	h := configured(t, func(c *server.Config) { c.Loader, c.Sessions = &fakeLoader{t: t}, newMemory() })
	seen := 0
	for _, r := range h.Routes() {
		if strings.HasPrefix(r.Method, "echo_") || !strings.HasPrefix(r.Path, "/") {
			continue
		}
		for _, target := range targets(r.Path) {
			for _, method := range []string{r.Method, "DELETE", "OPTIONS"} {
				checkHeaders(t, h, method, target, slices.Contains(framed, r.Path))
				seen++
			}
		}
	}
	if seen < 150 {
		t.Errorf("only %d requests were made", seen)
	}
	for _, target := range []string{"/none/of/these/exists", "/assets/none.js", "/api/v1/none", "/%ff"} {
		checkHeaders(t, h, "GET", target, false)
	}
}

// targets fills the parameters of a route with nodes, sessions and nonsense.
func targets(route string) []string {
	good := strings.NewReplacer(":kind", "theme", ":slug", "service-mesh", ":year", "2018", ":id", "aaaaaaaaaaaaaaaa", ":key", "k", "*", "x").Replace(route)
	bad := strings.NewReplacer(":kind", "%3Cb%3E", ":slug", "%2e%2e", ":year", "x", ":id", "%00", ":key", "%0d%0a", "*", "..%2f").Replace(route)
	if good == bad {
		return []string{good}
	}
	return []string{good, bad}
}

func checkHeaders(t *testing.T, h http.Handler, method, target string, frames bool) {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	r.Header.Set("Origin", "https://other.example")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	for name, want := range needed {
		got := w.Header().Get(name)
		if frames && name == "Cross-Origin-Resource-Policy" && got == "cross-origin" {
			continue
		}
		if got == "" || !strings.Contains(got, want) {
			t.Errorf("%s %s (%d): %s is %q", method, target, w.Code, name, got)
		}
	}
	policy := w.Header().Get("Content-Security-Policy")
	for _, part := range []string{"base-uri 'none'", "form-action 'self'", "require-trusted-types-for 'script'", "trusted-types throughline-worker"} {
		if !strings.Contains(policy, part) {
			t.Errorf("%s %s: the policy lacks %s", method, target, part)
		}
	}
	if strings.Contains(policy, "unsafe-inline") || strings.Contains(policy, "'unsafe-eval'") || !frames && !strings.Contains(policy, "frame-ancestors 'none'") {
		t.Errorf("%s %s: the policy is %s", method, target, policy)
	}
	if w.Code == http.StatusInternalServerError {
		t.Errorf("%s %s: 500", method, target)
	}
	if got := w.Header().Get("Access-Control-Allow-Origin"); got != "" && method != http.MethodGet {
		t.Errorf("%s %s: other sites may do that: %q", method, target, got)
	}
}

// TestNoRedirectLeavesTheSite asks every route for places elsewhere, in its
// path and in every parameter that a redirect could be made of.
func TestNoRedirectLeavesTheSite(t *testing.T) {
	h := configured(t, func(c *server.Config) { c.Sessions = newMemory() })
	for _, evil := range []string{"//evil.example", `/\evil.example`, `\\evil.example`, "%2f%2fevil.example", "%5c%5cevil.example", "https://evil.example",
		"https:evil.example", "/%09/evil.example", "/.//evil.example", "javascript:alert(1)", "@evil.example", "%0d%0aLocation:%20https://evil.example"} {
		escaped := url.QueryEscape(evil)
		for _, target := range []string{
			"/" + evil, "/theme/" + evil, "/person/jose-nunez/" + evil, "/person/jose-nunez?next=" + escaped + "&" + escaped, "/person/jose-nunez?" + evil,
			"/paths?start=theme/service-mesh&path=%5Eabout&add=" + escaped, "/paths?start=" + escaped, "/paths?start=theme/service-mesh&path=%5Eabout&to=" + escaped,
			"/sessions/" + evil, "/sessions/aaaaaaaaaaaaaaaa/edit/" + evil, "/explore?focus=" + escaped, "/connect?from=" + escaped + "&to=" + escaped,
			"/year/" + evil, "/search?q=" + escaped, "/themes/candidates?about=" + escaped + "&done=accept",
		} {
			stays(t, h, "GET", target, "")
		}
		for _, target := range []string{"/themes/candidates", "/load/save", "/load/decide", "/sessions", "/sessions/aaaaaaaaaaaaaaaa"} {
			stays(t, h, "POST", target, "phrase="+escaped+"&decision=reject&next="+escaped+"&about="+escaped+"&act=note&text=x&return="+escaped)
		}
	}
	moved := get(h, "/person/jose-nunez?x=//evil.example")
	if at := moved.Header().Get("Location"); moved.Code != 301 || at != "/person/jos%C3%A9-n%C3%BA%C3%B1ez?x=//evil.example" {
		t.Errorf("a merged node: %d %q", moved.Code, at)
	}
}

func stays(t *testing.T, h http.Handler, method, target, body string) {
	t.Helper()
	u, err := url.ParseRequestURI(target)
	if err != nil {
		return // net/http answers 400 to what cannot be read
	}
	r := httptest.NewRequest(method, "/", strings.NewReader(body))
	r.URL, r.RequestURI, r.RemoteAddr, r.Host = u, target, "127.0.0.1:5000", "localhost"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	at := w.Header().Get("Location")
	if at == "" {
		return
	}
	to, err := url.Parse(at)
	if err != nil || to.IsAbs() || to.Host != "" || !strings.HasPrefix(at, "/") || strings.HasPrefix(strings.ReplaceAll(at, `\`, "/"), "//") {
		t.Errorf("%s %s leads to %q", method, target, at)
	}
}

func TestUnderHTTPSCookiesAndHeadersSaySo(t *testing.T) {
	base, _ := url.Parse("https://talks.example.org")
	h := configured(t, func(c *server.Config) { c.Base, c.Hosts, c.Sessions = base, []string{server.Loopback}, newMemory() })
	ada := newPerson(t, h)
	w := ada.form("/sessions", "about", "theme/service-mesh")
	cookies := w.Result().Cookies()
	if w.Code != 303 || len(cookies) == 0 {
		t.Fatalf("%d %.500s", w.Code, w.Body)
	}
	for _, c := range cookies {
		if !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode {
			t.Errorf("%+v", c)
		}
	}
	if got := w.Header().Get("Strict-Transport-Security"); got == "" {
		t.Error("no Strict-Transport-Security")
	}
	page := ada.get(w.Header().Get("Location")).Body.String()
	if !strings.Contains(page, "https://talks.example.org/sessions/") {
		t.Error("the link to join is not at the base URL")
	}
}
