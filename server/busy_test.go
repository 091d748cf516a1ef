package server_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"throughline/graph/graphtest"
	"throughline/graph/wire"
	"throughline/server"
	"throughline/server/api"
	"throughline/web"
)

// busy serves 12,000 generated talks.
var busy = sync.OnceValues(func() (*server.Server, error) {
	assets, err := web.Load()
	if err != nil {
		return nil, err
	}
	g := graphtest.Talks(12_000, 42)
	d := server.NewDataset(g, wire.Encode(g))
	d.Prepare() // here, so that it does not run beside what is measured
	return server.New(server.Config{Data: d, Assets: assets, Build: "test",
		Log: slog.New(slog.DiscardHandler)}), nil
})

func busyServer(t *testing.T) *server.Server {
	t.Helper()
	if testing.Short() {
		t.Skip("THIS TEST DID NOT RUN: it makes a large graph, and -short is set")
	}
	s, err := busy()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// endless visits more edges from a hub than any budget holds.
const endless = "start=theme/0&path=%5Eabout/(by/%5Eby)*"

func TestWhatCostsTooMuchIsCutAndSaysSo(t *testing.T) {
	s := busyServer(t)
	for _, query := range []string{endless, "start=talk/0&path=(by/%5Eby)*"} {
		start := time.Now()
		var q api.Query
		if err := json.Unmarshal(get(s, "/api/v1/query?"+query).Body.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		if !q.Cut || q.Why == "" || len(q.Results) == 0 || len(q.Results) > 10_000 {
			t.Errorf("%s: cut %t %q with %d results", query, q.Cut, q.Why, len(q.Results))
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s took %s", query, took)
		}
	}
	if got := texts(page(t, s, "/paths?"+endless, http.StatusOK), ".lead"); len(got) == 0 || !strings.HasPrefix(got[0], "Cut short") {
		t.Errorf("the page says %q", got)
	}
}

func TestCancellingARequestStopsItsWork(t *testing.T) {
	s := busyServer(t)
	ask := func(ctx context.Context) time.Duration {
		start := time.Now()
		s.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(ctx, http.MethodGet, "/api/v1/query?"+endless, nil))
		return time.Since(start)
	}
	ask(t.Context())
	whole := ask(t.Context())
	shortest := whole
	for range 5 { // one that was not kept waiting by other processes is enough
		ctx, cancel := context.WithTimeout(t.Context(), whole/20)
		shortest = min(shortest, ask(ctx))
		cancel()
	}
	if shortest > whole/2 {
		t.Errorf("cancelled after %s, it went on for %s of %s", whole/20, shortest, whole)
	}
}

// TestManyCostlyQueriesLeaveTheServerAnswering asks 100 at once: some are
// answered, and the rest are told when to come back. That whoever watches the
// server's health notices nothing is asserted by make soak, on a quiet machine.
func TestManyCostlyQueriesLeaveTheServerAnswering(t *testing.T) {
	h := httptest.NewServer(busyServer(t))
	defer h.Close()
	idle := watch(t, h.URL, time.After(100*time.Millisecond))
	const clients = 100
	status := make([]int, clients)
	var all sync.WaitGroup
	for i := range clients {
		all.Go(func() { status[i] = costly(t, h.URL) })
	}
	done := make(chan time.Time)
	go func() { all.Wait(); close(done) }()
	health := watch(t, h.URL, done)
	answered, refused := 0, 0
	for _, code := range status {
		switch code {
		case http.StatusOK:
			answered++
		case http.StatusServiceUnavailable:
			refused++
		default:
			t.Errorf("status %d", code)
		}
	}
	median, most := health[len(health)/2], health[len(health)-1]
	t.Logf("%d answered, %d refused; /healthz: median %s, most %s of %d", answered, refused, median, most, len(health))
	if answered < 4 || refused < 1 {
		t.Errorf("%d answered and %d refused", answered, refused)
	}
	if slow := idle[len(idle)/2]; os.Getenv("THROUGHLINE_SOAK") != "" && median > max(50*time.Millisecond, 5*slow) { // a machine that is busy with other things is slow anyway
		t.Errorf("/healthz took %s in the median, and %s when nothing was asked", median, slow)
	}
}

func costly(t *testing.T, url string) int {
	resp, err := http.Get(url + "/api/v1/query?" + endless)
	if err != nil {
		t.Error(err)
		return 0
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, resp.Body)
	if resp.StatusCode == http.StatusServiceUnavailable && resp.Header.Get("Retry-After") == "" {
		t.Error("503 without Retry-After")
	}
	return resp.StatusCode
}

// watch asks for the server's health until done, and returns the times sorted.
func watch(t *testing.T, url string, done <-chan time.Time) []time.Duration {
	var took []time.Duration
	for {
		start := time.Now()
		resp, err := http.Get(url + "/healthz")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		took = append(took, time.Since(start))
		select {
		case <-done:
			slices.Sort(took)
			return took
		case <-time.After(5 * time.Millisecond):
		}
	}
}
