package server

import (
	"net/http"
	"net/netip"
	"sync"

	"github.com/labstack/echo/v4"
)

// eventsRoute is the stream of a session's events, which ends when its reader
// goes.
const eventsRoute = "/api/v1/sessions/:id/events"

// streams counts the streams of events that are open.
type streams struct {
	most, each int // in all, and of one address
	metrics    *metrics

	mu  sync.Mutex
	all int
	by  map[netip.Prefix]int
}

func (s *streams) open() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all
}

// limit refuses a stream for which there is no room. Browsers ask again by
// themselves.
func (s *streams) limit(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		who := clientOf(c)
		from := network(who.addr)
		if !s.enter(from, who.local) {
			s.metrics.refused("streams")
			return later(http.StatusServiceUnavailable, "30", "too many follow this server; the page shows what is new when it is loaded again")
		}
		defer s.leave(from)
		return next(c)
	}
}

func (s *streams) enter(from netip.Prefix, local bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all >= s.most || !local && s.by[from] >= s.each {
		return false
	}
	s.all++
	s.by[from]++
	return true
}

func (s *streams) leave(from netip.Prefix) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all--
	if s.by[from]--; s.by[from] == 0 {
		delete(s.by, from)
	}
}
