// Package store keeps the record: every fact of the graph as a quad in a
// Cayley store on bbolt, with its evidence as the quad's label. It is the only
// package that knows Cayley; what people wait for is answered by graph.Graph,
// which is compiled from what Scan yields.
package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	hidalgo "github.com/hidal-go/hidalgo/kv/bbolt"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// Errors that a caller can act on. They are wrapped with the file's name and
// what to do.
var (
	ErrLocked   = errors.New("the store is open in another process")
	ErrNotStore = errors.New("not a Throughline store")
	ErrDamaged  = errors.New("the store is damaged")
	ErrNewer    = errors.New("made by a newer throughline")

	ErrFull error = fullError{}
)

// fullError is also what the system says of a full disk, which is how packages
// that do not know this one tell it.
type fullError struct{}

func (fullError) Error() string        { return "no space left on the disk" }
func (fullError) Is(target error) bool { return target == syscall.ENOSPC }

// lockTimeout is how long Open waits for another process: long enough for a
// server that is just stopping, short enough for a person.
const lockTimeout = time.Second

// mmapSize is how much address space the file is mapped into. bbolt takes a
// lock that readers hold when the mapping has to grow, which can deadlock a
// reader that also writes, so it is made large at once; it costs no memory.
const mmapSize = 1 << 36

// Store is an open store. Apply must not be called twice at the same time;
// everything else is safe for concurrent use.
type Store struct {
	path    string
	bolt    *bolt.DB
	remarks []string

	mu    sync.RWMutex
	quads cayley.QuadStore
}

// Open opens the store in the file, or makes a new one where there is none.
// The whole file is read and verified first, some 0.3 s for 17,000 talks; one
// in an older format is then migrated, and left as it was beside the new one.
func Open(path string) (*Store, error) {
	exists, err := CheckFile(path)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, explain(path, err)
	}
	s := &Store{path: path}
	if exists {
		err = s.verify()
	}
	if err == nil {
		err = s.open()
	}
	if err != nil {
		return nil, explain(path, err)
	}
	return s, nil
}

// Remarks are lines for whoever opened the store: what was migrated, what was
// found and mended.
func (s *Store) Remarks() []string { return s.remarks }

func (s *Store) open() error {
	db, err := bolt.Open(s.path, 0o600, &bolt.Options{Timeout: lockTimeout, InitialMmapSize: mmapSize})
	if err != nil {
		return err
	}
	wrapped := summedKV{hidalgo.New(db)}
	if err := kv.Init(wrapped, nil); err != nil && !errors.Is(err, cayley.ErrDatabaseExists) {
		return errors.Join(err, db.Close())
	}
	// The bloom filter costs half a gigabyte and a full scan at opening.
	quads, err := kv.New(wrapped, cayley.Options{kv.OptNoBloom: true})
	if err != nil {
		return errors.Join(err, db.Close())
	}
	s.bolt, s.quads = db, quads
	return nil
}

// reopen follows a failed write, after which Cayley holds ids in memory that
// the file does not have.
func (s *Store) reopen() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return errors.Join(s.quads.Close(), s.open())
}

// Close closes the store.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.quads.Close()
}

// Path returns the store's file.
func (s *Store) Path() string { return s.path }

// explain says what a low-level error means for the person who reads it.
func explain(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("%s: %w: stop it, load through it with --server, or name another file with --store", path, ErrLocked)
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrVersionMismatch), errors.Is(err, bolterrors.ErrChecksum):
		return fmt.Errorf("%s: %w (%v): name another file with --store", path, ErrNotStore, err)
	case errors.Is(err, ErrNotStore), errors.Is(err, ErrNewer), errors.Is(err, ErrDamaged):
		return fmt.Errorf("%s: %w", path, err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EFBIG), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%s: %w: free some and load again; what was there before is intact", path, ErrFull)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: no permission: make the file and its folder writable for this user, or name another with --store", path)
	}
	return fmt.Errorf("%s: %w", path, err)
}
