package server

import (
	"context"
	"net/http"
	"runtime"
	"time"

	"github.com/labstack/echo/v4"

	"throughline/graph/path"
)

// gate lets a number of questions in at a time. Whoever has to wait longer
// than a moment is told to come back, so that questions which cost much never
// keep the rest of the server from answering; and whoever comes too often
// waits for himself.
type gate struct {
	places  chan struct{}
	wait    time.Duration
	budget  budget
	rates   *rates
	metrics *metrics
}

func newGate(l Limits, m *metrics) *gate {
	return &gate{
		places: make(chan struct{}, l.Queries), wait: l.QueryWait, rates: newRates(l.Costly, l.Known), metrics: m,
		budget: budget{l.QueryTime, m.cut},
	}
}

func (g *gate) limit(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := g.rates.check(c, "costly questions"); err != nil {
			g.metrics.refused("rate")
			return err
		}
		timer := time.NewTimer(g.wait)
		defer timer.Stop()
		r := c.Request()
		select {
		case g.places <- struct{}{}:
			defer func() { <-g.places }()
			c.SetRequest(r.WithContext(context.WithValue(r.Context(), budgetKey{}, g.budget)))
			return next(c)
		case <-r.Context().Done():
			return r.Context().Err()
		case <-timer.C:
			g.metrics.refused("busy")
			return later(http.StatusServiceUnavailable, "1", "too many path queries at once; ask again in a second")
		}
	}
}

// budget is what one question may cost. hit is told when it was not enough.
type budget struct {
	time time.Duration
	hit  func(path.Cut)
}

func (b budget) tell(cut path.Cut) {
	if cut != path.Whole && b.hit != nil {
		b.hit(cut)
	}
}

type budgetKey struct{}

// budgetOf is that of the gate, or the default where there was none.
func budgetOf(ctx context.Context) budget {
	if b, ok := ctx.Value(budgetKey{}).(budget); ok {
		return b
	}
	return budget{DefaultLimits().QueryTime, nil}
}

// limits end an evaluation as the gate says.
func limits(ctx context.Context) path.Limits { return Within(ctx, budgetOf(ctx).time) }

// Within ends an evaluation when its time is up or whoever asked has gone. Each
// time it is asked, an evaluation lets others run first: left to the scheduler,
// which steps in after 10 ms, a request that passes through several goroutines
// waits a tenth of a second while costly queries run. It costs 0.2 µs in some
// 20 µs of work.
func Within(ctx context.Context, d time.Duration) path.Limits {
	deadline := time.Now().Add(d)
	return path.Limits{Stop: func() bool {
		runtime.Gosched()
		return ctx.Err() != nil || time.Now().After(deadline)
	}}
}
