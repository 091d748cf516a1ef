package related_test

import (
	"bytes"
	"hash/crc32"
	"reflect"
	"testing"

	"throughline/graph"
	"throughline/graph/related"
)

// TestTableTravels sends tables as bytes and gets the same lists from them.
func TestTableTravels(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"library": library(t), "crowd": crowd(t, 300), "nothing": build(t)} {
		table := related.NewTable(g)
		again, err := related.DecodeTable(related.EncodeTable(table))
		if err != nil {
			t.Fatal(name, err)
		}
		if !sameTable(table, again) {
			t.Errorf("%s: the table differs", name)
		}
		ours, err := related.New(g, table)
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := related.New(g, again)
		if err != nil {
			t.Fatal(name, err)
		}
		lo, hi := g.Range(graph.Talk)
		for talk := lo; talk < hi; talk++ {
			if q := (related.Query{Talk: talk}); !sameLists(ours.Related(q), theirs.Related(q)) {
				t.Errorf("%s, %s: the lists differ", name, g.ID(talk))
			}
		}
	}
}

// sameTable compares field by field; no list and an empty one are the same.
func sameTable(a, b *related.Table) bool {
	x, y := reflect.ValueOf(*a), reflect.ValueOf(*b)
	for i := range x.NumField() {
		if x.Field(i).Len() == 0 && y.Field(i).Len() == 0 {
			continue
		}
		if !reflect.DeepEqual(x.Field(i).Interface(), y.Field(i).Interface()) {
			return false
		}
	}
	return true
}

func TestDamagedTablesAreRefused(t *testing.T) {
	whole := related.EncodeTable(related.NewTable(library(t)))
	for n := range len(whole) {
		if _, err := related.DecodeTable(whole[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes are taken", n, len(whole))
		}
		if n < header {
			continue
		}
		if _, err := related.DecodeTable(sealed(whole, whole[header:n])); err == nil {
			t.Fatalf("the first %d of %d bytes are taken where the checksum is right", n, len(whole))
		}
	}
	for i := range whole {
		damaged := bytes.Clone(whole)
		damaged[i] ^= 0x10
		if _, err := related.DecodeTable(damaged); err == nil {
			t.Fatalf("a table with another byte %d is taken", i)
		}
	}
	if _, err := related.DecodeTable(sealed(whole, append(bytes.Clone(whole[header:]), 0))); err == nil {
		t.Error("a byte too many is taken")
	}
	if _, err := related.DecodeTable(sealed(whole, whole[header:])); err != nil {
		t.Error("the whole table is refused:", err)
	}
}

// header is what stands before the columns of a table: its magic, its version
// and a checksum.
const header = 9

// sealed puts the header of a table before columns, with their checksum.
func sealed(whole, columns []byte) []byte {
	sum := crc32.ChecksumIEEE(columns)
	return append(append(bytes.Clone(whole[:5]), byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24)), columns...)
}

// FuzzDecodeTable gives the decoder any columns, with a right checksum. What it
// takes must be refused by New or answer queries.
func FuzzDecodeTable(f *testing.F) {
	g := library(f)
	whole := related.EncodeTable(related.NewTable(g))
	f.Add(whole[header:])
	f.Add([]byte{})
	f.Add(bytes.Repeat([]byte{0xff}, 40))
	lo, hi := g.Range(graph.Talk)
	f.Fuzz(func(t *testing.T, columns []byte) {
		table, err := related.DecodeTable(sealed(whole, columns))
		if err != nil {
			return
		}
		x, err := related.New(g, table)
		if err != nil {
			return
		}
		for talk := lo; talk < hi; talk++ {
			x.Related(related.Query{Talk: talk})
		}
	})
}
