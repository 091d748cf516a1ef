package main

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// The layout of Go's tables: runtime/symtab.go (pcHeader) and
// runtime/runtime2.go (_func), the same since Go 1.20.
const (
	headerSize = 72
	pcspAt     = 16 // in _func
	pcfileAt   = 20
	pclnAt     = 24
	npcdataAt  = 28
	unitAt     = 32
	lineAt     = 36
	pcdataAt   = 44
)

// The tables of a function by number (internal/abi/symtab.go) that a program
// in WebAssembly has no use for: where it may be interrupted, which nobody does,
// what was inlined and what arguments live, which only tracebacks say. (recover
// asks what was inlined too, but a function that recovers never is.)
var unusedTables = [...]int{0, 2, 3}

// magic begins the header: its number, two zeros, and instructions of one
// byte and pointers of eight.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

var errTables = errors.New("its tables are not those of a Go this program knows")

// tables are Go's tables of functions, as one image.
type tables struct {
	b              []byte
	functions      uint64
	units, pcs, fn uint64 // offsets: of the files' numbers and names, of tables by program counter, of functions
}

// clearLines takes the tables out that lead from program counters to files
// and lines and to what else nobody asks for, and returns how many bytes are zero now.
func clearLines(m memory) (int, error) {
	all := m.image(0, m.end())
	at := bytes.Index(all, magic)
	if at < 0 || at+headerSize > len(all) {
		return 0, errTables
	}
	t := tables{b: all[at:]}
	field := func(i int) uint64 { return binary.LittleEndian.Uint64(t.b[8+8*i:]) }
	t.functions, t.units, t.pcs, t.fn = field(0), field(4), field(6), field(7)
	if t.units > t.pcs || t.pcs > t.fn || t.fn+8*t.functions > uint64(len(t.b)) {
		return 0, errTables
	}
	n, err := t.clear()
	if err != nil {
		return 0, err
	}
	n += t.clearNames()
	m.store(uint64(at), t.b[:t.fn+t.size()])
	return n, nil
}

// size returns how many bytes from the functions on can be changed: all, since
// they are an image of memory.
func (t *tables) size() uint64 { return uint64(len(t.b)) - t.fn }

func (t *tables) clear() (int, error) {
	kept := make([]bool, t.fn-t.pcs)
	var lines []uint64
	for i := range t.functions {
		f, err := t.function(i)
		if err != nil {
			return 0, err
		}
		for _, k := range unusedTables {
			if k < int(binary.LittleEndian.Uint32(f[npcdataAt:])) {
				field := f[pcdataAt+4*k:][:4]
				lines = append(lines, uint64(binary.LittleEndian.Uint32(field)))
				clear(field)
			}
		}
		t.keep(kept, f)
		for _, field := range [...]int{pcfileAt, pclnAt} {
			lines = append(lines, uint64(binary.LittleEndian.Uint32(f[field:])))
		}
		for _, field := range [...]int{pcfileAt, pclnAt, unitAt, lineAt} {
			clear(f[field : field+4]) // "there is no table"
		}
	}
	n := int(t.pcs - t.units)
	clear(t.b[t.units:t.pcs])
	for _, at := range lines {
		end := t.tableEnd(at)
		for i := at; at != 0 && i < end; i++ {
			if !kept[i] && t.b[t.pcs+i] != 0 {
				t.b[t.pcs+i] = 0
				n++
			}
		}
	}
	return n, nil
}

// function returns the i-th function, from its first field on.
func (t *tables) function(i uint64) ([]byte, error) {
	at := uint64(binary.LittleEndian.Uint32(t.b[t.fn+8*i+4:]))
	if t.fn+at+pcdataAt > uint64(len(t.b)) {
		return nil, errTables
	}
	f := t.b[t.fn+at:]
	if n := binary.LittleEndian.Uint32(f[npcdataAt:]); n > 16 || pcdataAt+4*int(n) > len(f) {
		return nil, errTables
	}
	return f, nil
}

// keep marks the tables that a function needs to run.
func (t *tables) keep(kept []bool, f []byte) {
	mark := func(at uint64) {
		for i, end := at, t.tableEnd(at); i < end; i++ {
			kept[i] = true
		}
	}
	mark(uint64(binary.LittleEndian.Uint32(f[pcspAt:])))
	for i := range int(binary.LittleEndian.Uint32(f[npcdataAt:])) {
		if at := uint64(binary.LittleEndian.Uint32(f[pcdataAt+4*i:])); at != 0 {
			mark(at)
		}
	}
}

// tableEnd returns the end of a table by program counter: pairs of varints,
// the last pair followed by a zero.
func (t *tables) tableEnd(at uint64) uint64 {
	limit := t.fn - t.pcs
	for first := true; at < limit; first = false {
		if t.b[t.pcs+at] == 0 && !first {
			return at + 1
		}
		for range 2 {
			for at < limit && t.b[t.pcs+at] >= 0x80 {
				at++
			}
			at++
		}
	}
	return min(at, limit)
}
