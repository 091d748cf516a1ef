package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"sync"
	"syscall"

	"github.com/spf13/cobra"

	"throughline/cmd/throughline/internal/record"
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
	config, err := a.serverConfig(f, isLoopback(listener.Addr()), log)
	if err != nil {
		return err
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
		log.Info("serving " + record.WithoutPassword(path) + " on http://" + listener.Addr().String())
		return ended()
	})
	stop()
	if failed := ended(); err == nil || errors.Is(err, context.Canceled) {
		err = failed
	}
	return err
}

// serverConfig is what the flags say of a server.
func (a *app) serverConfig(f *serveFlags, loopback bool, log *slog.Logger) (server.Config, error) {
	config, err := f.config(loopback)
	if err != nil {
		return config, err
	}
	config.Log = log
	if config.Token, err = f.token(a.origin["token-file"] == "flag", log); err != nil {
		return config, err
	}
	if !loopback && config.Token == "" {
		log.Warn("others can reach this server; without a token, only this machine may load, decide and make sessions")
	}
	return config, nil
}

// serveRecord opens the record, fills it when it is empty, and holds it until
// serve returns.
func (a *app) serveRecord(ctx context.Context, path string, config server.Config, serve func(*server.Server) error) error {
	say := func(line string) { config.Log.Info(line) }
	r, err := record.OpenServed(ctx, path, say)
	if err != nil {
		return err
	}
	defer r.Close()
	if err := r.FillEmpty(ctx, say); err != nil {
		return err
	}
	if config.Assets, err = web.Load(); err != nil {
		return err
	}
	config.Build = buildID()
	follow := r.Equip(&config)
	s := server.New(config)
	defer follow(ctx, s)()
	return serve(s)
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
