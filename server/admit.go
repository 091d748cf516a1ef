package server

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// admit bounds what a request may be, before it is routed.
func (s *Server) admit(next echo.HandlerFunc) echo.HandlerFunc {
	places := make(chan struct{}, s.limits.Requests)
	return func(c echo.Context) error {
		r := c.Request()
		if int64(len(r.RequestURI)) > s.limits.URL {
			return problem(http.StatusRequestURITooLong, "an address is at most "+sizeText(s.limits.URL)+" long here")
		}
		if len(r.TransferEncoding) > 0 {
			// A body in chunks may be meant to be read otherwise by somebody before us,
			// who would take its end for another request: nothing follows it here.
			c.Response().Header().Set("Connection", "close")
		}
		if r.Body != nil && r.Body != http.NoBody {
			r.Body = http.MaxBytesReader(c.Response(), r.Body, max(s.limits.Upload, s.limits.Form))
		}
		if r.URL.Path == "/healthz" || strings.HasSuffix(r.URL.Path, "/events") { // streams have a limit of their own
			return next(c)
		}
		select {
		case places <- struct{}{}:
			defer func() { <-places }()
			return next(c)
		default:
			s.metrics.refused("requests")
			return later(http.StatusServiceUnavailable, "1", "too many requests at once; ask again in a second")
		}
	}
}

// changing guards whatever may change something: it must not be sent by a page
// of another site through its user's browser, not too often, and not while the
// store takes no writes. Who may write is for the routes to say.
func (s *Server) changing(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if m := c.Request().Method; m == http.MethodGet || m == http.MethodHead || m == http.MethodOptions {
			return next(c)
		}
		c.Response().Header().Set("Cache-Control", "no-store")
		if err := s.origins.Check(c.Request()); err != nil {
			return problem(http.StatusForbidden, "the request comes from a page of another site")
		}
		if err := s.writes.check(c, "changes"); err != nil {
			s.metrics.refused("rate")
			return err
		}
		if down := s.storeState(); down != nil {
			return down
		}
		return next(c)
	}
}
