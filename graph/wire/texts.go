package wire

import (
	"bytes"
	"math"
)

// texts is a list of texts, laid one after the other with as many bytes
// between them as gap says.
type texts struct {
	arena []byte
	end   []uint32
	gap   uint32
}

func (t *texts) at(i uint32) []byte {
	start := uint32(0)
	if i > 0 {
		start = t.end[i-1] + t.gap
	}
	return t.arena[start:t.end[i]]
}

// add appends a text to a list without gaps.
func (t *texts) add(pieces ...[]byte) {
	for _, p := range pieces {
		t.arena = append(t.arena, p...)
	}
	t.end = append(t.end, uint32(len(t.arena)))
}

// How a list of texts is written. A terminator compresses better than a
// column of lengths, because the compressor sees what texts end with; lengths
// serve for the lists in which some text holds a zero byte.
const (
	terminated = iota
	measured
)

// texts writes the list without its length.
func (w *writer) texts(t *texts) {
	if bytes.IndexByte(t.arena, 0) < 0 {
		w.b = append(w.b, terminated)
		for i := range t.end {
			w.b = append(append(w.b, t.at(uint32(i))...), 0)
		}
		return
	}
	w.b = append(w.b, measured)
	for i := range t.end {
		w.uint(uint32(len(t.at(uint32(i)))))
	}
	w.b = append(w.b, t.arena...)
}

// texts reads a list of n texts, which share the section's memory.
func (r *reader) texts(n int) texts {
	switch form := r.uint(); {
	case n > r.left():
		r.fail("a count exceeds the bytes that are left")
	case form == terminated:
		return r.terminated(n)
	case form == measured:
		return r.measured(n)
	default:
		r.fail("texts are written in an unknown way")
	}
	return texts{}
}

func (r *reader) terminated(n int) texts {
	rest, at := r.b[r.at:], 0
	end := make([]uint32, n)
	for i := range end {
		length := bytes.IndexByte(rest[at:], 0)
		if length < 0 {
			r.fail("a text has no end")
			return texts{}
		}
		at += length + 1
		end[i] = uint32(at - 1)
	}
	r.at += at
	return texts{rest[:at], end, 1}
}

func (r *reader) measured(n int) texts {
	size, end := uint64(0), make([]uint32, n)
	for i := range end {
		size += uint64(r.uint())
		if size > uint64(len(r.b)) || size > math.MaxUint32 {
			r.fail("a text is longer than the section")
			return texts{}
		}
		end[i] = uint32(size)
	}
	return texts{r.bytes(int(size)), end, 0}
}
