package main

import (
	"bytes"
	"regexp"
)

// The runtime can print fractions, for panics with a fraction as their value,
// and brings along all there is to write them. A program that writes none
// itself does without. That can only be told where internal/strconv and
// strconv are compiled without inlining: then whoever writes or reads fractions
// calls a function of that name.
var (
	fractions = regexp.MustCompile(`^(runtime\.print(float|complex)|internal_strconv\.(` +
		`AppendFloat|AppendComplex|genericFtoa|fixedFtoa|bigFtoa|fmt[BEFX]$|dbox|roundShortest|formatDigits|leftShift|rightShift|` +
		`__decimal_|umul|pow10$|prefixIsLessThan))`)
	usesFractions = regexp.MustCompile(`^((internal_)?strconv\.(Format|Parse)|strconv\.Append)(Float|Complex)`)
	notInlined    = [...]string{"internal_strconv.AppendFloat", "strconv.Itoa"}
)

// withoutFractions reports whether a program with functions of these names
// never writes or reads a fraction.
func withoutFractions(names map[uint64]string) bool {
	found := 0
	for _, name := range names {
		if usesFractions.MatchString(name) {
			return false
		}
		for _, marker := range notInlined {
			if name == marker {
				found++
			}
		}
	}
	return found == len(notInlined)
}

// The powers of ten that fractions are written with, 11 KB that no packing
// makes smaller: internal/strconv/pow10tab.go.
const (
	powers     = 696 // from 1e-348 to 1e347
	powerSize  = 16
	powerOfOne = 348
)

// The first of them and that of one; each two numbers, least byte first.
var (
	firstPower = []byte{0x88, 0x02, 0x1c, 0x08, 0xa0, 0xd5, 0x8f, 0xfa, 0x53, 0xe4, 0x60, 0xcd, 0x69, 0xc8, 0x32, 0x17}
	onePower   = []byte{0, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0}
)

// clearPowers empties the table, where a program has one, and returns how many
// bytes it took.
func clearPowers(m memory) int {
	all := m.image(0, m.end())
	at := bytes.Index(all, firstPower)
	if at < 0 || at+powers*powerSize > len(all) {
		return 0
	}
	table := all[at:][:powers*powerSize]
	if !bytes.HasPrefix(table[powerOfOne*powerSize:], onePower) {
		return 0
	}
	clear(table)
	m.store(uint64(at), table)
	return len(table)
}

// isPlain reports whether a program never writes or reads a fraction.
func isPlain(program []byte) (bool, error) {
	all, err := sections(program)
	if err != nil {
		return false, err
	}
	for _, s := range all {
		if isNames(s) {
			names, err := functionNames(s.body)
			return withoutFractions(names), err
		}
	}
	return false, nil
}
