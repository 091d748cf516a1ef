package main

import (
	"bytes"
	"testing"
)

func TestJoinedSegmentsAreTheSameMemory(t *testing.T) {
	far := bytes.Repeat([]byte{0}, apart+1)
	m := memory{
		{at: 1000, bytes: []byte{0, 1, 2}}, {at: 1011, bytes: []byte{3}}, {at: 1011 + apart, bytes: []byte{4}},
		{at: 5000, bytes: append(append([]byte{5}, far...), 6, 0, 0)},
	}
	end := m.end()
	want := m.image(900, end-900)
	got, err := dataSection(m.joined().bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.image(900, end-900), want) {
		t.Error("the memory is another")
	}
	var at []uint64
	for _, s := range got {
		at = append(at, s.at)
		if s.bytes[0] == 0 || s.bytes[len(s.bytes)-1] == 0 {
			t.Errorf("the segment at %d begins or ends with zero", s.at)
		}
	}
	if len(at) != 3 || at[0] != 1001 || at[1] != 5000 || at[2] != 5001+apart+1 {
		t.Errorf("segments at %v", at)
	}
	if memory(nil).joined() != nil {
		t.Error("segments of nothing")
	}
}

func TestSignedNumbersAreReadAsWritten(t *testing.T) {
	for _, v := range []int64{0, 1, 63, 64, 127, 128, 8191, 8192, 1 << 20, 1<<31 - 1, -1, -64, -65, -1 << 31} {
		b := appendSigned(nil, v)
		if got, n := signed(b); got != v || n != len(b) {
			t.Errorf("%d is written as %x and read as %d", v, b, got)
		}
	}
}
