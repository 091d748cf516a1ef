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
	"net/http"
	"os"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"throughline/data"
	"throughline/graph/load"
	"throughline/server"
	"throughline/web"
)

func (a *app) serveCommand() *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the pages and the API; an empty store is first filled with the embedded corpus",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.serve(c.Context(), addr) },
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to listen on")
	return c
}

func (a *app) serve(ctx context.Context, addr string) error {
	path, err := a.storePath()
	if err != nil {
		return err
	}
	listener, err := listen(addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	r, err := openRecord(ctx, path, a.say)
	if err != nil {
		return err
	}
	defer r.Close()
	if r.data.Graph.Len() == 0 {
		a.say("the store is empty; loading the embedded corpus")
		if err := r.loadCorpus(ctx); err != nil {
			return err
		}
	}
	assets, err := web.Load()
	if err != nil {
		return err
	}
	l := &loader{record: r}
	s := server.New(server.Config{
		Data: r.data, Assets: assets, Log: slog.New(slog.NewTextHandler(a.err, nil)), Build: buildID(),
		Sessions: r.store, Backup: r.store, Loader: l, Bench: l, Themes: &keeper{loader: l}, Token: os.Getenv("THROUGHLINE_TOKEN"),
	})
	a.say("serving " + path + " on http://" + listener.Addr().String())
	return serveUntilDone(ctx, listener, s)
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

// Limits of one connection. Answers are small; the longest is a snapshot over
// a slow line.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 60 * time.Second
	writeTimeout  = 120 * time.Second
	idleTimeout   = 120 * time.Second
	maxHeader     = 64 << 10
	stopTimeout   = 10 * time.Second
)

func serveUntilDone(ctx context.Context, l net.Listener, h http.Handler) error {
	srv := &http.Server{
		Handler: h, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout,
		WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader,
	}
	if streams, ok := h.(interface{ Stop() }); ok {
		srv.RegisterOnShutdown(streams.Stop)
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	return srv.Shutdown(stop)
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
