package server

import (
	"context"
	"net/http"
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
			p := problem(http.StatusServiceUnavailable, "too many path queries at once; ask again in a second")
			p.retry = "1"
			return p
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
	return budget{queryTime, nil}
}
