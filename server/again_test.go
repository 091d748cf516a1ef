package server_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"throughline/graph"
)

// TestPagesThatAreGivenAgain asks for pages twice, with and without
// compression: the second answer is the first, whatever came between.
func TestPagesThatAreGivenAgain(t *testing.T) {
	s := newServer(t, facts())
	for _, target := range []string{"/", "/theme/service-mesh", "/explore?focus=theme/service-mesh", "/theme/service-mesh/timeline.svg", "/themes", "/paths"} {
		plain := get(s, target)
		packed := get(s, target, "Accept-Encoding", "gzip")
		again, packedAgain := get(s, target), get(s, target, "Accept-Encoding", "gzip")
		if again.Code != 200 || !bytes.Equal(again.Body.Bytes(), plain.Body.Bytes()) || !bytes.Equal(packedAgain.Body.Bytes(), packed.Body.Bytes()) {
			t.Errorf("%s: the second answer differs", target)
		}
		for _, name := range []string{"Content-Type", "Content-Encoding", "ETag", "Vary", "Cache-Control", "Content-Security-Policy"} {
			if again.Header().Get(name) != plain.Header().Get(name) || packedAgain.Header().Get(name) != packed.Header().Get(name) {
				t.Errorf("%s: %s differs", target, name)
			}
		}
		if packedAgain.Header().Get("Content-Encoding") == "gzip" && !bytes.Equal(unzip(t, packedAgain.Body), plain.Body.Bytes()) {
			t.Errorf("%s: compressed it is another page", target)
		}
		if w := get(s, target, "If-None-Match", plain.Header().Get("ETag")); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("%s: %d for a client that has it", target, w.Code)
		}
	}
}

func unzip(t *testing.T, r io.Reader) []byte {
	t.Helper()
	z, err := gzip.NewReader(r)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWhatIsNotGivenAgain(t *testing.T) {
	s := newServer(t, facts())
	get(s, "/theme/service-mesh")
	get(s, "/theme/fresh")
	s.Swap(dataset(t, append(facts(), fact("theme/fresh", graph.Name, "fresh theme", 9), fact("theme/service-mesh", graph.Alias, "sidecar nets", 9))))
	if w := get(s, "/theme/service-mesh"); !strings.Contains(w.Body.String(), "sidecar nets") {
		t.Error("after a load the page is the old one")
	}
	if w := get(s, "/theme/fresh"); w.Code != 200 {
		t.Errorf("what was not there before: %d", w.Code)
	}
	if w := get(s, "/load"); w.Header().Get("Cache-Control") != "no-store" {
		t.Error("the bench may be kept")
	}
	if w := get(s, "/theme/service-mesh?year=nonsense&x="+strings.Repeat("y", 100)); w.Code >= 500 {
		t.Errorf("%d", w.Code)
	}
}
