package store

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	bolt "go.etcd.io/bbolt"
	protobuf "google.golang.org/protobuf/proto"

	"throughline/graph"
)

// Scan calls yield with every fact of the store. It is needed when there is
// no snapshot that fits.
//
// It reads Cayley's log in one pass over the file. Cayley's own iterator looks
// up each quad and then each of its four values in a transaction of its own,
// which is a third as fast; the log's format is Cayley's, read with Cayley's
// own types.
func (s *Store) Scan(ctx context.Context, yield func(graph.Fact) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return explain(s.path, scan(ctx, s.bolt, yield))
}

func scan(ctx context.Context, db *bolt.DB, yield func(graph.Fact) error) error {
	return db.View(func(tx *bolt.Tx) error {
		log := tx.Bucket(logBucket)
		if log == nil {
			return nil
		}
		sc := scanner{ctx: ctx, yield: yield, values: map[uint64]quad.Value{}}
		return log.ForEach(sc.entry)
	})
}

// scanner resolves quads to values as it passes them: Cayley writes the nodes
// of a batch to the log before the quads that use them, and quads of later
// batches come after the nodes of earlier ones.
type scanner struct {
	ctx    context.Context
	yield  func(graph.Fact) error
	values map[uint64]quad.Value
	reader Reader
	n      int
}

func (sc *scanner) entry(_, data []byte) error {
	if sc.n++; sc.n%4096 == 0 && sc.ctx.Err() != nil {
		return sc.ctx.Err()
	}
	var p proto.Primitive
	if err := protobuf.Unmarshal(data, &p); err != nil {
		return fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	switch {
	case p.Deleted:
		return nil
	case p.IsNode():
		v, err := pquads.UnmarshalValue(p.Value)
		if err != nil {
			return fmt.Errorf("%w: %v", ErrDamaged, err)
		}
		sc.values[p.ID] = v
		return nil
	}
	f, err := sc.reader.Fact(sc.values[p.Subject], sc.values[p.Predicate], sc.values[p.Object], sc.values[p.Label])
	if err != nil {
		return fmt.Errorf("%w: quad %d: %v", ErrDamaged, p.ID, err)
	}
	return sc.yield(f)
}

// Compile builds the index from a scan.
func (s *Store) Compile(ctx context.Context) (*graph.Graph, error) {
	var b graph.Builder
	if err := s.Scan(ctx, b.Add); err != nil {
		return nil, err
	}
	return b.Graph()
}
