// Package record keeps what a store records, the graph compiled from it, and
// the snapshot of that graph as one: it opens, reads and writes them for the
// command line, and takes loads, reports and decisions for a server.
package record

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/graph/store"
	"throughline/server"
)

// Store keeps quads, sessions, and the snapshot that was compiled from the
// quads. It is a file or a database.
type Store interface {
	server.Sessions
	server.Trails
	// Name is what to call it to people: a file, or an address without secrets.
	Name() string
	Size(ctx context.Context) (int, error)
	Apply(ctx context.Context, c store.Change, progress func(done int)) error
	Compile(ctx context.Context) (*graph.Graph, error)
	Evaluate(ctx context.Context, start graph.ID, e path.Expr) ([]store.Reached, error)
	Close() error

	// Latest returns the dataset of the newest snapshot, and whether it is that
	// of the present facts. It returns have when that is the one, and nil when
	// there is none; an error beside a nil dataset says what is wrong with it.
	Latest(ctx context.Context, have *server.Dataset) (d *server.Dataset, current bool, err error)
	// Remarks are lines for whoever opened it.
	Remarks() []string

	// begin waits until nobody else writes; done lets others write. With say,
	// it waits as long as it takes and says so.
	begin(ctx context.Context, say func(string)) (done func(), err error)
	// keep keeps the snapshot of the present facts.
	keep(ctx context.Context, d *server.Dataset, snapshot []byte) error
}

// IsDatabase tells the address of a database from the name of a file.
func IsDatabase(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// openStore opens a store, and makes it where there is none.
func openStore(name string) (Store, error) {
	if IsDatabase(name) {
		return openDatabase(name)
	}
	s, err := store.Open(name)
	if err != nil {
		return nil, err
	}
	return file{s}, nil
}

// OpenExisting opens a store that is there, and makes none.
func OpenExisting(ctx context.Context, name string) (Store, error) {
	if !IsDatabase(name) {
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			return nil, nothingLoaded(name)
		} else if err != nil {
			return nil, err
		}
		return openStore(name)
	}
	b, err := openDatabase(name)
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

// ErrNothingLoaded is that there is no snapshot to read.
var ErrNothingLoaded = errors.New("nothing has been loaded there yet")

func nothingLoaded(name string) error {
	return fmt.Errorf("%s: %w; run 'throughline load corpus', 'throughline load PATH…' or 'throughline serve' first", name, ErrNothingLoaded)
}

// WithoutPassword hides the password of a store's address.
func WithoutPassword(value string) string {
	if !IsDatabase(value) {
		return value
	}
	u, err := url.Parse(value)
	if err != nil {
		return "postgres://xxxxx"
	}
	q := u.Query()
	for _, secret := range []string{"password", "sslpassword"} {
		if q.Has(secret) {
			q.Set(secret, "xxxxx")
			u.RawQuery = q.Encode()
		}
	}
	return u.Redacted()
}
