package fetch

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestPublic(t *testing.T) {
	for text, want := range map[string]bool{
		"8.8.8.8": true, "93.184.216.34": true, "2606:2800:220:1::1": true, "2a00:1450::1": true,
		"127.0.0.1": false, "127.1.2.3": false, "0.0.0.0": false, "10.1.2.3": false, "172.16.0.1": false, "172.31.255.255": false, "172.32.0.1": true, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "100.128.0.1": true, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "fd12::1": false, "ff02::1": false, "::ffff:127.0.0.1": false, "::ffff:8.8.8.8": true,
		"64:ff9b::7f00:1": false, "2002:7f00:1::": false, "2001:0:1::": false, "2001:db8::1": false,
	} {
		if got := Public(netip.MustParseAddr(text)); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

// TestNothingInsideIsReached asks for a server on loopback by all the names it
// has, and by a redirect from one that is allowed.
func TestNothingInsideIsReached(t *testing.T) {
	var reached atomic.Int64
	secret := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		reached.Add(1)
		_, _ = w.Write([]byte("secret"))
	}))
	defer secret.Close()
	port := secret.URL[strings.LastIndex(secret.URL, ":"):]
	for _, host := range []string{"127.0.0.1", "localhost", "127.1.1.1", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]", "2130706433", "0x7f.1"} {
		var b bytes.Buffer
		if _, err := To(t.Context(), &b, "http://"+host+port+"/", Options{Timeout: 5 * time.Second}); err == nil || b.Len() > 0 {
			t.Errorf("%s: %v, %q", host, err, b.String())
		}
	}
	first := httptest.NewServer(http.RedirectHandler(secret.URL, http.StatusFound))
	defer first.Close()
	asked := 0
	var b bytes.Buffer
	_, err := To(t.Context(), &b, first.URL, Options{Allow: func(netip.Addr) bool { asked++; return asked == 1 }})
	if err == nil || !strings.Contains(err.Error(), "no public address") || asked != 2 {
		t.Errorf("the redirect: %v after %d questions", err, asked)
	}
	t.Setenv("HTTP_PROXY", secret.URL)
	if _, err := To(t.Context(), &b, "http://127.0.0.1"+port, Options{}); err == nil {
		t.Error("by a proxy")
	}
	if reached.Load() != 0 || b.Len() > 0 {
		t.Errorf("it was reached %d times", reached.Load())
	}
}

func anywhere(netip.Addr) bool { return true }

func TestWhatIsFetched(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/a/schedule.xml", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<schedule/>")) })
	mux.HandleFunc("/named", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Disposition", `attachment; filename="../../etc/x.json"`)
	})
	mux.HandleFunc("/moved", http.RedirectHandler("/a/schedule.xml", http.StatusMovedPermanently).ServeHTTP)
	mux.HandleFunc("/round", http.RedirectHandler("/round", http.StatusFound).ServeHTTP)
	mux.HandleFunc("/file", http.RedirectHandler("file:///etc/passwd", http.StatusFound).ServeHTTP)
	mux.HandleFunc("/large", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 2000)) })
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	s := httptest.NewServer(mux)
	defer s.Close()
	for target, want := range map[string]string{
		"/a/schedule.xml": "schedule.xml <schedule/>", "/named": "x.json ", "/moved": "schedule.xml <schedule/>",
		"/round": "leads on", "/file": "not followed", "/large": "larger than", "/slow": "deadline", "/none": "404",
	} {
		var b bytes.Buffer
		timeout := time.Minute
		if target == "/slow" {
			timeout = 100 * time.Millisecond
		}
		name, err := To(t.Context(), &b, s.URL+target, Options{Allow: anywhere, Most: 1000, Timeout: timeout})
		got := name + " " + b.String()
		if err != nil {
			got = strings.ToLower(err.Error())
		}
		if !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", target, got, want)
		}
	}
	for _, address := range []string{"file:///etc/passwd", "ftp://example.org/x", "http://", "https://user:password@example.org/", "gopher://x", "//example.org"} {
		if _, err := To(t.Context(), &bytes.Buffer{}, address, Options{Allow: anywhere}); err == nil {
			t.Errorf("%s was fetched", address)
		}
	}
}
