package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/graph/store/postgres/pgtest"
)

// dbSite is a server of this test's program over a database.
type dbSite struct {
	t   *testing.T
	url string
	log *lockedBuffer
	end func()
}

// serveDatabase runs serve in this process until the test ends or end is
// called.
func serveDatabase(t *testing.T, store string) *dbSite {
	t.Helper()
	addr := freeAddress(t)
	ctx, cancel := context.WithCancel(context.Background())
	s := &dbSite{t: t, url: "http://" + addr, log: &lockedBuffer{}}
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, []string{"serve", "--store", store, "--addr", addr}, strings.NewReader(""), io.Discard, s.log)
	}()
	s.end = func() {
		cancel()
		<-done
		s.end = func() {}
		if strings.Contains(s.log.String(), pgtest.Password) {
			t.Errorf("the log shows the password: %s", s.log)
		}
	}
	t.Cleanup(func() { s.end() })
	s.until("it serves", func() bool { return s.get("/readyz").StatusCode == http.StatusOK })
	return s
}

// get returns an answer with its body read; the status is 0 when there is none.
func (s *dbSite) get(path string) *http.Response {
	resp, err := http.Get(s.url + path)
	if err != nil {
		return &http.Response{Body: http.NoBody}
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(resp.Body)
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp
}

func (s *dbSite) text(path string) string {
	body, _ := io.ReadAll(s.get(path).Body)
	return string(body)
}

type ready struct {
	Writing        bool
	Store, Version string
}

func (s *dbSite) ready() (r ready) {
	_ = json.Unmarshal([]byte(s.text("/readyz")), &r) // no answer is not ready
	return r
}

// until waits for what must come true. Others are served within 5 s of a load
// on a machine that is not busy; here it may be.
func (s *dbSite) until(what string, f func() bool) {
	s.t.Helper()
	for deadline := time.Now().Add(patience); !f(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("it never came true that %s: %+v\n%s", what, s.ready(), s.log)
		}
	}
}

