package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"math/rand/v2"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"throughline/graph/store/postgres/pgtest"
)

// TestLoadsOfADatabaseThatCrashes kills PostgreSQL at seeded moments of a load:
// what was acknowledged is there, and loading again gives what an undisturbed
// load gives.
func TestLoadsOfADatabaseThatCrashes(t *testing.T) {
	c := pgtest.Start(t)
	x := databaseCLI(t, c)
	file := scheduleFile(t, rounds(3000, 100))
	x.quiet(0, "load", "corpus")
	start := time.Now()
	undisturbed := x.version("load", file)
	took := time.Since(start)
	r := rand.New(rand.NewPCG(11, 5))
	for round := range rounds(20, 2) {
		x.store = c.Database()
		x.quiet(0, "load", "corpus") // acknowledged
		var out, errs bytes.Buffer
		done := make(chan int, 1)
		go func() {
			done <- run(context.Background(), []string{"--store", x.store, "load", file}, strings.NewReader(""), &out, &errs)
		}()
		time.Sleep(time.Duration(r.Float64() * float64(took)))
		c.Kill()
		code := <-done
		c.Up()
		if said := errs.String(); code != 0 && (!strings.Contains(said, "cannot be reached") || strings.Contains(said, pgtest.Password)) {
			t.Errorf("round %d: exit %d: %s", round, code, said)
		}
		x.quiet(0, "check")
		if out, _, _ := x.run("query", "theme/service-mesh", "^about"); out == "" {
			t.Errorf("round %d: the corpus, which was acknowledged, is not there", round)
		}
		if again := x.version("load", file); again != undisturbed {
			t.Errorf("round %d: loaded again it is %s, undisturbed %s", round, again, undisturbed)
		}
	}
}

// version carries out a load and returns the version it made.
func (c *cli) version(args ...string) string {
	c.t.Helper()
	out, errs, code := c.run(append([]string{"--json"}, args...)...)
	var s struct{ Version string }
	if err := json.Unmarshal([]byte(out), &s); err != nil || code != 0 {
		c.t.Fatalf("%v: exit %d, %v: %s", args, code, err, errs)
	}
	return s.Version
}

// roundRobin is a client that asks the servers in turn, and the next one when
// an answer fails.
type roundRobin struct {
	sites          []string
	next, retries  atomic.Int64
	asked, failed  atomic.Int64
	mu             sync.Mutex
	lastFailure    string
	versionsServed map[string]bool
}

func (r *roundRobin) get(path string) {
	r.asked.Add(1)
	turn := int(r.next.Add(1))
	for try := range 2 {
		r.retries.Add(int64(try))
		resp, err := http.Get(r.sites[(turn+try)%len(r.sites)] + path)
		if err == nil {
			body, read := io.ReadAll(resp.Body)
			resp.Body.Close()
			if read == nil && resp.StatusCode < 500 {
				r.note(path, body)
				return
			}
			err = read
		}
		r.mu.Lock()
		r.lastFailure = path
		if err != nil {
			r.lastFailure += ": " + err.Error()
		}
		r.mu.Unlock()
	}
	r.failed.Add(1)
}

func (r *roundRobin) note(path string, body []byte) {
	var v struct{ Version string }
	if path != "/api/v1/version" || json.Unmarshal(body, &v) != nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.versionsServed[v.Version] = true
}

func (r *roundRobin) saw(version string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.versionsServed[version]
}

// TestThreeServersOneKilled has clients go round three servers over one
// database, while a load goes on and one server is killed and started again.
func TestThreeServersOneKilled(t *testing.T) {
	x := databaseCLI(t, pgtest.Shared(t))
	var servers [3]*exec.Cmd
	client := &roundRobin{versionsServed: map[string]bool{}}
	var addresses [3]string
	for i := range servers {
		addresses[i] = freeAddress(t)
		servers[i] = served(t, x.store, addresses[i])
		defer func() { _ = servers[i].Process.Kill(); _ = servers[i].Wait() }()
		client.sites = append(client.sites, "http://"+addresses[i])
	}
	ctx, stop := context.WithCancel(t.Context())
	var clients sync.WaitGroup
	for range 3 {
		clients.Go(func() {
			for i := 0; ctx.Err() == nil; i++ {
				client.get([]string{"/theme/service-mesh", "/api/v1/version", "/themes", "/api/v1/search?q=mesh", "/readyz"}[i%5])
				time.Sleep(5 * time.Millisecond)
			}
		})
	}
	first := &dbSite{t: t, url: client.sites[0], log: &lockedBuffer{}}
	before := first.ready().Version
	first.until("a client knows what is served", func() bool { return client.saw(before) })
	for range rounds(10, 1) {
		retries := client.retries.Load()
		loaded := make(chan error, 1)
		go func() { loaded <- sendSchedule(client.sites[0], madeSchedule(rounds(5000, 400))) }()
		time.Sleep(100 * time.Millisecond)
		_ = servers[1].Process.Kill()
		_ = servers[1].Wait() // killed
		first.until("a client meets the server that is not there", func() bool { return client.retries.Load() > retries })
		servers[1] = served(t, x.store, addresses[1])
		if err := <-loaded; err != nil {
			t.Error(err)
		}
	}
	last := first.ready().Version
	for _, url := range client.sites {
		s := &dbSite{t: t, url: url, log: &lockedBuffer{}}
		s.until("every server serves the load", func() bool { return s.ready().Version == last })
		s.until("a client has seen it", func() bool { return client.saw(last) })
	}
	stop()
	clients.Wait()
	t.Logf("%d requests, %d tried twice, %d failed, %d versions", client.asked.Load(), client.retries.Load(), client.failed.Load(), len(client.versionsServed))
	if client.failed.Load() > 0 {
		t.Errorf("the last failure was %s", client.lastFailure)
	}
	if before == last {
		t.Error("nothing was loaded")
	}
}
