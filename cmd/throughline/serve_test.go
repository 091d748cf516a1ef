package main

import (
	"bufio"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"throughline/graph/store/postgres/pgtest"
)

// running is a server as the command starts it.
type running struct {
	t       *testing.T
	address string
	errs    *lockedBuffer
	stop    func() (code int, took time.Duration)
}

// start runs serve with the arguments until it is ready.
func start(t *testing.T, args ...string) *running {
	t.Helper()
	return startOn(t, "127.0.0.1", args...)
}

func startOn(t *testing.T, host string, args ...string) *running {
	t.Helper()
	s := &running{t: t, address: net.JoinHostPort(host, strconv.Itoa(pgtest.FreePort(t))), errs: &lockedBuffer{}}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, append([]string{"serve", "--store", "bolt:" + t.TempDir() + "/graph.db", "--addr", s.address}, args...), nil, s.errs, s.errs)
	}()
	ended := false
	s.stop = func() (int, time.Duration) {
		if ended {
			return 0, 0
		}
		ended = true
		from := time.Now()
		cancel()
		return <-done, time.Since(from)
	}
	t.Cleanup(func() { s.stop() })
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if status, _ := s.get("/readyz", "localhost"); status == http.StatusOK {
			return s
		}
		if time.Now().After(deadline) {
			t.Fatalf("it was never ready: %s", s.errs.String())
		}
	}
}

func (s *running) get(target, host string, header ...string) (int, http.Header) {
	s.t.Helper()
	return s.do(http.MethodGet, target, host, "", header...)
}

func (s *running) do(method, target, host, body string, header ...string) (int, http.Header) {
	s.t.Helper()
	r, err := http.NewRequest(method, "http://"+s.address+target, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Host, r.Close = host, true
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return 0, nil
	}
	defer resp.Body.Close()
	return resp.StatusCode, resp.Header
}

// TestServeByItsConfiguration starts the command from a file and the
// environment, and asks over the network whether all of it holds.
func TestServeByItsConfiguration(t *testing.T) {
	const token = "EXAMPLEEXAMPLEEXAMPLEEXAMP"
	config := configAt(t, "c.yaml", "base-url: https://talks.example.org\ntoken-file: "+configAt(t, "token", hashed(token)+"\n")+
		"\ntrusted-proxy: 127.0.0.1\nembed: https://wiki.example.org\nlimit:\n  url: 1KiB\n  costly: 0.001/s+2\n")
	t.Setenv("THROUGHLINE_LOG", "json")
	t.Setenv("THROUGHLINE_LIMT", "url=5")
	s := start(t, "--config", config)
	proxied := []string{"X-Forwarded-For", "203.0.113.5", "X-Forwarded-Proto", "https"}
	for name, c := range map[string]struct {
		method, target, host string
		header               []string
		want                 int
	}{
		"this machine":      {"GET", "/", "127.0.0.1", nil, 200},
		"the base URL":      {"GET", "/themes", "talks.example.org", proxied, 200},
		"another name":      {"GET", "/themes", "evil.example", proxied, 421},
		"too long":          {"GET", "/search?q=" + strings.Repeat("a", 2000), "localhost", nil, 414},
		"metrics, here":     {"GET", "/metrics", "localhost", nil, 200},
		"metrics, outside":  {"GET", "/metrics", "talks.example.org", proxied, 401},
		"writing, no token": {"POST", "/api/v1/sessions?about=theme/service-mesh", "talks.example.org", proxied, 401},
		"writing":           {"POST", "/api/v1/sessions?about=theme/service-mesh", "talks.example.org", append([]string{"Authorization", "Bearer " + token}, proxied...), 201},
		"by its hash":       {"POST", "/api/v1/sessions?about=theme/service-mesh", "talks.example.org", append([]string{"Authorization", "Bearer " + hashed(token)}, proxied...), 401},
		"here, no token":    {"POST", "/api/v1/sessions?about=theme/service-mesh", "localhost", nil, 401},
	} {
		if got, _ := s.do(c.method, c.target, c.host, "", c.header...); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
	if _, h := s.get("/themes", "localhost"); h.Get("Strict-Transport-Security") == "" || len(h.Get("X-Request-Id")) != 16 {
		t.Errorf("%v", h)
	}
	if _, h := s.get("/embed?focus=theme/service-mesh", "localhost"); !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors https://wiki.example.org;") {
		t.Errorf("/embed: %s", h.Get("Content-Security-Policy"))
	}
	for i, want := range []int{200, 200, 429} {
		if got, _ := s.get("/api/v1/query?start=theme/service-mesh&path=%5Eabout", "talks.example.org", "X-Forwarded-For", "203.0.113.99"); got != want {
			t.Errorf("costly question %d: %d, want %d", i, got, want)
		}
	}
	warned := false
	for lines := bufio.NewScanner(strings.NewReader(s.errs.String())); lines.Scan(); {
		var line map[string]any
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil || line["msg"] == nil || line["level"] == nil {
			t.Errorf("the log has a line that is no JSON of a log: %s", lines.Text())
		}
		warned = warned || line["variable"] == "THROUGHLINE_LIMT"
	}
	if !warned || strings.Contains(s.errs.String(), token) {
		t.Errorf("the log: %s", s.errs.String())
	}
}

// TestServeStopsWithFollowersAttached: streams end, and the process does within
// ten seconds.
func TestServeStopsWithFollowersAttached(t *testing.T) {
	s := start(t)
	var made struct{ ID string }
	resp, err := http.Post("http://"+s.address+"/api/v1/sessions?about=theme/service-mesh", "application/json", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.NewDecoder(resp.Body).Decode(&made); err != nil || resp.StatusCode != http.StatusCreated {
		t.Fatalf("%s %v", resp.Status, err)
	}
	resp.Body.Close()
	for range 20 {
		c, err := net.Dial("tcp", s.address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := c.Write([]byte("GET /api/v1/sessions/" + made.ID + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n")); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(c).ReadString('\n'); err != nil || !strings.Contains(line, "200") {
			t.Fatalf("%q %v", line, err)
		}
	}
	if code, took := s.stop(); code != 0 || took > 10*time.Second {
		t.Errorf("it ended with %d after %s: %s", code, took, s.errs.String())
	}
}

// TestServeBeyondLoopback: reading is open by address, writing is not.
func TestServeBeyondLoopback(t *testing.T) {
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	own := ""
	for _, a := range addresses {
		if ip, ok := a.(*net.IPNet); ok && ip.IP.To4() != nil && !ip.IP.IsLoopback() {
			own = ip.IP.String()
		}
	}
	if own == "" {
		t.Skip("NOT RUN: this machine has no address but loopback")
	}
	s := startOn(t, own)
	if got, _ := s.get("/themes", own); got != http.StatusOK {
		t.Errorf("reading: %d", got)
	}
	if got, _ := s.get("/themes", "evil.example"); got != http.StatusMisdirectedRequest {
		t.Errorf("reading by another name: %d", got)
	}
	if got, _ := s.do("POST", "/api/v1/sessions?about=theme/service-mesh", own, ""); got != http.StatusForbidden {
		t.Errorf("writing: %d", got)
	}
	if !strings.Contains(s.errs.String(), "others can reach this server") {
		t.Errorf("it does not warn: %s", s.errs.String())
	}
}
