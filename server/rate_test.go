package server

import (
	"fmt"
	"net/netip"
	"testing"
	"time"
)

func TestAnAddressWaitsForItself(t *testing.T) {
	r := newRates(Rate{PerSecond: 2, Burst: 3}, 100)
	now := time.Unix(1000, 0)
	at := func(address string, after time.Duration) time.Duration {
		return r.take(netip.MustParseAddr(address), now.Add(after))
	}
	for i := range 3 {
		if wait := at("192.0.2.1", 0); wait != 0 {
			t.Errorf("number %d at once waits %v", i+1, wait)
		}
	}
	for range 2 { // who is refused does not wait longer for it
		if wait := at("192.0.2.1", 0); wait != 500*time.Millisecond {
			t.Errorf("one more waits %v", wait)
		}
	}
	if wait := at("192.0.2.2", 0); wait != 0 {
		t.Errorf("somebody else waits %v", wait)
	}
	if wait := at("192.0.2.1", 500*time.Millisecond); wait != 0 {
		t.Errorf("after waiting it waits %v", wait)
	}
	if wait := newRates(Rate{}, 1).take(netip.MustParseAddr("192.0.2.1"), now); wait != 0 {
		t.Errorf("without a rate it waits %v", wait)
	}
}

// TestOnlySoManyAddressesAreRemembered: the others share one measure, until
// those who are remembered have been quiet.
func TestOnlySoManyAddressesAreRemembered(t *testing.T) {
	const most = 10
	r := newRates(Rate{PerSecond: 1, Burst: 2}, most)
	now := time.Unix(1000, 0)
	take := func(i int) time.Duration { return r.take(netip.MustParseAddr(fmt.Sprintf("192.0.2.%d", i)), now) }
	for i := range most {
		take(i)
	}
	refused := 0
	for i := range 5 {
		if take(100+i) > 0 {
			refused++
		}
	}
	if len(r.by) != most || refused != 3 {
		t.Errorf("%d are remembered, and of 5 newcomers %d wait", len(r.by), refused)
	}
	if take(0) != 0 || take(0) == 0 {
		t.Error("who is remembered is not measured alone")
	}
	now = now.Add(time.Second) // all but the first may do all at once again
	if take(200) != 0 || len(r.by) != 2 {
		t.Errorf("%d are remembered after a second", len(r.by))
	}
}
