package wire

import "throughline/graph/varint"

// writer appends what reader takes off.
type writer struct{ b []byte }

func (w *writer) uint(v uint32) { w.b = varint.Append(w.b, v) }

// near writes a number as its difference from another, small in either
// direction.
func (w *writer) near(v, base uint32) {
	d := v - base
	w.uint(d<<1 ^ -(d >> 31))
}

// The integers of the header have a fixed width. encoding/binary would do
// this, at the price of package reflect.

func append32(b []byte, v uint32) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
}

func append64(b []byte, v uint64) []byte {
	return append32(append32(b, uint32(v)), uint32(v>>32))
}

func uint32At(b []byte) uint32 {
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

func uint64At(b []byte) uint64 {
	return uint64(uint32At(b)) | uint64(uint32At(b[4:]))<<32
}
