package main

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/cmd/throughline/internal/record"
	"throughline/graph"
	"throughline/graph/store"
)

// writingServer serves a record of the corpus and keeps what is written.
func writingServer(t *testing.T, token string) (*record.Record, string) {
	t.Helper()
	r := corpusRecord(t)
	c := writingConfig(t, r)
	c.Token = token
	return r, host(t, c)
}

func TestBackupThroughAServerAndRestore(t *testing.T) {
	r, url := writingServer(t, "secret word")
	dir := t.TempDir()
	held, file := &cli{t: t, store: r.Store.Name()}, filepath.Join(dir, "monday.backup")
	if _, errs, code := held.run("backup", file); code != exitFailed || !strings.Contains(errs, "--server") {
		t.Errorf("the store is held: %d %s", code, errs)
	}
	if _, errs, code := held.run("backup", file, "--server", url); code != exitFailed || !strings.Contains(errs, "THROUGHLINE_TOKEN") {
		t.Errorf("without the token: %d %s", code, errs)
	}
	t.Setenv("THROUGHLINE_TOKEN", "secret word")
	if _, errs, code := held.run("backup", file, "--server", url); code != 0 || !strings.Contains(errs, "verified") {
		t.Fatalf("%d %s", code, errs)
	}
	if _, errs, code := held.run("restore", file); code != exitFailed || !strings.Contains(errs, "open in another process") {
		t.Errorf("restored under a server: %d %s", code, errs)
	}

	c := &cli{t: t, store: filepath.Join(dir, "new", "graph.db")}
	if err := os.Mkdir(filepath.Dir(c.store), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := c.run("restore", file); code != 0 || !strings.Contains(errs, r.Data.Version) {
		t.Fatalf("%d %s", code, errs)
	}
	if out, errs, code := c.run("check"); code != 0 || !strings.Contains(out, r.Data.Version) {
		t.Errorf("check: %d %s%s", code, out, errs)
	}
	if out, _, code := c.run("search", "istio"); code != 0 || !strings.HasPrefix(out, "technology/istio") {
		t.Errorf("search: %d %s", code, out)
	}
}

func TestRestoreKeepsWhatWasThere(t *testing.T) {
	dir := t.TempDir()
	c, file := &cli{t: t, store: filepath.Join(dir, "graph.db")}, filepath.Join(dir, "b")
	c.run("load", "corpus")
	if _, errs, code := c.run("backup", file); code != 0 {
		t.Fatal(errs)
	}
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c.in = tinySchedule
	if _, errs, code := c.run("load", "-"); code != 0 {
		t.Fatal(errs)
	}
	if err := os.WriteFile(file, flip(whole, len(whole)/2), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := c.run("restore", file); code != exitFailed || !strings.Contains(errs, "hash") {
		t.Errorf("a damaged backup: %d %s", code, errs)
	}
	if out, _, _ := c.run("search", "Ada Example"); !strings.HasPrefix(out, "person/ada-example") {
		t.Errorf("after a refused restore: %s", out)
	}
	if err := os.WriteFile(file, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := c.run("restore", file); code != 0 || !strings.Contains(errs, ".before-restore-") {
		t.Errorf("%d %s", code, errs)
	}
	if out, _, _ := c.run("search", "Ada Example"); strings.HasPrefix(out, "person/ada-example") {
		t.Error("what was loaded after the backup is still there")
	}
	kept, _ := filepath.Glob(c.store + ".before-restore-*[0-9]")
	if len(kept) != 1 {
		t.Fatalf("kept: %v", kept)
	}
	old := &cli{t: t, store: kept[0]}
	if out, errs, code := old.run("search", "Ada Example"); code != 0 || !strings.HasPrefix(out, "person/ada-example") {
		t.Errorf("what was kept: %d %s%s", code, out, errs)
	}
}

func TestABackupThatBreaksOffIsNotKept(t *testing.T) {
	r, url := writingServer(t, "")
	var whole bytes.Buffer
	if err := writingConfig(t, r).Backup.Backup(&whole); err != nil {
		t.Fatal(err)
	}
	half := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write(whole.Bytes()[:whole.Len()/2])
	}))
	defer half.Close()
	c := &cli{t: t, store: r.Store.Name()}
	dir := t.TempDir()
	file := filepath.Join(dir, "b")
	for name, address := range map[string]string{"half": half.URL, "gone": "http://127.0.0.1:1", "no address": "here"} {
		if _, errs, code := c.run("backup", file, "--server", address); code == 0 || errs == "" {
			t.Errorf("%s: %d %s", name, code, errs)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if out, errs, code := c.run("backup", "-", "--server", url); code != 0 || store.CheckBackup(strings.NewReader(out)) != nil {
		t.Errorf("to standard output: %d %s", code, errs)
	}
}

// TestAFlippedBitOfASnapshotIsNoticed: commands that read the snapshot refuse
// it, and who opens the store makes it again.
func TestAFlippedBitOfASnapshotIsNoticed(t *testing.T) {
	c := newCLI(t)
	c.run("load", "corpus")
	path := c.store + record.SnapshotSuffix
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(11, 2))
	for i := range 100 {
		bad := bytes.Clone(whole)
		at := rnd.IntN(len(bad))
		bad[at] ^= 1 << rnd.IntN(8)
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		a := &app{in: strings.NewReader(""), out: io.Discard, err: io.Discard, store: "bolt:" + c.store}
		if _, err := a.dataset(t.Context()); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("byte %d: %v", at, err)
		}
		if i%10 > 0 {
			continue
		}
		if _, errs, code := c.run("check"); code != exitFailed || !strings.Contains(errs, path) {
			t.Errorf("byte %d: check gives %d %s", at, code, errs)
		}
		var said []string
		r, err := record.Open(t.Context(), c.store, func(line string) { said = append(said, line) })
		if err != nil {
			t.Fatalf("byte %d: %v", at, err)
		}
		r.Close()
		if again, _ := os.ReadFile(path); !bytes.Equal(again, whole) || !strings.Contains(strings.Join(said, "\n"), "made again") {
			t.Errorf("byte %d: it was not made again: %q", at, said)
		}
	}
}

