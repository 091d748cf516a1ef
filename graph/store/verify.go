package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
)

// contents is what reading a whole file tells.
type contents struct {
	meta    meta
	sums    sums
	state   []byte // as stored, nil for none
	format  []byte
	version []byte // the snapshot's note in format 0
	buckets int
	cayley  bool // Cayley made it
	foreign bool // it has what Cayley and we never write
}

// readContents reads every page that the file uses, without bbolt, which
// believes what it reads: the tree is whole, its keys are in order, each page
// is used once or free, and the entries of each part are summed.
func readContents(f io.ReaderAt, size int64) (*contents, error) {
	m, err := readMeta(f)
	if err != nil {
		return nil, err
	}
	if want := m.pages * m.pageSize; want > uint64(size) {
		return nil, fmt.Errorf("it should have %d bytes and has %d", want, size)
	}
	w := &walker{f: f, c: &contents{meta: m}, used: make([]uint64, (m.pages+63)/64)}
	if err := w.free(); err != nil {
		return nil, err
	}
	if err := w.tree(m.root, nil, nil, nil, 0); err != nil {
		return nil, err
	}
	for n := uint64(2); n < m.pages; n++ {
		if w.used[n/64]&(1<<(n%64)) == 0 {
			return nil, fmt.Errorf("page %d is neither used nor free", n)
		}
	}
	return w.c, nil
}

type walker struct {
	f    io.ReaderAt
	c    *contents
	used []uint64 // a bit for each page
}

func (w *walker) use(from, span uint64) error {
	for n := from; n < from+span; n++ {
		if w.used[n/64]&(1<<(n%64)) != 0 {
			return fmt.Errorf("page %d is used twice, or used and free", n)
		}
		w.used[n/64] |= 1 << (n % 64)
	}
	return nil
}

// free reads the list of free pages.
func (w *walker) free() error {
	m := &w.c.meta
	if m.freelist == noFreelist {
		return fmt.Errorf("it has no list of free pages")
	}
	p, err := readPage(w.f, m, m.freelist)
	if err != nil {
		return err
	}
	if p.kind != freelistPage {
		return fmt.Errorf("page %d is no list of free pages", p.number)
	}
	words, n := p.b[pageHeader:], uint64(p.count)
	if n == manyFree {
		n, words = binary.LittleEndian.Uint64(words), words[8:]
	}
	if n > uint64(len(words))/8 {
		return fmt.Errorf("the list of free pages is longer than its page")
	}
	if err := w.use(p.number, p.span); err != nil {
		return err
	}
	for ; n > 0; n, words = n-1, words[8:] {
		at := binary.LittleEndian.Uint64(words)
		if at < 2 || at >= m.pages {
			return fmt.Errorf("page %d is free and does not exist", at)
		}
		if err := w.use(at, 1); err != nil {
			return err
		}
	}
	return nil
}

// deepest is far more than a tree of 2^48 pages has.
const deepest = 64

// tree reads the tree of a bucket below a page. Its keys are at least from and
// less than to, where those are given.
func (w *walker) tree(number uint64, name, from, to []byte, depth int) error {
	p, err := readPage(w.f, &w.c.meta, number)
	if err != nil {
		return err
	}
	if err := w.use(p.number, p.span); err != nil {
		return err
	}
	if depth > deepest {
		return fmt.Errorf("page %d is %d levels deep", number, depth)
	}
	if err := w.page(&p, name, from, to, depth); err != nil {
		return fmt.Errorf("page %d: %w", number, err)
	}
	return nil
}

func (w *walker) page(p *page, name, from, to []byte, depth int) error {
	if p.kind != leafPage && p.kind != branchPage || p.kind == branchPage && p.count == 0 {
		return fmt.Errorf("it is neither a leaf nor a branch")
	}
	for i := range p.count {
		e, ok := p.element(i)
		if !ok {
			return fmt.Errorf("element %d lies outside", i)
		}
		if i > 0 && bytes.Compare(from, e.key) >= 0 || i == 0 && bytes.Compare(from, e.key) > 0 || to != nil && bytes.Compare(e.key, to) >= 0 {
			return fmt.Errorf("element %d is out of order", i)
		}
		from = e.key
		if p.kind == leafPage {
			if err := w.entry(name, e, depth); err != nil {
				return err
			}
			continue
		}
		end := to
		if i+1 < p.count {
			next, ok := p.element(i + 1)
			if !ok {
				return fmt.Errorf("element %d lies outside", i+1)
			}
			end = next.key
		}
		if err := w.tree(e.child, name, e.key, end, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// entry takes in an entry of a bucket, or at the root, a bucket. Cayley and we
// put entries into buckets at the root only.
func (w *walker) entry(name []byte, e element, depth int) error {
	switch {
	case name == nil && e.bucket:
		return w.bucket(e, depth)
	case name == nil, e.bucket:
		w.c.foreign = true
		return nil
	}
	part := partOf(name)
	if part != bookkeeper {
		w.c.sums[part] += entryHash(name, e.key, e.value)
	}
	switch {
	case part == bookkeeper && bytes.Equal(e.key, stateKey):
		w.c.state = bytes.Clone(e.value)
	case part == bookkeeper && bytes.Equal(e.key, formatKey):
		w.c.format = bytes.Clone(e.value)
	case part == bookkeeper && bytes.Equal(e.key, versionKey):
		w.c.version = bytes.Clone(e.value)
	case string(name) == "meta" && string(e.key) == "version":
		w.c.cayley = true
	}
	return nil
}

// bucketHeader is the page of a bucket's tree and a counter. The page 0 says
// that the tree is one leaf, which follows.
const bucketHeader = 16

func (w *walker) bucket(e element, depth int) error {
	w.c.buckets++
	if len(e.value) < bucketHeader {
		return fmt.Errorf("the bucket %q is cut short", e.key)
	}
	if root := binary.LittleEndian.Uint64(e.value); root != 0 {
		return w.tree(root, e.key, nil, nil, depth+1)
	}
	inline := e.value[bucketHeader:]
	if len(inline) < pageHeader {
		return fmt.Errorf("the bucket %q is cut short", e.key)
	}
	p := parsePage(inline)
	if p.kind != leafPage || p.span != 1 || p.number != 0 {
		return fmt.Errorf("the bucket %q has no leaf", e.key)
	}
	return w.page(&p, e.key, nil, nil, depth)
}
