package record

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph/change"
	"throughline/graph/wire"
	"throughline/server"
	"throughline/server/api"
)

type talk struct{ track, title, abstract string }

// schedule is an upload of a made-up conference.
func schedule(t *testing.T, year int, talks ...talk) server.Upload {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, `<schedule><conference><title>Example Conf %d</title><start>%[1]d-02-01</start></conference><day date="%[1]d-02-01"><room name="A">`, year)
	for i, one := range talks {
		fmt.Fprintf(&b, `<event id="%d%d"><start>10:00</start><duration>00:30</duration><title>%s</title><track>%s</track><abstract>%s</abstract><persons/></event>`, year, i, one.title, one.track, one.abstract)
	}
	b.WriteString(`</room></day></schedule>`)
	path := filepath.Join(t.TempDir(), "s.xml")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return server.Upload{Path: path}
}

// things are talks about nothing that recurs.
func things(n int) (talks []talk) {
	for i := range n {
		talks = append(talks, talk{fmt.Sprintf("Track %d", i%4), fmt.Sprintf("Thing %d", i), "We will show you how a thing of ours came to be what it is."})
	}
	return talks
}

// wobbly are two talks about one subject, among others.
func wobbly(year int) []talk {
	y := strconv.Itoa(year)
	return append(things(12),
		talk{"Networks", "Wobbly meshes in " + y, "A wobbly mesh is what we made in " + y + ", and it is what you can make."},
		talk{"Networks", "Quiet links " + y, "How the wobbly mesh of " + y + " came to be so quiet, and why that is the wobbly mesh for you."})
}

// equipped is a new store, and what a server has of it.
func equipped(t *testing.T) (*Record, server.Config) {
	t.Helper()
	r, err := Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	var c server.Config
	r.Equip(&c)
	return r, c
}

func quietly(server.Progress) {}

// TestALoadThatStopsHalfWayIsServedAsFarAsItCame: the next load is planned on
// what the store holds, so that store and snapshot go on being one.
func TestALoadThatStopsHalfWayIsServedAsFarAsItCame(t *testing.T) {
	r, c := equipped(t)
	before := r.Data.Version
	ctx, cancel := context.WithCancel(t.Context())
	_, d, err := c.Loader.Load(ctx, schedule(t, 2031, things(1500)...), func(p server.Progress) {
		if p.Doing == "writing" {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("it was not stopped: %v", err)
	}
	if d == nil || d.Version == before {
		t.Fatal("nothing of it is served")
	}
	_, d, err = c.Loader.Load(t.Context(), schedule(t, 2032, talk{title: "A thing of its own"}), quietly)
	if err != nil || d != r.Data {
		t.Fatal(err)
	}
	g, err := r.Store.Compile(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if compiled := server.Version(wire.Encode(g)); compiled != d.Version {
		t.Errorf("the store compiles to %s, and %s is served", compiled, d.Version)
	}
	read, err := Read(t.Context(), r.Store.Name(), func(string) {})
	if err != nil || read.Version != d.Version {
		t.Errorf("the snapshot is %v, %v", read, err)
	}
}

// TestDecisionsAreKept: a server lists without what was decided just now, and
// does not work its list out again for it.
func TestDecisionsAreKept(t *testing.T) {
	r, c := equipped(t)
	for _, year := range []int{2017, 2018, 2019} {
		if _, _, err := c.Loader.Load(t.Context(), schedule(t, year, wobbly(year)...), quietly); err != nil {
			t.Fatal(err)
		}
	}
	k := c.Themes.(*keeper)
	isListed := func() bool {
		t.Helper()
		list, err := k.Candidates(t.Context(), r.Data)
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(list.Candidates, func(one api.Candidate) bool { return one.Phrase == "wobbly mesh" && one.Known == "" })
	}
	if !isListed() {
		t.Fatal("what recurs is not listed")
	}
	for _, decision := range []string{"accept", "withdraw", "reject", "withdraw"} {
		decided, d, err := k.Decide(t.Context(), api.ThemeDecision{Decision: decision, Phrase: "wobbly mesh"})
		if err != nil || d != r.Data || decided.Version != d.Version {
			t.Fatalf("%s: %+v, %v", decision, decided, err)
		}
		if k.of != d.Graph {
			t.Errorf("after %s the list is worked out again", decision)
		}
		if got := isListed(); got != (decision == "withdraw") {
			t.Errorf("after %s it is listed: %v", decision, got)
		}
	}
	var in *server.InputError
	if _, _, err := k.Decide(t.Context(), api.ThemeDecision{Decision: "withdraw", Phrase: "wobbly mesh"}); !errors.As(err, &in) {
		t.Errorf("nothing to withdraw: %v", err)
	}
}

// TestASaveThatComesSecondIsToldWhatChanged in between, by whatever wrote.
func TestASaveThatComesSecondIsToldWhatChanged(t *testing.T) {
	r, c := equipped(t)
	if _, _, err := c.Loader.Load(t.Context(), schedule(t, 2017, wobbly(2017)...), quietly); err != nil {
		t.Fatal(err)
	}
	made := r.Data.Version
	save := change.Save{Version: made}
	if _, err := c.Bench.Preview(t.Context(), r.Data, save); err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.Loader.Load(t.Context(), schedule(t, 2018, talk{title: "A thing of its own"}), quietly); err != nil {
		t.Fatal(err)
	}
	var second *change.Conflict
	if _, err := c.Bench.Preview(t.Context(), r.Data, save); !errors.As(err, &second) {
		t.Errorf("looked at: %v", err)
	}
	if _, d, err := c.Bench.Save(t.Context(), save); !errors.As(err, &second) || d != nil {
		t.Fatalf("saved: %v", err)
	}
	if diff := second.Difference; diff.From != made || diff.To != r.Data.Version || len(diff.Added) == 0 {
		t.Errorf("it is told %+v", diff)
	}
}

func TestReadingWhatIsNotThere(t *testing.T) {
	name := filepath.Join(t.TempDir(), "graph.db")
	if _, err := Read(t.Context(), name, func(string) {}); !errors.Is(err, ErrNothingLoaded) {
		t.Errorf("no snapshot: %v", err)
	}
	if _, err := OpenExisting(t.Context(), name); !errors.Is(err, ErrNothingLoaded) {
		t.Errorf("no store: %v", err)
	}
	if err := os.Mkdir(name+SnapshotSuffix, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(t.Context(), name, func(string) {}); err == nil || strings.Contains(err.Error(), "delete") {
		t.Errorf("what cannot be read is not damaged: %v", err)
	}
	var wrong *AddressError
	if _, err := Open(t.Context(), "postgres://me:secret@host:port/x", func(string) {}); !errors.As(err, &wrong) || strings.Contains(err.Error(), "secret") {
		t.Errorf("an address that is none: %v", err)
	}
}
