package main

import (
	"context"
	"net/url"
	"strings"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/graph/store"
	"throughline/server"
)

// backend keeps the record: quads, sessions, and the snapshot that was
// compiled from the quads.
type backend interface {
	server.Sessions
	server.Trails
	// Name is what to call it to people: a file, or an address without secrets.
	Name() string
	Size(ctx context.Context) (int, error)
	Apply(ctx context.Context, c store.Change, progress func(done int)) error
	Compile(ctx context.Context) (*graph.Graph, error)
	Evaluate(ctx context.Context, start graph.ID, e path.Expr) ([]store.Reached, error)
	Close() error

	// begin waits until nobody else writes; done lets others write. With say,
	// it waits as long as it takes and says so.
	begin(ctx context.Context, say func(string)) (done func(), err error)
	// latest returns the dataset of the newest snapshot, and whether it is that
	// of the present facts. It returns have when that is the one, and nil when
	// there is none; an error beside a nil dataset says what is wrong with it.
	latest(ctx context.Context, have *server.Dataset) (d *server.Dataset, current bool, err error)
	// keep keeps the snapshot of the present facts.
	keep(ctx context.Context, d *server.Dataset, snapshot []byte) error
	// remarks are lines for whoever opened it.
	remarks() []string
}

// isDatabase tells the address of a database from the name of a file.
func isDatabase(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// openBackend opens what storePath returned.
func openBackend(name string) (backend, error) {
	if isDatabase(name) {
		return openDatabase(name)
	}
	s, err := store.Open(name)
	if err != nil {
		return nil, err
	}
	return boltBackend{s}, nil
}

// withoutPassword hides the password of a store's address.
func withoutPassword(value string) string {
	if !isDatabase(value) {
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
