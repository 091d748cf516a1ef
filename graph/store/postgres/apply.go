package postgres

import (
	"context"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"throughline/graph"
	"throughline/graph/store"
)

// batchSize is how many quads one transaction adds or removes beside those
// that are there.
const batchSize = 10_000

// rebuildAbove is from which share of the quads that are there it is faster to
// make the indexes again than to add to them: a quad costs some 50 us to add,
// and 11 us to index anew, of which those that are there cost as much.
const rebuildAbove = 0.3

// Apply writes the change as store.Store does: in batches that are written
// whole or not at all, additions first. What an empty database is filled with,
// or what is large beside what is there, is one batch. When filling is stopped,
// progress is called with 0, since nothing of it is in.
func (s *Store) Apply(ctx context.Context, c store.Change, progress func(done int)) error {
	if progress == nil {
		progress = func(int) {}
	}
	return s.locked(ctx, func() error {
		there, err := s.about(ctx)
		if err != nil {
			return err
		}
		done := 0
		step := func(n int) { done += n; progress(done) }
		switch {
		case len(c.Add) > 0 && there == 0:
			err = s.fill(ctx, c.Add, progress)
			done = len(c.Add)
		case len(c.Add) > batchSize && float64(len(c.Add)) > rebuildAbove*float64(there):
			err = s.writeBatches(ctx, c.Add, len(c.Add), addRebuilding, step)
		default:
			err = s.writeBatches(ctx, c.Add, batchSize, addStaged, step)
		}
		if err == nil {
			err = s.writeBatches(ctx, c.Drop, batchSize, dropStaged, step)
		}
		if err != nil {
			return err
		}
		return s.analyse(ctx)
	})
}

// about returns how many quads there are, roughly: 0 only when there are none.
func (s *Store) about(ctx context.Context) (n int, err error) {
	err = s.do(ctx, func(c *pgxpool.Conn) error {
		return c.QueryRow(ctx, `
SELECT CASE WHEN EXISTS (SELECT FROM quads) OR EXISTS (SELECT FROM nodes) THEN greatest(reltuples, 1)::bigint ELSE 0 END
FROM pg_class WHERE oid = 'quads'::regclass`).Scan(&n)
	})
	return n, err
}

// writer carries out what is to be done with facts that were staged.
type writer func(context.Context, pgx.Tx) error

func (s *Store) writeBatches(ctx context.Context, facts []graph.Fact, size int, write writer, step func(int)) error {
	if len(facts) == 0 {
		return nil
	}
	for batch := range slices.Chunk(facts, size) {
		if err := s.writeBatch(ctx, batch, write); err != nil {
			return err
		}
		step(len(batch))
	}
	return nil
}

const (
	stage = `
CREATE TEMPORARY TABLE IF NOT EXISTS staged_quads (s bytea, p bytea, o bytea, l bytea);
CREATE TEMPORARY TABLE IF NOT EXISTS staged_nodes (hash bytea, refs int, value_string text, iri boolean, value_int bigint);
TRUNCATE staged_quads, staged_nodes`
	changed = `UPDATE throughline SET facts = facts + 1`
)

// writeBatch brings a batch of facts to the server and carries write out on
// them.
func (s *Store) writeBatch(ctx context.Context, facts []graph.Fact, write writer) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	rows, values, err := unique(facts)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, stage); err != nil {
			return err
		}
		if err := copyNodes(ctx, tx, "staged_nodes", values); err != nil {
			return err
		}
		_, err := tx.CopyFrom(ctx, pgx.Identifier{"staged_quads"}, []string{"s", "p", "o", "l"},
			pgx.CopyFromSlice(len(rows), func(i int) ([]any, error) { return rows[i].row(), nil }))
		if err != nil {
			return err
		}
		if err := write(ctx, tx); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, changed)
		return err
	})
}

// unique turns facts into rows, each once.
func unique(facts []graph.Fact) (rows []hashes, values nodes, err error) {
	values = nodes{}
	seen := make(map[hashes]bool, len(facts))
	for _, f := range facts {
		h, q, err := hashesOf(f)
		if err != nil {
			return nil, nil, err
		}
		if !seen[h] {
			seen[h] = true
			rows = append(rows, h)
			values.count(h, q)
		}
	}
	return rows, values, nil
}

func copyNodes(ctx context.Context, tx pgx.Tx, table string, values nodes) error {
	order := values.sorted()
	_, err := tx.CopyFrom(ctx, pgx.Identifier{table}, nodeColumns,
		pgx.CopyFromSlice(len(order), func(i int) ([]any, error) { return values.row(order[i]) }))
	return err
}

// Statements over what is staged. Cayley's own writer counts a reference for
// each duplicate that it ignores; here a duplicate changes nothing.
const (
	sameQuad = `q.subject_hash = i.s AND q.predicate_hash = i.p AND q.object_hash = i.o AND q.label_hash = i.l`
	known    = `DELETE FROM staged_quads i USING quads q WHERE ` + sameQuad
	// The server would rather read every quad than look up those of a batch.
	lookUp    = `SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off`
	lookUpEnd = `SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on`
	addNodes  = `
INSERT INTO nodes (hash, refs, value_string, iri, value_int)
SELECT n.hash, c.n, n.value_string, n.iri, n.value_int
FROM staged_nodes n JOIN (
	SELECT h, count(*) AS n FROM staged_quads, LATERAL (VALUES (s), (p), (o), (l)) AS v (h) GROUP BY h
) AS c ON c.h = n.hash
ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + EXCLUDED.refs`
	addQuads = `
INSERT INTO quads (subject_hash, predicate_hash, object_hash, label_hash, ts)
SELECT s, p, o, l, now() FROM staged_quads`
	dropQuads = `
WITH gone AS (
	DELETE FROM quads q USING staged_quads i WHERE ` + sameQuad + `
	RETURNING q.subject_hash AS s, q.predicate_hash AS p, q.object_hash AS o, q.label_hash AS l
), counted AS (
	SELECT h, count(*) AS n FROM gone, LATERAL (VALUES (s), (p), (o), (l)) AS v (h) GROUP BY h
)
UPDATE nodes SET refs = refs - counted.n FROM counted WHERE hash = counted.h`
	dropNodes = `DELETE FROM nodes USING staged_nodes i WHERE nodes.hash = i.hash AND nodes.refs <= 0`
)

func addStaged(ctx context.Context, tx pgx.Tx) error {
	return each(ctx, tx, lookUp, known, lookUpEnd, addNodes, addQuads)
}

func dropStaged(ctx context.Context, tx pgx.Tx) error {
	return each(ctx, tx, lookUp, dropQuads, lookUpEnd, dropNodes)
}

// addRebuilding is addStaged for so many that the indexes are made again.
func addRebuilding(ctx context.Context, tx pgx.Tx) error {
	if err := each(ctx, tx, `ANALYZE staged_quads, staged_nodes`, known, addNodes); err != nil {
		return err
	}
	indexes, err := dropIndexes(ctx, tx)
	if err == nil {
		err = each(ctx, tx, addQuads)
	}
	if err == nil {
		err = makeIndexes(ctx, tx, indexes)
	}
	return err
}

func each(ctx context.Context, tx pgx.Tx, statements ...string) error {
	for _, one := range statements {
		if _, err := tx.Exec(ctx, one); err != nil {
			return err
		}
	}
	return nil
}

// now is when the rows of a fill were written: Cayley has the database say it,
// as UTC.
func now() time.Time { return time.Now().UTC() }
