package main

import (
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"throughline/cmd/throughline/internal/record"
	"throughline/server"
	"throughline/web"
)

// site serves the embedded corpus, and takes nothing.
func site(t testing.TB) string {
	t.Helper()
	return host(t, readingConfig(t, corpusRecord(t).Data))
}

// host serves until the test ends, and returns the address.
func host(t testing.TB, c server.Config) string {
	t.Helper()
	s := server.New(c)
	h := httptest.NewServer(s)
	t.Cleanup(h.Close)
	t.Cleanup(s.Stop) // before Close, which waits for streams
	return h.URL
}

// readingConfig is that of a server that takes nothing.
func readingConfig(t testing.TB, d *server.Dataset) server.Config {
	t.Helper()
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	return server.Config{Data: d, Assets: assets, Build: "test", Log: slog.New(slog.DiscardHandler),
		Limits: server.Limits{QueryTime: patience, QueryWait: patience}}
}

// writingConfig is that of a server that has all of a record.
func writingConfig(t testing.TB, r *record.Record) server.Config {
	t.Helper()
	c := readingConfig(t, r.Data)
	r.Equip(&c)
	return c
}

// corpusRecord is a new store with the embedded corpus.
func corpusRecord(t testing.TB) *record.Record {
	t.Helper()
	r, err := record.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	if err := r.FillEmpty(t.Context(), func(string) {}); err != nil {
		t.Fatal(err)
	}
	return r
}
