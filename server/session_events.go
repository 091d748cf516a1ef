package server

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// heartbeat keeps a silent line open through what closes idle ones.
const heartbeat = 15 * time.Second

// lineTimeout is how long a follower may take for one state.
const lineTimeout = 30 * time.Second

// getEvents tells a follower the present state at once and each new one as it
// comes, as server-sent events. Whoever missed some gets the last: steps are
// states, not changes. follow=1 says that the client shows what it is told,
// present=1 that it is what others are shown, for which it needs the key.
func (s *Server) getEvents(c echo.Context) error {
	r, leave, err := s.enter(c)
	if err != nil {
		return err
	}
	defer leave()
	w := c.Response()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no")
	line := http.NewResponseController(w.Writer)
	// A server's deadlines are for requests that end.
	_ = line.SetReadDeadline(time.Time{})
	w.WriteHeader(http.StatusOK)
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	state, changed := r.watch()
	for {
		_ = line.SetWriteDeadline(time.Now().Add(lineTimeout))
		if _, err := w.Write(event(state)); err != nil {
			return nil // the follower went away
		}
		w.Flush()
		select {
		case <-changed:
			state, changed = r.watch()
		case <-beat.C:
			state, changed = r.watch() // said again, so that a lost line is noticed by its silence
		case <-c.Request().Context().Done():
			return nil
		case <-s.rooms.stopped:
			return nil
		}
	}
}

// enter goes into the room that the address names.
func (s *Server) enter(c echo.Context) (r *room, leave func(), err error) {
	for range mostTries {
		if r, err = s.room(c); err != nil {
			return nil, nil, err
		}
		p := role{follows: c.QueryParam("follow") == "1", presents: c.QueryParam("present") == "1" && s.holdsKey(c, r)}
		if leave, ok := r.enter(p); ok {
			return r, leave, nil
		}
	}
	return nil, nil, &Unavailable{Err: errGone, Retry: time.Second}
}

// event writes a state down. The browser comes back after half a second when
// the line breaks.
func event(state []byte) []byte {
	out := make([]byte, 0, len(state)+32)
	out = append(out, "retry: 500\ndata: "...)
	out = append(out, state...)
	return append(out, "\n\n"...)
}
