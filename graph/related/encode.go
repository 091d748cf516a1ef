package related

import (
	"errors"
	"hash/crc32"
	"slices"
	"strings"

	"throughline/graph/varint"
)

// A table as bytes: magic, format version, CRC-32 of what follows, then
// unsigned varints, column after column. Numbers that rise are written as
// their differences.
const (
	tableMagic   = "ThrW"
	tableVersion = 4
	tableHeader  = len(tableMagic) + 1 + 4
)

var errEncoded = errors.New("related: these bytes are no table of words, or are damaged")

// EncodeTable writes a table, to travel beside the snapshot that its graph is
// read from.
func EncodeTable(t *Table) []byte {
	w := tableWriter{b: make([]byte, tableHeader, tableHeader+len(t.Text)+4*len(t.Word))}
	w.uint(uint32(len(t.Text)))
	w.b = append(w.b, t.Text...)
	w.rising(t.TextEnd)
	w.plain(t.Talks)
	w.rising(t.RowEnd)
	w.rows(t.RowEnd, t.Word)
	w.b = append(w.b, t.Weight...)
	w.rising(t.NameNode)
	w.rising(t.NameEnd)
	w.rows(t.NameEnd, t.NameWord)
	w.rising(t.WeakNode)
	w.rising(t.WeakEnd)
	w.rows(t.WeakEnd, t.WeakTalk)
	w.rising(t.RefFrom)
	w.plain(t.RefTo)
	copy(w.b, tableMagic)
	w.b[len(tableMagic)] = tableVersion
	sum := crc32.ChecksumIEEE(w.b[tableHeader:])
	for i := range 4 {
		w.b[len(tableMagic)+1+i] = byte(sum >> (8 * i))
	}
	return w.b
}

// DecodeTable reads what EncodeTable wrote. New checks that it fits a graph.
func DecodeTable(b []byte) (*Table, error) {
	if len(b) < tableHeader || string(b[:len(tableMagic)]) != tableMagic || b[len(tableMagic)] != tableVersion {
		return nil, errEncoded
	}
	sum := uint32(0)
	for i := range 4 {
		sum |= uint32(b[len(tableMagic)+1+i]) << (8 * i)
	}
	if crc32.ChecksumIEEE(b[tableHeader:]) != sum {
		return nil, errEncoded
	}
	r := tableReader{b: b[tableHeader:]}
	t := &Table{}
	t.Text = strings.Clone(string(r.bytes(int(r.uint()))))
	t.TextEnd, t.Talks = r.rising(), r.plain()
	t.RowEnd = r.rising()
	t.Word = r.rows(t.RowEnd)
	t.Weight = slices.Clone(r.bytes(len(t.Word)))
	t.NameNode, t.NameEnd = r.rising(), r.rising()
	t.NameWord = r.rows(t.NameEnd)
	t.WeakNode, t.WeakEnd = r.rising(), r.rising()
	t.WeakTalk = r.rows(t.WeakEnd)
	t.RefFrom, t.RefTo = r.rising(), r.plain()
	if r.bad || len(r.b) > 0 {
		return nil, errEncoded
	}
	return t, nil
}

type tableWriter struct{ b []byte }

func (w *tableWriter) uint(v uint32) { w.b = varint.Append(w.b, v) }

func (w *tableWriter) plain(list []uint32) {
	w.uint(uint32(len(list)))
	for _, v := range list {
		w.uint(v)
	}
}

func (w *tableWriter) rising(list []uint32) {
	w.uint(uint32(len(list)))
	w.steps(list)
}

func (w *tableWriter) steps(list []uint32) {
	last := uint32(0)
	for _, v := range list {
		w.uint(v - last)
		last = v
	}
}

// rows writes lists that each rise; ends says where they end.
func (w *tableWriter) rows(ends, list []uint32) {
	for i := range ends {
		w.steps(list[start(ends, uint32(i)):ends[i]])
	}
}

// tableReader takes off what tableWriter appends. After the first mistake it
// gives zeros.
type tableReader struct {
	b   []byte
	bad bool
}

func (r *tableReader) fail() {
	r.bad, r.b = true, nil
}

func (r *tableReader) bytes(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.fail()
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *tableReader) uint() uint32 {
	v, n := varint.Read(r.b)
	if n == 0 {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return v
}

// list makes room for n numbers, of which each takes a byte at least.
func (r *tableReader) list(n int) []uint32 {
	if n < 0 || n > len(r.b) {
		r.fail()
		return nil
	}
	return make([]uint32, n)
}

func (r *tableReader) plain() []uint32 {
	list := r.list(int(r.uint()))
	for i := range list {
		list[i] = r.uint()
	}
	return list
}

func (r *tableReader) rising() []uint32 {
	list := r.list(int(r.uint()))
	r.steps(list)
	return list
}

// steps reads numbers as their differences. One that overflows makes a list
// that does not rise, or leads outside, which is what New looks for.
func (r *tableReader) steps(list []uint32) {
	last := uint32(0)
	for i := range list {
		last += r.uint()
		list[i] = last
	}
}

func (r *tableReader) rows(ends []uint32) []uint32 {
	if len(ends) == 0 {
		return nil
	}
	list := r.list(int(ends[len(ends)-1]))
	if r.bad || !rises(ends, len(list)) {
		r.fail()
		return nil
	}
	for i := range ends {
		r.steps(list[start(ends, uint32(i)):ends[i]])
	}
	return list
}
