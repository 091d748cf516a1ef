package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"throughline/graph/store/postgres/pgtest"
)

// TestMain lets the test's own program be the server that is killed.
func TestMain(m *testing.M) {
	if args := os.Getenv("THROUGHLINE_RUN"); args != "" {
		os.Args = append(os.Args[:1], strings.Split(args, "\n")...)
		main()
		return
	}
	code := m.Run()
	pgtest.StopShared()
	os.Exit(code)
}

// served runs serve as a process of its own and waits until it answers.
func served(t *testing.T, store, addr string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), "THROUGHLINE_RUN="+strings.Join([]string{"serve", "--store", storeFlag(store), "--addr", addr}, "\n"))
	var errs lockedBuffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if resp, err := http.Get("http://" + addr + "/readyz"); err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return cmd
			}
		}
		if time.Now().After(deadline) {
			t.Fatalf("it never served: %s", errs.String())
		}
	}
}

// post sends JSON and reports whether it was confirmed.
func post(t *testing.T, address string, body, answer any, header ...string) bool {
	t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequest(http.MethodPost, address, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(answer) == nil && resp.StatusCode < 300
}

func TestConfirmedNotesSurviveKill9(t *testing.T) {
	long(t)
	addr := freeAddress(t)
	store := filepath.Join(t.TempDir(), "graph.db")
	cmd := served(t, store, addr)
	site := "http://" + addr
	var made struct{ ID, Key string }
	if !post(t, site+"/api/v1/sessions", map[string]any{"about": "theme/service-mesh"}, &made) {
		t.Fatal("no session was made")
	}
	at := site + "/api/v1/sessions/" + made.ID
	if !post(t, at, map[string]any{"act": "show", "path": "/theme/service-mesh", "item": 0}, &struct{}{}, "X-Session-Key", made.Key) {
		t.Fatal("nothing was shown")
	}

	// One browser follows all the while, and comes back by itself.
	ada := ownTab(t)
	ada.open(site + "/sessions/" + made.ID)
	ada.click("[data-follow]")
	ada.until(`location.pathname === "/theme/service-mesh" && document.querySelector(".livebar")?.textContent.includes("Following")`)

	confirmed, some := make(chan []string), make(chan bool)
	go func() {
		var texts []string
		for i := 0; ; i++ {
			text := fmt.Sprintf("note %d", i)
			if !post(t, at, map[string]any{"act": "note", "kind": "decision", "id": fmt.Sprintf("decision-%d", i), "text": text}, &struct{}{}) {
				confirmed <- texts
				return
			}
			if texts = append(texts, text); len(texts) == 100 {
				close(some)
			}
		}
	}()
	select {
	case <-some:
	case <-time.After(patience): // it is slow here
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed
	texts := <-confirmed
	cmd = served(t, store, addr)
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	resp, err := http.Get(at)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var s struct {
		Entries []struct{ Text string }
	}
	if err := json.NewDecoder(resp.Body).Decode(&s); err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	for _, e := range s.Entries {
		kept[e.Text] = true
	}
	for _, text := range texts {
		if !kept[text] {
			t.Errorf("%s was confirmed and is gone", text)
		}
	}
	t.Logf("%d notes were confirmed before the kill", len(texts))
	if len(texts) == 0 {
		t.Error("the kill came before any note")
	}
	if !post(t, at, map[string]any{"act": "show", "path": "/themes", "item": 1}, &struct{}{}, "X-Session-Key", made.Key) {
		t.Fatal("the presenter cannot go on")
	}
	ada.until(`location.pathname === "/themes"`)
	ada.mu.Lock()
	ada.errors = nil // the browser tells that the line was lost, as it was
	ada.mu.Unlock()
}
