package record

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/store"
	"throughline/graph/store/postgres"
	"throughline/graph/store/postgres/pgtest"
	"throughline/server"
	"throughline/web"
)

// beside is a server over a database, which looks when it is told to, and
// another process that has the database open.
type beside struct {
	t             *testing.T
	here, another *Record
	server        *server.Server
	follower      *follower
	log           bytes.Buffer
}

func sideBySide(t *testing.T) *beside {
	t.Helper()
	if testing.Short() {
		t.Skip("THIS TEST DID NOT RUN: it starts a database, and -short is set")
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	b := &beside{t: t}
	address := pgtest.Shared(t).Database()
	for _, r := range []**Record{&b.here, &b.another} {
		one, err := Open(t.Context(), address, func(string) {})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { one.Close() })
		*r = one
	}
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := server.Config{Assets: assets, Build: "test", Log: slog.New(slog.NewTextHandler(&b.log, nil))}
	b.here.Equip(&c)
	b.server = server.New(c)
	b.follower = &follower{database: b.here.Store.(database), loader: c.Loader.(*loader), log: c.Log}
	b.follower.loader.swap = b.server.Swap
	return b
}

// look has the server see what the database holds now.
func (b *beside) look() {
	b.t.Helper()
	st, err := b.follower.database.State(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	b.follower.see(b.t.Context(), b.server, postgres.Seen{State: st})
}

// serves reports whether a page is there.
func (b *beside) serves(page string) bool {
	w := httptest.NewRecorder()
	b.server.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/"+page, nil))
	return w.Code == 200
}

// half writes a fact as a load does that has not come to its snapshot.
func (b *beside) half(n int) graph.ID {
	b.t.Helper()
	id := graph.ID(fmt.Sprintf("theme/made-up-%d", n))
	f := graph.Fact{Subject: id, Predicate: graph.Name, Object: "made up", Evidence: graph.Evidence{Source: "source/example", Locator: "L1", Status: graph.Stated}}
	if err := b.another.Store.Apply(b.t.Context(), store.Change{Add: []graph.Fact{f}}, nil); err != nil {
		b.t.Fatal(err)
	}
	return id
}

func TestWhatAnotherProcessLoadedIsServed(t *testing.T) {
	b := sideBySide(t)
	_, d, err := (&loader{record: b.another}).Load(t.Context(), schedule(t, 2031, talk{title: "A thing of its own"}), quietly)
	if err != nil {
		t.Fatal(err)
	}
	if b.serves("event/example-conf-2031") {
		t.Error("it is served before anybody looked")
	}
	b.look()
	if b.here.Data.Version != d.Version || !b.serves("event/example-conf-2031") {
		t.Errorf("version %s is served, %s was loaded", b.here.Data.Version, d.Version)
	}
	was := b.here.Data
	b.look()
	if b.here.Data != was {
		t.Error("nothing happened, and there is another dataset")
	}
}

// TestALoadThatDiedElsewhereIsMadeGood: facts without a snapshot may be those
// of a load that goes on, so the server looks twice more, and never while
// somebody writes.
func TestALoadThatDiedElsewhereIsMadeGood(t *testing.T) {
	b := sideBySide(t)
	theme := string(b.half(1))
	for n := range mostStale {
		if b.look(); b.serves(theme) {
			t.Errorf("it is served after %d looks", n+1)
		}
	}
	free, err := b.another.Store.(database).Lock(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if b.look(); b.serves(theme) {
		t.Error("it compiles while another writes")
	}
	free()
	b.follower.loader.mu.Lock()
	if b.look(); b.serves(theme) {
		t.Error("it compiles while a load goes on here")
	}
	b.follower.loader.mu.Unlock()
	if b.look(); !b.serves(theme) {
		t.Errorf("it is never served: %s", b.log.String())
	}
	if st, err := b.follower.database.State(t.Context()); err != nil || !st.Current() || st.Version != b.here.Data.Version {
		t.Errorf("%+v, %v, and version %s is served", st, err, b.here.Data.Version)
	}
	b.look() // at what it made itself
	theme = string(b.half(2))
	if b.look(); b.serves(theme) {
		t.Error("the next one is not waited for")
	}
}

func TestADatabaseThatIsAwayIsToldOnce(t *testing.T) {
	b := sideBySide(t)
	away := postgres.Seen{Err: fmt.Errorf("db: %w", postgres.ErrDown)}
	for range 3 {
		b.follower.see(t.Context(), b.server, away)
	}
	if err := b.follower.health(); err == nil || !strings.Contains(err.Error(), postgres.ErrDown.Error()) {
		t.Errorf("health is %v", err)
	}
	for range 3 {
		b.look()
	}
	if err := b.follower.health(); err != nil {
		t.Errorf("back again, health is %v", err)
	}
	if log := b.log.String(); strings.Count(log, "reading goes on") != 1 || strings.Count(log, "takes writes again") != 1 {
		t.Errorf("the log:\n%s", log)
	}
}

// TestWhatCannotBeReachedIsServedFromItsCopy, when it was served here before.
func TestWhatCannotBeReachedIsServedFromItsCopy(t *testing.T) {
	if testing.Short() {
		t.Skip("THIS TEST DID NOT RUN: it starts a database, and -short is set")
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	c := pgtest.Start(t)
	address := c.Database()
	r, err := OpenServed(t.Context(), address, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.FillEmpty(t.Context(), func(string) {}); err != nil {
		t.Fatal(err)
	}
	want := r.Data.Version
	r.Close()
	c.Stop()
	said := ""
	r, err = OpenServed(t.Context(), address, func(line string) { said += line })
	if err != nil || r.Data.Version != want || !strings.Contains(said, "serving the snapshot of") {
		t.Fatalf("%v, it said %q", err, said)
	}
	r.Close()
	if d, err := Read(context.Background(), address, func(string) {}); err != nil || d.Version != want {
		t.Errorf("read: %v", err)
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if _, err := OpenServed(t.Context(), address, func(string) {}); err == nil || !strings.Contains(err.Error(), "no snapshot to answer from") || strings.Contains(err.Error(), pgtest.Password) {
		t.Errorf("never served here: %v", err)
	}
	if _, err := Read(t.Context(), address, func(string) {}); err == nil || strings.Contains(err.Error(), pgtest.Password) {
		t.Errorf("read, never served here: %v", err)
	}
}
