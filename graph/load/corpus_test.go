package load

import (
	"testing"

	"throughline/data"
)

func TestCorpusLoads(t *testing.T) {
	p, err := Corpus(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(len(p.Facts), p.Summary)
}
