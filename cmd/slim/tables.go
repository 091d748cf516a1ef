package main

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// The layout of Go's tables: runtime/symtab.go (pcHeader, moduledata) and
// runtime/runtime2.go (_func), as of Go 1.26.
const (
	headerSize = 72

	nameAt     = 4 // in _func
	argsAt     = 8
	deferAt    = 12
	pcspAt     = 16
	pcfileAt   = 20
	pclnAt     = 24
	npcdataAt  = 28
	unitAt     = 32
	lineAt     = 36
	nfuncdatAt = 43
	pcdataAt   = 44

	findIn   = 19 // in moduledata, in words
	gofuncIn = 40
	endIn    = 41

	firstFunction = 0x1000 // what the linker calls the program's first function
)

// magic begins the header: its number, two zeros, and instructions of one
// byte and pointers of eight.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

var errTables = errors.New("its tables are not those of a Go this program knows")

// tables are Go's tables of functions, as one image.
type tables struct {
	b         []byte
	at        uint64 // where the image begins
	functions []function
	names     part
	files     part // the files' numbers and names
	pcs       part // tables by program counter
	data      part // of functions: pointers on their stacks, what was inlined
	find      part // from program counters to functions
}

// part is where a table begins in the image and ends.
type part struct{ from, to uint64 }

func (p part) of(b []byte) []byte { return b[p.from:p.to] }

// function is a record of the table, from its first field on.
type function struct {
	b      []byte
	number uint64 // among the program's own functions, from zero
}

func (f function) field(at int) uint32  { return binary.LittleEndian.Uint32(f.b[at:]) }
func (f function) set(at int, v uint32) { binary.LittleEndian.PutUint32(f.b[at:], v) }
func (f function) pcdata() (at, n int)  { return pcdataAt, int(f.field(npcdataAt)) }
func (f function) funcdata() (at, count int) {
	return pcdataAt + 4*int(f.field(npcdataAt)), int(f.b[nfuncdatAt])
}

// readTables finds the tables in a program's memory.
func readTables(m memory) (*tables, error) {
	all := m.image(0, m.end())
	at := bytes.Index(all, magic)
	if at < 0 || at+headerSize > len(all) {
		return nil, errTables
	}
	t := &tables{b: all[at:], at: uint64(at)}
	word := func(b []byte, i int) uint64 { return binary.LittleEndian.Uint64(b[8*i:]) }
	names, units, pcs, functions := word(t.b, 4), word(t.b, 5), word(t.b, 7), word(t.b, 8)
	module := moduleOf(all, uint64(at), uint64(at)+names)
	if module == nil {
		return nil, errTables
	}
	data, find, end := word(module, gofuncIn)-t.at, word(module, findIn)-t.at, word(module, endIn)-t.at
	bounds := [...]uint64{names, units, pcs, functions, data, find, end, uint64(len(t.b))}
	for i := range bounds[1:] {
		if bounds[i] > bounds[i+1] {
			return nil, errTables
		}
	}
	t.names, t.files, t.pcs = part{names, units}, part{units, pcs}, part{pcs, functions}
	t.data, t.find = part{data, find}, part{find, end}
	return t, t.readFunctions(part{functions, data}.of(t.b), word(t.b, 1))
}

// moduleOf returns the module's own table, which begins with the addresses of
// header and names.
func moduleOf(all []byte, header, names uint64) []byte {
	var begin [16]byte
	binary.LittleEndian.PutUint64(begin[:], header)
	binary.LittleEndian.PutUint64(begin[8:], names)
	i := bytes.Index(all, begin[:])
	if i < 0 || i+8*(endIn+1) > len(all) {
		return nil
	}
	return all[i:]
}

// readFunctions reads the table of functions: where each begins and where its
// record is, then the records.
func (t *tables) readFunctions(b []byte, count uint64) error {
	if 8*count > uint64(len(b)) {
		return errTables
	}
	for i := range count {
		at := uint64(binary.LittleEndian.Uint32(b[8*i+4:]))
		if at+pcdataAt > uint64(len(b)) {
			return errTables
		}
		f := function{b: b[at:]}
		begin := f.field(0)
		_, pcs := f.pcdata()
		data, n := f.funcdata()
		if begin < firstFunction || pcs > 16 || n > 16 || data+4*n > len(f.b) {
			return errTables
		}
		f.number = uint64(begin - firstFunction)
		t.functions = append(t.functions, f)
	}
	return nil
}
