package report

import (
	"os"
	"testing"

	"throughline/graph/load/vocabulary"
)

// testVocabulary is the one that the program carries.
func testVocabulary(t testing.TB) *vocabulary.Vocabulary {
	t.Helper()
	v, err := vocabulary.Parse(os.DirFS("../../../data"))
	if err != nil {
		t.Fatal(err)
	}
	return v
}
