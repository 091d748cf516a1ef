package server

import (
	"errors"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
)

// Unavailable is the error of a store that cannot be reached, or takes no
// writes, at present. What loaders and stores return wrapped in it becomes 503
// with Retry-After; nothing was kept.
type Unavailable struct {
	Err   error
	Retry time.Duration // when it may be worth to ask again; 5 s when zero
}

func (e *Unavailable) Error() string { return e.Err.Error() }
func (e *Unavailable) Unwrap() error { return e.Err }

const retryLater = 5 * time.Second

func (e *Unavailable) seconds() string {
	wait := e.Retry
	if wait <= 0 {
		wait = retryLater
	}
	return strconv.Itoa(int(math.Ceil(wait.Seconds())))
}

// storeState is nil while the store takes writes.
func (s *Server) storeState() *Unavailable {
	if s.health == nil {
		return nil
	}
	err := s.health()
	if err == nil {
		return nil
	}
	var down *Unavailable
	if !errors.As(err, &down) {
		down = &Unavailable{Err: err}
	}
	return down
}

// readiness is the answer of /readyz. A server whose store is down is ready
// all the same: it answers every question from the snapshot it has.
type readiness struct {
	Ready   bool   `json:"ready"`
	Version string `json:"version,omitempty"` // of the dataset that is served
	Writing bool   `json:"writing"`
	Store   string `json:"store"` // "ok", or what is wrong with it
}

// readyz answers 200 once a graph is served. With for=writing, it answers 503
// while the store takes no writes.
func (s *Server) readyz(c echo.Context) error {
	r := readiness{Ready: true, Version: s.dataset(c).Version, Writing: true, Store: "ok"}
	status := http.StatusOK
	if down := s.storeState(); down != nil {
		r.Writing, r.Store = false, down.Error()
		if c.QueryParam("for") == "writing" {
			r.Ready, status = false, http.StatusServiceUnavailable
			c.Response().Header().Set("Retry-After", down.seconds())
		}
	}
	c.Response().Header().Set("Cache-Control", "no-store")
	return c.JSON(status, r)
}
