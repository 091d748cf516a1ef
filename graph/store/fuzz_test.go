package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"throughline/graph"
)

// FuzzOpen changes bytes of a store, and makes the checksums of its headers
// right again, which else would refuse it at once. What the program believes
// must be what was written, and must open.
func FuzzOpen(f *testing.F) {
	dir := f.TempDir()
	path := filepath.Join(dir, "graph.db")
	whole := smallStore(f, path)
	f.Add([]byte{})
	f.Add([]byte{0, 0, 16, 1, 0, 64, 8, 2})
	f.Add([]byte{0, 0x10, 16 + offFreelist, 1, 0, 0x20, 10, 0xff})
	f.Fuzz(func(t *testing.T, patches []byte) {
		bad := bytes.Clone(whole)
		for ; len(patches) >= 4; patches = patches[4:] {
			at := int(patches[0])<<16 | int(patches[1])<<8 | int(patches[2])
			bad[at%len(bad)] ^= patches[3]
		}
		for _, at := range [...]int{0, os.Getpagesize()} {
			m := bad[at+pageHeader : at+pageHeader+metaLen]
			sum := fnv.New64a()
			sum.Write(m[:offChecksum])
			binary.LittleEndian.PutUint64(m[offChecksum:], sum.Sum64())
		}
		c, err := inspect(bytes.NewReader(bad), int64(len(bad)))
		if err != nil || c.format == nil {
			return
		}
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(path)
		if err != nil {
			t.Fatalf("it was believed and does not open: %v", err)
		}
		defer s.Close()
		if g, err := s.Compile(context.Background()); err != nil || g.Len() != 3 {
			t.Fatalf("it was believed and does not compile to what was written: %v", err)
		}
	})
}

// smallStore is a store of a few facts and a session, without free pages.
func smallStore(f *testing.F, path string) []byte {
	f.Helper()
	s, err := Open(path)
	if err != nil {
		f.Fatal(err)
	}
	e := graph.Evidence{Source: "source/s", Locator: "L1", Status: graph.Stated}
	err = s.Apply(context.Background(), Change{Add: []graph.Fact{
		{Subject: "talk/a-talk", Predicate: graph.Title, Object: "A Talk", Evidence: e},
		{Subject: "talk/a-talk", Predicate: graph.By, Object: "person/p", Evidence: e},
	}}, nil)
	if err != nil {
		f.Fatal(err)
	}
	if err := s.SaveSession("one", []byte("a note")); err != nil {
		f.Fatal(err)
	}
	to, err := bolt.Open(path+".compact", 0o600, nil)
	if err != nil {
		f.Fatal(err)
	}
	if err := bolt.Compact(to, s.bolt, 0); err != nil {
		f.Fatal(err)
	}
	to.Close()
	s.Close()
	data, err := os.ReadFile(path + ".compact")
	if err != nil {
		f.Fatal(err)
	}
	return data
}
