package postgres_test

import (
	"context"
	"errors"
	"os"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"

	"throughline/graph"
	"throughline/graph/store"
	"throughline/graph/store/postgres"
	"throughline/graph/store/postgres/pgtest"
)

func TestMain(m *testing.M) {
	code := m.Run()
	pgtest.StopShared()
	os.Exit(code)
}

func fact(subject string, p graph.Predicate, object, source string) graph.Fact {
	return graph.Fact{Subject: graph.ID(subject), Predicate: p, Object: object,
		Evidence: graph.Evidence{Source: graph.ID(source), Locator: "L1", Status: graph.Stated}}
}

// talks makes n talks of one event, with titles that every layer might mangle.
func talks(n int, source string) []graph.Fact {
	facts := []graph.Fact{fact("event/example-2018", graph.Year, "2018", source)}
	for i := range n {
		talk := "talk/t" + strconv.Itoa(i)
		title := "Talk \"quoted\" <" + strconv.Itoa(i) + ">\n\t\\N 日本"
		switch i % 5 {
		case 1:
			title += "\x00"
		case 2:
			title += `\x00`
		}
		facts = append(facts,
			fact(talk, graph.Title, title, source),
			fact(talk, graph.At, "event/example-2018", source),
			fact(talk, graph.About, "theme/t"+strconv.Itoa(i%7), source))
	}
	return facts
}

func open(t testing.TB, address string) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func apply(t testing.TB, s *postgres.Store, c store.Change) {
	t.Helper()
	if err := s.Apply(context.Background(), c, nil); err != nil {
		t.Fatal(err)
	}
}

