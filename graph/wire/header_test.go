package wire

import (
	"bytes"
	"hash/crc32"
	"strings"
	"testing"
)

// TestFingerprintsTellDatasetsApart: sections are joined where their
// fingerprints agree, so one other byte, or a byte on the other side of a
// border between sections, must make another one.
func TestFingerprintsTellDatasetsApart(t *testing.T) {
	body := bodies(Encode(tiny()))
	seen := map[uint64]bool{fingerprint(&body): true}
	add := func(what string, s, i int, changed [numSections][]byte) {
		if f := fingerprint(&changed); seen[f] {
			t.Fatalf("%s: byte %d of section %s makes no other fingerprint", what, i, section(s))
		} else {
			seen[f] = true
		}
	}
	for s, b := range body {
		for i := range b {
			changed := body
			changed[s] = bytes.Clone(b)
			changed[s][i] ^= 1
			add("another byte", s, i, changed)
		}
		if s+1 < len(body) && len(b) > 0 {
			changed := body
			changed[s] = b[:len(b)-1]
			changed[s+1] = append([]byte{b[len(b)-1]}, body[s+1]...)
			add("moved", s, len(b)-1, changed)
		}
	}
	other := body
	other[core] = bytes.Clone(body[core])
	other[core][len(other[core])-1] ^= 1
	first, second := parts{body: [numSections][]byte{core: body[core]}}, parts{body: [numSections][]byte{prose: body[prose]}}
	first.fingerprint, second.fingerprint = fingerprint(&other), fingerprint(&body)
	if _, err := Decode(first.bytes(), second.bytes()); err == nil || !strings.Contains(err.Error(), "different datasets") {
		t.Errorf("sections of two datasets of one size: %v", err)
	}
}

// TestHeadersThatNobodyWrites have right checksums.
func TestHeadersThatNobodyWrites(t *testing.T) {
	whole := Encode(tiny())
	count := int(whole[countAt])
	end := fixedSize + count*entrySize
	for name, c := range map[string]struct {
		spoil func(b []byte)
		says  string
	}{
		"an unknown section":  {func(b []byte) { b[fixedSize] = byte(numSections) }, "unknown or stands twice"},
		"a section twice":     {func(b []byte) { b[fixedSize+entrySize] = b[fixedSize] }, "unknown or stands twice"},
		"a section too long":  {func(b []byte) { b[fixedSize+entrySize+4] = 0xff }, "cut short"},
		"a section too short": {func(b []byte) { b[fixedSize+(count-1)*entrySize+1]-- }, "checksum"},
		"too many sections":   {func(b []byte) { b[countAt] = byte(numSections) + 1 }, "table of sections is cut short"},
	} {
		b := bytes.Clone(whole)
		c.spoil(b)
		sum := crc32.ChecksumIEEE(b[:end])
		b[end], b[end+1], b[end+2], b[end+3] = byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24)
		if _, err := Decode(b); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for n := range end + 4 {
		if _, err := Decode(whole[:n]); err == nil {
			t.Errorf("a header of %d bytes is taken", n)
		}
	}
}
