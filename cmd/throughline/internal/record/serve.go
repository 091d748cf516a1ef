package record

import (
	"context"
	"errors"
	"fmt"
	"time"

	"throughline/data"
	"throughline/graph/load"
	"throughline/server"
)

// Equip sets what a server has of a record: the data, the sessions and links,
// and whoever writes. Where other processes write into the store, follow has
// the server that was made with it serve what they wrote, until stop is called.
func (r *Record) Equip(c *server.Config) (follow func(context.Context, *server.Server) (stop func())) {
	l := &loader{record: r, limits: c.Limits}
	c.Data, c.Sessions, c.Trails = r.Data, r.Store, r.Store
	c.Loader, c.Bench, c.Themes = l, l, &keeper{loader: l}
	if f, ok := r.Store.(file); ok {
		c.Backup = f
	}
	b, shared := r.Store.(database)
	if !shared {
		return func(context.Context, *server.Server) func() { return func() {} }
	}
	f := &follower{database: b, loader: l, log: c.Log}
	c.Health = f.health
	return f.follow
}

// OpenServed opens a record to be served. What a database holds is served from
// the copy while it is down.
func OpenServed(ctx context.Context, path string, say func(string)) (*Record, error) {
	r, err := Open(ctx, path, say)
	var down *server.Unavailable
	if !IsDatabase(path) || !errors.As(err, &down) {
		return r, err
	}
	b, failed := openDatabase(path)
	if failed != nil {
		return nil, failed
	}
	d, at := b.cached()
	if d == nil {
		return nil, errors.Join(fmt.Errorf("%w; nothing of it was served here yet, so there is no snapshot to answer from", err), b.Close())
	}
	say(fmt.Sprintf("%v; serving the snapshot of %s until it is back, and nothing can be written", err, at.Format(time.DateTime)))
	return &Record{Store: b, Data: d}, nil
}

// FillEmpty loads the embedded corpus into an empty store.
func (r *Record) FillEmpty(ctx context.Context, say func(string)) error {
	if r.Data.Graph.Len() > 0 {
		return nil
	}
	done, err := r.Begin(ctx, say)
	if err != nil {
		return err
	}
	defer done()
	if r.Data.Graph.Len() > 0 { // another server was first
		return nil
	}
	say("the store is empty; loading the embedded corpus")
	return r.loadCorpus(ctx)
}

func (r *Record) loadCorpus(ctx context.Context) error {
	plan, err := load.Corpus(data.Files)
	if err != nil {
		return err
	}
	return r.Apply(ctx, plan, nil)
}
