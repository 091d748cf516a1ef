package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"throughline/graph"
	"throughline/graph/load"
	"throughline/graph/load/themes"
	"throughline/graph/store"
	"throughline/graph/wire"
	"throughline/server"
)

// defaultStore is THROUGHLINE_STORE, or a file in the XDG data folder.
func defaultStore() string {
	if s := os.Getenv("THROUGHLINE_STORE"); s != "" {
		return s
	}
	dir := os.Getenv("XDG_DATA_HOME")
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			home = "."
		}
		dir = filepath.Join(home, ".local", "share")
	}
	return "bolt:" + filepath.Join(dir, "throughline", "graph.db")
}

// storePath returns the file that --store names, or the address of a database
// with its password: what people read is a backend's Name.
func (a *app) storePath() (string, error) {
	path, ok := strings.CutPrefix(a.store, "bolt:")
	switch {
	case ok && path != "":
		return path, nil
	case isDatabase(a.store):
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
	if err == nil && isDatabase(path) {
		err = usageError("that is for stores in a file; %s", instead)
	}
	return path, err
}

// snapshotSuffix is what the snapshot's name adds to its store's.
const snapshotSuffix = ".snapshot"

func snapshotPath(storePath string) string { return storePath + snapshotSuffix }

var errNothingLoaded = errors.New("nothing has been loaded there yet")

func nothingLoaded(name string) error {
	return fmt.Errorf("%s: %w; run 'throughline load corpus', 'throughline load PATH…' or 'throughline serve' first", name, errNothingLoaded)
}

// dataset reads the snapshot, which is all that reading commands need: they
// work while a server holds the store.
func (a *app) dataset() (*server.Dataset, error) {
	path, err := a.storePath()
	if err != nil {
		return nil, err
	}
	if isDatabase(path) {
		return a.readDatabase(context.Background(), path)
	}
	data, err := os.ReadFile(snapshotPath(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nothingLoaded(path)
	}
	if err != nil {
		return nil, err
	}
	g, err := wire.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; delete the file and start the server, which makes it again", snapshotPath(path), err)
	}
	return server.NewDataset(g, data), nil
}

// openExisting opens a store that is there, and makes none.
func (a *app) openExisting(ctx context.Context) (backend, error) {
	path, err := a.storePath()
	if err != nil {
		return nil, err
	}
	if !isDatabase(path) {
		if _, err := os.Stat(path); err != nil {
			return nil, err
		}
		return openBackend(path)
	}
	b, err := openDatabase(path)
	if err != nil {
		return nil, err
	}
	exists, err := b.Exists(ctx)
	if err == nil && !exists {
		err = nothingLoaded(b.Name())
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// compiledStore opens a store that is there and compiles it, for commands that
// read the record itself and not the snapshot. The caller closes the store.
func (a *app) compiledStore(ctx context.Context) (backend, *graph.Graph, error) {
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

// record is an open store with the graph compiled from it.
type record struct {
	store backend
	data  *server.Dataset
}

// openRecord opens the store and its newest snapshot, and compiles one where
// there is none. That of a database may be older than its facts: begin sees to
// it before anything is written.
func openRecord(ctx context.Context, path string, say func(string)) (*record, error) {
	s, err := openBackend(path)
	if err != nil {
		return nil, err
	}
	for _, remark := range s.remarks() {
		say(remark)
	}
	if !isDatabase(path) {
		removeLeftovers(snapshotPath(path))
	}
	r := &record{store: s}
	if err := r.open(ctx, say); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return r, nil
}

func (r *record) open(ctx context.Context, say func(string)) error {
	d, _, err := r.store.latest(ctx, nil)
	var down *server.Unavailable
	switch {
	case errors.As(err, &down):
		return err
	case err != nil:
		say(err.Error() + "; it is made again")
	case d != nil:
		r.data = d
		return nil
	}
	done, err := r.begin(ctx, say)
	if err == nil {
		done()
	}
	return err
}

// compile makes the graph and its snapshot from the store.
func (r *record) compile(ctx context.Context) error {
	g, err := r.store.Compile(ctx)
	if err != nil {
		return err
	}
	return r.publish(ctx, g)
}

// begin waits until nobody else writes, and makes the graph fit the store as it
// is then: after a write that failed, or one by another process. It is called
// before anything is planned; until done is called, nobody else writes.
func (r *record) begin(ctx context.Context, say func(string)) (done func(), err error) {
	done, err = r.store.begin(ctx, say)
	if err != nil {
		return nil, err
	}
	if err := r.settle(ctx, say); err != nil {
		done()
		return nil, err
	}
	return done, nil
}

func (r *record) settle(ctx context.Context, say func(string)) error {
	d, current, err := r.store.latest(ctx, r.data)
	var down *server.Unavailable
	if errors.As(err, &down) {
		return err
	}
	if d != nil && current {
		r.data = d
		return nil
	}
	if n, err := r.store.Size(ctx); err == nil && n > 0 && say != nil {
		say(fmt.Sprintf("compiling the index from %d quads", n))
	}
	return r.compile(ctx)
}

// publish keeps the graph's snapshot and makes it current.
func (r *record) publish(ctx context.Context, g *graph.Graph) error {
	data := wire.Encode(g)
	d := server.NewDataset(g, data)
	if err := r.store.keep(ctx, d, data); err != nil {
		return err
	}
	r.data = d
	return nil
}

// apply carries out a plan, and gives the accepted themes the talks that carry
// them now.
func (r *record) apply(ctx context.Context, plan *load.Plan, progress func(done int)) error {
	if err := r.write(ctx, plan, progress); err != nil {
		return err
	}
	if c := themes.Refresh(r.data.Graph); !c.IsEmpty() {
		return r.write(ctx, decisionPlan(c), nil)
	}
	return nil
}

// write carries out a plan: quads first, then the index from the previous one
// and what was added, then its snapshot.
func (r *record) write(ctx context.Context, plan *load.Plan, progress func(done int)) error {
	if err := r.store.Apply(ctx, store.Change{Drop: plan.Remove, Add: plan.Add}, progress); err != nil {
		return err
	}
	b := graph.NewBuilder(r.data.Graph)
	for _, source := range plan.Drops {
		b.Drop(source)
	}
	for _, f := range plan.Facts {
		if err := b.Add(f); err != nil {
			return fmt.Errorf("%s %s %q: %w", f.Subject, f.Predicate, f.Object, err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		return err
	}
	return r.publish(ctx, g)
}

func (r *record) Close() error { return r.store.Close() }
