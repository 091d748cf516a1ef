package server_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"math"
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
		Limits: server.Limits{QueryTime: patience}, // what is visited ends a question, on every machine at the same place
		Log:    slog.New(slog.DiscardHandler)}), nil
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
		var q api.Query
		if err := json.Unmarshal(get(s, "/api/v1/query?"+query).Body.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		if !q.Cut || q.Why == "" || len(q.Results) == 0 || len(q.Results) > 10_000 {
			t.Errorf("%s: cut %t %q with %d results", query, q.Cut, q.Why, len(q.Results))
		}
	}
	if got := texts(page(t, s, "/paths?"+endless, http.StatusOK), ".lead"); len(got) == 0 || !strings.HasPrefix(got[0], "Cut short") {
		t.Errorf("the page says %q", got)
	}
}

func TestCancellingARequestStopsItsWork(t *testing.T) {
	s := busyServer(t)
	ask := func(after int64) (asked int64) {
		client := &graphtest.Asked{Context: t.Context(), Most: after}
		s.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(client, http.MethodGet, "/api/v1/query?"+endless, nil))
		return client.Times()
	}
	whole := ask(math.MaxInt64)
	if whole < 100 {
		t.Fatalf("the work looks %d times whether it is still wanted", whole)
	}
	if asked := ask(whole / 20); asked > whole/20+10 {
		t.Errorf("the client went away when it was looked for %d times; the work looked %d times, of %d in all", whole/20, asked, whole)
	}
}

// waiting has candidates once it is told to.
type waiting struct {
	fakeKeeper
	began, free chan bool
}

func (w *waiting) Candidates(ctx context.Context, d *server.Dataset) (api.Candidates, error) {
	w.began <- true
	<-w.free
	return w.fakeKeeper.Candidates(ctx, d)
}

// TestCostlyQuestionsLeaveTheServerAnswering asks as many as there are places
// for, and more: those are told when to come back, and whatever is not costly
// is answered.
func TestCostlyQuestionsLeaveTheServerAnswering(t *testing.T) {
	const places = 3
	keeper := &waiting{fakeKeeper{t: t}, make(chan bool), make(chan bool)}
	s := configured(t, func(c *server.Config) {
		c.Themes, c.Limits = keeper, server.Limits{Queries: places, QueryWait: time.Millisecond}
	})
	const question = "/api/v1/themes/candidates"
	held := make(chan int)
	for range places {
		go func() { held <- get(s, question).Code }()
		<-keeper.began
	}
	for target, want := range map[string]int{
		question: 503, "/themes/candidates": 503, "/api/v1/query?start=theme/service-mesh&path=%5Eabout": 503, "/paths": 503,
		"/healthz": 200, "/": 200, "/theme/service-mesh": 200, "/api/v1/search?q=mesh": 200,
	} {
		if w := get(s, target); w.Code != want || (w.Header().Get("Retry-After") != "") != (want == 503) {
			t.Errorf("%s: %d, want %d; Retry-After %q", target, w.Code, want, w.Header().Get("Retry-After"))
		}
	}
	close(keeper.free)
	for range places {
		if code := <-held; code != 200 {
			t.Errorf("one that had a place: %d", code)
		}
	}
	go func() { <-keeper.began }()
	if w := get(s, question); w.Code != 200 {
		t.Errorf("when there is room again: %d", w.Code)
	}
	if n := samples(t, s)[`throughline_refused_total{limit="busy"}`]; n != 4 {
		t.Errorf("%v were counted as refused", n)
	}
}

// TestSoakManyCostlyQueries asks 100 at once, on a machine that does nothing
// else: whoever watches the server's health notices nothing.
func TestSoakManyCostlyQueries(t *testing.T) {
	if os.Getenv("THROUGHLINE_SOAK") == "" {
		t.Skip("NOT RUN: THROUGHLINE_SOAK is not set ('make soak' sets it)")
	}
	h := httptest.NewServer(busyServer(t))
	defer h.Close()
	idle := watch(t, h.URL, time.After(100*time.Millisecond))
	status := make([]int, 100)
	var all sync.WaitGroup
	for i := range status {
		all.Go(func() { status[i] = costly(t, h.URL) })
	}
	done := make(chan time.Time)
	go func() { all.Wait(); close(done) }()
	health := watch(t, h.URL, done)
	median, most, slow := health[len(health)/2], health[len(health)-1], idle[len(idle)/2]
	t.Logf("/healthz: median %s, most %s of %d; median %s when nothing is asked", median, most, len(health), slow)
	if median > max(50*time.Millisecond, 5*slow) {
		t.Errorf("/healthz took %s in the median, and %s when nothing was asked", median, slow)
	}
	for _, code := range status {
		if code != http.StatusOK && code != http.StatusServiceUnavailable {
			t.Errorf("status %d", code)
		}
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
