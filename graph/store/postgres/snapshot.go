package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// partSize is the length of a part of a snapshot in bytes.
const partSize = 4 << 20

// channel is what is notified when a snapshot or a session was written.
const channel = "throughline"

const notify = `SELECT pg_notify('` + channel + `', '')`

// SetSnapshot keeps the snapshot of the facts as they are now in place of the
// one before, and tells every process that watches. The caller holds the lock.
func (s *Store) SetSnapshot(ctx context.Context, version string, data []byte) error {
	parts := (len(data) + partSize - 1) / partSize
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		if err := each(ctx, tx, `DELETE FROM throughline_snapshot`); err != nil {
			return err
		}
		_, err := tx.CopyFrom(ctx, pgx.Identifier{"throughline_snapshot"}, []string{"version", "part", "data"},
			pgx.CopyFromSlice(parts, func(i int) ([]any, error) {
				return []any{version, i, data[i*partSize : min((i+1)*partSize, len(data))]}, nil
			}))
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `UPDATE throughline SET compiled = facts, version = $1`, version); err != nil {
			return err
		}
		return each(ctx, tx, notify)
	})
	return s.explain(ctx, err)
}

// Snapshot returns the snapshot, of the present facts or of those before, and
// the state it was read in. It is nil when there is none.
func (s *Store) Snapshot(ctx context.Context) (data []byte, st State, err error) {
	err = s.do(ctx, func(c *pgxpool.Conn) error {
		rows, err := c.Query(ctx, `
SELECT t.facts, t.compiled, t.version, s.data
FROM throughline t LEFT JOIN throughline_snapshot s ON s.version = t.version ORDER BY s.part`)
		if err != nil {
			return err
		}
		var part []byte
		_, err = pgx.ForEachRow(rows, []any{&st.Facts, &st.Compiled, &st.Version, &part}, func() error {
			data = append(data, part...)
			return nil
		})
		return err
	})
	return data, st, err
}
