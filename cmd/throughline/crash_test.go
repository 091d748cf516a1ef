package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"throughline/cmd/throughline/internal/record"
	"throughline/graph/store"
	"throughline/graph/store/postgres/pgtest"
)

// soak reports whether the long suites run: 'make soak' sets the variable.
func soak() bool { return os.Getenv("THROUGHLINE_SOAK") != "" }

// rounds is how many of the seeded rounds of a suite are run.
func rounds(long, short int) int {
	if soak() {
		return long
	}
	return short
}

// program is this test's own program as a process that runs a command line.
func program(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), "THROUGHLINE_RUN="+strings.Join(args, "\n"))
	return cmd
}

// madeSchedule writes n made-up talks as a frab schedule.
func madeSchedule(n int) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><schedule><conference><title>Example Conf 2031</title><start>2031-02-01</start></conference><day date="2031-02-01"><room name="A">`)
	subjects := []string{"service meshes", "Kubernetes", "chaos engineering", "Kafka", "Rust", "observability", "PostgreSQL"}
	for i := range n {
		fmt.Fprintf(&b, `<event id="%d"><start>10:00</start><duration>00:30</duration><title>Lesson %d on %s</title><abstract>What we learnt about %s and %s, part %d.</abstract><persons><person id="%d">Ada Example%d</person></persons></event>`,
			i+1, i, subjects[i%7], subjects[i%7], subjects[(i/7)%7], i, i/3, i/3)
	}
	b.WriteString(`</room></day></schedule>`)
	return b.String()
}

// ground is a store with the corpus and a session, copied for each round, and
// a schedule to load into it.
type ground struct {
	dir, store, input string
	session           string // its id
	before, after     string // the versions before and after an undisturbed load
	took              time.Duration
}

func newGround(t *testing.T, talks int) *ground {
	t.Helper()
	long(t)
	g := &ground{dir: t.TempDir(), session: "abcdefgh234567ab"}
	g.store, g.input = filepath.Join(g.dir, "graph.db"), filepath.Join(t.TempDir(), "s.xml")
	if err := os.WriteFile(g.input, []byte(madeSchedule(talks)), 0o600); err != nil {
		t.Fatal(err)
	}
	g.before = g.load(t, g.store, "corpus")
	s, err := store.Open(g.store)
	if err != nil {
		t.Fatal(err)
	}
	document := `{"format":1,"key":"","session":{"id":"` + g.session + `","title":"A session that was kept"}}`
	if err := errors.Join(s.SaveSession(g.session, []byte(document)), s.Close()); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	undisturbed := program(t, "--store", "bolt:"+g.copy(t, t.TempDir()), "--json", "load", g.input)
	out, err := undisturbed.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	g.took = time.Since(start)
	g.after = versionOf(t, string(out))
	return g
}

// copy puts the ground's store into a folder.
func (g *ground) copy(t *testing.T, dir string) string {
	t.Helper()
	for _, suffix := range []string{"", record.SnapshotSuffix} {
		data, err := os.ReadFile(g.store + suffix)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "graph.db"+suffix), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "graph.db")
}

func versionOf(t *testing.T, summary string) string {
	t.Helper()
	var s struct{ Version string }
	if err := json.Unmarshal([]byte(summary), &s); err != nil || s.Version == "" {
		t.Fatalf("no summary: %v\n%s", err, summary)
	}
	return s.Version
}

func (g *ground) load(t *testing.T, path, input string) (version string) {
	t.Helper()
	c := &cli{t: t, store: path}
	out, errs, code := c.run("--json", "load", input)
	if code != 0 {
		t.Fatalf("loading: %d %s", code, errs)
	}
	return versionOf(t, out)
}

// whole fails unless the store is sound and holds all that was acknowledged,
// and the load can be done again to its end.
func (g *ground) whole(t *testing.T, path, round string) {
	t.Helper()
	c := &cli{t: t, store: path}
	if out, errs, code := c.run("check", "--limit", "1"); code != 0 || !strings.Contains(out, "1 session are whole") {
		t.Fatalf("%s: check gives %d: %s%s", round, code, errs, out)
	}
	if out, errs, code := c.run("session"); code != 0 || !strings.Contains(out, "A session that was kept") {
		t.Errorf("%s: the session is gone: %d %s%s", round, code, out, errs)
	}
	if out, _, code := c.run("search", "service mesh"); code != 0 || !strings.HasPrefix(out, "theme/service-mesh") {
		t.Errorf("%s: what was there before is not found: %d %s", round, code, out)
	}
	if again := g.load(t, path, g.input); again != g.after {
		t.Errorf("%s: loaded again it is version %s, undisturbed %s", round, again, g.after)
	}
	if begun, _ := filepath.Glob(path + ".*.new-*"); len(begun) > 0 {
		t.Errorf("%s: left behind: %v", round, begun)
	}
	if _, errs, code := c.run("check", "--limit", "1"); code != 0 {
		t.Errorf("%s: loaded again, check gives %d: %s", round, code, errs)
	}
}

// long leaves a test that starts programs of its own to the rounds without the
// race detector, which does not look into them.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("THIS TEST DID NOT RUN: it starts programs, and -short is set")
	}
}

// TestALoadSurvivesKill9 kills loads at seeded moments.
func TestALoadSurvivesKill9(t *testing.T) {
	g := newGround(t, rounds(1500, 300))
	r := rand.New(rand.NewPCG(11, 9))
	done := 0
	for i := range rounds(50, 2) {
		path := g.copy(t, t.TempDir())
		cmd := program(t, "--store", "bolt:"+path, "--json", "load", g.input)
		var out bytes.Buffer
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		at := time.Duration(r.Int64N(int64(g.took)))
		time.Sleep(at)
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()         // so it says
		round := fmt.Sprintf("kill %d, after %v of %v", i, at.Round(time.Millisecond), g.took.Round(time.Millisecond))
		if out.Len() > 0 {
			done++
			s, err := store.Open(path)
			if err != nil {
				t.Fatalf("%s: %v", round, err)
			}
			if v, _ := s.Version(); v != g.after {
				t.Errorf("%s: it was done, and the version is %q", round, v)
			}
			s.Close()
		}
		g.whole(t, path, round)
	}
	t.Logf("%d loads were done before they were killed", done)
}

// TestNotesSurviveKill9 kills servers while several people write.
func TestNotesSurviveKill9(t *testing.T) {
	long(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "graph.db")
	r := rand.New(rand.NewPCG(11, 10))
	total := 0
	for i := range rounds(50, 2) {
		addr := freeAddress(t)
		cmd := served(t, path, addr)
		var made struct{ ID, Key string }
		if !post(t, "http://"+addr+"/api/v1/sessions", map[string]any{"about": "theme/service-mesh"}, &made) {
			t.Fatal("no session was made")
		}
		after := time.Duration(50+r.IntN(450)) * time.Millisecond
		begin := sync.OnceFunc(func() { time.AfterFunc(after, func() { _ = cmd.Process.Kill() }) })
		confirmed := writeNotes(t, "http://"+addr+"/api/v1/sessions/"+made.ID, begin)
		_ = cmd.Wait() // killed
		total += len(confirmed)
		kept := keptNotes(t, path, made.ID)
		for _, text := range confirmed {
			if !kept[text] {
				t.Errorf("kill %d, after %v: %s was confirmed and is gone", i, after, text)
			}
		}
		c := &cli{t: t, store: path}
		if _, errs, code := c.run("check", "--limit", "1"); code != 0 {
			t.Fatalf("kill %d, after %v: check gives %d: %s", i, after, code, errs)
		}
	}
	t.Logf("%d notes were confirmed", total)
	if total == 0 {
		t.Error("no note was confirmed")
	}
}

func freeAddress(t testing.TB) string {
	t.Helper()
	return net.JoinHostPort("127.0.0.1", strconv.Itoa(pgtest.FreePort(t)))
}

// writeNotes has three people write until nothing answers, and returns what was
// confirmed to them. After each it tells.
func writeNotes(t *testing.T, at string, told func()) (confirmed []string) {
	t.Helper()
	var all sync.WaitGroup
	var mu sync.Mutex
	for who := range 3 {
		all.Go(func() {
			for i := 0; ; i++ {
				text := fmt.Sprintf("note %d of %d", i, who)
				if !post(t, at, map[string]any{"act": "note", "kind": "decision", "id": fmt.Sprintf("decision-%d-%d", who, i), "text": text}, &struct{}{}) {
					return
				}
				mu.Lock()
				confirmed = append(confirmed, text)
				mu.Unlock()
				told()
			}
		})
	}
	all.Wait()
	return confirmed
}

func keptNotes(t *testing.T, path, id string) map[string]bool {
	t.Helper()
	s, err := record.OpenExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	one, err := readSession(s, id)
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	for _, e := range one.Entries {
		kept[e.Text] = true
	}
	return kept
}
