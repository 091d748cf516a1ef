package main

import "encoding/binary"

// apart is the least number of zeros that are worth a new segment. The linker
// begins one after eight, so that a table of sparse entries becomes tens of
// thousands of segments, each with its address: addresses do not compress,
// zeros do. Less than the 320 bytes that the table that finds functions has for each
// would divide it into thousands; 4,096 differ from 1,024 by less than a thousandth.
const apart = 1024

// joinSegments writes the data section anew, with few segments and none of the
// zeros with which memory begins anyway.
func joinSegments(program []byte) ([]byte, error) {
	all, err := sections(program)
	if err != nil {
		return nil, err
	}
	out := append([]byte(nil), program[:8]...)
	for _, s := range all {
		if s.id == dataSectionID {
			m, err := dataSection(s.body)
			if err != nil {
				return nil, err
			}
			s.body = m.joined().bytes()
		}
		out = appendSection(out, s)
	}
	return out, nil
}

func appendSection(out []byte, s section) []byte {
	out = append(out, s.id)
	out = binary.AppendUvarint(out, uint64(len(s.body)))
	return append(out, s.body...)
}

// joined returns the same memory in segments that begin and end with what is
// not zero and hold fewer than apart zeros in a row.
func (m memory) joined() memory {
	if len(m) == 0 {
		return nil
	}
	first := m[0].at
	image := m.image(first, m.end()-first)
	var out memory
	for i := 0; i < len(image); {
		if image[i] == 0 {
			i++
			continue
		}
		end := lastWithin(image, i) + 1
		out = append(out, segment{first + uint64(i), image[i:end]})
		i = end
	}
	return out
}

// lastWithin is the last byte from i on that no gap divides from it.
func lastWithin(b []byte, i int) int {
	last := i
	for k := i; k < len(b) && k-last <= apart; k++ {
		if b[k] != 0 {
			last = k
		}
	}
	return last
}

// bytes is the memory as the body of a data section.
func (m memory) bytes() []byte {
	out := binary.AppendUvarint(nil, uint64(len(m)))
	for _, s := range m {
		out = append(out, 0, 0x41) // active, i32.const
		out = appendSigned(out, int64(s.at))
		out = append(out, 0x0b) // end
		out = binary.AppendUvarint(out, uint64(len(s.bytes)))
		out = append(out, s.bytes...)
	}
	return out
}

func appendSigned(out []byte, v int64) []byte {
	for {
		c := byte(v & 0x7f)
		v >>= 7
		if v == 0 && c&0x40 == 0 || v == -1 && c&0x40 != 0 {
			return append(out, c)
		}
		out = append(out, c|0x80)
	}
}
