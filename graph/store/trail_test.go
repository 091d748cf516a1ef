package store_test

import (
	"path/filepath"
	"slices"
	"testing"

	"throughline/graph/store"
)

func TestTrailsAreKeptBesideSessions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.Trails(); n != 0 || err != nil {
		t.Errorf("an empty store has %d trails, %v", n, err)
	}
	if err := s.SetVersion("v1"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"aaa", "bbb", "aaa"} {
		if err := s.KeepTrail(name, []byte("focus=theme/mesh&trail="+name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, id := range []string{"one", "zzz"} { // before and behind the trails
		if err := s.SaveSession(id, []byte("{}")); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = store.Open(path); err != nil {
		t.Fatal(err)
	}
	holdsTrails(t, s)
	if v, err := s.Version(); err != nil || v != "v1" {
		t.Errorf("a trail made the snapshot old: %q, %v", v, err)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := store.WriteFile(copied, s.Backup); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	restored := filepath.Join(t.TempDir(), "restored.db")
	if _, err := store.Restore(restored, copied); err != nil {
		t.Fatal(err)
	}
	if s, err = store.Open(restored); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	holdsTrails(t, s)
}

func holdsTrails(t *testing.T, s *store.Store) {
	t.Helper()
	if n, err := s.Trails(); n != 2 || err != nil {
		t.Errorf("%d trails, %v", n, err)
	}
	if got, err := s.Trail("bbb"); string(got) != "focus=theme/mesh&trail=bbb" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := s.Trail("ccc"); got != nil || err != nil {
		t.Errorf("one that is not kept: %q, %v", got, err)
	}
	if ids, err := s.SessionIDs(); err != nil || !slices.Equal(ids, []string{"one", "zzz"}) {
		t.Errorf("the sessions are %v, %v", ids, err)
	}
}
