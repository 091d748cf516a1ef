package store

import (
	"encoding/binary"
	"math/bits"
)

// bbolt keeps no checksums of its pages, so the store keeps sums of its
// entries: a flipped bit, an entry that is missing and one that came back
// change the sum of its part. Each is the sum of the hashes of the part's
// entries modulo 2^64, so that it follows every write at the cost of the
// entries written, and is renewed in the same transaction.
type sums [numParts]uint64

// part is what one sum is over.
type part int

const (
	facts      part       = iota // Cayley's log: the record itself
	indexes                      // what Cayley finds it by
	learning                     // sessions
	numParts                     //
	bookkeeper = numParts        // our own notes, which hold the sums and have a check of their own
)

func (p part) String() string {
	return [...]string{"the facts", "the indexes over the facts", "the sessions", "the notes"}[p]
}

// logBucket is Cayley's.
var logBucket = []byte("log")

func partOf(bucketName []byte) part {
	switch string(bucketName) {
	case string(logBucket):
		return facts
	case string(sessions):
		return learning
	case string(bucket):
		return bookkeeper
	}
	return indexes
}

// entryHash hashes an entry of a bucket. It is FNV-1a over words of eight
// bytes, with the high half folded into the low one since a product's high
// bits depend on more of the input; each step is a bijection of the state, so
// that a change within one word always shows. The end is the finaliser of
// SplitMix64, which makes the hashes fit to be added.
func entryHash(bucketName, key, value []byte) uint64 {
	h := mixBytes(14695981039346656037, bucketName)
	h = mixBytes(h, key)
	h = mixBytes(h, value)
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

func mixBytes(h uint64, b []byte) uint64 {
	h = mix(h, uint64(len(b))) // so that no byte can move from a key to its value
	for ; len(b) >= 8; b = b[8:] {
		h = mix(h, binary.LittleEndian.Uint64(b))
	}
	var last [8]byte
	if copy(last[:], b) > 0 {
		h = mix(h, binary.LittleEndian.Uint64(last[:]))
	}
	return h
}

func mix(h, word uint64) uint64 {
	return bits.RotateLeft64((h^word)*1099511628211, 29)
}
