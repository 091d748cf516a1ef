package server_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"throughline/server"
	"throughline/server/api"
)

// logged keeps the lines of a log.
type logged struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logged) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *logged) lines(t *testing.T) (out []map[string]any) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	for lines := bufio.NewScanner(bytes.NewReader(l.b.Bytes())); lines.Scan(); {
		var one map[string]any
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			t.Fatalf("%v: %s", err, lines.Text())
		}
		out = append(out, one)
	}
	return out
}

func TestEachRequestIsFoundInTheLogAndNothingPrivateIs(t *testing.T) {
	var l logged
	h := configured(t, func(c *server.Config) {
		c.Sessions, c.Log = newMemory(), slog.New(slog.NewJSONHandler(&l, nil))
	})
	ada := newPerson(t, h)
	made := makeSession(t, ada)
	ada.get("/sessions/" + made.ID)
	ada.get("/sessions/" + made.ID + "/edit/" + made.Key)
	for brought, same := range map[string]bool{
		"abc-123_4.5:6": true, "": false, "two words": false, `"quoted"`: false, "line\nbreak": false, strings.Repeat("a", 65): false, "é": false,
	} {
		w := askAs(h, "127.0.0.1:1", "localhost", "/theme/service-mesh?q=what+i+look+for", "X-Request-Id", brought)
		id := w.Header().Get("X-Request-Id")
		if (id == brought) != same || !regexp.MustCompile(`^[\w.:-]{1,64}$`).MatchString(id) {
			t.Errorf("%q became %q", brought, id)
		}
	}
	lines := l.lines(t)
	found := false
	for _, line := range lines {
		if line["id"] == "abc-123_4.5:6" {
			found = line["route"] == "/:kind/:slug" && line["path"] == "/theme/service-mesh" && line["status"] == 200.0 && line["method"] == "GET" && line["ms"] != nil
		}
	}
	if !found || len(lines) < 10 {
		t.Errorf("%d lines, and the request is not among them as it should: %v", len(lines), lines)
	}
	for _, secret := range []string{made.ID, made.Key, "look"} {
		if strings.Contains(l.b.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}

// failing is a store of sessions that does not work.
type failing struct{ *memory }

func (failing) Session(string) ([]byte, error) { return nil, errors.New("the disk is on fire") }

func TestAFailureIsLoggedWithItsRequestAndShowsNothing(t *testing.T) {
	var l logged
	h := configured(t, func(c *server.Config) {
		c.Sessions, c.Log = failing{newMemory()}, slog.New(slog.NewJSONHandler(&l, nil))
	})
	w := askAs(h, "127.0.0.1:1", "localhost", "/api/v1/sessions/aaaaaaaaaaaaaaaa", "X-Request-Id", "mine")
	if w.Code != 500 || strings.Contains(w.Body.String(), "fire") {
		t.Errorf("%d %.500s", w.Code, w.Body)
	}
	for _, line := range l.lines(t) {
		if line["id"] == "mine" && line["level"] == "ERROR" && line["error"] == "the disk is on fire" {
			return
		}
	}
	t.Errorf("not in the log: %s", l.b.String())
}

// samples reads what /metrics says.
func samples(t *testing.T, h http.Handler) map[string]float64 {
	t.Helper()
	w := askAs(h, "127.0.0.1:1", "localhost", "/metrics")
	if w.Code != 200 {
		t.Fatalf("/metrics: %d", w.Code)
	}
	out := map[string]float64{}
	for lines := bufio.NewScanner(w.Body); lines.Scan(); {
		name, value, ok := strings.Cut(lines.Text(), " ")
		if n, err := strconv.ParseFloat(value, 64); ok && err == nil && !strings.HasPrefix(name, "#") {
			out[name] = n
		}
	}
	return out
}

func TestMetricsSayWhatHappened(t *testing.T) {
	h := configured(t, func(c *server.Config) {
		c.Loader, c.Sessions = &fakeLoader{t: t}, newMemory()
		c.Limits.Costly = server.Rate{PerSecond: 0.001, Burst: 2}
		c.Health = func() error { return nil }
	})
	const query = "/api/v1/query?start=theme/service-mesh&path=%5Eabout"
	for range 3 {
		askAs(h, "192.0.2.1:1", "localhost", query)
	}
	for i := range 40 {
		askAs(h, "192.0.2.1:1", "localhost", "/none/"+strconv.Itoa(i)+"/such")
		askAs(h, "192.0.2.1:1", "localhost", "/theme/none-"+strconv.Itoa(i))
	}
	post(h, "/api/v1/loads", "third", nil)
	post(h, "/api/v1/loads", "bad", nil)
	got := samples(t, h)
	for name, want := range map[string]float64{
		`throughline_request_duration_seconds_count{method="GET",route="/api/v1/query",status="2xx"}`: 2,
		`throughline_request_duration_seconds_count{method="GET",route="/api/v1/query",status="4xx"}`: 1,
		`throughline_request_duration_seconds_count{method="GET",route="none",status="4xx"}`:          40,
		`throughline_request_duration_seconds_count{method="GET",route="/:kind/:slug",status="4xx"}`:  40,
		`throughline_refused_total{limit="rate"}`:                                                     1,
		`throughline_refused_total{limit="busy"}`:                                                     0,
		`throughline_query_budgets_hit_total{limit="edges"}`:                                          0,
		`throughline_loads_total{outcome="done"}`:                                                     1,
		`throughline_loads_total{outcome="unreadable"}`:                                               1,
		`throughline_swaps_total`:                                                                     1, `throughline_talks`: 3, `throughline_followers`: 0, `throughline_store_up`: 1, `throughline_requests_in_flight`: 1,
	} {
		if n, ok := got[name]; !ok || n != want {
			t.Errorf("%s is %v (%t), want %v", name, n, ok, want)
		}
	}
	if age := got["throughline_snapshot_age_seconds"]; age <= 0 || age > 3600 {
		t.Errorf("the snapshot is %v s old", age)
	}
}

func TestABudgetThatIsHitIsCounted(t *testing.T) {
	h := crowdServer(t, server.Limits{QueryTime: time.Nanosecond}, newMemory())
	askAs(h, "127.0.0.1:1", "localhost", "/api/v1/query?"+endless)
	got := samples(t, h)
	if n := got[`throughline_query_budgets_hit_total{limit="time"}`]; n != 1 {
		t.Errorf("%v answers were cut by time", n)
	}
}

func TestWhoMayReadMetrics(t *testing.T) {
	guarded := configured(t, func(c *server.Config) { c.Token = "a token that is long" })
	open := configured(t, func(c *server.Config) { c.Metrics = server.MetricsOpen })
	off := configured(t, func(c *server.Config) { c.Metrics = server.MetricsOff })
	bearer := []string{"Authorization", "Bearer a token that is long"}
	for name, c := range map[string]struct {
		w    *httptest.ResponseRecorder
		want int
	}{
		"here": {askAs(guarded, "127.0.0.1:1", "localhost", "/metrics"), 200}, "elsewhere": {askAs(guarded, "192.0.2.1:1", "localhost", "/metrics"), 401},
		"with the token": {askAs(guarded, "192.0.2.1:1", "localhost", "/metrics", bearer...), 200},
		"open":           {askAs(open, "192.0.2.1:1", "localhost", "/metrics"), 200}, "off": {askAs(off, "127.0.0.1:1", "localhost", "/metrics"), 404},
		"no token is set, an empty one is shown": {askAs(open, "192.0.2.1:1", "localhost", "/metrics", "Authorization", "Bearer "), 200},
		"nothing is set":                         {askAs(configured(t, nil), "192.0.2.1:1", "localhost", "/metrics", "Authorization", "Bearer "), 401},
	} {
		if c.w.Code != c.want {
			t.Errorf("%s: %d, want %d", name, c.w.Code, c.want)
		}
	}
}

// mistaken is a keeper with a mistake of ours in it.
type mistaken struct{ fakeKeeper }

func (mistaken) Candidates(context.Context, *server.Dataset) (api.Candidates, error) {
	panic("a secret of the inside")
}

// TestAMistakeOfOursIsLoggedAndTheServerGoesOn: a panic is one failed request,
// shows nothing, and keeps no place.
func TestAMistakeOfOursIsLoggedAndTheServerGoesOn(t *testing.T) {
	var l logged
	h := configured(t, func(c *server.Config) {
		c.Themes, c.Log, c.Limits = &mistaken{}, slog.New(slog.NewJSONHandler(&l, nil)), server.Limits{Queries: 1, Requests: 2, QueryTime: patience}
	})
	for range 4 {
		for _, target := range []string{"/api/v1/themes/candidates", "/themes/candidates"} {
			if w := askAs(h, "127.0.0.1:1", "localhost", target, "X-Request-Id", "mine"); w.Code != 500 || strings.Contains(w.Body.String(), "secret") {
				t.Errorf("%s: %d %.500s", target, w.Code, w.Body)
			}
		}
	}
	if w := askAs(h, "127.0.0.1:1", "localhost", "/api/v1/query?start=theme/service-mesh&path=%5Eabout"); w.Code != 200 {
		t.Errorf("a question afterwards: %d %.500s", w.Code, w.Body)
	}
	told := 0
	for _, line := range l.lines(t) {
		stack, _ := line["stack"].(string)
		if line["msg"] == "panic" && line["id"] == "mine" && line["error"] == "a secret of the inside" && strings.Contains(stack, "observe_test.go") {
			told++
		}
	}
	if told != 8 {
		t.Errorf("%d of 8 are in the log with the place they come from", told)
	}
	if n := samples(t, h)["throughline_requests_in_flight"]; n != 1 {
		t.Errorf("%v requests are said to be in flight", n)
	}
}

// TestASessionThatCannotBeReadIsLeftAsItIs: one of a newer program, or a
// damaged one, is not taken for a new one and written over.
func TestASessionThatCannotBeReadIsLeftAsItIs(t *testing.T) {
	m := newMemory()
	h := sessionServer(t, m, "")
	ada := newPerson(t, h)
	for id, document := range map[string]string{
		"aaaaaaaaaaaaaaaa": `{"format": 99, "key": "", "session": {"id": "aaaaaaaaaaaaaaaa"}}`, "bbbbbbbbbbbbbbbb": `{"format": 1`, "cccccccccccccccc": `{"format": 1}`,
	} {
		m.docs[id] = []byte(document)
		for _, w := range []*httptest.ResponseRecorder{ada.get("/sessions/" + id), ada.get("/api/v1/sessions/" + id),
			ada.json("/api/v1/sessions/"+id, map[string]any{"act": "note", "kind": "decision", "text": "a note"})} {
			if w.Code != 500 {
				t.Errorf("%s: %d %.500s", document, w.Code, w.Body)
			}
		}
		if got := string(m.docs[id]); got != document {
			t.Errorf("%s became %s", document, got)
		}
		if _, err := server.StoredSession([]byte(document)); err == nil {
			t.Errorf("%s is read", document)
		}
	}
	if w := ada.get("/sessions"); w.Code >= 500 {
		t.Errorf("the list of sessions: %d", w.Code)
	}
}
