package server

import (
	"strconv"
	"strings"

	"rsc.io/qr"
)

// qrPath returns a QR code as the path of an SVG and the length of its side in
// modules, the quiet zone of four included. A link that is too long for a code
// has none.
func qrPath(link string) (path string, side int) {
	code, err := qr.Encode(link, qr.M)
	if err != nil {
		return "", 0
	}
	const quiet = 4
	var b strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			start := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			b.WriteString("M" + strconv.Itoa(start+quiet) + " " + strconv.Itoa(y+quiet) + "h" + strconv.Itoa(x-start) + "v1h-" + strconv.Itoa(x-start) + "z")
		}
	}
	return b.String(), code.Size + 2*quiet
}