func compile(t testing.TB, s *postgres.Store) *graph.Graph {
	t.Helper()
	g, err := s.Compile(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func direct(t testing.TB, facts ...[]graph.Fact) *graph.Graph {
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

func same(t *testing.T, what string, s *postgres.Store, facts ...[]graph.Fact) {
	t.Helper()
	if !reflect.DeepEqual(compile(t, s).Tables(), direct(t, facts...).Tables()) {
		t.Errorf("%s: what was scanned is not what was written", what)
	}
	n := 0
	for _, list := range facts {
		n += len(list)
	}
	if size, err := s.Size(context.Background()); err != nil || size != n {
		t.Errorf("%s: %d quads, %v, want %d", what, size, err, n)
	}
}

func TestStoreKeepsWhatIsAppliedInEveryWay(t *testing.T) {
	c := pgtest.Shared(t)
	s := open(t, c.Database())
	a, b := talks(3500, "source/a"), talks(3400, "source/b") // more than a batch each
	few := talks(500, "source/few")
	apply(t, s, store.Change{Add: a})
	same(t, "filled", s, a)
	apply(t, s, store.Change{Add: a})
	same(t, "the same again", s, a)
	apply(t, s, store.Change{Add: b})
	same(t, "added with the indexes made again", s, a, b)
	apply(t, s, store.Change{Add: few})
	same(t, "added to the indexes", s, a, b, few)
	apply(t, s, store.Change{Add: b, Drop: few})
	same(t, "added again", s, a, b)
	apply(t, s, store.Change{Drop: a})
	same(t, "dropped", s, b)
	apply(t, s, store.Change{Drop: a})
	same(t, "dropped again", s, b)
	apply(t, s, store.Change{Drop: b, Add: a})
	same(t, "replaced", s, a)
	apply(t, s, store.Change{Drop: a})
	same(t, "emptied", s, nil)
	apply(t, s, store.Change{Add: b})
	same(t, "filled again", s, b)
}

func TestApplyStopsBetweenBatches(t *testing.T) {
	c := pgtest.Shared(t)
	s := open(t, c.Database())
	before, after := talks(14_000, "source/a"), talks(4000, "source/b") // few enough to be added in batches
	for _, there := range [][]graph.Fact{nil, before} {
		apply(t, s, store.Change{Add: there})
		ctx, cancel := context.WithCancel(context.Background())
		told := 0
		err := s.Apply(ctx, store.Change{Add: after}, func(done int) { told = done; cancel() })
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("stopped with %v", err)
		}
		if n, err := s.Size(t.Context()); err != nil || n != len(there)+told || told%10_000 != 0 || (told > 0) != (there != nil) {
			t.Errorf("%d quads are in, %d were told, beside %d: %v", n, told, len(there), err)
		}
	}
	apply(t, s, store.Change{Add: after})
	same(t, "loaded again", s, before, after)
}

func TestStateFollowsFactsAndSnapshot(t *testing.T) {
	c := pgtest.Shared(t)
	address := c.Database()
	s := open(t, address)
	if exists, err := s.Exists(t.Context()); exists || err != nil {
		t.Errorf("before anything was done: %v, %v", exists, err)
	}
	apply(t, s, store.Change{Add: talks(10, "source/a")})
	st, err := s.State(t.Context())
	if err != nil || st.Current() {
		t.Errorf("%+v, %v", st, err)
	}
	want := strings.Repeat("snapshot", 1<<20) // two parts
	set := func(version string) {
		unlock, err := s.Lock(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer unlock()
		if err := s.SetSnapshot(t.Context(), version, []byte(want)); err != nil {
			t.Fatal(err)
		}
	}
	set("one")
	set("two")
	other := open(t, address)
	got, st, err := other.Snapshot(t.Context())
	if err != nil || string(got) != want || st.Version != "two" || !st.Current() {
		t.Errorf("%d bytes, %+v, %v", len(got), st, err)
	}
	apply(t, s, store.Change{Add: talks(1, "source/b")})
	if got, st, _ := other.Snapshot(t.Context()); string(got) != want || st.Current() {
		t.Errorf("after a write: %d bytes, %+v", len(got), st)
	}
}

// deadline is a context whose deadline comes when another one ends.
type deadline struct{ context.Context }

func (d deadline) Err() error {
	if d.Context.Err() != nil {
		return context.DeadlineExceeded
	}
	return nil
}

func TestOneWritesWhileOthersWait(t *testing.T) {
	c := pgtest.Shared(t)
	address := c.Database()
	a, b := open(t, address), open(t, address)
	unlock, err := a.Lock(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.TryLock(t.Context()); !errors.Is(err, postgres.ErrBusy) {
		t.Errorf("a second lock: %v", err)
	}
	waits, end := context.WithCancel(t.Context())
	if _, err := b.Lock(deadline{waits}, end); !errors.Is(err, postgres.ErrBusy) {
		t.Errorf("a lock that is waited for: %v", err)
	}
	var waited sync.WaitGroup
	told := make(chan bool, 1)
	waited.Go(func() {
		free, err := b.Lock(t.Context(), func() { told <- true })
		if err != nil {
			t.Error(err)
			return
		}
		free()
	})
	<-told
	unlock()
	waited.Wait()
}

func TestTablesOfOthersAreRefused(t *testing.T) {
	c := pgtest.Shared(t)
	foreign, newer := c.Database(), c.Database()
	c.Exec(foreign, `CREATE TABLE nodes (id int)`)
	if _, err := open(t, foreign).State(t.Context()); !errors.Is(err, store.ErrNotStore) {
		t.Errorf("another program's tables: %v", err)
	}
	c.Exec(foreign, `CREATE SCHEMA mine`)
	apply(t, open(t, foreign+"?search_path=mine"), store.Change{Add: talks(3, "source/a")})
	apply(t, open(t, newer), store.Change{Add: talks(3, "source/a")})
	c.Exec(newer, `UPDATE throughline SET format = 99`)
	if _, err := open(t, newer).State(t.Context()); !errors.Is(err, store.ErrNewer) {
		t.Errorf("a newer program's tables: %v", err)
	}
	c.Exec(foreign, `SET search_path = mine; INSERT INTO nodes (hash, refs, value_bool) VALUES ('\x00', 1, true)`)
	if _, err := open(t, foreign+"?search_path=mine").Compile(t.Context()); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("a value that no fact has: %v", err)
	}
}

func TestSeveralMakeTheTablesAtOnce(t *testing.T) {
	c := pgtest.Shared(t)
	address := c.Database()
	var wait sync.WaitGroup
	for range 5 {
		s := open(t, address)
		wait.Go(func() {
			if _, err := s.State(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
}
