package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"strings"

	"github.com/labstack/echo/v4"
)

// writing guards every route that changes something. With a token, whoever
// shows it may write. Without one, only this machine may: the connection must
// come from it, and the request must name it, so that a page elsewhere cannot
// write through the user's own browser by a name that resolves here.
func (s *Server) writing(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := ownPage(c); err != nil {
			return err
		}
		if s.loader == nil {
			return problem(http.StatusForbidden, "this server only reads")
		}
		if err := s.refusal(c); err != nil {
			return err
		}
		return next(c)
	}
}

// ownPage refuses what a page of another site sends through its user's
// browser.
func ownPage(c echo.Context) error {
	c.Response().Header().Set("Cache-Control", "no-store")
	if err := http.NewCrossOriginProtection().Check(c.Request()); err != nil {
		return problem(http.StatusForbidden, "the request comes from a page of another site")
	}
	return nil
}

// refusal returns why the client may not write, or nil.
func (s *Server) refusal(c echo.Context) error {
	r := c.Request()
	switch {
	case s.token != nil && !s.holdsToken(r):
		c.Response().Header().Set("WWW-Authenticate", "Bearer")
		return problem(http.StatusUnauthorized, "writing needs the token of THROUGHLINE_TOKEN, as 'Authorization: Bearer TOKEN'")
	case s.token == nil && (!isLoopback(r.RemoteAddr) || !isLoopback(r.Host)):
		return problem(http.StatusForbidden, "without THROUGHLINE_TOKEN, writing works from this machine only")
	}
	return nil
}

// tokenHash is what the server keeps of a token, or nil for none.
func tokenHash(token string) []byte {
	if token == "" {
		return nil
	}
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

func (s *Server) holdsToken(r *http.Request) bool {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return ok && subtle.ConstantTimeCompare(tokenHash(token), s.token) == 1
}

// isLoopback reports whether HOST, HOST:PORT or IP:PORT is this machine.
func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	host = strings.Trim(host, "[]")
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}
