package postgres

import (
	"context"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"throughline/graph"
	"throughline/graph/store"
)

// Scan calls yield with every fact: one pass over the values and one over the
// quads, both of one moment. Cayley would ask for each value of each quad.
func (s *Store) Scan(ctx context.Context, yield func(graph.Fact) error) error {
	return s.do(ctx, func(c *pgxpool.Conn) error {
		o := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
		return pgx.BeginTxFunc(ctx, c, o, func(tx pgx.Tx) error {
			values, err := readValues(ctx, tx)
			if err != nil {
				return err
			}
			return readQuads(ctx, tx, values, yield)
		})
	})
}

// Compile builds the index from a scan.
func (s *Store) Compile(ctx context.Context) (*graph.Graph, error) {
	var b graph.Builder
	if err := s.Scan(ctx, b.Add); err != nil {
		return nil, err
	}
	return b.Graph()
}

const selectNodes = `
SELECT hash, value_string, coalesce(iri, false), value_int,
	bnode IS NOT NULL OR datatype IS NOT NULL OR language IS NOT NULL OR value IS NOT NULL
FROM nodes`

func readValues(ctx context.Context, tx pgx.Tx) (map[refs.ValueHash]quad.Value, error) {
	rows, err := tx.Query(ctx, selectNodes)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	values := map[refs.ValueHash]quad.Value{}
	for rows.Next() {
		row := rows.RawValues() // in PostgreSQL's binary format
		h, ok := hash(row[0])
		if !ok || row[4][0] != 0 {
			return nil, fmt.Errorf("%w: the value %x is none that a fact has", store.ErrDamaged, row[0])
		}
		values[h] = value(h, row[1], row[2][0] != 0, row[3])
	}
	return values, rows.Err()
}

func hash(b []byte) (h refs.ValueHash, ok bool) {
	copy(h[:], b)
	return h, len(b) == len(h)
}

func value(h refs.ValueHash, text []byte, iri bool, number []byte) quad.Value {
	switch {
	case text != nil && iri:
		return quad.IRI(text)
	case text != nil:
		return plain(h, string(text))
	case len(number) == 8:
		return quad.Int(binary.BigEndian.Uint64(number))
	}
	return nil
}

// plain undoes what Cayley does to NUL, which PostgreSQL takes in no text. It
// writes \x00 for it and reads every \x00 as one; the hash tells which it was.
func plain(h refs.ValueHash, text string) quad.Value {
	if !strings.Contains(text, `\x00`) || refs.HashOf(quad.String(text)) == h {
		return quad.String(text)
	}
	return quad.String(strings.ReplaceAll(text, `\x00`, "\x00"))
}

func readQuads(ctx context.Context, tx pgx.Tx, values map[refs.ValueHash]quad.Value, yield func(graph.Fact) error) error {
	rows, err := tx.Query(ctx, `SELECT subject_hash, predicate_hash, object_hash, label_hash FROM quads`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var reader store.Reader
	for rows.Next() {
		var v [4]quad.Value
		for i, b := range rows.RawValues() {
			h, _ := hash(b)
			v[i] = values[h]
		}
		f, err := reader.Fact(v[0], v[1], v[2], v[3])
		if err != nil {
			return fmt.Errorf("%w: %v", store.ErrDamaged, err)
		}
		if err := yield(f); err != nil {
			return err
		}
	}
	return rows.Err()
}

// analyse has the server count its rows where it never did. Estimates of
// tables that were never analysed make Cayley's plans run for minutes.
func (s *Store) analyse(ctx context.Context) error {
	return s.do(ctx, func(c *pgxpool.Conn) error {
		var never bool
		err := c.QueryRow(ctx, `
SELECT min(reltuples) < 0 AND NOT current_setting('transaction_read_only')::boolean
FROM pg_class WHERE oid IN ('nodes'::regclass, 'quads'::regclass)`).Scan(&never)
		if err == nil && never {
			_, err = c.Exec(ctx, `ANALYZE nodes, quads`)
		}
		return err
	})
}
