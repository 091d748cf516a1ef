package wire

import "throughline/graph/varint"

// reader takes integers and texts off a section. The first mistake stays in
// err, and everything read after it is zero.
type reader struct {
	section section
	b       []byte
	at      int
	err     error
}

func (r *reader) fail(problem string) {
	if r.err == nil {
		r.err = &Error{r.section.String(), r.at, problem}
		r.at = len(r.b)
	}
}

func (r *reader) left() int { return len(r.b) - r.at }

// uint reads a varint of at most 32 bits. One byte is the usual case and is
// short enough to be inlined.
func (r *reader) uint() uint32 {
	if r.at < len(r.b) && r.b[r.at] < 0x80 {
		r.at++
		return uint32(r.b[r.at-1])
	}
	return r.long()
}

func (r *reader) long() uint32 {
	v, n := varint.Read(r.b[r.at:])
	if n == 0 {
		r.fail("a number is cut short or too large")
	} else {
		r.at += n
	}
	return v
}

// count reads the number of things that follow, each of which takes at least
// one byte.
func (r *reader) count() int {
	n := r.uint()
	if uint64(n) > uint64(r.left()) {
		r.fail("a count exceeds the bytes that are left")
		return 0
	}
	return int(n)
}

// near reads a number as its difference from another.
func (r *reader) near(base uint32) uint32 {
	z := r.uint()
	return base + (z>>1 ^ -(z & 1))
}

// bytes takes n bytes; n has been checked by count.
func (r *reader) bytes(n int) []byte {
	if n > r.left() {
		r.fail("the section is cut short")
		return nil
	}
	r.at += n
	return r.b[r.at-n : r.at]
}

func (r *reader) end() error {
	if r.err == nil && r.left() > 0 {
		r.fail("more bytes than the section needs")
	}
	return r.err
}
