package server

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"sync"
	"time"
)

// Listening is how a server meets the network.
type Listening struct {
	Limits  Limits
	Proxies []netip.Prefix // of which many connections come
	Log     *slog.Logger
}

// Stopper ends what would else go on for ever.
type Stopper interface{ Stop() }

// Serve answers on the listener until ctx is done, and returns within
// Limits.StopTime after: new connections are refused at once, streams end,
// requests may finish; loads that have not are told to stop after three
// quarters of the time, which leaves them whole batches; then everything is
// closed.
func (o Listening) Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	limits := o.Limits.withDefaults()
	base, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	srv := &http.Server{
		Handler: h, BaseContext: func(net.Listener) context.Context { return base },
		ReadHeaderTimeout: limits.HeaderTime, ReadTimeout: limits.BodyTime, WriteTimeout: limits.AnswerTime, IdleTimeout: limits.IdleTime,
		MaxHeaderBytes: int(limits.Header), ErrorLog: slog.NewLogLogger(o.Log.Handler(), slog.LevelDebug),
	}
	if streams, ok := h.(Stopper); ok {
		srv.RegisterOnShutdown(streams.Stop)
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(o.bound(l, limits)) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	return stop(srv, cancel, limits.StopTime)
}

func stop(srv *http.Server, cancel func(), within time.Duration) error {
	tell := time.AfterFunc(within*3/4, cancel)
	defer tell.Stop()
	patience, done := context.WithTimeout(context.Background(), within*9/10)
	defer done()
	if err := srv.Shutdown(patience); err != nil {
		return srv.Close()
	}
	return nil
}

// bound closes connections beyond the limits as soon as they come.
func (o Listening) bound(l net.Listener, limits Limits) net.Listener {
	return &boundListener{Listener: l, all: limits.Connections, each: limits.PerAddress, proxies: o.Proxies, log: o.Log, by: map[netip.Prefix]int{}}
}

type boundListener struct {
	net.Listener
	all, each int
	proxies   []netip.Prefix
	log       *slog.Logger

	mu   sync.Mutex
	open int
	by   map[netip.Prefix]int
	said time.Time
}

func (l *boundListener) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		addr := peerOf(c.RemoteAddr().String())
		if l.enter(addr) {
			return &boundConn{Conn: c, leave: sync.OnceFunc(func() { l.leave(addr) })}, nil
		}
		_ = c.Close() // nothing was sent
	}
}

func (l *boundListener) enter(addr netip.Addr) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	many := addr.IsLoopback() || slices.ContainsFunc(l.proxies, func(p netip.Prefix) bool { return p.Contains(addr) })
	if l.open >= l.all || !many && l.by[network(addr)] >= l.each {
		if time.Since(l.said) > time.Minute {
			l.said = time.Now()
			l.log.Warn("too many connections; closing new ones", "open", l.open, "from", addr.String(), "of it", l.by[network(addr)])
		}
		return false
	}
	l.open++
	l.by[network(addr)]++
	return true
}

func (l *boundListener) leave(addr netip.Addr) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.open--
	if l.by[network(addr)]--; l.by[network(addr)] == 0 {
		delete(l.by, network(addr))
	}
}

type boundConn struct {
	net.Conn
	leave func()
}

func (c *boundConn) Close() error {
	c.leave()
	return c.Conn.Close()
}
