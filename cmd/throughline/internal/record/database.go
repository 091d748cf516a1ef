package record

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"throughline/graph"
	"throughline/graph/store"
	"throughline/graph/store/postgres"
	"throughline/graph/wire"
	"throughline/server"
)

// busyTime is how long a request waits for other writers, who may be loading
// at another server, before it is told to come back.
const busyTime = 20 * time.Second

// database is PostgreSQL, which several processes have open. The snapshot is
// in a table; a copy of it in this user's cache saves fetching it again, and is
// what is answered from while the database is down.
type database struct{ *postgres.Store }

var _ Store = database{}

// AddressError is that the address of a database is none. It shows no password.
type AddressError struct{ Err error }

func (e *AddressError) Error() string { return e.Err.Error() }

func openDatabase(address string) (database, error) {
	s, err := postgres.Open(address)
	if err != nil {
		return database{}, &AddressError{err}
	}
	return database{s}, nil
}

func (b database) Remarks() []string { return nil }

// cachePath is the file of the copy, or "" where there is no place for one.
func (b database) cachePath() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(b.Name()))
	return filepath.Join(dir, "throughline", hex.EncodeToString(sum[:8])+SnapshotSuffix)
}

// cached returns the copy, and when it was made, or nil.
func (b database) cached() (*server.Dataset, time.Time) {
	path := b.cachePath()
	info, err := os.Stat(path)
	if err != nil {
		return nil, time.Time{}
	}
	d, err := readSnapshot(path)
	if err != nil { // it is fetched again
		return nil, time.Time{}
	}
	return d, info.ModTime()
}

func (b database) cache(snapshot []byte) {
	path := b.cachePath()
	if path == "" || os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return
	}
	_ = writeSnapshot(path, snapshot) // without it, it is fetched each time
}

func (b database) Latest(ctx context.Context, have *server.Dataset) (*server.Dataset, bool, error) {
	st, err := b.State(ctx)
	if err != nil || st.Version == "" {
		return nil, false, unavailable(err)
	}
	if have != nil && have.Version == st.Version {
		return have, st.Current(), nil
	}
	if d, _ := b.cached(); d != nil && d.Version == st.Version {
		return d, st.Current(), nil
	}
	data, st, err := b.Snapshot(ctx)
	if err != nil {
		return nil, false, unavailable(err)
	}
	g, err := wire.Decode(data)
	if err == nil && server.Version(data) != st.Version {
		err = errors.New("it is not what its hash says")
	}
	if err != nil {
		return nil, false, fmt.Errorf("the snapshot in %s: %w", b.Name(), err)
	}
	b.cache(data)
	return server.NewDataset(g, data), st.Current(), nil
}

func (b database) keep(ctx context.Context, d *server.Dataset, snapshot []byte) error {
	if err := b.SetSnapshot(ctx, d.Version, snapshot); err != nil {
		return unavailable(err)
	}
	b.cache(snapshot)
	return nil
}

func (b database) begin(ctx context.Context, say func(string)) (done func(), err error) {
	if say != nil {
		done, err = b.Lock(ctx, func() { say(b.Name() + ": another process is writing; waiting for it") })
	} else {
		wait, cancel := context.WithTimeout(ctx, busyTime)
		defer cancel()
		done, err = b.Lock(wait, nil)
	}
	return done, unavailable(err)
}

func (b database) Apply(ctx context.Context, c store.Change, progress func(int)) error {
	return unavailable(b.Store.Apply(ctx, c, progress))
}

func (b database) Compile(ctx context.Context) (*graph.Graph, error) {
	g, err := b.Store.Compile(ctx)
	return g, unavailable(err)
}

func (b database) ReplaceSession(id string, before, document []byte) (bool, error) {
	kept, err := b.Store.ReplaceSession(id, before, document)
	return kept, unavailable(err)
}

func (b database) Session(id string) ([]byte, error) {
	document, err := b.Store.Session(id)
	return document, unavailable(err)
}

func (b database) SessionIDs() ([]string, error) {
	ids, err := b.Store.SessionIDs()
	return ids, unavailable(err)
}

// unavailable marks what may be gone when it is tried again.
func unavailable(err error) error {
	if errors.Is(err, postgres.ErrDown) || errors.Is(err, postgres.ErrReadOnly) || errors.Is(err, postgres.ErrBusy) {
		return &server.Unavailable{Err: err}
	}
	return err
}
