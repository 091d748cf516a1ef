package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"

	bolt "go.etcd.io/bbolt"

	"throughline/graph"
)

// migrate brings a store of format 0 to the present one. It is written to in
// one transaction, after a copy was made beside it and every quad was read.
func (s *Store) migrate(c *contents) error {
	copied := s.path + ".format-0.backup"
	if err := s.locked(func(*os.File) error { return s.backUp(copied) }); err != nil {
		return fmt.Errorf("it is in format 0, and the copy to make before it is migrated failed: %w", err)
	}
	db, err := bolt.Open(s.path, 0o600, &bolt.Options{Timeout: lockTimeout})
	if err != nil {
		return err
	}
	err = scan(context.Background(), db, func(graph.Fact) error { return nil })
	if errors.Is(err, ErrDamaged) {
		err = fmt.Errorf("%w: it is in format 0 or of another program, and cannot be migrated: %v", ErrNotStore, err)
	}
	if err == nil {
		err = db.Update(func(tx *bolt.Tx) error { return upgrade(tx, c) })
	}
	if err = errors.Join(err, db.Close()); err == nil {
		s.remarks = append(s.remarks, fmt.Sprintf("%s: migrated from format 0 to %d; as it was, it is kept in %s", s.path, Format, copied))
	}
	return err
}

func upgrade(tx *bolt.Tx, c *contents) error {
	b, err := tx.CreateBucketIfNotExists(bucket)
	if err != nil {
		return err
	}
	st := state{sums: c.sums}
	// The note of the snapshot was the number of its transaction and the hash.
	if v := c.version; len(v) > 8 && binary.LittleEndian.Uint64(v) == c.meta.tx {
		st.tx, st.version = uint64(tx.ID()), string(v[8:])
	}
	if uint64(tx.ID()) != c.meta.tx+1 {
		return errors.New("another process wrote to it meanwhile")
	}
	return errors.Join(b.Delete(versionKey), b.Put(formatKey, formatText(Format)), b.Put(stateKey, st.bytes()))
}
