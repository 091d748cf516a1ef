package postgres_test

import (
	"slices"
	"testing"

	"throughline/graph/store/postgres/pgtest"
)

func TestTrailsAreKeptBesideSessions(t *testing.T) {
	address := pgtest.Shared(t).Database()
	s := open(t, address)
	for _, name := range []string{"aaa", "bbb", "aaa"} {
		if err := s.KeepTrail(name, []byte("trail="+name)); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := s.ReplaceSession("one", nil, []byte("{}")); !kept || err != nil {
		t.Fatal(kept, err)
	}
	again := open(t, address)
	if n, err := again.Trails(); n != 2 || err != nil {
		t.Errorf("%d trails, %v", n, err)
	}
	if got, err := again.Trail("bbb"); string(got) != "trail=bbb" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := again.Trail("ccc"); got != nil || err != nil {
		t.Errorf("one that is not kept: %q, %v", got, err)
	}
	if ids, err := again.SessionIDs(); err != nil || !slices.Equal(ids, []string{"one"}) {
		t.Errorf("the sessions are %v, %v", ids, err)
	}
}
