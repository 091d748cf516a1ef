package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	bolt "go.etcd.io/bbolt"
)

// Format is the version of the data's format that this program writes. Format
// 0 are the files from before there were versions: they have no sums.
const Format = 1

// bucket holds what Throughline keeps beside Cayley's quads: the format, and
// the state. Format 0 kept the snapshot's note under a key of its own.
var bucket, formatKey, stateKey, versionKey = []byte("throughline"), []byte("format"), []byte("state"), []byte("version")

// state is what is true of the whole store after a transaction.
type state struct {
	sums    sums
	tx      uint64 // the transaction after which the snapshot was compiled
	version string // the snapshot's hash; "" when there was none yet
}

// bytes are the sums, the transaction and the version, then a checksum.
func (st *state) bytes() []byte {
	var b []byte
	for _, s := range st.sums {
		b = binary.LittleEndian.AppendUint64(b, s)
	}
	b = binary.LittleEndian.AppendUint64(b, st.tx)
	b = append(b, st.version...)
	return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

var errState = errors.New("the note of its state does not match its checksum")

// readState reads what bytes wrote. No bytes are the state of an empty store.
func readState(data []byte) (st state, err error) {
	if len(data) == 0 {
		return st, nil
	}
	const fixed = 8 * (int(numParts) + 1)
	end := len(data) - 4
	if end < fixed || crc32.ChecksumIEEE(data[:end]) != binary.LittleEndian.Uint32(data[end:]) {
		return st, errState
	}
	for p := range st.sums {
		st.sums[p] = binary.LittleEndian.Uint64(data[8*p:])
	}
	st.tx = binary.LittleEndian.Uint64(data[fixed-8:])
	st.version = string(data[fixed:end])
	return st, nil
}

// formatText is how the number of a format is stored: with a checksum, so
// that a damaged file is not taken for one of a newer program.
func formatText(n int) []byte {
	text := fmt.Sprintf("throughline %d", n)
	return fmt.Appendf(nil, "%s %08x", text, crc32.ChecksumIEEE([]byte(text)))
}

func readFormat(data []byte) (n int, err error) {
	if _, err := fmt.Sscanf(string(data), "throughline %d", &n); err != nil || string(formatText(n)) != string(data) {
		return 0, errors.New("the note of its format does not match its checksum")
	}
	return n, nil
}

// note changes the state within a transaction.
func note(tx *bolt.Tx, change func(*state) error) error {
	b, err := tx.CreateBucketIfNotExists(bucket)
	if err != nil {
		return err
	}
	st, err := readState(b.Get(stateKey))
	if err != nil {
		return fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	if err := change(&st); err != nil {
		return err
	}
	return b.Put(stateKey, st.bytes())
}

// SetVersion notes that the snapshot with the given hash was compiled from
// the store as it is now.
func (s *Store) SetVersion(version string) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	err := s.bolt.Update(func(tx *bolt.Tx) error {
		// Transactions are numbered one by one, so the note holds as long as
		// its own transaction is the last.
		return note(tx, func(st *state) error {
			st.tx, st.version = uint64(tx.ID()), version
			return nil
		})
	})
	return explain(s.path, err)
}

// Version returns the hash of the snapshot that belongs to the store's state,
// or "" when facts were written since.
func (s *Store) Version() (version string, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	err = s.bolt.View(func(tx *bolt.Tx) error {
		b := tx.Bucket(bucket)
		if b == nil {
			return nil
		}
		st, err := readState(b.Get(stateKey))
		if err == nil && st.tx == uint64(tx.ID()) {
			version = st.version
		}
		return err
	})
	return version, explain(s.path, err)
}
