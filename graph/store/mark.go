package store

import (
	bolt "go.etcd.io/bbolt"
)

// bucket holds what Throughline keeps beside Cayley's quads.
var bucket, versionKey = []byte("throughline"), []byte("version")

// SetVersion notes that the snapshot with the given hash was compiled from
// the store as it is now.
func (s *Store) SetVersion(version string) error {
	err := s.bolt.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(bucket)
		if err != nil {
			return err
		}
		// Transactions are numbered one by one, so the note holds as long as
		// its own transaction is the last.
		return b.Put(versionKey, append(itob(tx.ID()), version...))
	})
	return explain(s.path, err)
}

// Version returns the hash of the snapshot that belongs to the store's state,
// or "" when the store was written to since.
func (s *Store) Version() (version string, err error) {
	err = s.bolt.View(func(tx *bolt.Tx) error {
		b := tx.Bucket(bucket)
		if b == nil {
			return nil
		}
		if note := b.Get(versionKey); len(note) > 8 && string(note[:8]) == string(itob(tx.ID())) {
			version = string(note[8:])
		}
		return nil
	})
	return version, explain(s.path, err)
}

func itob(n int) []byte {
	b := make([]byte, 8)
	for i := range b {
		b[i] = byte(n >> (8 * i))
	}
	return b
}
