package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
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
		if s.loader == nil {
			return problem(http.StatusForbidden, "this server only reads")
		}
		if err := s.refusal(c); err != nil {
			return err
		}
		return next(c)
	}
}

// refusal returns why the client may not write, or nil.
func (s *Server) refusal(c echo.Context) error {
	r := c.Request()
	switch {
	case s.token != nil && s.rooms.guesses.tooMany(c):
		return tooManyGuesses()
	case s.token != nil && !s.holdsToken(r):
		if r.Header.Get("Authorization") != "" {
			s.rooms.guesses.count(c)
		}
		c.Response().Header().Set("WWW-Authenticate", "Bearer")
		return problem(http.StatusUnauthorized, "writing needs the token of THROUGHLINE_TOKEN, as 'Authorization: Bearer TOKEN'")
	case s.token == nil && !clientOf(c).local:
		return problem(http.StatusForbidden, "without THROUGHLINE_TOKEN, writing works from this machine only")
	}
	return nil
}

// HashedToken begins a token that is kept as its SHA-256 in hexadecimal.
const HashedToken = "sha256:"

// tokenHash is what the server keeps of a token, or nil for none.
func tokenHash(token string) []byte {
	if token == "" {
		return nil
	}
	if digits, ok := strings.CutPrefix(token, HashedToken); ok {
		if sum, err := hex.DecodeString(digits); err == nil && len(sum) == sha256.Size {
			return sum
		}
	}
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

func (s *Server) holdsToken(r *http.Request) bool {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	sum := sha256.Sum256([]byte(token))
	return ok && s.token != nil && subtle.ConstantTimeCompare(sum[:], s.token) == 1
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
