package postgres

import (
	"context"
	"crypto/sha256"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// sessionTimeout is how long a session is read or written. Whoever wrote a
// note is told then that it was not kept.
const sessionTimeout = 10 * time.Second

func (s *Store) brief(f func(context.Context, *pgxpool.Conn) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), sessionTimeout)
	defer cancel()
	return s.do(ctx, func(c *pgxpool.Conn) error { return f(ctx, c) })
}

// ReplaceSession keeps a session's document in place of before, nil for a new one,
// and tells every process that watches. It keeps nothing where the document is
// not as before any more.
func (s *Store) ReplaceSession(id string, before, document []byte) (kept bool, err error) {
	err = s.brief(func(ctx context.Context, c *pgxpool.Conn) error {
		return pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
			statement, args := `INSERT INTO throughline_sessions VALUES ($1, $2, clock_timestamp()) ON CONFLICT DO NOTHING`, []any{id, document}
			if before != nil {
				sum := sha256.Sum256(before)
				statement = `UPDATE throughline_sessions SET document = $2, changed = clock_timestamp() WHERE id = $1 AND sha256(document) = $3`
				args = append(args, sum[:])
			}
			done, err := tx.Exec(ctx, statement, args...)
			if err != nil || done.RowsAffected() == 0 {
				return err
			}
			kept = true
			return each(ctx, tx, notify)
		})
	})
	return kept && err == nil, err
}

// Session returns a session's document, or nil when there is none.
func (s *Store) Session(id string) (document []byte, err error) {
	err = s.brief(func(ctx context.Context, c *pgxpool.Conn) error {
		err := c.QueryRow(ctx, `SELECT document FROM throughline_sessions WHERE id = $1`, id).Scan(&document)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		return err
	})
	return document, err
}

// SessionIDs lists the sessions that are kept.
func (s *Store) SessionIDs() (ids []string, err error) {
	err = s.brief(func(ctx context.Context, c *pgxpool.Conn) error {
		rows, err := c.Query(ctx, `SELECT id FROM throughline_sessions WHERE NOT starts_with(id, '`+trailPrefix+`') ORDER BY id`)
		if err == nil {
			ids, err = pgx.CollectRows(rows, pgx.RowTo[string])
		}
		return err
	})
	return ids, err
}
