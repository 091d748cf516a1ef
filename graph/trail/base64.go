package trail

import (
	"strings"
	"unicode/utf8"
)

// The alphabet of RFC 4648, section 5, without padding. encoding/base64 would
// bring encoding/binary, and with it reflection.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

func toText(data []byte) string {
	out := make([]byte, 0, (len(data)*8+5)/6)
	bits, n := uint(0), 0
	for _, b := range data {
		bits, n = bits<<8|uint(b), n+8
		for ; n >= 6; n -= 6 {
			out = append(out, alphabet[bits>>(n-6)&63])
		}
	}
	if n > 0 {
		out = append(out, alphabet[bits<<(6-n)&63])
	}
	return string(out)
}

// fromText reads base64url. Bits that are left over are passed over, so that a
// text cut anywhere is as good as what is left of it.
func fromText(s string) ([]byte, bool) {
	out := make([]byte, 0, len(s)*3/4)
	bits, n := uint(0), 0
	for i := 0; i < len(s); i++ {
		v := strings.IndexByte(alphabet, s[i])
		if v < 0 {
			return nil, false
		}
		bits, n = bits<<6|uint(v), n+6
		if n >= 8 {
			n -= 8
			out = append(out, byte(bits>>n))
		}
	}
	return out, true
}

// Clip shortens a text to what a note or caption may hold.
func Clip(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if len(s) <= MaxText {
		return s
	}
	end := MaxText
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}
