package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5/pgxpool"

	"throughline/graph/store"
)

// format is the version of our own tables that this program writes. Cayley's
// are as Cayley makes them.
const format = 1

// ownTables hold what is kept beside the quads. They are made before Cayley's,
// so that tables without them are another program's. Snapshots are in parts,
// since a value has at most 1 GB, and not compressed again.
const ownTables = `
CREATE TABLE throughline (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	format int NOT NULL,
	facts bigint NOT NULL DEFAULT 0,
	compiled bigint NOT NULL DEFAULT -1,
	version text NOT NULL DEFAULT ''
);
CREATE TABLE throughline_snapshot (
	version text NOT NULL,
	part int NOT NULL,
	data bytea NOT NULL,
	PRIMARY KEY (version, part)
);
ALTER TABLE throughline_snapshot ALTER COLUMN data SET STORAGE EXTERNAL;
CREATE TABLE throughline_sessions (
	id text PRIMARY KEY,
	document bytea NOT NULL,
	changed timestamptz NOT NULL
);
CREATE INDEX throughline_sessions_changed ON throughline_sessions (changed);
INSERT INTO throughline (format) VALUES (%d);
`

// tables says what is there.
type tables struct {
	own, cayley bool
	format      int
}

func look(ctx context.Context, conn *pgxpool.Conn) (t tables, err error) {
	var nodes, quads bool
	err = conn.QueryRow(ctx, `SELECT to_regclass('throughline') IS NOT NULL, to_regclass('nodes') IS NOT NULL, to_regclass('quads') IS NOT NULL`).
		Scan(&t.own, &nodes, &quads)
	t.cayley = nodes || quads
	if err == nil && t.own {
		err = conn.QueryRow(ctx, `SELECT format FROM throughline`).Scan(&t.format)
	}
	return t, err
}

// check refuses tables that are not ours, or newer than this program.
func (t tables) check() error {
	switch {
	case t.cayley && !t.own:
		return fmt.Errorf("%w: another program made its tables nodes and quads; name an empty database, or a schema with ?search_path=NAME", store.ErrNotStore)
	case t.own && t.format > format:
		return fmt.Errorf("%w: its tables have format %d, this program knows %d", store.ErrNewer, t.format, format)
	}
	return nil
}

// prepare sees to it that the tables are there and ours, once.
func (s *Store) prepare(ctx context.Context, conn *pgxpool.Conn) error {
	s.mu.Lock()
	ready := s.ready
	s.mu.Unlock()
	if ready {
		return nil
	}
	t, err := look(ctx, conn)
	if err == nil {
		err = t.check()
	}
	if err == nil && (!t.own || !t.cayley) {
		err = s.makeTables(ctx, conn)
	}
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.ready = true
	s.mu.Unlock()
	return nil
}

// makeTables makes what is missing. Servers that start at the same time wait
// for the first.
func (s *Store) makeTables(ctx context.Context, conn *pgxpool.Conn) error {
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock(`+lockKey+`)`); err != nil {
		return err
	}
	defer conn.Exec(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock(`+lockKey+`)`)
	t, err := look(ctx, conn)
	if err != nil {
		return err
	}
	if !t.own {
		if _, err := conn.Exec(ctx, fmt.Sprintf(ownTables, format)); err != nil { // one transaction
			return err
		}
	}
	if !t.cayley {
		return s.initCayley(conn.Conn().Config())
	}
	return nil
}

// Exists reports whether there is a store in the database, and makes none.
func (s *Store) Exists(ctx context.Context) (bool, error) {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return false, s.explain(ctx, err)
	}
	defer conn.Release()
	t, err := look(ctx, conn)
	if err == nil {
		err = t.check()
	}
	return t.own && t.cayley, s.explain(ctx, err)
}
