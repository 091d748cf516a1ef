package server

import (
	"net/http"
	"sync"
	"time"
)

// Starting stands before a Server that is not there yet: it is alive and not
// ready. Requests wait a little for the server, which most often needs less,
// and are then told to come back.
type Starting struct {
	wait   time.Duration
	ready  chan struct{}
	server http.Handler // set before ready is closed
	once   sync.Once
}

// startWait is how long a request waits for the server to start.
const startWait = 5 * time.Second

// NewStarting returns one that has no server yet.
func NewStarting() *Starting { return &Starting{wait: startWait, ready: make(chan struct{})} }

// Ready passes every request on to h from now on.
func (s *Starting) Ready(h http.Handler) {
	s.once.Do(func() {
		s.server = h
		close(s.ready)
	})
}

// Stop ends the streams of the server, if there is one.
func (s *Starting) Stop() {
	select {
	case <-s.ready:
		if one, ok := s.server.(Stopper); ok {
			one.Stop()
		}
	default:
	}
}

// ServeHTTP answers, or lets the server.
func (s *Starting) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	wait := s.wait
	if r.URL.Path == "/healthz" || r.URL.Path == "/readyz" {
		wait = 0
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-s.ready:
		s.server.ServeHTTP(w, r)
		return
	default:
	}
	select {
	case <-s.ready:
		s.server.ServeHTTP(w, r)
	case <-r.Context().Done():
	case <-timer.C:
		s.refuse(w, r)
	}
}

func (s *Starting) refuse(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	setSecure(h)
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	if r.URL.Path == "/healthz" {
		_, _ = w.Write([]byte("ok\n"))
		return
	}
	h.Set("Retry-After", "2")
	w.WriteHeader(http.StatusServiceUnavailable)
	_, _ = w.Write([]byte("starting: no graph is served yet\n"))
}
