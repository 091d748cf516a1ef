package server

import (
	"cmp"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"throughline/web"
)

// Config is what a server is made from. Data, Assets and Log are needed.
type Config struct {
	Data     *Dataset
	Assets   *web.Assets
	Log      *slog.Logger
	Build    string      // hash of the build, part of every ETag
	Loader   Loader      // nil for a server that only reads
	Themes   ThemeKeeper // nil for one without candidates for themes
	Bench    Bench       // nil for one that takes no reports and no decisions
	Sessions Sessions    // nil for a server that keeps no learning sessions
	Trails   Trails      // nil for one that keeps no links of the explorer
	Backup   Backup      // nil for a server whose store is copied in other ways
	Frames   string      // which sites may show /embed in a frame, as frame-ancestors has it; empty for any
	Parts    Parts       // when and how the explorer is given parts of the dataset; zero for the defaults
	Token    string      // that writing needs; empty for none, and then only this machine may write

	Limits  Limits         // what is zero has its default
	Hosts   []string       // the names it answers to; empty for any
	Base    *url.URL       // where clients find it, if it was told; its name is one it answers to
	Proxies []netip.Prefix // whose forwarded headers are believed
	Metrics Metrics        // who may read /metrics

	// Health returns nil while the store takes writes, and else why it does not,
	// best as an *Unavailable. It is asked with every write and must not wait
	// for the store: it tells what is known. Nil when the store is always there.
	Health func() error
}

// Server answers requests. It is safe for concurrent use.
type Server struct {
	echo    *echo.Echo
	data    atomic.Pointer[Dataset]
	assets  *web.Assets
	log     *slog.Logger
	build   string
	swapped atomic.Pointer[time.Time]
	swaps   atomic.Int64
	queries *gate
	writes  *rates
	streams *streams
	metrics *metrics
	limits  Limits
	origins *http.CrossOriginProtection
	hosts   []string
	base    *url.URL
	proxies []netip.Prefix
	loader  Loader
	themes  ThemeKeeper
	bench   Bench
	rooms   *rooms
	trails  Trails
	backup  Backup
	frames  string
	parts   Parts
	token   []byte // SHA-256 of the token, or nil
	health  func() error
}

// New returns a server over its first dataset.
func New(c Config) *Server {
	l, m := c.Limits.withDefaults(), newMetrics()
	s := &Server{echo: echo.New(), assets: c.Assets, log: c.Log, build: c.Build, loader: c.Loader, themes: c.Themes, bench: c.Bench,
		rooms: newRooms(c.Sessions), trails: c.Trails, backup: c.Backup, token: tokenHash(c.Token), health: c.Health,
		limits: l, metrics: m, queries: newGate(l, m), writes: newRates(l.Writes, l.Known),
		streams: &streams{most: l.Streams, each: l.StreamsPerAddr, metrics: m, by: map[netip.Prefix]int{}},
		hosts:   c.Hosts, base: c.Base, proxies: c.Proxies, origins: http.NewCrossOriginProtection()}
	if c.Base != nil {
		_ = s.origins.AddTrustedOrigin(s.base.Scheme + "://" + s.base.Host) // refuses what is no origin, and then nothing is trusted
	}
	s.frames, s.parts = cmp.Or(c.Frames, "*"), c.Parts.withDefaults()
	s.serve(c.Data)
	s.echo.HTTPErrorHandler = s.handleError
	m.about(s)
	s.routes(c.Metrics)
	return s
}

func (s *Server) serve(d *Dataset) {
	now := time.Now()
	s.swapped.Store(&now)
	s.data.Store(d)
	go d.Prepare()
}

// Swap replaces the dataset. A request sees the old one or the new one, whole.
func (s *Server) Swap(d *Dataset) {
	s.serve(d)
	s.swaps.Add(1)
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

func (s *Server) routes(who Metrics) {
	e := s.echo
	e.Pre(s.hold, s.observe, s.secure, s.meet, s.named, s.admit)
	e.Use(middleware.RecoverWithConfig(middleware.RecoverConfig{LogErrorFunc: s.logPanic}), s.changing)
	top := routes{echo: e}
	top.GET("/healthz", func(c echo.Context) error { return c.String(http.StatusOK, "ok\n") })
	top.GET("/readyz", s.readyz)
	s.metricsRoute(top, who)
	top.GET("/assets/*", echo.WrapHandler(http.StripPrefix("/assets/", s.assets)))

	zip := middleware.GzipWithConfig(middleware.GzipConfig{Level: 4, MinLength: 1024, Skipper: leftAlone})
	api := routes{echo: e, prefix: "/api/v1"}
	s.apiRoutes(api.behind(zip))
	s.writeRoutes(api.behind(s.writing))
	top.GET("/openapi.json", s.openAPI, zip)
	s.sessionRoutes(top, api, zip)
	s.pageRoutes(top.behind(s.again, zip, s.revalidate))
}

// leftAlone excepts who does not take it, and the snapshot, which comes
// compressed: the middleware would compress it once more and name one coding
// only.
func leftAlone(c echo.Context) bool {
	return strings.HasSuffix(c.Path(), "/snapshot") || !takes(c.Request(), "gzip")
}

// takes reports whether a client takes a coding.
func takes(r *http.Request, coding string) bool {
	return web.Accepts(r.Header.Get(echo.HeaderAcceptEncoding), coding)
}

const datasetKey = "dataset"

// hold fixes the dataset for the whole request, so that an answer never mixes
// two.
func (s *Server) hold(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Set(datasetKey, s.data.Load())
		return next(c)
	}
}

func (s *Server) dataset(c echo.Context) *Dataset { return c.Get(datasetKey).(*Dataset) }
