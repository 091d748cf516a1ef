package store

import (
	"bytes"

	bolt "go.etcd.io/bbolt"
)

// sessions holds learning sessions, and trails, beside Cayley's quads, where they are
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
		key := []byte(id)
		change := entryHash(sessions, key, document)
		if old := b.Get(key); old != nil {
			change -= entryHash(sessions, key, old)
		}
		if err := b.Put(key, document); err != nil {
			return err
		}
		return note(tx, func(st *state) error {
			st.sums[learning] += change
			if st.tx == uint64(tx.ID())-1 { // no fact changed, so the snapshot still fits
				st.tx++
			}
			return nil
		})
	})
	return explain(s.path, err)
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
			if !bytes.HasPrefix(id, []byte(trailPrefix)) {
				ids = append(ids, string(id))
			}
			return nil
		})
	})
	return ids, explain(s.path, err)
}
