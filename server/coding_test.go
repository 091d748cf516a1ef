package server_test

import (
	"bytes"
	"io"
	"testing"

	"github.com/andybalholm/brotli"
)

// TestSnapshotIsCompressedOnce reads the snapshot as browsers ask for it.
func TestSnapshotIsCompressedOnce(t *testing.T) {
	s := newServer(t, facts())
	plain := get(s, "/api/v1/snapshot?section=core").Body.Bytes()
	w := get(s, "/api/v1/snapshot?section=core", "Accept-Encoding", "gzip, deflate, br, zstd")
	if got := w.Header().Values("Content-Encoding"); len(got) != 1 || got[0] != "br" {
		t.Fatalf("codings %q", got)
	}
	body, err := io.ReadAll(brotli.NewReader(w.Body))
	if err != nil || !bytes.Equal(body, plain) {
		t.Errorf("%d bytes in place of %d, %v", len(body), len(plain), err)
	}
	if got := get(s, "/api/v1/snapshot?section=core", "Accept-Encoding", "gzip").Header().Values("Content-Encoding"); len(got) != 0 {
		t.Errorf("without brotli: %q", got)
	}
}
