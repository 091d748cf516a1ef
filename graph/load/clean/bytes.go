// Package clean turns what exports hold into plain, comparable values: text
// without markup, valid NFC UTF-8, BCP 47 languages, minutes, dates, and names
// that are people.
package clean

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// ErrNUL is the answer to bytes that are no text.
var ErrNUL = errors.New("the file holds NUL bytes, so it is not text")

// Bytes decodes a file: UTF-8 with or without a byte order mark, UTF-16 with
// one, and Windows-1252 where it is not valid UTF-8.
func Bytes(b []byte) (string, error) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		b = b[3:]
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}), bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return decode(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), b)
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return "", ErrNUL
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	return decode(charmap.Windows1252, b)
}

func decode(e encoding.Encoding, b []byte) (string, error) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", err
	}
	if bytes.IndexByte(out, 0) >= 0 {
		return "", ErrNUL
	}
	return string(out), nil
}
