package graphtest

import (
	"context"
	"sync/atomic"
)

// Asked is a context that is over when it was asked so many times whether it
// is: work that looks from time to time ends at the same place on every
// machine, however fast it is.
type Asked struct {
	context.Context
	Most  int64
	times atomic.Int64
}

// Err is Canceled from then on.
func (a *Asked) Err() error {
	if a.times.Add(1) > a.Most {
		return context.Canceled
	}
	return a.Context.Err()
}

// Times returns how often it was asked.
func (a *Asked) Times() int64 { return a.times.Load() }
