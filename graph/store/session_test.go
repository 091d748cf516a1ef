package store_test

import (
	"path/filepath"
	"slices"
	"testing"

	"throughline/graph/store"
)

func TestSessionsAreKeptAndLeaveTheSnapshotCurrent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetVersion("v1"); err != nil {
		t.Fatal(err)
	}
	for _, document := range []string{`{"a":1}`, `{"a":2}`} {
		if err := s.SaveSession("one", []byte(document)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SaveSession("two", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if v, err := s.Version(); err != nil || v != "v1" {
		t.Errorf("the snapshot's version is %q, %v", v, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = store.Open(path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got, err := s.Session("one")
	if err != nil || string(got) != `{"a":2}` {
		t.Errorf("%s, %v", got, err)
	}
	if none, err := s.Session("three"); err != nil || none != nil {
		t.Errorf("%q, %v", none, err)
	}
	if ids, err := s.SessionIDs(); err != nil || !slices.Equal(ids, []string{"one", "two"}) {
		t.Errorf("%v, %v", ids, err)
	}
	if v, _ := s.Version(); v != "v1" {
		t.Errorf("after reopening the version is %q", v)
	}
}
