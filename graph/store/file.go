package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
)

// CheckFile looks at the file before it is mapped: reading past the end of a
// mapping kills the process, and bbolt believes the page count in its header.
// A missing or empty file is fine, a new store is made there. The rest of it is
// looked at when it is opened.
func CheckFile(path string) (exists bool, err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, explain(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false, explain(path, err)
	}
	switch {
	case info.IsDir():
		return false, fmt.Errorf("%s: %w: it is a folder; name a file with --store bolt:FILE", path, ErrNotStore)
	case info.Size() == 0:
		return false, nil
	}
	m, err := readMeta(f)
	if err != nil {
		return false, fmt.Errorf("%s: %w: %v; name another file with --store", path, ErrNotStore, err)
	}
	return true, m.fits(path, info.Size())
}

// The layout of a bbolt meta page: a page header of 16 bytes, then the fields
// below, little-endian on every machine we build for. bbolt writes two of them
// in turn.
const (
	metaLen      = 64
	boltMagic    = 0xED0CDAED
	boltVersion  = 2
	offVersion   = 4
	offPageSize  = 8
	offRoot      = 16
	offFreelist  = 32
	offHighWater = 40
	offTxID      = 48
	offChecksum  = 56
)

// meta is what the newest valid meta page says of the file.
type meta struct {
	pageSize, root, freelist, pages, tx uint64
	alone                               bool // the other meta page is not valid
}

// readMeta reads the newest valid meta page, as bbolt chooses it.
func readMeta(f io.ReaderAt) (meta, error) {
	first, ok := metaAt(f, 0)
	at := int64(os.Getpagesize())
	if ok {
		at = int64(first.pageSize) // that of the machine that made the file
	}
	second, also := metaAt(f, at)
	if !ok && !also {
		return meta{}, errors.New("it does not begin as a bbolt file does")
	}
	best := first
	if !ok || also && second.tx > first.tx {
		best = second
	}
	best.alone = ok != also
	return best, nil
}

func metaAt(f io.ReaderAt, at int64) (m meta, ok bool) {
	b := make([]byte, metaLen)
	if _, err := f.ReadAt(b, at+pageHeader); err != nil || binary.LittleEndian.Uint32(b) != boltMagic ||
		binary.LittleEndian.Uint32(b[offVersion:]) != boltVersion {
		return m, false
	}
	sum := fnv.New64a()
	sum.Write(b[:offChecksum])
	word := func(off int) uint64 { return binary.LittleEndian.Uint64(b[off:]) }
	if sum.Sum64() != word(offChecksum) {
		return m, false
	}
	m = meta{uint64(binary.LittleEndian.Uint32(b[offPageSize:])), word(offRoot), word(offFreelist), word(offHighWater), word(offTxID), false}
	return m, m.pageSize >= 1<<10 && m.pageSize <= 1<<16 && m.pageSize&(m.pageSize-1) == 0 && m.pages < 1<<48
}

// fits reports whether the file is as long as the meta page promises.
func (m *meta) fits(path string, size int64) error {
	if want := int64(m.pages * m.pageSize); want > size {
		return fmt.Errorf("%s: %w: it should have %d bytes and has %d; %s", path, ErrDamaged, want, size, remedy)
	}
	return nil
}

// remedy is what to do about a damaged store.
const remedy = "restore it from a backup with 'throughline restore', or move it away and load again"
