package store

import (
	"errors"
	"fmt"
	"io"
	"os"

	bolt "go.etcd.io/bbolt"
)

// verify reads the whole file before it is believed. It holds bbolt's lock
// meanwhile, in the way that reads nothing but the first pages.
func (s *Store) verify() error {
	c, err := s.readLocked()
	if err != nil {
		return err
	}
	if c.meta.alone {
		s.remarks = append(s.remarks, s.path+": one of its two headers is damaged, as after a power failure; "+
			"the store is as the other one has it, and what was written last may be missing")
	}
	if c.format == nil && c.buckets > 0 {
		return s.migrate(c)
	}
	return nil
}

func (s *Store) readLocked() (c *contents, err error) {
	err = s.locked(func(f *os.File) error {
		c, err = inspectFile(f)
		return err
	})
	return c, err
}

// locked calls do while no other process writes to the file.
func (s *Store) locked(do func(*os.File) error) error {
	lock, err := bolt.Open(s.path, 0o600, &bolt.Options{Timeout: lockTimeout, ReadOnly: true})
	if err != nil {
		return err
	}
	f, err := os.Open(s.path)
	if err != nil {
		return errors.Join(err, lock.Close())
	}
	return errors.Join(do(f), f.Close(), lock.Close())
}

func inspectFile(f *os.File) (*contents, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return inspect(f, info.Size())
}

// inspect reads a file and says whether it is a whole store that this program
// can read. Nothing is said of a store that is still empty.
func inspect(f io.ReaderAt, size int64) (*contents, error) {
	c, err := readContents(f, size)
	switch {
	case err != nil:
		return nil, damaged("%v", err)
	case c.format != nil:
		return c, c.checkFormat()
	case c.state != nil:
		return nil, damaged("the note of its format is missing")
	case c.buckets > 0 && (c.foreign || !c.cayley):
		return nil, fmt.Errorf("%w: it is a database of another program; name another file with --store", ErrNotStore)
	}
	return c, nil
}

func (c *contents) checkFormat() error {
	n, err := readFormat(c.format)
	if err != nil {
		return damaged("%v", err)
	}
	if n > Format {
		return fmt.Errorf("%w (format %d; this one reads up to %d): run that one, or restore an older backup", ErrNewer, n, Format)
	}
	st, err := readState(c.state)
	if err != nil {
		return damaged("%v", err)
	}
	if c.foreign {
		return damaged("it has entries that Throughline never writes")
	}
	for p := range numParts {
		if st.sums[p] != c.sums[p] {
			return damaged("%v are not what was written", p)
		}
	}
	return nil
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s; %s", ErrDamaged, fmt.Sprintf(format, args...), remedy)
}
