package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/cmd/throughline/internal/record"
)

// cli runs one command line against a store of its own.
type cli struct {
	t     *testing.T
	store string
	in    string
}

// storeFlag is what --store takes for a file or a database.
func storeFlag(store string) string {
	if record.IsDatabase(store) {
		return store
	}
	return "bolt:" + store
}

func newCLI(t *testing.T) *cli {
	t.Helper()
	return &cli{t: t, store: filepath.Join(t.TempDir(), "graph.db")}
}

func (c *cli) run(args ...string) (out, errs string, code int) {
	c.t.Helper()
	var o, e bytes.Buffer
	code = run(c.t.Context(), append([]string{"--store", storeFlag(c.store)}, args...), strings.NewReader(c.in), &o, &e)
	return o.String(), e.String(), code
}

func TestLoadingTheCorpusTwiceChangesNothing(t *testing.T) {
	c := newCLI(t)
	type summary struct {
		Read, Added, Unchanged map[string]int
		Version                string
	}
	var versions []string
	for i := range 2 {
		out, errs, code := c.run("--json", "load", "corpus")
		var s summary
		if err := json.Unmarshal([]byte(out), &s); err != nil || code != 0 {
			t.Fatalf("%d, %s, %v", code, errs, err)
		}
		if got := s.Read["talk"]; got != 53 {
			t.Errorf("the corpus has %d talks, want 53", got)
		}
		if got := s.Added["talk"]; got != []int{53, 0}[i] {
			t.Errorf("load %d added %d talks", i+1, got)
		}
		versions = append(versions, s.Version)
	}
	if versions[0] != versions[1] || versions[0] == "" {
		t.Errorf("versions %q", versions)
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	c := newCLI(t)
	out, errs, code := c.run("load", "corpus", "--dry-run")
	if code != 0 || !strings.Contains(out, "53 talks") {
		t.Fatalf("%d\n%s%s", code, out, errs)
	}
	if _, errs, code := c.run("search", "mesh"); code != exitFailed || !strings.Contains(errs, "nothing has been loaded") {
		t.Errorf("after a dry run: %d %s", code, errs)
	}
	if _, err := os.Stat(c.store); err == nil {
		t.Error("a dry run made a store")
	}
}

func TestSearchReadsTheSnapshotWhileTheStoreIsHeld(t *testing.T) {
	c := newCLI(t)
	c.run("load", "corpus")
	r, err := record.Open(t.Context(), c.store, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	out, errs, code := c.run("search", "servise", "mesh")
	if code != 0 || !strings.HasPrefix(out, "theme/service-mesh\t") {
		t.Errorf("%d\n%s%s", code, out, errs)
	}
}

func TestFlagsStandAnywhere(t *testing.T) {
	c := newCLI(t)
	c.run("load", "corpus")
	before, _, _ := c.run("--json", "search", "istio", "--limit", "1")
	after, _, code := c.run("search", "--limit=1", "istio", "--json")
	if before != after || code != 0 || !strings.HasPrefix(before, "{") {
		t.Errorf("%d: %q and %q", code, before, after)
	}
}

func TestCommandLinesThatCannotBeUnderstood(t *testing.T) {
	c := newCLI(t)
	for _, args := range [][]string{{"fly"}, {"search"}, {"load"}, {"serve", "there"}, {"search", "--kind", "thing", "x"}, {"--colour", "search", "x"}, {"--store", "mysql://x", "search", "x"}} {
		if _, errs, code := c.run(args...); code != exitUsage || errs == "" {
			t.Errorf("%v: %d %q", args, code, errs)
		}
	}
}

func TestServeSaysWhyItCannotStart(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	t.Setenv("THROUGHLINE_EXTRA", "") // which serve would wonder at; this puts it back
	os.Unsetenv("THROUGHLINE_EXTRA")
	c := newCLI(t)
	if _, errs, code := c.run("serve", "--addr", taken.Addr().String()); code != exitFailed || !strings.Contains(errs, "--addr") || strings.Count(errs, "\n") != 1 {
		t.Errorf("a taken port: %d %q", code, errs)
	}
	if err := os.WriteFile(c.store, []byte("this is a letter and not a store"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := c.run("serve", "--addr", "127.0.0.1:0"); code != exitFailed || !strings.Contains(errs, c.store) || strings.Count(errs, "\n") != 1 {
		t.Errorf("a file that is no store: %d %q", code, errs)
	}
}

func TestServeFillsAnEmptyStoreAndStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	store := filepath.Join(t.TempDir(), "new", "graph.db")
	var errs lockedBuffer
	done := make(chan int)
	go func() {
		done <- run(ctx, []string{"serve", "--store", "bolt:" + store, "--addr", "127.0.0.1:0"}, nil, &errs, &errs)
	}()
	for deadline := time.Now().Add(patience); !strings.Contains(errs.String(), "serving"); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("it never served: %s", errs.String())
		}
	}
	stop()
	select {
	case code := <-done:
		if code != 0 {
			t.Errorf("stopped with %d: %s", code, errs.String())
		}
	case <-time.After(patience):
		t.Error("it did not stop")
	}
	if _, err := os.Stat(store + record.SnapshotSuffix); err != nil {
		t.Error(err)
	}
}

func TestADamagedSnapshotIsMadeAgain(t *testing.T) {
	c := newCLI(t)
	c.run("load", "corpus")
	whole, err := os.ReadFile(c.store + record.SnapshotSuffix)
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{"cut": whole[:len(whole)/2], "empty": nil, "flipped": flip(whole, len(whole)/3)} {
		if err := os.WriteFile(c.store+record.SnapshotSuffix, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, errs, code := c.run("search", "mesh"); code != exitFailed || out != "" || !strings.Contains(errs, "snapshot") {
			t.Errorf("%s: search gave %d %q %q", name, code, out, errs)
		}
		r, err := record.Open(t.Context(), c.store, func(string) {})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r.Close()
		if again, _ := os.ReadFile(c.store + record.SnapshotSuffix); !bytes.Equal(again, whole) {
			t.Errorf("%s: the snapshot that was made again differs", name)
		}
	}
}

func flip(data []byte, at int) []byte {
	out := bytes.Clone(data)
	out[at] ^= 0x40
	return out
}
