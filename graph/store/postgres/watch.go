package postgres

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Times of watching: how often to look where no notification comes, as behind
// some proxies; how soon to look again after a failure; and how far back
// sessions are looked for, since who began to write first may end last.
const (
	pollTime   = 2 * time.Second
	againTime  = 500 * time.Millisecond
	lookBehind = 10 * time.Second
)

// Seen is what Watch saw: either an error, or the state and which sessions may
// have changed since.
type Seen struct {
	Err      error // ErrReadOnly comes with the rest
	State    State
	Sessions []string
}

// Watch tells the state now, after every notification, and every two seconds
// anyhow, until ctx is done. It goes on through failures and tells them.
func (s *Store) Watch(ctx context.Context, tell func(Seen)) {
	w := watcher{s: s, tell: tell, told: map[string]time.Time{}}
	for ctx.Err() == nil {
		err := s.do(ctx, func(*pgxpool.Conn) error { return nil }) // the tables are there
		if err == nil {
			err = s.explain(ctx, w.watch(ctx))
		}
		if ctx.Err() != nil {
			return
		}
		tell(Seen{Err: err})
		select {
		case <-ctx.Done():
		case <-time.After(againTime):
		}
	}
}

type watcher struct {
	s    *Store
	tell func(Seen)

	since time.Time            // the database's clock when sessions were last looked for
	told  map[string]time.Time // the changes since then that were told
}

// watch listens on a connection of its own and ends with the first failure. A
// wait that times out leaves that connection as it was.
func (w *watcher) watch(ctx context.Context) error {
	config := w.s.pool.Config().ConnConfig
	config.BuildContextWatcherHandler = func(c *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.DeadlineContextWatcherHandler{Conn: c.Conn()}
	}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, `LISTEN `+channel); err != nil {
		return err
	}
	for {
		seen, err := w.look(ctx, conn)
		if err != nil {
			return err
		}
		w.tell(seen)
		wait, cancel := context.WithTimeout(ctx, pollTime)
		_, err = conn.WaitForNotification(wait)
		timedOut := wait.Err() != nil
		cancel()
		if err != nil && !(timedOut && ctx.Err() == nil && !conn.IsClosed()) {
			return errors.Join(err, ctx.Err())
		}
	}
}

// look asks for the state, and for the sessions that changed.
func (w *watcher) look(ctx context.Context, conn *pgx.Conn) (seen Seen, err error) {
	ctx, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	var readOnly bool
	var at time.Time
	err = conn.QueryRow(ctx, `SELECT facts, compiled, version, current_setting('transaction_read_only')::boolean, clock_timestamp() FROM throughline`).
		Scan(&seen.State.Facts, &seen.State.Compiled, &seen.State.Version, &readOnly, &at)
	if err != nil {
		return seen, err
	}
	if readOnly {
		seen.Err = w.s.explain(ctx, ErrReadOnly)
	}
	if w.since.IsZero() {
		w.since = at
		return seen, nil
	}
	rows, err := conn.Query(ctx, `SELECT id, changed FROM throughline_sessions WHERE changed > $1 AND NOT starts_with(id, '`+trailPrefix+`')`, w.since.Add(-lookBehind))
	if err != nil {
		return seen, err
	}
	told := map[string]time.Time{}
	var id string
	var changed time.Time
	_, err = pgx.ForEachRow(rows, []any{&id, &changed}, func() error {
		if !w.told[id].Equal(changed) {
			seen.Sessions = append(seen.Sessions, id)
		}
		told[id] = changed
		return nil
	})
	if err == nil {
		w.since, w.told = at, told
	}
	return seen, err
}
