package postgres

import (
	"context"

	"github.com/jackc/pgx/v5/pgxpool"
)

// trailPrefix begins the ids of the explorer's long links in the table of
// sessions.
const trailPrefix = "trail/"

// KeepTrail keeps a query of the explorer under a name, unless something is kept
// under it already.
func (s *Store) KeepTrail(name string, query []byte) error {
	return s.brief(func(ctx context.Context, c *pgxpool.Conn) error {
		_, err := c.Exec(ctx, `INSERT INTO throughline_sessions VALUES ($1, $2, clock_timestamp()) ON CONFLICT DO NOTHING`, trailPrefix+name, query)
		return err
	})
}

// Trail returns the query that is kept under a name, or nil when there is none.
func (s *Store) Trail(name string) ([]byte, error) { return s.Session(trailPrefix + name) }

// Trails counts the queries that are kept.
func (s *Store) Trails() (n int, err error) {
	err = s.brief(func(ctx context.Context, c *pgxpool.Conn) error {
		return c.QueryRow(ctx, `SELECT count(*) FROM throughline_sessions WHERE starts_with(id, '`+trailPrefix+`')`).Scan(&n)
	})
	return n, err
}
