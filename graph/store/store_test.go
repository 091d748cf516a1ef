package store_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/store"
)

func fact(subject string, p graph.Predicate, object, source string) graph.Fact {
	return graph.Fact{Subject: graph.ID(subject), Predicate: p, Object: object,
		Evidence: graph.Evidence{Source: graph.ID(source), Locator: "L1", Status: graph.Stated}}
}

// talks makes n talks of one event, with titles that need escaping.
func talks(n int, source string) []graph.Fact {
	facts := []graph.Fact{fact("event/example-2018", graph.Year, "2018", source)}
	for i := range n {
		talk := "talk/t" + strconv.Itoa(i)
		facts = append(facts,
			fact(talk, graph.Title, "Talk \"quoted\" <"+strconv.Itoa(i)+">\n日本", source),
			fact(talk, graph.At, "event/example-2018", source),
			fact(talk, graph.About, "theme/t"+strconv.Itoa(i%7), source))
	}
	return facts
}

func open(t *testing.T, path string) *store.Store {
	t.Helper()
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func apply(t *testing.T, s *store.Store, c store.Change) {
	t.Helper()
	if err := s.Apply(context.Background(), c, nil); err != nil {
		t.Fatal(err)
	}
}

func compile(t *testing.T, s *store.Store) *graph.Graph {
	t.Helper()
	g, err := s.Compile(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func direct(t *testing.T, facts ...[]graph.Fact) *graph.Graph {
	t.Helper()
	var b graph.Builder
	for _, list := range facts {
		for _, f := range list {
			if err := b.Add(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestStoreKeepsFactsAcrossOpening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	facts := talks(8000, "source/a") // more than two batches
	s := open(t, path)
	apply(t, s, store.Change{Add: facts})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	if !reflect.DeepEqual(compile(t, s).Tables(), direct(t, facts).Tables()) {
		t.Error("what was scanned is not what was written")
	}
	if n, err := s.Size(context.Background()); err != nil || n != len(facts) {
		t.Errorf("size %d, %v; wrote %d", n, err, len(facts))
	}
}

func TestApplyingTwiceChangesNothing(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	facts := talks(50, "source/a")
	apply(t, s, store.Change{Add: facts})
	apply(t, s, store.Change{Add: facts})
	if n, _ := s.Size(context.Background()); n != len(facts) {
		t.Errorf("%d quads of %d facts", n, len(facts))
	}
}

func TestDropRemovesOnlyWhatOneSourceSaid(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	a, b := talks(40, "source/a"), talks(20, "source/b")
	apply(t, s, store.Change{Add: a})
	apply(t, s, store.Change{Add: b})
	apply(t, s, store.Change{Drop: a})
	if !reflect.DeepEqual(compile(t, s).Tables(), direct(t, b).Tables()) {
		t.Error("after dropping one source the other is not left as it was")
	}
	apply(t, s, store.Change{Add: a})
	if !reflect.DeepEqual(compile(t, s).Tables(), direct(t, a, b).Tables()) {
		t.Error("what was dropped cannot be added again")
	}
}

func TestApplyStopsBetweenBatches(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	ctx, cancel := context.WithCancel(context.Background())
	facts := talks(8000, "source/a")
	err := s.Apply(ctx, store.Change{Add: facts}, func(int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped with %v", err)
	}
	if n, _ := s.Size(context.Background()); n == 0 || n >= len(facts) || n%10_000 != 0 {
		t.Errorf("%d quads are in: not whole batches", n)
	}
	apply(t, s, store.Change{Add: facts})
	if !reflect.DeepEqual(compile(t, s).Tables(), direct(t, facts).Tables()) {
		t.Error("loading again does not complete a stopped load")
	}
}

func TestVersionIsForgottenWhenTheStoreChanges(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	version := func() string {
		v, err := s.Version()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if version() != "" {
		t.Error("a new store has a version")
	}
	if err := s.SetVersion("abc"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	s = open(t, path)
	if version() != "abc" {
		t.Errorf("version %q after opening again", version())
	}
	apply(t, s, store.Change{Add: talks(1, "source/a")})
	if version() != "" {
		t.Error("the version of an older state is still there")
	}
}

func TestOpenInAnotherProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	open(t, path)
	_, err := store.Open(path) // bbolt locks per descriptor, so this is like another process
	if !errors.Is(err, store.ErrLocked) || !strings.Contains(err.Error(), path) {
		t.Errorf("%v", err)
	}
}

func TestFilesThatAreNoStores(t *testing.T) {
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.db")
	s := open(t, whole)
	apply(t, s, store.Change{Add: talks(2000, "source/a")})
	s.Close()
	data, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]struct {
		data []byte
		want error
	}{
		"text.db":   {[]byte("not a store, whatever its name says"), store.ErrNotStore},
		"zeros.db":  {make([]byte, 1<<16), store.ErrNotStore},
		"short.db":  {data[:len(data)/8], store.ErrDamaged},
		"header.db": {data[:3*os.Getpagesize()], store.ErrDamaged},
		"meta.db":   {append(bytes.Repeat([]byte{0xff}, 2*os.Getpagesize()), data[2*os.Getpagesize():]...), store.ErrNotStore},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, bad.data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Open(path); !errors.Is(err, bad.want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(after, bad.data) {
			t.Errorf("%s was written to", name)
		}
	}
	if _, err := store.Open(dir); !errors.Is(err, store.ErrNotStore) {
		t.Errorf("a folder: %v", err)
	}
}

func TestNoPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("DID NOT RUN: root may write everywhere, so permission cannot be refused")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(filepath.Join(dir, "graph.db")); err == nil || !strings.Contains(err.Error(), "permission") {
		t.Errorf("%v", err)
	}
}

func TestWhatIsKilledHasLostNothing(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	before, after := talks(4000, "source/a"), talks(4000, "source/b")
	apply(t, s, store.Change{Add: before})
	ctx, cancel := context.WithCancel(context.Background())
	err := s.Apply(ctx, store.Change{Add: after, Drop: before}, func(int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped with %v", err)
	}
	g := compile(t, s)
	for _, f := range before {
		if _, ok := g.Lookup(f.Subject); !ok {
			t.Fatalf("%s is lost", f.Subject)
		}
	}
	apply(t, s, store.Change{Add: after, Drop: before})
	if !reflect.DeepEqual(compile(t, s).Tables(), direct(t, after).Tables()) {
		t.Error("applying it again does not complete it")
	}
}
