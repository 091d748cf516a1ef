package server_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

type toldState struct {
	On           bool
	Seq          uint64
	Item         int
	Here, Follow int
	Present      int
	Step         struct{ Path string }
	Notes        uint64
}

// follower reads the events of a session until ctx ends or told says so.
func follower(ctx context.Context, t testing.TB, address string, told func(toldState) bool, key ...string) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		t.Error(err)
		return
	}
	for _, k := range key {
		r.Header.Set("X-Session-Key", k)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		if ctx.Err() == nil {
			t.Error(err)
		}
		return
	}
	defer resp.Body.Close()
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "text/event-stream" {
		t.Errorf("%s: %s", resp.Status, resp.Header.Get("Content-Type"))
		return
	}
	for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		var s toldState
		if err := json.Unmarshal([]byte(data), &s); err != nil {
			t.Error(err)
			return
		}
		if !told(s) {
			return
		}
	}
}

// presented is a session with an address for followers and a way to show.
func presented(t testing.TB) (events string, show func(path string), stop func()) {
	h := sessionServer(t, newMemory(), "")
	ada := newPerson(t, h)
	made := makeSession(t, ada)
	site := httptest.NewServer(h)
	events = site.URL + "/api/v1/sessions/" + made.ID + "/events?follow=1"
	show = func(path string) {
		if w := ada.json("/api/v1/sessions/"+made.ID, map[string]any{"act": "show", "path": path, "item": 0}, "X-Session-Key", made.Key); w.Code != 200 {
			t.Errorf("%d %.500s", w.Code, w.Body)
		}
	}
	return events, show, func() { h.Stop(); site.Close() }
}

func TestAHundredFollowersAreToldAtOnce(t *testing.T) {
	const people, steps = 100, 20
	events, show, stop := presented(t)
	defer stop()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	told := stopwatch{shown: map[string]time.Time{"": {}}}
	end := pathOfStep(steps - 1)
	var ready, all sync.WaitGroup
	var arrived atomic.Int32
	ready.Add(people)
	for range people {
		all.Go(func() {
			last, first := uint64(0), true
			follower(ctx, t, events, func(s toldState) bool {
				if first {
					first = false
					ready.Done()
				}
				if s.Seq < last {
					t.Errorf("a follower went back from %d to %d", last, s.Seq)
				}
				told.see(t, s.Step.Path, s.Seq > last)
				last = s.Seq
				if s.Step.Path != end {
					return true
				}
				arrived.Add(1)
				return false
			})
			if first { // it failed, as it said
				ready.Done()
			}
		})
	}
	ready.Wait()
	for i := range steps {
		told.show(pathOfStep(i))
		show(pathOfStep(i))
		time.Sleep(60 * time.Millisecond)
	}
	all.Wait()
	if arrived.Load() != people {
		t.Fatalf("%d of %d followers are at the last step", arrived.Load(), people)
	}
	told.judge(t, people*steps)
}

func pathOfStep(i int) string { return "/explore?focus=theme/service-mesh#" + strconv.Itoa(i) }

// stopwatch takes the time from a step being shown to each follower's being
// told.
type stopwatch struct {
	mu     sync.Mutex
	shown  map[string]time.Time
	delays []time.Duration
}

func (w *stopwatch) show(path string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.shown[path] = time.Now()
}

func (w *stopwatch) see(t *testing.T, path string, fresh bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	at, ok := w.shown[path]
	if !ok {
		t.Errorf("a follower was told of %s, which was never shown", path)
	}
	if fresh {
		w.delays = append(w.delays, time.Since(at))
	}
}

// judge asserts what make soak does, on a quiet machine: nearly every step was
// told by itself, and soon. A busy one tells several at once.
func (w *stopwatch) judge(t *testing.T, steps int) {
	slices.Sort(w.delays)
	n := len(w.delays)
	p95 := w.delays[n*95/100]
	t.Logf("%d of %d steps arrived, median %v, 95 %% within %v", n, steps, w.delays[n/2], p95)
	if os.Getenv("THROUGHLINE_SOAK") != "" && (n < steps*95/100 || p95 > 200*time.Millisecond) {
		t.Errorf("%d of %d steps, 95 %% within %v", n, steps, p95)
	}
}

func TestFollowersWhoLoseTheLineLoseNothing(t *testing.T) {
	events, show, stop := presented(t)
	defer stop()
	const people = 20
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var mu sync.Mutex
	at := make([]uint64, people)
	var all sync.WaitGroup
	for i := range people {
		all.Go(func() {
			for ctx.Err() == nil {
				// Ten cuts a second and more in all, each after the line brought something.
				line, cut := context.WithCancel(ctx)
				begin := sync.OnceFunc(func() { time.AfterFunc(2*time.Second/time.Duration(1+i%10), cut) })
				follower(line, t, events, func(s toldState) bool {
					begin()
					mu.Lock()
					defer mu.Unlock()
					if s.Seq < at[i] {
						t.Errorf("follower %d went back", i)
					}
					at[i] = s.Seq
					return true
				})
				cut()
			}
		})
	}
	steps := uint64(60) // 3 seconds; a minute of them is make soak's
	if os.Getenv("THROUGHLINE_SOAK") != "" {
		steps = 1200
	}
	for i := range steps {
		show("/theme/service-mesh#" + strconv.FormatUint(i, 10))
		time.Sleep(50 * time.Millisecond)
	}
	until(t, "everybody is at the last step", func() bool {
		mu.Lock()
		defer mu.Unlock()
		return !slices.ContainsFunc(at, func(n uint64) bool { return n != steps })
	})
	cancel()
	all.Wait()
}

func TestWhoIsHereIsCountedAndStoppingEndsTheStreams(t *testing.T) {
	events, show, stop := presented(t)
	show("/themes")
	counted, done := make(chan toldState, 1), make(chan bool)
	go func() {
		follower(t.Context(), t, events, func(s toldState) bool {
			if s.Here == 1 {
				select {
				case counted <- s:
				default:
				}
			}
			return true
		})
		close(done)
	}()
	select {
	case s := <-counted:
		if s.Follow != 1 || !s.On || s.Step.Path != "/themes" {
			t.Errorf("%+v", s)
		}
	case <-time.After(patience):
		t.Error("nobody was counted")
	}
	stop()
	select {
	case <-done:
	case <-time.After(patience):
		t.Error("the stream did not end")
	}
}