func scheduleFile(t *testing.T, talks int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "schedule.xml")
	if err := os.WriteFile(path, []byte(madeSchedule(talks)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestServersShareADatabase starts two at once on an empty database and writes
// through each of them and from the command line.
func TestServersShareADatabase(t *testing.T) {
	x := databaseCLI(t, pgtest.Shared(t))
	sites := make(chan *dbSite, 2)
	for range 2 {
		go func() { sites <- serveDatabase(t, x.store) }()
	}
	a, b := <-sites, <-sites
	if n := strings.Count(a.log.String()+b.log.String(), "loading the embedded corpus"); n != 1 {
		t.Errorf("the corpus was loaded %d times", n)
	}
	follows := func(what, before string) string {
		t.Helper()
		a.until(what, func() bool { v := a.ready().Version; return v != before && v != "" && v == b.ready().Version })
		return a.ready().Version
	}
	version := follows("both serve the corpus", "")

	start := time.Now()
	if err := sendSchedule(a.url, madeSchedule(40)); err != nil {
		t.Fatal(err)
	}
	version = follows("a load through one is served by both", version)
	x.quiet(0, "load", scheduleFile(t, 80))
	version = follows("a load from the command line is served by both", version)
	t.Logf("two loads of 40 talks each and followed in %v", time.Since(start).Round(time.Millisecond))
	if !strings.Contains(b.text("/talk/lesson-70-on-service-meshes-example-conf-2031")+b.text("/search?q=Lesson+70"), "Lesson 70") {
		t.Error("what was loaded cannot be found")
	}

	// A decision made on a version that the other server has replaced.
	var decided struct{ Version string }
	if !post(t, b.url+"/api/v1/themes", map[string]any{"decision": "reject", "phrase": "lesson learnt"}, &decided) {
		t.Fatal("a decision was refused")
	}
	if v := follows("a decision is served by both", version); v != decided.Version {
		t.Errorf("version %s is served, %s was decided", v, decided.Version)
	}

	var made struct{ ID, Key string }
	if !post(t, a.url+"/api/v1/sessions", map[string]any{"about": "theme/service-mesh"}, &made) {
		t.Fatal("no session was made")
	}
	told := make(chan string, 16)
	go followEvents(t.Context(), b.url+"/api/v1/sessions/"+made.ID+"/events?follow=1", told)
	<-told
	if !post(t, a.url+"/api/v1/sessions/"+made.ID, map[string]any{"act": "show", "path": "/themes", "item": 0}, &struct{}{}, "X-Session-Key", made.Key) {
		t.Fatal("nothing was shown")
	}
	for state := ""; !strings.Contains(state, "/themes"); {
		select {
		case state = <-told:
		case <-time.After(patience):
			t.Fatal("a follower at the other server was never told")
		}
	}
	for i, s := range []*dbSite{a, b, a, b} {
		if !post(t, s.url+"/api/v1/sessions/"+made.ID, map[string]any{"act": "note", "kind": "decision", "text": fmt.Sprintf("note %d", i)}, &struct{}{}) {
			t.Errorf("note %d was refused", i)
		}
	}
	for _, s := range []*dbSite{a, b} {
		s.until("all notes are there", func() bool { return strings.Count(s.text("/api/v1/sessions/"+made.ID), `"text":"note `) == 4 })
	}
}

// followEvents passes on what a follower is told.
func followEvents(ctx context.Context, url string, told chan<- string) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	buffer := make([]byte, 8<<10)
	for {
		n, err := resp.Body.Read(buffer)
		if err != nil {
			return
		}
		told <- string(buffer[:n])
	}
}

// TestServingWhileTheDatabaseIsAway takes PostgreSQL away in every way that a
// server may meet.
func TestServingWhileTheDatabaseIsAway(t *testing.T) {
	c := pgtest.Start(t, "max_connections=20", "superuser_reserved_connections=1")
	x := databaseCLI(t, c)
	s := serveDatabase(t, x.store)
	version := s.ready().Version
	reads := func(when string) {
		t.Helper()
		if got := s.get("/theme/service-mesh").StatusCode; got != 200 {
			t.Errorf("%s: a page is answered with %d", when, got)
		}
	}
	refused := func(when, why string) {
		t.Helper()
		s.until(when, func() bool { r := s.ready(); return !r.Writing && strings.Contains(r.Store, why) })
		reads(when)
		resp, err := http.Post(s.url+"/api/v1/sessions", "application/json", strings.NewReader(`{"about":"theme/service-mesh"}`))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != 503 || resp.Header.Get("Retry-After") == "" {
			t.Errorf("%s: a write is answered with %s, Retry-After %q", when, resp.Status, resp.Header.Get("Retry-After"))
		}
	}
	recovered := func(when string) {
		t.Helper()
		s.until("writing works again "+when, func() bool {
			return s.ready().Writing && post(t, s.url+"/api/v1/sessions", map[string]any{"about": "theme/service-mesh"}, &struct{}{})
		})
	}
	c.Stop()
	refused("stopped", "cannot be reached")
	c.Up()
	recovered("after a restart")
	c.Kill()
	c.Up()
	recovered("after a crash")
	c.Exec("postgres", `ALTER SYSTEM SET default_transaction_read_only = on`, `SELECT pg_reload_conf()`)
	refused("read only", "takes no writes")
	c.Exec("postgres", `SET default_transaction_read_only = off`, `ALTER SYSTEM RESET default_transaction_read_only`, `SELECT pg_reload_conf()`)
	recovered("after it was read only")

	s.end()
	c.Stop()
	s = serveDatabase(t, x.store)
	if v := s.ready().Version; v != version {
		t.Errorf("started without the database, it serves %s, not %s", v, version)
	}
	refused("down at the start", "cannot be reached")
	if said := x.quiet(0, "search", "mesh"); !strings.Contains(said, "answering from the snapshot") {
		t.Errorf("a search without the database: %s", said)
	}
	c.Up()
	recovered("after a start without it")
	s.end()

	c.Stop()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if said := x.quiet(exitFailed, "serve", "--addr", freeAddress(t)); !strings.Contains(said, "no snapshot to answer from") {
		t.Errorf("nothing was ever served here: %s", said)
	}
}

// TestServingWithoutAConnectionLeft holds every connection that the database
// allows.
func TestServingWithoutAConnectionLeft(t *testing.T) {
	c := pgtest.Start(t, "max_connections=12", "superuser_reserved_connections=1")
	x := databaseCLI(t, c)
	s := serveDatabase(t, x.store)
	free := c.HoldConnections(x.store)
	note := func() (int, string) {
		resp, err := http.Post(s.url+"/api/v1/sessions", "application/json", strings.NewReader(`{"about":"theme/service-mesh"}`))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.StatusCode, resp.Header.Get("Retry-After")
	}
	// The server may hold some itself: it gives the idle ones back.
	s.until("a write is refused or done", func() bool { code, retry := note(); return code == 201 || code == 503 && retry != "" })
	if got := s.get("/theme/service-mesh").StatusCode; got != 200 {
		t.Errorf("a page is answered with %d", got)
	}
	if said := x.quiet(exitFailed, "load", "corpus"); !strings.Contains(said, "cannot be reached") {
		t.Errorf("a load: %s", said)
	}
	free()
	s.until("writing works again", func() bool { code, _ := note(); return code == 201 })
}
