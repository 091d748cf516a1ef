package server

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
)

// The wrong ids, keys and tokens of one address that are answered in a minute: enough
// for mistyping, 10^30 years for finding a key of 128 bits.
const (
	maxGuesses   = 20
	guessWindow  = time.Minute
	maxAddresses = 10_000
)

// guesses counts wrong ids, keys and tokens by address in the current minute.
type guesses struct {
	mu      sync.Mutex
	started time.Time
	by      map[string]int
}

func (g *guesses) count(c echo.Context) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.by) < maxAddresses {
		if g.by == nil {
			g.by = map[string]int{}
		}
		g.by[address(c)]++
	}
}

func (g *guesses) tooMany(c echo.Context) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if time.Since(g.started) > guessWindow {
		g.started, g.by = time.Now(), map[string]int{}
	}
	return g.by[address(c)] >= maxGuesses
}

func address(c echo.Context) string { return network(clientOf(c).addr).String() }

func tooManyGuesses() error {
	return later(http.StatusTooManyRequests, strconv.Itoa(int(guessWindow/time.Second)), "too many wrong session links or tokens from here; try again in a minute")
}
