package varint_test

import (
	"encoding/binary"
	"math"
	"testing"

	"throughline/graph/varint"
)

func TestNumbersAreThoseOfEncodingBinary(t *testing.T) {
	for _, v := range []uint32{0, 1, 127, 128, 16383, 16384, 1 << 28, 1<<28 - 1, math.MaxUint32} {
		b := varint.Append([]byte("before"), v)[len("before"):]
		if want := binary.AppendUvarint(nil, uint64(v)); string(b) != string(want) {
			t.Errorf("%d is written as %x, not %x", v, b, want)
		}
		if got, n := varint.Read(append(b, 0xff, 0)); got != v || n != len(b) {
			t.Errorf("%x is read as %d of %d bytes", b, got, n)
		}
		if _, n := varint.Read(b[:len(b)-1]); n != 0 {
			t.Errorf("%x is read though it is cut short", b[:len(b)-1])
		}
	}
	for _, b := range [][]byte{nil, {0x80}, {0xff, 0xff, 0xff, 0xff, 0x10}, {0xff, 0xff, 0xff, 0xff, 0xff, 0x01}} {
		if v, n := varint.Read(b); v != 0 || n != 0 {
			t.Errorf("%x is read as %d of %d bytes", b, v, n)
		}
	}
}
