package report

import (
	"os"
	"sync"
	"testing"

	"throughline/graph/load/vocabulary"
)

// parsed is the vocabulary that the program carries; under the race detector
// reading it takes half a second.
var parsed = sync.OnceValues(func() (*vocabulary.Vocabulary, error) { return vocabulary.Parse(os.DirFS("../../../data")) })

func testVocabulary(t testing.TB) *vocabulary.Vocabulary {
	t.Helper()
	v, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return v
}
