package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// lockKey is of the lock that writers of one schema hold, from planning a
// change to its snapshot. It belongs to a connection, so that it is free again
// when its holder dies.
const lockKey = `1953000812, hashtext(current_schema())`

// lockPause is how long a writer waits before it asks again.
const lockPause = 200 * time.Millisecond

// Lock waits until no other process writes, and calls waiting, if given, once
// when it has to. Everything written until unlock is called goes over the
// connection that holds the lock: who loses the one loses the other. When
// ctx's deadline comes first, the error is ErrBusy.
func (s *Store) Lock(ctx context.Context, waiting func()) (unlock func(), err error) {
	return s.lock(ctx, func() error {
		if waiting != nil {
			waiting()
			waiting = nil
		}
		select {
		case <-ctx.Done():
			return ErrBusy
		case <-time.After(lockPause):
			return nil
		}
	})
}

// TryLock is Lock that does not wait.
func (s *Store) TryLock(ctx context.Context) (unlock func(), err error) {
	return s.lock(ctx, func() error { return ErrBusy })
}

// lock asks again as long as pause returns no error.
func (s *Store) lock(ctx context.Context, pause func() error) (unlock func(), err error) {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	err = s.prepare(ctx, conn)
	for got := false; err == nil; err = pause() {
		if got, err = tryLock(ctx, conn); got || err != nil {
			break
		}
	}
	if err != nil {
		conn.Release()
		return nil, s.explain(ctx, err)
	}
	s.mu.Lock()
	s.writer = conn
	s.mu.Unlock()
	return func() { s.unlock(ctx, conn) }, nil
}

func tryLock(ctx context.Context, conn *pgxpool.Conn) (got bool, err error) {
	err = conn.QueryRow(ctx, `SELECT pg_try_advisory_lock(`+lockKey+`)`).Scan(&got)
	return got, err
}

func (s *Store) unlock(ctx context.Context, conn *pgxpool.Conn) {
	s.mu.Lock()
	s.writer = nil
	s.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), connectTimeout)
	defer cancel()
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_unlock_all()`); err != nil {
		_ = conn.Conn().Close(ctx) // which frees the lock; the pool makes another
	}
	conn.Release()
}

// locked runs f with the lock, which the caller may hold already.
func (s *Store) locked(ctx context.Context, f func() error) error {
	s.mu.Lock()
	held := s.writer != nil
	s.mu.Unlock()
	if !held {
		unlock, err := s.Lock(ctx, nil)
		if err != nil {
			return err
		}
		defer unlock()
	}
	return s.explain(ctx, f())
}
