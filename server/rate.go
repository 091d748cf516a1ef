package server

import (
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/time/rate"
)

// rates holds how often each address did something lately.
type rates struct {
	limit Rate
	most  int

	mu sync.Mutex
	by map[netip.Prefix]*rate.Limiter
	// rest is shared by all whom there was no room to remember: while thousands
	// of addresses come at once, newcomers wait for each other.
	rest *rate.Limiter
}

func newRates(limit Rate, most int) *rates {
	r := &rates{limit: limit, most: most, by: map[netip.Prefix]*rate.Limiter{}}
	r.rest = r.bucket()
	return r
}

func (r *rates) bucket() *rate.Limiter {
	return rate.NewLimiter(rate.Limit(r.limit.PerSecond), r.limit.Burst)
}

// take returns 0, or how long the address has to wait.
func (r *rates) take(from netip.Addr, now time.Time) time.Duration {
	if r.limit == (Rate{}) {
		return 0
	}
	one := r.of(network(from), now).ReserveN(now, 1)
	wait := one.DelayFrom(now)
	if wait > 0 {
		one.CancelAt(now)
	}
	return wait
}

func (r *rates) of(from netip.Prefix, now time.Time) *rate.Limiter {
	r.mu.Lock()
	defer r.mu.Unlock()
	if l := r.by[from]; l != nil {
		return l
	}
	if len(r.by) >= r.most {
		r.forget(now)
	}
	if len(r.by) >= r.most {
		return r.rest
	}
	l := r.bucket()
	r.by[from] = l
	return l
}

// forget drops those who did nothing for so long that they may do all at once.
func (r *rates) forget(now time.Time) {
	for from, l := range r.by {
		if l.TokensAt(now) >= float64(r.limit.Burst) {
			delete(r.by, from)
		}
	}
}

// network is whom an address stands for: of IPv6, everybody has 2^64.
func network(a netip.Addr) netip.Prefix {
	bits := 32
	if a.Is6() {
		bits = 64
	}
	p, _ := a.Prefix(bits) // an address that is none gives one for all such
	return p
}

// check refuses a client that comes too often. This machine may.
func (r *rates) check(c echo.Context, what string) error {
	who := clientOf(c)
	if who.local {
		return nil
	}
	wait := r.take(who.addr, time.Now())
	if wait == 0 {
		return nil
	}
	seconds := strconv.Itoa(max(1, int(math.Ceil(wait.Seconds()))))
	return later(http.StatusTooManyRequests, seconds, "too many "+what+" from one address; wait a moment")
}
