package store

import (
	"context"
	"errors"

	"github.com/hidal-go/hidalgo/kv"
)

// summedKV is what Cayley writes through: it keeps the sums of what is
// written, and stores them with the transaction that they belong to.
type summedKV struct{ kv.KV }

func (s summedKV) Tx(ctx context.Context, rw bool) (kv.Tx, error) {
	tx, err := s.KV.Tx(ctx, rw)
	if err != nil || !rw {
		return tx, err
	}
	return &summedTx{Tx: tx}, nil
}

func (s summedKV) View(ctx context.Context, f func(kv.Tx) error) error { return kv.View(ctx, s, f) }

func (s summedKV) Update(ctx context.Context, f func(kv.Tx) error) error {
	return kv.Update(ctx, s, f)
}

type summedTx struct {
	kv.Tx
	change sums
}

func (tx *summedTx) Put(ctx context.Context, k kv.Key, v kv.Value) error {
	if len(k) != 2 {
		return errors.New("an entry outside of a bucket, which Cayley never wrote")
	}
	if len(k[1]) > 0 { // else it makes a bucket
		if err := tx.without(ctx, k); err != nil {
			return err
		}
		tx.change[partOf(k[0])] += entryHash(k[0], k[1], v)
	}
	return tx.Tx.Put(ctx, k, v)
}

func (tx *summedTx) Del(ctx context.Context, k kv.Key) error {
	if err := tx.without(ctx, k); err != nil {
		return err
	}
	return tx.Tx.Del(ctx, k)
}

// without takes an entry that is about to go out of the sum.
func (tx *summedTx) without(ctx context.Context, k kv.Key) error {
	old, err := tx.Tx.Get(ctx, k)
	if errors.Is(err, kv.ErrNotFound) {
		return nil
	}
	if err == nil {
		tx.change[partOf(k[0])] -= entryHash(k[0], k[1], old)
	}
	return err
}

func (tx *summedTx) Commit(ctx context.Context) error {
	if tx.change != (sums{}) {
		if err := tx.store(ctx); err != nil {
			return err
		}
	}
	return tx.Tx.Commit(ctx)
}

func (tx *summedTx) store(ctx context.Context) error {
	data, err := tx.Tx.Get(ctx, kv.Key{bucket, stateKey})
	if err != nil && !errors.Is(err, kv.ErrNotFound) {
		return err
	}
	st, err := readState(data)
	if err != nil {
		return err
	}
	for p := range st.sums {
		st.sums[p] += tx.change[p]
	}
	if len(data) == 0 {
		if err := tx.Tx.Put(ctx, kv.Key{bucket, formatKey}, formatText(Format)); err != nil {
			return err
		}
	}
	return tx.Tx.Put(ctx, kv.Key{bucket, stateKey}, st.bytes())
}
