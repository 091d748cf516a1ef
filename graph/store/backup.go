package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"

	bolt "go.etcd.io/bbolt"
)

// A backup is the store's file as of one transaction, and a last line of 128
// bytes, padded with spaces, that says so and holds the hash of all before it:
// a copy that was cut short has no such line.
const (
	trailerLen  = 128
	trailerText = "\nthroughline backup 1 sha256 "
)

func trailer(sum []byte) []byte {
	line := trailerText + hex.EncodeToString(sum)
	return []byte(line + strings.Repeat(" ", trailerLen-1-len(line)) + "\n")
}

// ErrNotBackup is what restoring says of a file that is no whole backup.
var ErrNotBackup = errors.New("not a whole backup of throughline")

// Backup writes a consistent copy of the store as it is now, while others read
// and write.
func (s *Store) Backup(w io.Writer) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return writeBackup(s.bolt, w)
}

func writeBackup(db *bolt.DB, w io.Writer) error {
	h := sha256.New()
	err := db.View(func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(io.MultiWriter(w, h))
		return err
	})
	if err == nil {
		_, err = w.Write(trailer(h.Sum(nil)))
	}
	return err
}

// BackUpFile writes a backup of a store that no process holds: it is verified
// first, and not written to.
func BackUpFile(path string, w io.Writer) error {
	s := &Store{path: path}
	if exists, err := CheckFile(path); err != nil || !exists {
		return errors.Join(err, notThere(path, exists))
	}
	return explain(path, s.locked(func(f *os.File) error {
		if _, err := inspectFile(f); err != nil {
			return err
		}
		return s.copyTo(w)
	}))
}

func notThere(path string, exists bool) error {
	if exists {
		return nil
	}
	return fmt.Errorf("%s: %w", path, os.ErrNotExist)
}

func (s *Store) copyTo(w io.Writer) error {
	db, err := bolt.Open(s.path, 0o600, &bolt.Options{Timeout: lockTimeout, ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(writeBackup(db, w), db.Close())
}

func (s *Store) backUp(dest string) error { return WriteFile(dest, s.copyTo) }

// CheckBackup reads a whole backup and returns an error unless it is what was
// written.
func CheckBackup(r io.Reader) error {
	h := sha256.New()
	last, err := hashBefore(r, h)
	if err != nil {
		return err
	}
	if string(last) != string(trailer(h.Sum(nil))) {
		return fmt.Errorf("%w: its hash is not the one at its end, or it was cut short", ErrNotBackup)
	}
	return nil
}

// hashBefore hashes all but the last line, and returns that.
func hashBefore(r io.Reader, h hash.Hash) ([]byte, error) {
	held := make([]byte, 0, 1<<20+trailerLen)
	for {
		n, err := io.ReadFull(r, held[len(held):cap(held)])
		held = held[:len(held)+n]
		if done := len(held) - trailerLen; done > 0 {
			h.Write(held[:done])
			held = held[:copy(held, held[done:])]
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return held, nil
		case err != nil:
			return nil, err
		}
	}
}

// WriteFile replaces a file as a whole: whoever reads it, and whatever ends
// this process, sees the old content or the new.
func WriteFile(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-*")
	if err != nil {
		return explain(path, err)
	}
	defer os.Remove(f.Name()) // fails once it has its new name
	if err = write(f); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	return explain(path, err)
}

// syncFolder makes names that were given in a folder survive a power failure.
func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, os.ErrInvalid) {
		err = nil // some file systems have no such thing
	}
	return errors.Join(err, d.Close())
}
