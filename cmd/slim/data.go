package main

import (
	"encoding/binary"
	"errors"
)

// segment is a part of the program's memory as the file initialises it. Its
// bytes share the file's memory.
type segment struct {
	at    uint64
	bytes []byte
}

// memory is the initial memory of a program: segments in rising order, with
// zeros between them.
type memory []segment

var errWasm = errors.New("this is not a WebAssembly program as Go makes them")

// segments finds the data section. Of WebAssembly it knows what Go's linker
// writes: active segments of memory 0 at constant offsets.
func segments(program []byte) (memory, error) {
	if len(program) < 8 || string(program[:4]) != "\x00asm" {
		return nil, errWasm
	}
	for rest := program[8:]; len(rest) > 0; {
		id := rest[0]
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || size > uint64(len(rest)-1-n) {
			return nil, errWasm
		}
		body := rest[1+n : 1+n+int(size)]
		if id == dataSectionID {
			return dataSection(body)
		}
		rest = rest[1+n+int(size):]
	}
	return nil, errWasm
}

func dataSection(b []byte) (memory, error) {
	count, n := binary.Uvarint(b)
	if n <= 0 {
		return nil, errWasm
	}
	b = b[n:]
	var out memory
	for range count {
		if len(b) < 3 || b[0] != 0 || b[1] != 0x41 { // active, i32.const
			return nil, errWasm
		}
		at, n := signed(b[2:])
		if n <= 0 || 2+n >= len(b) || b[2+n] != 0x0b { // end
			return nil, errWasm
		}
		b = b[3+n:]
		size, n := binary.Uvarint(b)
		if n <= 0 || size > uint64(len(b)-n) {
			return nil, errWasm
		}
		out = append(out, segment{uint64(at), b[n : n+int(size) : n+int(size)]})
		b = b[n+int(size):]
	}
	return out, nil
}

// signed reads a signed LEB128, which encoding/binary has not.
func signed(b []byte) (v int64, n int) {
	for shift := 0; n < len(b) && shift < 64; shift += 7 {
		c := b[n]
		n++
		v |= int64(c&0x7f) << shift
		if c < 0x80 {
			if c&0x40 != 0 {
				v |= -1 << (shift + 7)
			}
			return v, n
		}
	}
	return 0, 0
}

// image is a copy of what lies from at on, n bytes.
func (m memory) image(at, n uint64) []byte {
	out := make([]byte, n)
	for _, s := range m {
		if end := s.at + uint64(len(s.bytes)); s.at < at+n && at < end {
			lo := max(s.at, at)
			copy(out[lo-at:], s.bytes[lo-s.at:])
		}
	}
	return out
}

// store writes what lies from at on. What the file does not hold is zero, and
// must stay so.
func (m memory) store(at uint64, b []byte) {
	for _, s := range m {
		if end := s.at + uint64(len(s.bytes)); s.at < at+uint64(len(b)) && at < end {
			lo := max(s.at, at)
			copy(s.bytes[lo-s.at:], b[lo-at:])
		}
	}
}

func (m memory) end() uint64 {
	if len(m) == 0 {
		return 0
	}
	last := m[len(m)-1]
	return last.at + uint64(len(last.bytes))
}
