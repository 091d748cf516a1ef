package main

import "regexp"

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
