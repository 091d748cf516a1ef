package server

import (
	"net/http"
	"runtime"
	"time"

	"github.com/labstack/echo/v4"
)

// gate lets a number of requests in at a time. Whoever has to wait longer
// than a moment is told to come back, so that questions which cost much never
// keep the rest of the server from answering.
type gate chan struct{}

// maxQueries is the number of path queries and connections at a time: those
// that run keep every processor busy, those that wait keep none.
var maxQueries = 2 * runtime.GOMAXPROCS(0)

// maxWait is how long a request waits at a gate.
const maxWait = 500 * time.Millisecond

func newGate(n int) gate { return make(gate, n) }

func (g gate) limit(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		timer := time.NewTimer(maxWait)
		defer timer.Stop()
		select {
		case g <- struct{}{}:
			defer func() { <-g }()
			return next(c)
		case <-c.Request().Context().Done():
			return c.Request().Context().Err()
		case <-timer.C:
			c.Response().Header().Set("Retry-After", "1")
			return problem(http.StatusServiceUnavailable, "too many path queries at once; ask again in a second")
		}
	}
}
