package vocabulary_test

import (
	"cmp"
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"throughline/graph/load"
	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/record"
	"throughline/graph/load/vocabulary"
)

// printSample names a file that the talks of the sample are written to, with
// their abstracts, to be read by whoever writes the gold.
var printSample = flag.String("print-sample", "", "write the drawn talks to this file")

// draws are the draws of talks: a sample of 300, in proportion to the size of
// the archives and ten of each small one, a second of 100, and one that was not
// looked at before rules and vocabulary were done. Another seed is another draw.
var draws = []struct {
	seed  string
	talks map[string]int // by archive
}{
	{"throughline-annotation-1", map[string]int{
		"fosdem-pentabarf-xml": 170, "rubyevents-yaml": 56, "pyvideo-json": 24, "istiocon-hugo-md": 10,
		"sched-ical": 10, "sessionize-all-json": 10, "c3voc-schedule-json": 10, "devopsdays-hugo-md": 10,
	}},
	{"throughline-annotation-2", map[string]int{
		"fosdem-pentabarf-xml": 64, "rubyevents-yaml": 22, "pyvideo-json": 9, "sched-ical": 5,
	}},
	{"throughline-annotation-3", map[string]int{
		"fosdem-pentabarf-xml": 32, "rubyevents-yaml": 10, "pyvideo-json": 4, "istiocon-hugo-md": 2, "devopsdays-hugo-md": 2,
	}},
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
func (d drawn) rank(seed string) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s/%s/%s", seed, d.folder, d.Title)
	x := h.Sum64() // FNV alone leaves the ends of titles in the low bits
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	return x ^ x>>33
}

// readTalks reads every talk of an archive, each file by the importer that is
// surest of it.
func readTalks(t *testing.T, folder string) []drawn {
	t.Helper()
	root := formattest.Extra(t, "data/"+folder)
	importers := load.Importers()
	files := make([]map[string]string, len(importers))
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if i := surest(importers, content, rel); i >= 0 {
			if files[i] == nil {
				files[i] = map[string]string{}
			}
			files[i][filepath.ToSlash(rel)] = string(content)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var all []drawn
	for i, imp := range importers {
		batches, _ := formattest.Import(t, imp, files[i])
		for _, b := range batches {
			for _, talk := range b.Talks {
				all = append(all, drawn{folder, b.Source.Slug, talk})
			}
		}
	}
	return all
}

// surest returns which importer a file is for, or -1.
func surest(importers []format.Importer, content []byte, path string) int {
	best, at := format.No, -1
	for i, imp := range importers {
		if c := imp.Recognise(content[:min(len(content), format.HeadSize)], filepath.ToSlash(path)); c > best {
			best, at = c, i
		}
	}
	return at
}

// draw takes n talks of an archive.
func draw(all []drawn, seed string, n int) []drawn {
	slices.SortStableFunc(all, func(a, b drawn) int {
		return cmp.Or(cmp.Compare(a.rank(seed), b.rank(seed)), cmp.Compare(a.source, b.source), cmp.Compare(a.Key, b.Key))
	})
	return slices.Clone(all[:min(n, len(all))])
}

// drawAll makes each of the draws.
func drawAll(t *testing.T) [][]drawn {
	t.Helper()
	out := make([][]drawn, len(draws))
	for _, folder := range slices.Sorted(maps.Keys(draws[0].talks)) {
		all := readTalks(t, folder)
		for i, d := range draws {
			out[i] = append(out[i], draw(all, d.seed, d.talks[folder])...)
		}
	}
	return out
}

func TestPrintSample(t *testing.T) {
	if *printSample == "" {
		t.Skip("prints the sample only where -print-sample names a file")
	}
	var b strings.Builder
	for _, d := range slices.Concat(drawAll(t)...) {
		fmt.Fprintf(&b, "=== %s | %s | %s\nTITLE %s\n", d.folder, d.source, d.Key, d.Title)
		fmt.Fprintf(&b, "SUB %s | TRACK %s | TAGS %s | LANG %s\n%s\n", d.Subtitle, d.Track, strings.Join(d.Tags, "; "), d.Language, d.Abstract)
	}
	if err := os.WriteFile(*printSample, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
