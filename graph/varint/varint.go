// Package varint writes numbers of 32 bits as the least number of bytes, seven
// bits each, the lowest first: the unsigned LEB128 of snapshots, tables of words and
// trails. encoding/binary would do this, at the price of package reflect.
package varint

// Append writes a number.
func Append(b []byte, v uint32) []byte {
	for v >= 0x80 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v))
}

// Read returns the number that b begins with and the bytes it takes, which are
// none when it is cut short or larger than 32 bits.
func Read(b []byte) (v uint32, n int) {
	long := uint64(0)
	for i, c := range b[:min(5, len(b))] {
		long |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 && long < 1<<32 {
			return uint32(long), i + 1
		}
	}
	return 0, 0
}
