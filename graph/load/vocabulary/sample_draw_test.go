package vocabulary_test

import (
	"cmp"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"strings"
	"testing"

	"throughline/graph/load"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/record"
	"throughline/graph/load/vocabulary"
)

// printSample names a file that the talks of the sample are written to, with
// their abstracts, to be read by whoever writes the gold.
var printSample = flag.String("print-sample", "", "write the drawn talks to this file")

// sampleSeed draws the sample; another seed is another sample.
const sampleSeed = "throughline-annotation-1"

// strata are the archives the sample is drawn from: in proportion to their
// size, and ten of each small one.
var strata = []struct {
	folder string
	draw   int
}{
	{"fosdem-pentabarf-xml", 170},
	{"rubyevents-yaml", 56},
	{"pyvideo-json", 24},
	{"istiocon-hugo-md", 10},
	{"sched-ical", 10},
	{"sessionize-all-json", 10},
	{"c3voc-schedule-json", 10},
	{"devopsdays-hugo-md", 10},
}

// drawn is a talk that was read by its importer.
type drawn struct {
	folder, source string
	record.Talk
}

func (d drawn) text() vocabulary.Text {
	return vocabulary.Text{Title: d.Title, Subtitle: d.Subtitle, Abstract: d.Abstract, Track: d.Track, Tags: d.Tags}
}

// rank orders the talks of an archive at random, the same way every time and
// whatever else the archive holds.
func (d drawn) rank() uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s/%s/%s", sampleSeed, d.folder, d.Title)
	x := h.Sum64() // FNV alone leaves the ends of titles in the low bits
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	return x ^ x>>33
}

// readTalks reads every talk of an archive.
func readTalks(t *testing.T, folder string) []drawn {
	t.Helper()
	var all []drawn
	for _, imp := range load.Importers() {
		batches, _ := formattest.ImportFolder(t, imp, formattest.Extra(t, "data/"+folder))
		for _, b := range batches {
			for _, talk := range b.Talks {
				all = append(all, drawn{folder, b.Source.Slug, talk})
			}
		}
	}
	return all
}

// draw takes n talks of an archive.
func draw(all []drawn, n int) []drawn {
	slices.SortStableFunc(all, func(a, b drawn) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.source, b.source), cmp.Compare(a.Key, b.Key))
	})
	return all[:min(n, len(all))]
}

func TestPrintSample(t *testing.T) {
	if *printSample == "" {
		t.Skip("prints the sample only where -print-sample names a file")
	}
	var b strings.Builder
	for _, s := range strata {
		for i, d := range draw(readTalks(t, s.folder), s.draw) {
			fmt.Fprintf(&b, "=== %s %d | %s | %s\nTITLE %s\n", s.folder, i, d.source, d.Key, d.Title)
			fmt.Fprintf(&b, "SUB %s | TRACK %s | TAGS %s | LANG %s\n%s\n", d.Subtitle, d.Track, strings.Join(d.Tags, "; "), d.Language, d.Abstract)
		}
	}
	if err := os.WriteFile(*printSample, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
