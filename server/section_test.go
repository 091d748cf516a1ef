package server

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
)

func unpacked(t *testing.T, s *section) []byte {
	t.Helper()
	b, err := io.ReadAll(brotli.NewReader(bytes.NewReader(*s.packed.Load())))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestASectionIsPackedTwice compares what is sent at once with what is sent
// when there was time.
func TestASectionIsPackedTwice(t *testing.T) {
	var text strings.Builder
	for i := range 3000 {
		text.WriteString("a talk about " + strconv.Itoa(i*i%997) + " things and " + strconv.Itoa(i%31) + " others\n")
	}
	s := &section{plain: []byte(text.String())}
	s.pack()
	quick := len(*s.packed.Load())
	if !bytes.Equal(unpacked(t, s), s.plain) {
		t.Error("what is sent at once is something else")
	}
	s.packBest(&sync.Mutex{})
	if !bytes.Equal(unpacked(t, s), s.plain) {
		t.Error("what is sent later is something else")
	}
	if best := len(*s.packed.Load()); best >= quick {
		t.Errorf("with time, %d bytes became %d", quick, best)
	}
}

// TestALargeSectionIsPackedOnce leaves a processor to those who ask.
func TestALargeSectionIsPackedOnce(t *testing.T) {
	s := &section{plain: make([]byte, mostBest+1)}
	s.pack()
	before := s.packed.Load()
	s.packBest(&sync.Mutex{})
	if s.packed.Load() != before {
		t.Error("it was packed again")
	}
}
