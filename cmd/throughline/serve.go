package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"throughline/data"
	"throughline/graph/load"
	"throughline/server"
	"throughline/web"
)

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the pages and the API; an empty store is first filled with the embedded corpus",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if f.print {
				return a.printConfig(c, &f)
			}
			return a.serve(c.Context(), &f)
		},
	}
	f.add(c.Flags())
	return c
}

// serve listens at once, says over HTTP that it is starting, and serves when
// the graph is there.
func (a *app) serve(ctx context.Context, f *serveFlags) error {
	path, err := a.storePath()
	if err != nil {
		return err
	}
	log, err := f.logger(a.err)
	if err != nil {
		return err
	}
	for _, name := range a.strangers() {
		log.Warn("no setting is called so; it changes nothing", "variable", name)
	}
	listener, err := listen(f.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	loopback := isLoopback(listener.Addr())
	config, err := f.config(loopback)
	if err != nil {
		return err
	}
	config.Log = log
	if config.Token, err = f.token(a.origin["token-file"] == "flag", log); err != nil {
		return err
	}
	if !loopback && config.Token == "" {
		log.Warn("others can reach this server; without a token, only this machine may load, decide and make sessions")
	}
	front := server.NewStarting()
	ctx, stop := context.WithCancel(ctx)
	served := make(chan error, 1)
	go func() {
		defer stop() // a server that cannot go on ends the start
		served <- server.Listening{Limits: config.Limits, Proxies: config.Proxies, Log: log}.Serve(ctx, listener, front)
	}()
	ended := sync.OnceValue(func() error { return <-served })
	err = a.serveRecord(ctx, path, config, func(s *server.Server) error {
		front.Ready(s)
		log.Info("serving " + withoutPassword(path) + " on http://" + listener.Addr().String())
		return ended()
	})
	stop()
	if failed := ended(); err == nil || errors.Is(err, context.Canceled) {
		err = failed
	}
	return err
}

// serveRecord opens the record, fills it when it is empty, and holds it until
// serve returns.
func (a *app) serveRecord(ctx context.Context, path string, config server.Config, serve func(*server.Server) error) error {
	say := func(line string) { config.Log.Info(line) }
	r, err := openServed(ctx, path, say)
	if err != nil {
		return err
	}
	defer r.Close()
	if err := r.fillEmpty(ctx, say); err != nil {
		return err
	}
	if config.Assets, err = web.Load(); err != nil {
		return err
	}
	l := &loader{record: r, limits: config.Limits}
	config.Data, config.Build = r.data, buildID()
	config.Trails = r.store
	config.Sessions, config.Loader, config.Bench, config.Themes = r.store, l, l, &keeper{loader: l}
	if file, ok := r.store.(boltBackend); ok {
		config.Backup = file
	}
	b, shared := r.store.(database)
	if !shared {
		return serve(server.New(config))
	}
	f := newFollower(b, l, config.Log)
	config.Health = f.health
	s := server.New(config)
	defer f.follow(ctx, s)()
	return serve(s)
}

// openServed opens a record to be served. What a database holds is served from
// the copy while it is down.
func openServed(ctx context.Context, path string, say func(string)) (*record, error) {
	r, err := openRecord(ctx, path, say)
	var down *server.Unavailable
	if !isDatabase(path) || !errors.As(err, &down) {
		return r, err
	}
	b, failed := openDatabase(path)
	if failed != nil {
		return nil, failed
	}
	d, at := b.cached()
	if d == nil {
		return nil, errors.Join(fmt.Errorf("%w; nothing of it was served here yet, so there is no snapshot to answer from", err), b.Close())
	}
	say(fmt.Sprintf("%v; serving the snapshot of %s until it is back, and nothing can be written", err, at.Format(time.DateTime)))
	return &record{store: b, data: d}, nil
}

// fillEmpty loads the embedded corpus into an empty store.
func (r *record) fillEmpty(ctx context.Context, say func(string)) error {
	if r.data.Graph.Len() > 0 {
		return nil
	}
	done, err := r.begin(ctx, say)
	if err != nil {
		return err
	}
	defer done()
	if r.data.Graph.Len() > 0 { // another server was first
		return nil
	}
	say("the store is empty; loading the embedded corpus")
	return r.loadCorpus(ctx)
}

func (r *record) loadCorpus(ctx context.Context) error {
	plan, err := load.Corpus(data.Files)
	if err != nil {
		return err
	}
	return r.apply(ctx, plan, nil)
}

func (a *app) say(line string) { fmt.Fprintln(a.err, line) }

// listen opens the port before anything else is done, so that a port that is
// taken is said at once.
func listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is taken by another program; stop it or choose another with --addr", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("%s: no permission to listen there; choose a port above 1023 with --addr", addr)
	case err != nil:
		return nil, usageError("--addr %s: %v", addr, err)
	}
	return l, nil
}

func isLoopback(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// buildID tells builds apart by the content of the program itself, so that a
// page is fetched again after an update even where no commit is known.
func buildID() string {
	path, err := os.Executable()
	if err != nil {
		return "unknown"
	}
	f, err := os.Open(path)
	if err != nil {
		return "unknown"
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "unknown"
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}
