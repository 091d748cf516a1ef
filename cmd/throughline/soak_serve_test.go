package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/graph"
)

// TestSoakServe asks a server of 17,000 talks for a minute at 500 requests a
// second, and then again while 10,000 talks are loaded. In CI it is a few
// seconds over fewer. Figures are logged; what fails is a request that fails,
// an answer that mixes versions, and memory that grows.
func TestSoakServe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	input, rate, seconds, more := soakInput(t), rounds(500, 50), rounds(60, 3), rounds(10_000, 300)
	if _, errs, code := (&cli{t: t, store: path}).run("load", input); code != 0 && code != exitPartial {
		t.Fatal(errs)
	}
	g, err := (&app{err: io.Discard, store: "bolt:" + path}).dataset(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	addr := freeAddress(t)
	cmd := served(t, path, addr)
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	v := newVisitors("http://"+addr, mixed(g.Graph))

	warm, stop := context.WithTimeout(t.Context(), time.Duration(seconds)*time.Second/2)
	v.visit(warm, rate)
	stop()
	v.tell(t, "warming up")
	before := resident(t, cmd.Process.Pid)
	steady, stop := context.WithTimeout(t.Context(), time.Duration(seconds)*time.Second)
	v.visit(steady, rate)
	stop()
	v.tell(t, fmt.Sprintf("%d talks, %d requests/s", talks(g.Graph), rate))
	after := resident(t, cmd.Process.Pid)
	t.Logf("memory: %d MB after warming up, %d MB at the end, %.2f times", before>>20, after>>20, float64(after)/float64(before))
	if soak() && float64(after) > 1.2*float64(before) {
		t.Error("memory grows")
	}

	loading, stop := context.WithTimeout(t.Context(), 10*time.Minute)
	defer stop()
	loaded := make(chan error, 1)
	go func() {
		defer stop()
		loaded <- sendSchedule("http://"+addr, madeSchedule(more))
		time.Sleep(time.Duration(seconds) * time.Second / 6) // of the new version
	}()
	v.visit(loading, rate)
	if err := <-loaded; err != nil {
		t.Fatal(err)
	}
	v.mu.Lock()
	versions := len(v.served)
	v.mu.Unlock()
	if versions != 2 {
		t.Errorf("answers are of %d versions, and not of the one before and the one after", versions)
	}
	v.tell(t, fmt.Sprintf("the same while %d talks are loaded", more))
	t.Logf("memory: %d MB after the load", resident(t, cmd.Process.Pid)>>20)
}

// soakInput is all of the real data, or made-up talks where there is none.
func soakInput(t *testing.T) string {
	if extra := os.Getenv("THROUGHLINE_EXTRA"); soak() && extra != "" {
		return filepath.Join(extra, "data")
	}
	if soak() {
		t.Log("NOTE: THROUGHLINE_EXTRA names no folder: the talks are made up")
	}
	file := filepath.Join(t.TempDir(), "s.xml")
	text := strings.ReplaceAll(madeSchedule(rounds(17_000, 300)), "Example Conf", "First Conf")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func talks(g *graph.Graph) uint32 {
	lo, hi := g.Range(graph.Talk)
	return hi - lo
}

// resident is the memory of a process in bytes.
func resident(t *testing.T, pid int) int64 {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "VmRSS:")
	var kilobytes int64
	if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}

// sendSchedule loads through a server.
func sendSchedule(site, text string) error {
	resp, err := http.Post(site+"/api/v1/loads?name=s.xml", "application/xml", strings.NewReader(text))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		body, _ := io.ReadAll(io.LimitReader(resp.Body, 1000))
		return fmt.Errorf("loading: %s %s", resp.Status, body)
	}
	return nil
}
