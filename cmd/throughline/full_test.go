package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"throughline/graph/store"
)

// TestADiskThatIsFullDuringALoad gives loads too little room: at seeded places
// on a small file system of memory, where this user may mount one, and under a
// limit on the length of files, which every user may set.
func TestADiskThatIsFullDuringALoad(t *testing.T) {
	g := newGround(t, rounds(1500, 300))
	needs := g.needs(t)
	t.Run("file system", func(t *testing.T) {
		if reason := cannotMount(t); reason != "" {
			t.Skip("DID NOT RUN: " + reason)
		}
		for i, room := range places(needs.before, needs.after, rounds(20, 1)) {
			g.fill(t, fmt.Sprintf("room %d of %d bytes", i, room), func(t *testing.T) string { return small(t, room) },
				func(args ...string) *exec.Cmd { return program(t, args...) })
		}
	})
	t.Run("limit", func(t *testing.T) {
		for i, room := range places(needs.fileBefore, needs.fileAfter, rounds(20, 1)) {
			g.fill(t, fmt.Sprintf("limit %d of %d bytes", i, room), func(t *testing.T) string { return t.TempDir() },
				func(args ...string) *exec.Cmd { return limited(t, room, args...) })
		}
	})
}

// needs are the bytes that the ground takes before and after the load: of the
// disk, and what is in use of the store's file.
type needs struct{ before, after, fileBefore, fileAfter int64 }

func (g *ground) needs(t *testing.T) needs {
	t.Helper()
	path := g.copy(t, t.TempDir())
	before := needs{before: used(t, filepath.Dir(path)), fileBefore: size(t, path)}
	g.load(t, path, g.input)
	before.after, before.fileAfter = used(t, filepath.Dir(path)), size(t, path)
	return before
}

// size is how much of the store's file is in use: bbolt makes it longer at once.
func size(t *testing.T, path string) int64 {
	t.Helper()
	var n length
	if err := store.BackUpFile(path, &n); err != nil {
		t.Fatal(err)
	}
	return int64(n)
}

type length int64

func (n *length) Write(b []byte) (int, error) {
	*n += length(len(b))
	return len(b), nil
}

// used is what files take on the disk, on which bbolt leaves holes.
func used(t *testing.T, dir string) (n int64) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		var st syscall.Stat_t
		if err := syscall.Stat(f, &st); err != nil {
			t.Fatal(err)
		}
		n += st.Blocks * 512
	}
	return n
}

// places are n seeded amounts of room between what there is and nine tenths of
// what is needed.
func places(before, after int64, n int) []int64 {
	r := rand.New(rand.NewPCG(11, 20))
	out := make([]int64, n)
	for i := range out {
		out[i] = before + 64<<10 + r.Int64N((after-before)*9/10)
	}
	return out
}

// fill loads with too little room, and looks at what it leaves.
func (g *ground) fill(t *testing.T, round string, folder func(*testing.T) string, command func(...string) *exec.Cmd) {
	t.Helper()
	path := g.copy(t, folder(t))
	cmd := command("--store", "bolt:"+path, "--json", "load", g.input)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	_ = cmd.Run() // looked at below
	if code := cmd.ProcessState.ExitCode(); code != exitFailed || out.Len() > 0 {
		t.Errorf("%s: the load ended with %d and printed %q, %q", round, code, out.String(), errs.String())
	}
	lines := strings.Split(strings.TrimSpace(errs.String()), "\n")
	if last := lines[len(lines)-1]; !strings.Contains(last, "no space left on the disk") || !strings.Contains(last, path) {
		t.Errorf("%s: it said %q", round, errs.String())
	}
	c := &cli{t: t, store: path}
	if out, errs, code := c.run("search", "service mesh"); code != 0 || !strings.HasPrefix(out, "theme/service-mesh") {
		t.Errorf("%s: what was there before is not found: %d %s%s", round, code, out, errs)
	}
	roomy := &ground{store: path}
	g.whole(t, roomy.copy(t, t.TempDir()), round)
}

// cannotMount says why no small file system can be had, or "".
func cannotMount(t *testing.T) string {
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", dir).CombinedOutput(); err != nil {
		return "a file system of memory cannot be mounted: " + strings.TrimSpace(string(out)) + " " + err.Error()
	}
	if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	return ""
}

// small mounts a file system with so much room.
func small(t *testing.T, room int64) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%d", room), "tmpfs", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	})
	return dir
}

// limited runs a command line that may write no longer files.
func limited(t *testing.T, room int64, args ...string) *exec.Cmd {
	t.Helper()
	cmd := program(t, args...)
	shell := exec.Command("sh", "-c", fmt.Sprintf(`ulimit -f %d && exec "$0"`, room/512), cmd.Path)
	shell.Env = cmd.Env
	return shell
}

// TestADiskThatIsFullDuringASession: a note for which there is no room is not
// confirmed, everything can be read, and with room again writing goes on.
func TestADiskThatIsFullDuringASession(t *testing.T) {
	long(t)
	if reason := cannotMount(t); reason != "" {
		t.Skip("DID NOT RUN: " + reason)
	}
	dir := small(t, 64<<20)
	path, addr := filepath.Join(dir, "graph.db"), freeAddress(t)
	cmd := served(t, path, addr)
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	site := "http://" + addr
	var made struct{ ID, Key string }
	if !post(t, site+"/api/v1/sessions", map[string]any{"about": "theme/service-mesh"}, &made) {
		t.Fatal("no session was made")
	}
	filler := filepath.Join(dir, "filler")
	if err := os.WriteFile(filler, make([]byte, 64<<20), 0o600); err == nil {
		t.Fatal("the disk does not get full")
	}
	note := map[string]any{"act": "note", "kind": "decision", "id": "decision-1", "text": strings.Repeat("long ", 20_000)}
	var problem struct{ Detail string }
	confirmed := 0
	for i := range 40 { // pages that are free already take some
		note["id"] = fmt.Sprintf("decision-%d", i)
		if !post(t, site+"/api/v1/sessions/"+made.ID, note, &problem) {
			break
		}
		confirmed++
	}
	if !strings.Contains(problem.Detail, "full") {
		t.Errorf("after %d notes it said %q", confirmed, problem.Detail)
	}
	if resp, err := http.Get(site + "/theme/service-mesh"); err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("a page: %v", err)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	if !post(t, site+"/api/v1/sessions/"+made.ID, note, &problem) {
		t.Errorf("with room again: %q", problem.Detail)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait() // killed
	if kept := keptNotes(t, path, made.ID); len(kept) != 1 {
		t.Errorf("%d texts are kept", len(kept))
	}
	c := &cli{t: t, store: path}
	if _, errs, code := c.run("check", "--limit", "1"); code != 0 {
		t.Errorf("check gives %d: %s", code, errs)
	}
}
