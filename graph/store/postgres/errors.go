package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"throughline/graph/store"
)

// Errors that a caller can act on, beside those of package store.
var (
	// ErrDown is wrapped by every error that may be gone when tried again: the
	// server is stopped, restarting, out of connections, or the line broke.
	ErrDown = errors.New("the database cannot be reached")
	// ErrReadOnly: a standby, or a database set to be read only.
	ErrReadOnly = errors.New("the database takes no writes at present")
	// ErrBusy: another process held the lock of writers all the time.
	ErrBusy = errors.New("another process is writing")
)

// ours are the errors that need no explanation.
var ours = []error{ErrDown, ErrReadOnly, ErrBusy, store.ErrNotStore, store.ErrNewer, store.ErrDamaged, store.ErrFull}

// explain says what an error of the driver means, without a word that may hold
// a password.
func (s *Store) explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil && errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	for _, known := range ours {
		if errors.Is(err, known) {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		return fmt.Errorf("%s: %w", s.name, meaning(refused))
	}
	return fmt.Errorf("%s: %w (%v)", s.name, ErrDown, shortened(err))
}

// meaning reads the codes of PostgreSQL's appendix A.
func meaning(e *pgconn.PgError) error {
	switch {
	case e.Code == "25006":
		return fmt.Errorf("%w: it is read only", ErrReadOnly)
	case e.Code == "53100":
		return fmt.Errorf("%w: the database's disk is full; free some and load again; what was there before is intact", store.ErrFull)
	case e.Code == "53300", strings.HasPrefix(e.Code, "53"):
		return fmt.Errorf("%w: %s", ErrDown, e.Message)
	case strings.HasPrefix(e.Code, "08"), strings.HasPrefix(e.Code, "57P"), e.Code == "57014", strings.HasPrefix(e.Code, "40"):
		return fmt.Errorf("%w: %s", ErrDown, e.Message)
	case strings.HasPrefix(e.Code, "28"):
		return fmt.Errorf("it does not let this user in (%s): check user and password", e.Message)
	case e.Code == "3D000":
		return fmt.Errorf("%s: make it with createdb", e.Message)
	case e.Code == "42501":
		return fmt.Errorf("%s: the user must be allowed to read and write there, and to make tables the first time", e.Message)
	case strings.HasPrefix(e.Code, "XX"):
		return fmt.Errorf("%w: %s", store.ErrDamaged, e.Message)
	}
	return fmt.Errorf("%s (code %s)", e.Message, e.Code)
}

// shortened is the last part of an error of the network. Of a failed
// connection the driver names user and addresses, which say nothing new.
func shortened(err error) error {
	var failed *pgconn.ConnectError
	if !errors.As(err, &failed) {
		return err
	}
	text := failed.Error()
	return errors.New(text[strings.LastIndex(text, ": ")+2:])
}
