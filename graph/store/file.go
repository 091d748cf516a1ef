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

// checkFile looks at the file before it is mapped: reading past the end of a
// mapping kills the process, and bbolt believes the page count in its header.
// A missing or empty file is fine, a new store is made there.
func checkFile(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return explain(path, err)
	}
	switch {
	case info.IsDir():
		return fmt.Errorf("%s: %w: it is a folder; name a file with --store bolt:FILE", path, ErrNotStore)
	case info.Size() == 0:
		return nil
	}
	size, err := boltSize(f)
	if err != nil {
		return fmt.Errorf("%s: %w: %v; name another file with --store", path, ErrNotStore, err)
	}
	if size > info.Size() {
		return fmt.Errorf("%s: %w: it should have %d bytes and has %d; restore it from a backup, or delete it and load again",
			path, ErrDamaged, size, info.Size())
	}
	return nil
}

// The layout of a bbolt meta page: a page header of 16 bytes, then the fields
// below, little-endian on every machine we build for. bbolt writes two of them
// in turn.
const (
	metaAt       = 16
	metaLen      = 64
	boltMagic    = 0xED0CDAED
	offPageSize  = 8
	offHighWater = 40
	offTxID      = 48
	offChecksum  = 56
)

// boltSize returns the length that the newest valid meta page promises.
func boltSize(f io.ReaderAt) (int64, error) {
	var best, bestTx int64 = -1, -1
	pageSize := int64(os.Getpagesize())
	for _, at := range [...]int64{0, pageSize} {
		meta := make([]byte, metaLen)
		if _, err := f.ReadAt(meta, at+metaAt); err != nil {
			continue
		}
		if binary.LittleEndian.Uint32(meta) != boltMagic {
			continue
		}
		sum := fnv.New64a()
		sum.Write(meta[:offChecksum])
		if sum.Sum64() != binary.LittleEndian.Uint64(meta[offChecksum:]) {
			continue
		}
		if tx := int64(binary.LittleEndian.Uint64(meta[offTxID:])); tx > bestTx {
			bestTx = tx
			best = int64(binary.LittleEndian.Uint64(meta[offHighWater:])) * int64(binary.LittleEndian.Uint32(meta[offPageSize:]))
		}
	}
	if best < 0 {
		return 0, errors.New("it does not begin as a bbolt file does")
	}
	return best, nil
}
