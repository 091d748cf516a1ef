package postgres

import (
	"context"
	"errors"
	"fmt"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/graph/store"
)

// cayleyType is what Cayley calls the backend: its SQL backend with the dialect
// of its type "postgres", but through the driver that everything here uses, and
// given no address: Cayley writes addresses with their passwords to its log.
//
// The tables have no foreign keys, as with Cayley's type "cockroach". There is
// no index that begins with a label, so that each node which is deleted would
// else have every quad read; what they promise holds by the way we write.
const cayleyType = "throughline"

var register = sync.OnceFunc(func() {
	csql.Register(cayleyType, csql.Registration{
		Driver: "pgx", HashType: "BYTEA", BytesType: "BYTEA", HorizonType: "BIGSERIAL", TimeType: "timestamp with time zone",
		QueryDialect: csql.QueryDialect{
			RegexpOp:    "~",
			FieldQuote:  func(name string) string { return pgx.Identifier{name}.Sanitize() },
			Placeholder: func(n int) string { return fmt.Sprintf("$%d", n) },
		},
		ConditionalIndexes: true, FillFactor: true, NoForeignKeys: true,
		Error: func(err error) error {
			var refused *pgconn.PgError
			if errors.As(err, &refused) && refused.Code == "42P07" {
				return cayley.ErrDatabaseExists
			}
			return err
		},
		// Cayley divides by what this returns; it is -1 before the first ANALYZE.
		Estimated: func(table string) string {
			return `SELECT greatest(reltuples, 1)::BIGINT FROM pg_class WHERE oid = '` + table + `'::regclass;`
		},
	})
})

// initCayley has Cayley make its tables.
func (s *Store) initCayley(config *pgx.ConnConfig) error {
	register()
	dsn := stdlib.RegisterConnConfig(config)
	defer stdlib.UnregisterConnConfig(dsn)
	err := csql.Init(cayleyType, dsn, nil)
	if errors.Is(err, cayley.ErrDatabaseExists) {
		return nil
	}
	return err
}

// Evaluate walks a path expression on the database by Cayley's own paths, as
// store.Store does.
func (s *Store) Evaluate(ctx context.Context, start graph.ID, e path.Expr) ([]store.Reached, error) {
	quads, err := s.openQuads(ctx)
	if err != nil {
		return nil, err
	}
	out, err := store.EvaluateOn(ctx, quads, start, e)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, err
	}
	return out, s.explain(ctx, err)
}

// openQuads opens Cayley once. Its plans run for minutes where the tables were
// never analysed.
func (s *Store) openQuads(ctx context.Context) (cayley.QuadStore, error) {
	if err := s.analyse(ctx); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.quads != nil {
		return s.quads, nil
	}
	register()
	dsn := stdlib.RegisterConnConfig(s.pool.Config().ConnConfig)
	quads, err := csql.New(cayleyType, dsn, cayley.Options{"maxopenconnections": 2})
	if err != nil {
		stdlib.UnregisterConnConfig(dsn)
		return nil, s.explain(ctx, err)
	}
	s.quads, s.dsn = quads, dsn
	return quads, nil
}

func (s *Store) closeQuads() error {
	if s.quads == nil {
		return nil
	}
	err := s.quads.Close()
	stdlib.UnregisterConnConfig(s.dsn)
	s.quads = nil
	return err
}
