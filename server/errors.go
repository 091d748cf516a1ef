package server

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"syscall"

	"github.com/labstack/echo/v4"

	"throughline/graph/change"
	"throughline/web/view"
)

// Problem is an error as RFC 9457 describes it, and the one error vocabulary
// of the server: a handler returns a *Problem for everything a client can
// mend, and any other error is internal, is logged, and shows nothing of its
// inside.
type Problem struct {
	Type   string   `json:"type"`
	Title  string   `json:"title"`
	Status int      `json:"status"`
	Detail string   `json:"detail,omitempty"`
	Near   []string `json:"near,omitempty"`   // what may have been meant: ids with the nearest names, a predicate
	Column int      `json:"column,omitempty"` // of the first wrong rune of an expression, from 1

	Changed *change.Difference `json:"changed,omitempty"` // what a save that came second is told

	retry string // seconds, for the header Retry-After

	heading string    // of its page, where the status does not say enough
	way     view.Link // and where to go from there
}

func (p *Problem) Error() string { return p.Title + ": " + p.Detail }

func problem(status int, detail string) *Problem {
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail}
}

// later is a problem that may be gone after some seconds.
func later(status int, seconds, detail string) *Problem {
	p := problem(status, detail)
	p.retry = seconds
	return p
}

func badRequest(detail string) *Problem { return problem(http.StatusBadRequest, detail) }

// toProblem is the one table from errors to HTTP.
func toProblem(err error) *Problem {
	var p *Problem
	var he *echo.HTTPError
	var conflict *change.Conflict
	var refusal *change.Refusal
	var down *Unavailable
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &conflict):
		p = problem(http.StatusConflict, conflict.Error())
		p.Changed = &conflict.Difference
		return p
	case errors.As(err, &refusal):
		return problem(http.StatusUnprocessableEntity, refusal.Why)
	case errors.As(err, &down):
		return later(http.StatusServiceUnavailable, down.seconds(), "the store takes no writes at present: "+down.Error()+"; nothing was kept, and reading goes on")
	case errors.Is(err, echo.ErrMethodNotAllowed):
		return problem(http.StatusMethodNotAllowed, "what is at this address cannot be asked for in this way")
	case errors.As(err, &he):
		return problem(he.Code, "")
	case errors.Is(err, context.Canceled):
		return problem(499, "the client went away")
	case errors.Is(err, syscall.ENOSPC):
		return problem(http.StatusInsufficientStorage, "the disk of the server is full; what was sent is not kept, what was there before is")
	case errors.Is(err, context.DeadlineExceeded):
		return problem(http.StatusServiceUnavailable, "the answer took too long")
	}
	return problem(http.StatusInternalServerError, "something went wrong here; the log says what")
}

// logPanic says where the server's own mistake is. The error becomes 500.
func (s *Server) logPanic(c echo.Context, err error, stack []byte) error {
	s.log.LogAttrs(c.Request().Context(), slog.LevelError, "panic", slog.String("id", c.Response().Header().Get(requestID)),
		slog.String("path", pathOf(c)), slog.Any("error", err), slog.String("stack", string(stack)))
	return err
}

// handleError answers every error of every route: as problem+json below /api,
// as a page elsewhere.
func (s *Server) handleError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	p := toProblem(err)
	if p.Status >= 500 {
		s.log.LogAttrs(c.Request().Context(), slog.LevelError, "request failed",
			slog.String("id", c.Response().Header().Get(requestID)), slog.String("path", pathOf(c)), slog.Any("error", err))
	}
	c.Response().Header().Set("Cache-Control", "no-store")
	c.Response().Header().Del("ETag")
	if p.retry != "" {
		c.Response().Header().Set("Retry-After", p.retry)
	}
	if strings.HasPrefix(c.Request().URL.Path, "/api/") {
		if p.Status == http.StatusNotFound && p.Detail == "" {
			p.Detail = "nothing is at this address; /openapi.json lists what there is"
		}
		c.Response().Header().Set(echo.HeaderContentType, "application/problem+json")
		err = c.JSON(p.Status, p)
	} else {
		err = s.errorPage(c, p)
	}
	if err != nil {
		s.log.LogAttrs(c.Request().Context(), slog.LevelError, "cannot answer with the error", slog.Any("error", err))
	}
}
