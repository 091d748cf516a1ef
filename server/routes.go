package server

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"
)

// routes adds routes below a prefix, each behind the same middleware. Echo's
// groups answer 404 for all that lies below their prefix and is no route of
// theirs, and so hide which methods an address does take.
type routes struct {
	echo   *echo.Echo
	prefix string
	before []echo.MiddlewareFunc
}

// behind returns routes below the same prefix that are behind more.
func (r routes) behind(more ...echo.MiddlewareFunc) routes {
	r.before = slices.Concat(r.before, more)
	return r
}

// GET answers HEAD as well: who only asks whether an address is there is told,
// and net/http leaves the body out.
func (r routes) GET(path string, h echo.HandlerFunc, more ...echo.MiddlewareFunc) {
	r.add(http.MethodGet, path, h, more)
	r.add(http.MethodHead, path, h, more)
}

// stream answers GET alone, since the answer has no end.
func (r routes) stream(path string, h echo.HandlerFunc, more ...echo.MiddlewareFunc) {
	r.add(http.MethodGet, path, h, more)
}

func (r routes) POST(path string, h echo.HandlerFunc, more ...echo.MiddlewareFunc) {
	r.add(http.MethodPost, path, h, more)
}

func (r routes) add(method, path string, h echo.HandlerFunc, more []echo.MiddlewareFunc) {
	r.echo.Add(method, r.prefix+path, h, slices.Concat(r.before, more)...)
}
