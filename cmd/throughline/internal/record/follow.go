package record

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"

	"throughline/graph/store/postgres"
	"throughline/server"
)

// follower keeps a server at what other processes write into its database.
type follower struct {
	database database
	loader   *loader
	log      *slog.Logger
	down     atomic.Pointer[server.Unavailable] // why nothing can be written at present
	stale    int                                // how often in a row facts were seen that no snapshot holds
}

// health is why the database takes no writes at present, or nil.
func (f *follower) health() error {
	if down := f.down.Load(); down != nil {
		return down
	}
	return nil
}

// follow begins to watch; stop ends it.
func (f *follower) follow(ctx context.Context, s *server.Server) (stop func()) {
	f.loader.swap = s.Swap
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		f.database.Watch(ctx, func(seen postgres.Seen) { f.see(ctx, s, seen) })
	}()
	return func() { cancel(); <-done }
}

// see takes over what was seen: health, sessions, snapshot.
func (f *follower) see(ctx context.Context, s *server.Server, seen postgres.Seen) {
	f.tell(seen.Err)
	if seen.Err != nil && !errors.Is(seen.Err, postgres.ErrReadOnly) {
		return
	}
	s.Reread(seen.Sessions)
	if err := f.catchUp(ctx, seen.State); err != nil && ctx.Err() == nil {
		f.log.Warn("what others wrote cannot be served yet", "error", err)
	}
}

// tell says once that the database went away, and that it is back.
func (f *follower) tell(err error) {
	was := f.down.Load()
	if err == nil {
		f.down.Store(nil)
		if was != nil {
			f.log.Info(f.database.Name() + " takes writes again")
		}
		return
	}
	f.down.Store(&server.Unavailable{Err: err})
	if was == nil || was.Error() != err.Error() {
		f.log.Warn("reading goes on from the last snapshot", "error", err)
	}
}

// mostStale is how many looks a process may take from its last batch to its
// snapshot without the lock, before it is taken for dead: it needs none.
const mostStale = 2

// catchUp serves the newest snapshot. Facts that no snapshot holds are those of
// a load that goes on, or of one that died: then somebody has to compile.
func (f *follower) catchUp(ctx context.Context, st postgres.State) error {
	l := f.loader
	if !l.mu.TryLock() {
		return nil // a load here ends with its own snapshot
	}
	defer l.mu.Unlock()
	before := l.record.Data
	if f.stale++; st.Current() {
		f.stale = 0
	}
	var err error
	switch {
	case f.stale > mostStale:
		err = f.compile(ctx)
	case st.Version != "" && st.Version != before.Version:
		var d *server.Dataset
		if d, _, err = f.database.Latest(ctx, before); d != nil {
			l.record.Data = d
		}
	}
	if l.record.Data != before {
		l.remember(before)
		l.swap(l.record.Data)
		f.log.Info("another process loaded", "version", l.record.Data.Version)
	}
	return err
}

// compile makes the snapshot when nobody else writes.
func (f *follower) compile(ctx context.Context) error {
	done, err := f.database.TryLock(ctx)
	if errors.Is(err, postgres.ErrBusy) || errors.Is(err, postgres.ErrReadOnly) {
		return nil
	}
	if err != nil {
		return err
	}
	defer done()
	return f.loader.record.settle(ctx, nil)
}
