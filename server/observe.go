package server

import (
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
)

// requestID is the header by which a request is found again in the logs of all
// through whom it came.
const requestID = "X-Request-Id"

// observe gives each request its id, counts it, and writes a line about it.
func (s *Server) observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := time.Now()
		r, w := c.Request(), c.Response()
		id := r.Header.Get(requestID)
		if !saneID(id) {
			id = randomID(10)
		}
		w.Header().Set(requestID, id)
		s.metrics.inFlight.Inc()
		defer s.metrics.inFlight.Dec()
		if err := next(c); err != nil {
			c.Error(err)
		}
		took := time.Since(start)
		if c.Path() != eventsRoute {
			s.metrics.observe(routeOf(c), r.Method, w.Status, took)
		}
		s.log.LogAttrs(r.Context(), levelOf(c), "request",
			slog.String("id", id), slog.String("method", r.Method), slog.String("route", routeOf(c)), slog.String("path", pathOf(c)),
			slog.Int("status", w.Status), slog.Int64("bytes", w.Size), slog.Float64("ms", float64(took.Microseconds())/1000),
			slog.String("from", clientOf(c).addr.String()))
		return nil
	}
}

// saneID reports whether an id that a client brings may stand in a log.
func saneID(id string) bool {
	return len(id) >= 1 && len(id) <= 64 && !strings.ContainsFunc(id, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && !strings.ContainsRune("-_.:", r)
	})
}

// routeOf is the pattern that answers, of which there are few.
func routeOf(c echo.Context) string {
	if c.Response().Status == http.StatusNotFound && (c.Path() == "" || strings.HasSuffix(c.Path(), "*") && c.Path() != "/assets/*") {
		return "none"
	}
	return c.Path()
}

// pathOf is what a log may hold of an address: no query, which may be what
// somebody looks for, and nothing of a session, whose links are secrets.
func pathOf(c echo.Context) string {
	if path := c.Request().URL.Path; !strings.Contains(path, "/sessions/") {
		return cut(path, 300)
	}
	return c.Path()
}

// levelOf keeps what comes all the time out of the log that one reads.
func levelOf(c echo.Context) slog.Level {
	switch path := c.Path(); {
	case c.Response().Status >= http.StatusInternalServerError:
		return slog.LevelWarn
	case path == "/healthz" || path == "/readyz" || path == "/metrics" || path == "/assets/*":
		return slog.LevelDebug
	}
	return slog.LevelInfo
}
