package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"throughline/graph"
)

// fillStep is how often a fill tells how far it is, and looks whether it is to
// stop.
const fillStep = 10_000

// fill writes the first facts of all: values and quads by COPY into tables
// without indexes, which are then made again as Cayley defined them. It is a
// third of the time of adding to indexes that are there.
func (s *Store) fill(ctx context.Context, facts []graph.Fact, progress func(int)) error {
	err := s.inTx(ctx, func(tx pgx.Tx) error { return fill(ctx, tx, facts, progress) })
	if err != nil {
		progress(0)
	}
	return err
}

func fill(ctx context.Context, tx pgx.Tx, facts []graph.Fact, progress func(int)) error {
	values := nodes{}
	for _, f := range facts {
		h, q, err := hashesOf(f)
		if err != nil {
			return err
		}
		values.count(h, q)
	}
	indexes, err := dropIndexes(ctx, tx)
	if err != nil {
		return err
	}
	if err := copyNodes(ctx, tx, "nodes", values); err != nil {
		return err
	}
	rows := &factRows{ctx: ctx, facts: facts, ts: now(), progress: progress}
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{"quads"}, quadColumns, rows); err != nil {
		return err
	}
	if err := makeIndexes(ctx, tx, indexes); err != nil {
		return err
	}
	return each(ctx, tx, changed)
}

// makeIndexes makes indexes of their definitions.
func makeIndexes(ctx context.Context, tx pgx.Tx, definitions []string) error {
	// A sort of some hundred thousand rows in memory; the default is 64 MB.
	statements := append([]string{`SET LOCAL maintenance_work_mem = '256MB'`}, definitions...)
	return each(ctx, tx, append(statements, `ANALYZE nodes, quads`)...)
}

// dropIndexes drops the indexes of quads, its primary key excepted, and returns
// what makes them again.
func dropIndexes(ctx context.Context, tx pgx.Tx) (definitions []string, err error) {
	rows, err := tx.Query(ctx, `
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
FROM pg_index WHERE indrelid = 'quads'::regclass AND NOT indisprimary ORDER BY indexrelid`)
	if err != nil {
		return nil, err
	}
	var name, definition string
	var drops []string
	_, err = pgx.ForEachRow(rows, []any{&name, &definition}, func() error {
		drops, definitions = append(drops, `DROP INDEX `+name), append(definitions, definition)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return definitions, each(ctx, tx, drops...)
}

// factRows gives the rows of facts to COPY.
type factRows struct {
	ctx      context.Context
	facts    []graph.Fact
	ts       any
	progress func(int)

	n   int
	h   hashes
	err error
}

func (r *factRows) Next() bool {
	if r.n%fillStep == 0 && r.n > 0 {
		r.progress(r.n)
		r.err = r.ctx.Err()
	}
	if r.err != nil || r.n == len(r.facts) {
		return false
	}
	r.h, _, r.err = hashesOf(r.facts[r.n])
	r.n++
	return r.err == nil
}

func (r *factRows) Values() ([]any, error) { return r.h.row(r.ts), nil }
func (r *factRows) Err() error             { return r.err }
