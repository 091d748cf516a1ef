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

// storePath returns the file that --store names.
func (a *app) storePath() (string, error) {
	path, ok := strings.CutPrefix(a.store, "bolt:")
	switch {
	case ok && path != "":
		return path, nil
	case strings.Contains(a.store, "://"), !ok && strings.Contains(a.store, ":"):
		return "", usageError("--store %s: a store is bolt:FILE", a.store)
	case a.store == "" || ok:
		return "", usageError("--store: the name of the file is missing: bolt:FILE")
	}
	return a.store, nil
}

func snapshotPath(storePath string) string { return storePath + ".snapshot" }

var errNothingLoaded = errors.New("nothing has been loaded there yet")

// dataset reads the snapshot, which is all that reading commands need: they
// work while a server holds the store.
func (a *app) dataset() (*server.Dataset, error) {
	path, err := a.storePath()
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(snapshotPath(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w; run 'throughline load corpus', 'throughline load PATH…' or 'throughline serve' first", path, errNothingLoaded)
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

// compiledStore opens a store that is there and compiles it, for commands that
// read the record itself and not the snapshot. The caller closes the store.
func (a *app) compiledStore(ctx context.Context) (*store.Store, *graph.Graph, error) {
	path, err := a.storePath()
	if err != nil {
		return nil, nil, err
	}
	if _, err := os.Stat(path); err != nil { // Open would make a new one
		return nil, nil, err
	}
	s, err := store.Open(path)
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
	store *store.Store
	data  *server.Dataset
}

// openRecord opens the store and the snapshot that belongs to its state, and
// compiles the snapshot where there is none.
func openRecord(ctx context.Context, path string, say func(string)) (*record, error) {
	s, err := store.Open(path)
	if err != nil {
		return nil, err
	}
	r := &record{store: s}
	if r.data = savedSnapshot(s); r.data != nil {
		return r, nil
	}
	if n, err := s.Size(ctx); err == nil && n > 0 {
		say(fmt.Sprintf("compiling the index from %d quads", n))
	}
	g, err := s.Compile(ctx)
	if err == nil {
		err = r.publish(g)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return r, nil
}

// savedSnapshot returns the dataset of the snapshot beside the store if it was
// compiled from the store's present state and is whole.
func savedSnapshot(s *store.Store) *server.Dataset {
	version, err := s.Version()
	if err != nil || version == "" {
		return nil
	}
	data, err := os.ReadFile(snapshotPath(s.Path()))
	if err != nil || server.Version(data) != version {
		return nil
	}
	g, err := wire.Decode(data)
	if err != nil {
		return nil
	}
	return server.NewDataset(g, data)
}

// publish writes the graph's snapshot beside the store and makes it current.
func (r *record) publish(g *graph.Graph) error {
	data := wire.Encode(g)
	if err := writeFile(snapshotPath(r.store.Path()), data); err != nil {
		return err
	}
	d := server.NewDataset(g, data)
	if err := r.store.SetVersion(d.Version); err != nil {
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
	return r.publish(g)
}

func (r *record) Close() error { return r.store.Close() }

// writeFile replaces a file as a whole: a reader sees the old content or the
// new.
func writeFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails once it has its new name
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.Rename(f.Name(), path)
}
