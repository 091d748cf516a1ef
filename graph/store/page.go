package store

import (
	"encoding/binary"
	"fmt"
	"io"
)

// The layout of bbolt's pages: a header (number, kind, count of elements, how
// many pages it overflows into), then the elements, then what they point at.
const (
	pageHeader    = 16
	elementSize   = 16
	branchPage    = 1
	leafPage      = 2
	freelistPage  = 16
	bucketElement = 1
	noFreelist    = ^uint64(0)
	manyFree      = 0xFFFF // the count of a freelist whose length is its first word
)

// page is one page with what it overflows into, read and not mapped: nothing
// that it says can lead outside of it.
type page struct {
	number uint64
	kind   uint16
	count  int
	span   uint64 // how many pages
	b      []byte
}

func parsePage(b []byte) page {
	return page{
		binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint16(b[8:]), int(binary.LittleEndian.Uint16(b[10:])),
		1 + uint64(binary.LittleEndian.Uint32(b[12:])), b,
	}
}

// readPage reads a page that is within the file.
func readPage(f io.ReaderAt, m *meta, number uint64) (page, error) {
	if number < 2 || number >= m.pages {
		return page{}, fmt.Errorf("it has no page %d", number)
	}
	b := make([]byte, m.pageSize)
	if _, err := f.ReadAt(b, int64(number*m.pageSize)); err != nil {
		return page{}, err
	}
	p := parsePage(b)
	switch {
	case p.number != number:
		return p, fmt.Errorf("page %d says that it is page %d", number, p.number)
	case p.span > m.pages-number:
		return p, fmt.Errorf("page %d reaches past the end", number)
	case p.span > 1:
		p.b = make([]byte, p.span*m.pageSize)
		if _, err := f.ReadAt(p.b, int64(number*m.pageSize)); err != nil {
			return p, err
		}
	}
	return p, nil
}

// element is one of a leaf, or, with child instead of value, of a branch.
type element struct {
	key, value []byte
	bucket     bool
	child      uint64
}

// element returns the i-th element, or false where it lies outside.
func (p *page) element(i int) (e element, ok bool) {
	at := pageHeader + i*elementSize
	if at+elementSize > len(p.b) {
		return e, false
	}
	word := func(off int) uint64 { return uint64(binary.LittleEndian.Uint32(p.b[at+off:])) }
	if p.kind == branchPage {
		e.child = binary.LittleEndian.Uint64(p.b[at+8:])
		e.key, ok = p.cut(at, word(0), word(4))
		return e, ok
	}
	flags := word(0)
	e.bucket = flags == bucketElement
	if flags > bucketElement {
		return e, false
	}
	if e.key, ok = p.cut(at, word(4), word(8)); !ok {
		return e, false
	}
	e.value, ok = p.cut(at, word(4)+word(8), word(12))
	return e, ok
}

// cut returns n bytes that begin pos bytes after at, behind the elements.
func (p *page) cut(at int, pos, n uint64) ([]byte, bool) {
	from := uint64(at) + pos
	if from < uint64(pageHeader+p.count*elementSize) || from+n > uint64(len(p.b)) {
		return nil, false
	}
	return p.b[from : from+n : from+n], true
}
