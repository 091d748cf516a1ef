package load

import (
	"testing"
	"time"

	"throughline/data"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/vocabulary"
)

// Everything at once, and then what the archive's README promises.
func TestFOSDEM(t *testing.T) {
	folder := formattest.Extra(t, "data/fosdem-pentabarf-xml")
	v, err := vocabulary.Parse(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	p := load(t, nil, Options{Vocabulary: v}, folder)
	t.Logf("%d facts in %v: %+v", len(p.Facts), time.Since(start), p.Summary.Read)
	t.Logf("%+v", p.Summary)
	start = time.Now()
	g := apply(t, nil, p)
	t.Logf("compiled in %v", time.Since(start))
	start = time.Now()
	again := load(t, g, Options{Vocabulary: v}, folder)
	t.Logf("again in %v", time.Since(start))
	if len(again.Add) > 0 || len(again.Remove) > 0 {
		t.Errorf("loading again adds %d and removes %d facts", len(again.Add), len(again.Remove))
	}
}
