package record

import (
	"context"
	"errors"
	"fmt"

	"throughline/graph"
	"throughline/graph/load"
	"throughline/graph/load/themes"
	"throughline/graph/store"
	"throughline/graph/wire"
	"throughline/server"
)

// Record is an open store with the graph compiled from it.
type Record struct {
	Store Store
	Data  *server.Dataset
}

// Open opens the store and its newest snapshot, and compiles one where there is
// none. That of a database may be older than its facts: Begin sees to it before
// anything is written. What takes long is told to say.
func Open(ctx context.Context, path string, say func(string)) (*Record, error) {
	s, err := openStore(path)
	if err != nil {
		return nil, err
	}
	for _, remark := range s.Remarks() {
		say(remark)
	}
	if !IsDatabase(path) {
		removeLeftovers(snapshotPath(path))
	}
	r := &Record{Store: s}
	if err := r.open(ctx, say); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return r, nil
}

func (r *Record) open(ctx context.Context, say func(string)) error {
	d, _, err := r.Store.Latest(ctx, nil)
	var down *server.Unavailable
	switch {
	case errors.As(err, &down):
		return err
	case err != nil:
		say(err.Error() + "; it is made again")
	case d != nil:
		r.Data = d
		return nil
	}
	done, err := r.Begin(ctx, say)
	if err == nil {
		done()
	}
	return err
}

// compile makes the graph and its snapshot from the store.
func (r *Record) compile(ctx context.Context) error {
	g, err := r.Store.Compile(ctx)
	if err != nil {
		return err
	}
	return r.publish(ctx, g)
}

// Begin waits until nobody else writes, and makes the graph fit the store as it
// is then: after a write that failed, or one by another process. It is called
// before anything is planned; until done is called, nobody else writes.
func (r *Record) Begin(ctx context.Context, say func(string)) (done func(), err error) {
	done, err = r.Store.begin(ctx, say)
	if err != nil {
		return nil, err
	}
	if err := r.settle(ctx, say); err != nil {
		done()
		return nil, err
	}
	return done, nil
}

func (r *Record) settle(ctx context.Context, say func(string)) error {
	d, current, err := r.Store.Latest(ctx, r.Data)
	var down *server.Unavailable
	if errors.As(err, &down) {
		return err
	}
	if d != nil && current {
		r.Data = d
		return nil
	}
	if n, err := r.Store.Size(ctx); err == nil && n > 0 && say != nil {
		say(fmt.Sprintf("compiling the index from %d quads", n))
	}
	return r.compile(ctx)
}

// publish keeps the graph's snapshot and makes it current.
func (r *Record) publish(ctx context.Context, g *graph.Graph) error {
	data := wire.Encode(g)
	d := server.NewDataset(g, data)
	if err := r.Store.keep(ctx, d, data); err != nil {
		return err
	}
	r.Data = d
	return nil
}

// Apply carries out a plan, and gives the accepted themes the talks that carry
// them now.
func (r *Record) Apply(ctx context.Context, plan *load.Plan, progress func(done int)) error {
	if err := r.write(ctx, plan, progress); err != nil {
		return err
	}
	if c := themes.Refresh(r.Data.Graph); !c.IsEmpty() {
		return r.write(ctx, decisionPlan(c), nil)
	}
	return nil
}

// write carries out a plan: quads first, then the index from the previous one
// and what was added, then its snapshot.
func (r *Record) write(ctx context.Context, plan *load.Plan, progress func(done int)) error {
	if err := r.Store.Apply(ctx, store.Change{Drop: plan.Remove, Add: plan.Add}, progress); err != nil {
		return err
	}
	g, err := applied(r.Data.Graph, plan)
	if err != nil {
		return err
	}
	return r.publish(ctx, g)
}

// applied is the graph as it is after a plan.
func applied(base *graph.Graph, plan *load.Plan) (*graph.Graph, error) {
	b := graph.NewBuilder(base)
	for _, source := range plan.Drops {
		b.Drop(source)
	}
	for _, f := range plan.Facts {
		if err := b.Add(f); err != nil {
			return nil, fmt.Errorf("%s %s %q: %w", f.Subject, f.Predicate, f.Object, err)
		}
	}
	return b.Graph()
}

// Close lets others open the store.
func (r *Record) Close() error { return r.Store.Close() }
