// Package postgres keeps the record in PostgreSQL: every fact as a quad in the
// tables of Cayley's SQL backend, exactly as Cayley would write it and some ten
// times as fast, with learning sessions and the compiled snapshot in tables of
// our own beside them. Any number of processes may have the same database open:
// those that write wait for each other, and Watch tells the others.
package postgres

import (
	"context"
	"errors"
	"net"
	"strconv"
	"strings"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/pgx/v5/pgxpool"
)

const (
	maxConns       = 8 // of one process: writes are serialised anyway
	connectTimeout = 5 * time.Second
	// cancelTimeout is how long the server is given to confirm that it ended a
	// statement which was cancelled; after that the connection is dropped.
	cancelTimeout = 2 * time.Second
)

// Store is a database, which may be up or down at any time. It is safe for
// concurrent use, but that only one goroutine may hold Lock.
type Store struct {
	name string
	pool *pgxpool.Pool

	mu     sync.Mutex
	ready  bool             // the tables are ours, and there
	writer *pgxpool.Conn    // holds the lock of writers
	quads  cayley.QuadStore // opened when first asked
	dsn    string           // what quads were opened with
}

// Open reads the address of a database, such as postgres://USER@HOST/DATABASE,
// and connects to nothing yet. Its errors and Name never show a password.
func Open(address string) (*Store, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil { // what it says may quote a password
		return nil, errors.New("the address of a database is postgres://USER:PASSWORD@HOST:PORT/DATABASE, with special characters of the password as %XX")
	}
	config.MaxConns = maxConns
	config.MaxConnIdleTime = time.Minute
	c := config.ConnConfig
	if c.ConnectTimeout == 0 {
		c.ConnectTimeout = connectTimeout
	}
	if c.RuntimeParams["application_name"] == "" {
		c.RuntimeParams["application_name"] = "throughline"
	}
	// A statement that is cancelled ends on the server too, and the connection
	// with the lock of writers stays.
	c.BuildContextWatcherHandler = func(conn *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: conn, DeadlineDelay: cancelTimeout}
	}
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		return nil, err
	}
	return &Store{name: nameOf(c), pool: pool}, nil
}

// nameOf is the address without user and password.
func nameOf(c *pgx.ConnConfig) string {
	host := net.JoinHostPort(c.Host, strconv.Itoa(int(c.Port)))
	if strings.HasPrefix(c.Host, "/") { // a socket in a folder
		host = c.Host
	}
	name := "postgres://" + host + "/" + c.Database
	if path := c.RuntimeParams["search_path"]; path != "" {
		name += "?search_path=" + path
	}
	return name
}

// Name is what to call the database: its address without user and password.
func (s *Store) Name() string { return s.name }

// Close closes every connection.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.closeQuads()
	s.pool.Close()
	return err
}

// inTx runs f in a transaction on the writer's connection, and commits it when
// f succeeds.
func (s *Store) inTx(ctx context.Context, f func(pgx.Tx) error) error {
	s.mu.Lock()
	w := s.writer
	s.mu.Unlock()
	if w == nil {
		return errors.New("a write without the lock of writers")
	}
	return pgx.BeginFunc(ctx, w, f)
}

// do runs f on any connection once the tables are there.
func (s *Store) do(ctx context.Context, f func(*pgxpool.Conn) error) error {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return s.explain(ctx, err)
	}
	defer conn.Release()
	if err := s.prepare(ctx, conn); err != nil {
		return s.explain(ctx, err)
	}
	return s.explain(ctx, f(conn))
}

// State tells what the database holds, and which snapshot.
type State struct {
	Facts    int64  // grows with every transaction that changes facts
	Compiled int64  // what Facts was when the snapshot was compiled
	Version  string // the snapshot's hash; "" when there is none
}

// Current reports whether the snapshot is that of the present facts.
func (st State) Current() bool { return st.Version != "" && st.Facts == st.Compiled }

const selectState = `SELECT facts, compiled, version FROM throughline`

// State asks for the present state.
func (s *Store) State(ctx context.Context) (st State, err error) {
	err = s.do(ctx, func(c *pgxpool.Conn) error {
		return c.QueryRow(ctx, selectState).Scan(&st.Facts, &st.Compiled, &st.Version)
	})
	return st, err
}

// Size returns the number of quads.
func (s *Store) Size(ctx context.Context) (n int, err error) {
	err = s.do(ctx, func(c *pgxpool.Conn) error {
		return c.QueryRow(ctx, `SELECT count(*) FROM quads`).Scan(&n)
	})
	return n, err
}
