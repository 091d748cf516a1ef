package main

import (
	"context"
	"errors"
	"fmt"
	"io"
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

// snapshotSuffix is what the snapshot's name adds to its store's.
const snapshotSuffix = ".snapshot"

func snapshotPath(storePath string) string { return storePath + snapshotSuffix }

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
	store     *store.Store
	data      *server.Dataset
	unsettled bool // a write failed, so that the store may hold more than data
}

// openRecord opens the store and the snapshot that belongs to its state, and
// compiles the snapshot where there is none.
func openRecord(ctx context.Context, path string, say func(string)) (*record, error) {
	s, err := store.Open(path)
	if err != nil {
		return nil, err
	}
	for _, remark := range s.Remarks() {
		say(remark)
	}
	removeLeftovers(snapshotPath(path))
	r := &record{store: s}
	data, err := savedSnapshot(s)
	if data != nil {
		r.data = data
		return r, nil
	}
	if err != nil {
		say(err.Error() + "; it is made again")
	}
	if n, err := s.Size(ctx); err == nil && n > 0 {
		say(fmt.Sprintf("compiling the index from %d quads", n))
	}
	if err := r.compile(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return r, nil
}

// removeLeftovers removes what a process that was killed had begun to write.
// Who holds the store is the only one that writes them.
func removeLeftovers(path string) {
	begun, _ := filepath.Glob(path + ".new-*") // the pattern is well formed
	for _, name := range begun {
		_ = os.Remove(name) // they cost room and nothing else
	}
}

// compile makes the graph and its snapshot from the store.
func (r *record) compile(ctx context.Context) error {
	g, err := r.store.Compile(ctx)
	if err != nil {
		return err
	}
	if err := r.publish(g); err != nil {
		return err
	}
	r.unsettled = false
	return nil
}

// settle makes the graph fit the store again after a write that failed. It is
// called before anything is planned.
func (r *record) settle(ctx context.Context) error {
	if !r.unsettled {
		return nil
	}
	return r.compile(ctx)
}

// savedSnapshot returns the dataset of the snapshot beside the store if it was
// compiled from the store's present state, nil where there is none, and an
// error for one that is damaged.
func savedSnapshot(s *store.Store) (*server.Dataset, error) {
	version, err := s.Version()
	if err != nil || version == "" {
		return nil, err
	}
	path := snapshotPath(s.Path())
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && server.Version(data) != version {
		err = fmt.Errorf("%s: the snapshot is not the one that belongs to the store", path)
	}
	if err != nil {
		return nil, err
	}
	g, err := wire.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return server.NewDataset(g, data), nil
}

// publish writes the graph's snapshot beside the store and makes it current.
func (r *record) publish(g *graph.Graph) error {
	data := wire.Encode(g)
	write := func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
	if err := store.WriteFile(snapshotPath(r.store.Path()), write); err != nil {
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
	r.unsettled = true
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
	if err := r.publish(g); err != nil {
		return err
	}
	r.unsettled = false
	return nil
}

func (r *record) Close() error { return r.store.Close() }