func TestWhatCheckFindsInAGraph(t *testing.T) {
	e := graph.Evidence{Source: "source/report", Locator: "L2", Status: graph.Stated}
	late := e
	late.Locator = "L3-9"
	facts := []graph.Fact{
		{Subject: "source/report", Predicate: graph.Transcript, Object: "one\ntwo\nthree", Evidence: e},
		{Subject: "talk/a", Predicate: graph.Title, Object: "A", Evidence: e},
		{Subject: "talk/b", Predicate: graph.Title, Object: "B", Evidence: e},
		{Subject: "talk/a", Predicate: graph.Replaces, Object: "talk/old", Evidence: e},
	}
	for name, c := range map[string]struct {
		more []graph.Fact
		says string
	}{
		"nothing":        {},
		"a line too far": {[]graph.Fact{{Subject: "talk/a", Predicate: graph.Minutes, Object: "30", Evidence: late}}, "its source has 3 lines"},
		"two targets":    {[]graph.Fact{{Subject: "talk/b", Predicate: graph.Replaces, Object: "talk/old", Evidence: e}}, "talk/old leads to talk/a and to talk/b"},
		"it lives":       {[]graph.Fact{{Subject: "talk/a", Predicate: graph.Replaces, Object: "talk/b", Evidence: e}}, "and exists"},
		"another kind":   {[]graph.Fact{{Subject: "talk/a", Predicate: graph.Replaces, Object: "person/x", Evidence: e}}, "another kind"},
	} {
		var b graph.Builder
		for _, f := range append(facts[:len(facts):len(facts)], c.more...) {
			if err := b.Add(f); err != nil {
				t.Fatal(err)
			}
		}
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		found := errors.Join(checkLabels(g), checkRedirects(g))
		if (found == nil) != (c.says == "") || found != nil && !strings.Contains(found.Error(), c.says) {
			t.Errorf("%s: %v", name, found)
		}
	}
}

func TestSessionsAreExported(t *testing.T) {
	g := newGround(t, 1)
	c := &cli{t: t, store: g.store}
	out, errs, code := c.run("export", "sessions", "-")
	if code != 0 || strings.Count(out, "\n") != 1 || !strings.Contains(out, `"title":"A session that was kept"`) || strings.Contains(out, "key") {
		t.Errorf("%d %s%s", code, out, errs)
	}
	file := filepath.Join(t.TempDir(), "sessions.jsonl")
	if _, errs, code := c.run("export", "sessions", file); code != 0 {
		t.Errorf("%d %s", code, errs)
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != out {
		t.Errorf("%v: the file has %q", err, data)
	}
	if _, _, code := c.run("export", "paintings", "-"); code != exitUsage {
		t.Errorf("an unknown format: %d", code)
	}
}
