package server

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
)

// client is who asks, as far as it can be believed.
type client struct {
	addr   netip.Addr // the connection's, or what a trusted proxy says
	local  bool       // on this machine, with no proxy between, and asking this machine by its own name
	secure bool       // by https
}

const clientKey = "client"

func clientOf(c echo.Context) client {
	one, _ := c.Get(clientKey).(client)
	return one
}

// forwarding are the headers by which proxies tell whom they speak for, and
// that they are there.
var forwarding = []string{"X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Protocol", "X-Forwarded-Ssl",
	"X-Url-Scheme", "X-Real-Ip", "Forwarded", "Via"}

// meet finds out who asks. Forwarded headers are believed only where the
// connection comes from a proxy that was named; afterwards nobody sees them.
func (s *Server) meet(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		c.Set(clientKey, s.whoAsks(r))
		for _, name := range forwarding {
			r.Header.Del(name)
		}
		return next(c)
	}
}

func (s *Server) whoAsks(r *http.Request) client {
	peer := peerOf(r.RemoteAddr)
	proxied := slices.ContainsFunc(forwarding, func(name string) bool { return len(r.Header[name]) > 0 })
	who := client{addr: peer, secure: r.TLS != nil || s.base != nil && s.base.Scheme == "https", local: !proxied && peer.IsLoopback() && isLoopback(r.Host)}
	if !s.trusts(peer) {
		return who
	}
	who.secure = who.secure || strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https")
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		addr, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break // the proxies before cannot be read: the last one stands for them
		}
		who.addr = addr.Unmap()
		if !s.trusts(who.addr) {
			break
		}
	}
	return who
}

// peerOf is the address of a connection's other end.
func peerOf(remote string) netip.Addr {
	if a, err := netip.ParseAddrPort(remote); err == nil {
		return a.Addr().Unmap().WithZone("")
	}
	a, _ := netip.ParseAddr(remote)
	return a.Unmap()
}

func (s *Server) trusts(a netip.Addr) bool {
	return slices.ContainsFunc(s.proxies, func(p netip.Prefix) bool { return p.Contains(a) })
}

// site is the address of this server for links that are given away: the one it
// was told, or the one the client used.
func (s *Server) site(c echo.Context) string {
	if s.base != nil {
		return s.base.Scheme + "://" + s.base.Host
	}
	scheme := "http"
	if clientOf(c).secure {
		scheme = "https"
	}
	return scheme + "://" + c.Request().Host
}

// named refuses requests for other hosts than this server: by a name that is
// made to resolve to it, a page of another site could else read what this
// server answers to its visitor. Probes of health name what they like.
func (s *Server) named(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if !s.answersTo(r.Host) && r.URL.Path != "/healthz" && r.URL.Path != "/readyz" {
			return problem(http.StatusMisdirectedRequest, "this server does not answer to the name "+cut(r.Host, 100)+
				"; start it with --base-url or --allow-host to give it that name")
		}
		return next(c)
	}
}

// AnyAddress, among Config.Hosts, stands for every IP address: names can be
// made to resolve anywhere, addresses cannot.
const AnyAddress = "[address]"

// Loopback, among Config.Hosts, stands for the names of this machine.
const Loopback = "localhost"

func (s *Server) answersTo(host string) bool {
	if len(s.hosts) == 0 {
		return true
	}
	name := hostName(host)
	_, err := netip.ParseAddr(name)
	if s.base != nil && strings.EqualFold(s.base.Hostname(), name) {
		return true
	}
	return slices.ContainsFunc(s.hosts, func(one string) bool {
		switch one {
		case AnyAddress:
			return err == nil
		case Loopback:
			return isLoopback(name)
		}
		return strings.EqualFold(one, name)
	})
}

// hostName is a host without its port and brackets, and without the dot of a
// name that is complete.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.TrimSuffix(strings.Trim(host, "[]"), ".")
}
