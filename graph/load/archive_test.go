package load

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// TestWhatArchivesHold reads one archive each, from a file and from a stream:
// what is found in it by which path, and why the rest is not.
func TestWhatArchivesHold(t *testing.T) {
	one := map[string]string{"one.txt": "1"}
	zipped := func(files map[string]string) string { return string(zipOf(t, files)) }
	tarred := func(files map[string]string) string { return string(tarOf(t, files)) }
	packed := func(s string) string { return string(gzipOf(t, []byte(s))) }
	broken := func(s string) string { return s[:4] + strings.Repeat("\x00", len(s)-4) }
	for name, c := range map[string]struct {
		content string
		limits  Limits
		found   []string
		reasons []string
	}{
		"archives within each other": {packed(tarred(map[string]string{"in/a.zip": zipped(one), "two.txt": "2"})), Limits{}, []string{"one.txt", "two.txt"}, nil},
		"a packed file in a zip":     {zipped(map[string]string{"in/a.xml.gz": packed("<a/>"), "b": "2"}), Limits{}, []string{"b", "in/a.xml"}, nil},
		"a tar in a zip":             {zipped(map[string]string{"in/a.tar": tarred(one)}), Limits{}, []string{"one.txt"}, nil},
		"a zip in a zip in a zip in a zip": {
			zipped(map[string]string{"good": "1", "a": zipped(map[string]string{"b": zipped(map[string]string{"c": zipped(one)})})}), Limits{},
			[]string{"good"}, []string{"archives are nested too deep; unpack it first"},
		},
		"a damaged zip beside a good file": {zipped(map[string]string{"a.zip": broken(zipped(one)), "good": "1"}), Limits{}, []string{"good"}, []string{"the archive is damaged: zip: not a valid zip file"}},
		"a packed file cut off":            {tarred(map[string]string{"a.gz": packed(strings.Repeat("maps ", 500))[:30], "good": "1"}), Limits{}, []string{"good"}, []string{"the file is damaged: unexpected EOF"}},
		"a packed file that is none":       {tarred(map[string]string{"a.gz": "\x1f\x8b\x00\x00", "good": "1"}), Limits{}, []string{"good"}, []string{"the file is damaged: unexpected EOF"}},
		"a tar cut off":                    {tarred(map[string]string{"a": strings.Repeat("x", 2000)})[:1500], Limits{}, nil, []string{"the file is damaged: unexpected EOF", "the archive is damaged: unexpected EOF"}},
		"names that lead out": {
			zipped(map[string]string{`..\a`: "1", "/b": "2", "c/../../d": "3", "e/../good": "4"}), Limits{}, []string{"good"},
			[]string{"the entry's name leads out of the archive", "the entry's name leads out of the archive", "the entry's name leads out of the archive"},
		},
		"too deep a folder":       {zipped(map[string]string{"1/2/3/a": "1", "b": "2"}), Limits{Depth: 2}, []string{"b"}, []string{"the entry is nested too deep"}},
		"more files than allowed": {zipped(map[string]string{"a": "1", "b": "2", "c": "3"}), Limits{Files: 2}, nil, []string{"the archive holds more files than one load takes; unpack it first and load folder by folder"}},
		"more than memory takes": {
			tarred(map[string]string{"large": strings.Repeat("x", 4096)}), Limits{Memory: 1024}, nil,
			[]string{"the archive holds more than is unpacked in memory; unpack it first and load the folder"},
		},
		"nothing": {zipped(nil), Limits{}, nil, nil},
	} {
		for _, from := range []string{"a file", "a stream"} {
			path, stdin := "-", io.Reader(bytes.NewReader([]byte(c.content)))
			if from == "a file" {
				path = write(t, map[string]string{"archive": c.content}) + "/archive"
			}
			var found, reasons []string
			files, err := gather([]string{path}, stdin, c.limits, func(p record.Problem) {
				reasons = append(reasons, strings.TrimPrefix(record.Problem{Why: p.Why, Remedy: p.Remedy}.Error(), ": "))
				if p.Where.File == "" {
					t.Errorf("%s, from %s: %q is of no file", name, from, p.Why)
				}
			})
			if err != nil {
				t.Fatal(name, from, err)
			}
			for _, f := range files.List {
				if _, err := f.Read(); err != nil {
					t.Errorf("%s, from %s: %v", name, from, err)
				}
				found = append(found, f.Path)
			}
			slices.Sort(found)
			if !slices.Equal(found, c.found) || !slices.Equal(reasons, c.reasons) {
				t.Errorf("%s, from %s: found %q, reasons %q", name, from, found, reasons)
			}
			files.Close()
		}
	}
}

func TestWhatStreamsCannotBe(t *testing.T) {
	skip := func(record.Problem) {}
	if _, err := gather([]string{"-"}, nil, Limits{}, skip); err == nil || err.Error() != "there is no standard input to read" {
		t.Errorf("without standard input: %v", err)
	}
	if _, err := gather([]string{"-"}, io.MultiReader(strings.NewReader("x"), broken{}), Limits{}, skip); err == nil || err != io.ErrClosedPipe {
		t.Errorf("a stream that breaks: %v", err)
	}
	_, reasons := collect(t, Limits{}, io.LimitReader(zeros{}, format.MaxFile+1), "-")
	if !slices.Equal(reasons, []string{"the input is larger than one load takes from a stream"}) {
		t.Errorf("a stream without end: %q", reasons)
	}
}

// broken fails where it is read, and zeros has no end.
type (
	broken struct{}
	zeros  struct{}
)

func (broken) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}
