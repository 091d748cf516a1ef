package store

import (
	"context"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"

	"throughline/graph"
)

// batchSize is how many quads one transaction writes: Cayley on bbolt is
// fastest around this size (50,000 quads a second against 230 one by one).
const batchSize = 10_000

// Change is what Apply writes. Add is carried out before Drop, so that a load
// that is killed in between has lost nothing. A fact may stand in one of them
// only, and once: Cayley leaks a reference for each duplicate it ignores.
type Change struct {
	Drop []graph.Fact
	Add  []graph.Fact
}

// Apply writes the change in batches, each of which is written whole or not
// at all, and calls progress, if given, after each with the number of facts
// done. When ctx is done it stops after the current batch and returns ctx's
// error; what was written until then stays.
func (s *Store) Apply(ctx context.Context, c Change, progress func(done int)) error {
	fresh, err := s.isEmpty()
	if err != nil {
		return err
	}
	// A load into a new store that does not end is loaded again, so one sync
	// at the end is enough; it doubles the rate.
	s.bolt.NoSync = fresh
	defer func() { s.bolt.NoSync = false }()
	done := 0
	step := func(n int) {
		if done += n; progress != nil {
			progress(done)
		}
	}
	if err := s.applyAll(ctx, cayley.Add, c.Add, step); err != nil {
		return err
	}
	if err := s.applyAll(ctx, cayley.Delete, c.Drop, step); err != nil {
		return err
	}
	return explain(s.path, s.bolt.Sync())
}

func (s *Store) applyAll(ctx context.Context, action cayley.Procedure, facts []graph.Fact, step func(int)) error {
	deltas := make([]cayley.Delta, 0, min(batchSize, len(facts)))
	for len(facts) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(batchSize, len(facts))
		deltas = deltas[:0]
		for _, f := range facts[:n] {
			q, err := ToQuad(f)
			if err != nil {
				return fmt.Errorf("%s %s: %w", f.Subject, f.Predicate, err)
			}
			deltas = append(deltas, cayley.Delta{Quad: q, Action: action})
		}
		if err := s.write(deltas); err != nil {
			return err
		}
		facts = facts[n:]
		step(n)
	}
	return nil
}

func (s *Store) write(deltas []cayley.Delta) error {
	err := s.quads.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
	if err == nil {
		return nil
	}
	if again := s.reopen(); again != nil {
		return fmt.Errorf("%w (and opening it again failed: %v)", explain(s.path, err), again)
	}
	return explain(s.path, err)
}

// Size returns the number of quads.
func (s *Store) Size(ctx context.Context) (int, error) {
	st, err := s.quads.Stats(ctx, false)
	if err != nil {
		return 0, explain(s.path, err)
	}
	return int(st.Quads.Value), nil
}

// isEmpty reports whether nothing was ever written. Cayley keeps no size
// before the first quad.
func (s *Store) isEmpty() (bool, error) {
	ids, err := s.SessionIDs()
	if err != nil || len(ids) > 0 {
		return false, err
	}
	if n, err := s.Trails(); err != nil || n > 0 {
		return false, err
	}
	n, err := s.Size(context.Background())
	return err != nil || n == 0, nil
}
