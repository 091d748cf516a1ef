package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"sync"
	"testing"
)

// TestNothingIsLostBetweenServers has two servers over one store change one
// session at the same time.
func TestNothingIsLostBetweenServers(t *testing.T) {
	m := newMemory()
	a, b := sessionServer(t, m, ""), sessionServer(t, m, "")
	made := makeSession(t, newPerson(t, a))
	at := "/api/v1/sessions/" + made.ID
	const each = 15
	var writers sync.WaitGroup
	for i, h := range []*person{newPerson(t, a), newPerson(t, b)} {
		writers.Go(func() {
			for n := range each {
				text := fmt.Sprintf("note %d of %d", n, i)
				if w := h.json(at, map[string]any{"act": "note", "kind": "decision", "text": text}); w.Code != 200 {
					t.Errorf("%s: %d %.500s", text, w.Code, w.Body)
				}
			}
		})
	}
	writers.Wait()
	b.Reread([]string{made.ID, "unknown"})
	var s struct{ Entries []struct{ Text string } }
	if err := json.Unmarshal(get(b, at).Body.Bytes(), &s); err != nil || len(s.Entries) != 2*each {
		t.Errorf("%d of %d notes are kept: %v", len(s.Entries), 2*each, err)
	}
}

// TestAFollowerElsewhereIsTold follows at one server what is shown at another.
func TestAFollowerElsewhereIsTold(t *testing.T) {
	m := newMemory()
	a, b := sessionServer(t, m, ""), sessionServer(t, m, "")
	made := makeSession(t, newPerson(t, a))
	site := httptest.NewServer(b)
	defer site.Close()
	defer b.Stop()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	first, notes := true, uint64(0)
	follower(ctx, t, site.URL+"/api/v1/sessions/"+made.ID+"/events?follow=1", func(s toldState) bool {
		if first {
			first, notes = false, s.Notes
			h := newPerson(t, a)
			if w := h.json("/api/v1/sessions/"+made.ID, map[string]any{"act": "show", "path": "/themes", "item": 0}, "X-Session-Key", made.Key); w.Code != 200 {
				t.Errorf("%d %.500s", w.Code, w.Body)
			}
			h.json("/api/v1/sessions/"+made.ID, map[string]any{"act": "note", "text": "from elsewhere"})
			b.Reread([]string{made.ID})
			return true
		}
		return s.Step.Path != "/themes" || s.Notes == notes
	})
	if ctx.Err() != nil {
		t.Error("the follower was never told")
	}
}
