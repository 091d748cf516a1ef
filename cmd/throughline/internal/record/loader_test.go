package record

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"throughline/graph/load"
	"throughline/graph/store/postgres/pgtest"
	"throughline/server"
)

func TestMain(m *testing.M) {
	code := m.Run()
	pgtest.StopShared()
	os.Exit(code)
}

func TestProgressIsToldFiveTimesASecond(t *testing.T) {
	clock := time.Unix(0, 0)
	var told []server.Progress
	tell := paced(func(p server.Progress) { told = append(told, p) }, func() time.Time { return clock })
	var want []server.Progress
	for _, step := range []struct {
		after time.Duration
		p     server.Progress
		told  bool
	}{
		{0, server.Progress{Doing: "reading", Done: 1, Total: 9}, true},
		{100 * time.Millisecond, server.Progress{Doing: "reading", Done: 2, Total: 9}, false},
		{100 * time.Millisecond, server.Progress{Doing: "reading", Done: 3, Total: 9}, true},
		{199 * time.Millisecond, server.Progress{Doing: "reading", Done: 4, Total: 9}, false},
		{0, server.Progress{Doing: "reading", Done: 9, Total: 9}, true},
		{0, server.Progress{Doing: "writing", Done: 1, Total: 5}, true},
		{0, server.Progress{Doing: "writing", Done: 2, Total: 5}, false},
		{0, server.Progress{Doing: "writing", Done: 5, Total: 5}, true},
	} {
		clock = clock.Add(step.after)
		tell(step.p)
		if step.told {
			want = append(want, step.p)
		}
	}
	if !slices.Equal(told, want) {
		t.Errorf("it tells\n%v\nnot\n%v", told, want)
	}
}

func TestWhatIsNotLoadedChangesNothing(t *testing.T) {
	r, c := equipped(t)
	before := r.Data
	try := func(ctx context.Context, u server.Upload) (*load.Summary, error) {
		t.Helper()
		summary, d, err := c.Loader.Load(ctx, u, quietly)
		if d != nil || r.Data != before {
			t.Errorf("%+v: there is another dataset", u)
		}
		s, _ := summary.(load.Summary)
		return &s, err
	}
	dry := schedule(t, 2031, talk{title: "A thing of its own"})
	dry.DryRun = true
	if s, err := try(t.Context(), dry); err != nil || s.Added["talk"] != 1 || s.Version != before.Version {
		t.Errorf("a dry run: %+v, %v", s, err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := try(gone, schedule(t, 2031, talk{title: "A thing of its own"})); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped before it began: %v", err)
	}
	var in *server.InputError
	for name, u := range map[string]server.Upload{
		"no such file": {Path: filepath.Join(t.TempDir(), "none")}, "no such format": {Path: dry.Path, Format: "nonsense"},
	} {
		if _, err := try(t.Context(), u); !errors.As(err, &in) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLoadsWaitForEachOther: each is planned on what the one before wrote, so
// that none is lost.
func TestLoadsWaitForEachOther(t *testing.T) {
	r, c := equipped(t)
	var all sync.WaitGroup
	for year := 2031; year < 2037; year++ {
		u := schedule(t, year, talk{title: "A thing of its own"})
		all.Go(func() {
			if _, _, err := c.Loader.Load(t.Context(), u, quietly); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	g := r.Data.Graph
	if first, last := g.YearSpan(); first != 2031 || last != 2036 {
		t.Errorf("the years are %d to %d", first, last)
	}
	if compiled, err := r.Store.Compile(t.Context()); err != nil || compiled.Len() != g.Len() {
		t.Errorf("the store has %d nodes, %d are served, %v", compiled.Len(), g.Len(), err)
	}
}

func TestAnEmptyStoreIsFilledOnce(t *testing.T) {
	r, _ := equipped(t)
	said := 0
	for range 2 {
		if err := r.FillEmpty(t.Context(), func(line string) {
			if strings.Contains(line, "corpus") {
				said++
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
	if said != 1 || r.Data.Graph.Len() == 0 {
		t.Errorf("filled %d times, %d nodes", said, r.Data.Graph.Len())
	}
}
