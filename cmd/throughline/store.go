package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"throughline/cmd/throughline/internal/record"
	"throughline/graph"
	"throughline/server"
)

// defaultStore is THROUGHLINE_STORE, or a file in the XDG data folder.
func defaultStore() string {
	if s := os.Getenv("THROUGHLINE_STORE"); s != "" {
		return s
	}
	dir := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(dir) { // as its specification has it: another folder each time would be another store
		home, err := os.UserHomeDir()
		if err != nil {
			home = "."
		}
		dir = filepath.Join(home, ".local", "share")
	}
	return "bolt:" + filepath.Join(dir, "throughline", "graph.db")
}

// storePath returns the file that --store names, or the address of a database
// with its password: what people read is a record.Store's Name.
func (a *app) storePath() (string, error) {
	path, ok := strings.CutPrefix(a.store, "bolt:")
	switch {
	case ok && path != "":
		return path, nil
	case record.IsDatabase(a.store):
		return a.store, nil
	case strings.Contains(a.store, "://"), !ok && strings.Contains(a.store, ":"):
		scheme, _, _ := strings.Cut(a.store, ":")
		return "", usageError("--store %s:…: a store is bolt:FILE or postgres://USER@HOST/DATABASE", scheme)
	case a.store == "" || ok:
		return "", usageError("--store: the name of the file is missing: bolt:FILE")
	}
	return a.store, nil
}

// storeFile is storePath for what works on files only.
func (a *app) storeFile(instead string) (string, error) {
	path, err := a.storePath()
	if err == nil && record.IsDatabase(path) {
		err = usageError("that is for stores in a file; %s", instead)
	}
	return path, err
}

// dataset reads the snapshot, which is all that reading commands need: they
// work while a server holds the store.
func (a *app) dataset(ctx context.Context) (*server.Dataset, error) {
	path, err := a.storePath()
	if err != nil {
		return nil, err
	}
	return record.Read(ctx, path, a.say)
}

// openExisting opens a store that is there, and makes none.
func (a *app) openExisting(ctx context.Context) (record.Store, error) {
	path, err := a.storePath()
	if err != nil {
		return nil, err
	}
	return record.OpenExisting(ctx, path)
}

// compiledStore opens a store that is there and compiles it, for commands that
// read the record itself and not the snapshot. The caller closes the store.
func (a *app) compiledStore(ctx context.Context) (record.Store, *graph.Graph, error) {
	s, err := a.openExisting(ctx)
	if err != nil {
		return nil, nil, err
	}
	g, err := s.Compile(ctx)
	if err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return s, g, nil
}
