package main

import "encoding/binary"

// reader takes numbers and bytes off the front. After the end of what there is
// it is broken and returns nothing.
type reader struct {
	b      []byte
	broken bool
}

func (r *reader) number() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.broken = true
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) take(n uint64) []byte {
	if r.broken || n > uint64(len(r.b)) {
		r.b, r.broken = nil, true
		return []byte{0}
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) err() error {
	if r.broken {
		return errWasm
	}
	return nil
}
