package store

import (
	"bytes"

	bolt "go.etcd.io/bbolt"
)

// sessions holds learning sessions beside Cayley's quads, where they are
// backed up with them and never become facts.
var sessions = []byte("throughline-sessions")

// SaveSession keeps a session's document. When it returns, the document is on
// the disk.
func (s *Store) SaveSession(id string, document []byte) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	err := s.bolt.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(sessions)
		if err != nil {
			return err
		}
		if err := b.Put([]byte(id), document); err != nil {
			return err
		}
		return renew(tx)
	})
	return explain(s.path, err)
}

// renew keeps the note of the snapshot true: no quad changed.
func renew(tx *bolt.Tx) error {
	b := tx.Bucket(bucket)
	if b == nil {
		return nil
	}
	note := b.Get(versionKey)
	if len(note) <= 8 || !bytes.Equal(note[:8], itob(tx.ID()-1)) {
		return nil
	}
	return b.Put(versionKey, append(itob(tx.ID()), note[8:]...))
}

// Session returns a session's document, or nil when there is none.
func (s *Store) Session(id string) (document []byte, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	err = s.bolt.View(func(tx *bolt.Tx) error {
		if b := tx.Bucket(sessions); b != nil {
			document = bytes.Clone(b.Get([]byte(id)))
		}
		return nil
	})
	return document, explain(s.path, err)
}

// SessionIDs lists the sessions that are kept.
func (s *Store) SessionIDs() (ids []string, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	err = s.bolt.View(func(tx *bolt.Tx) error {
		b := tx.Bucket(sessions)
		if b == nil {
			return nil
		}
		return b.ForEach(func(id, _ []byte) error {
			ids = append(ids, string(id))
			return nil
		})
	})
	return ids, explain(s.path, err)
}
