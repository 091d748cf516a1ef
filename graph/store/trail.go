package store

import (
	"bytes"

	bolt "go.etcd.io/bbolt"
)

// trailPrefix begins the keys of the explorer's long links among the sessions'
// documents: they are backed up, summed and restored with those.
const trailPrefix = "trail/"

// KeepTrail keeps a query of the explorer under a name. When it returns, the
// query is on the disk.
func (s *Store) KeepTrail(name string, query []byte) error {
	return s.SaveSession(trailPrefix+name, query)
}

// Trail returns the query that is kept under a name, or nil when there is none.
func (s *Store) Trail(name string) ([]byte, error) { return s.Session(trailPrefix + name) }

// Trails counts the queries that are kept.
func (s *Store) Trails() (n int, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	err = s.bolt.View(func(tx *bolt.Tx) error {
		b := tx.Bucket(sessions)
		if b == nil {
			return nil
		}
		c, prefix := b.Cursor(), []byte(trailPrefix)
		for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
			n++
		}
		return nil
	})
	return n, explain(s.path, err)
}
