// Package csv reads tables of talks: CSV, TSV and the like. Usual headings are
// understood; for others a mapping says which column holds what.
package csv

import (
	"bytes"
	"errors"
	"path"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// Importer reads tables.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "csv".
func (Importer) Name() string { return "csv" }

// Recognise reads the headings. A table is known by its columns for titles,
// speakers and something more; others may be read with a mapping.
func (Importer) Recognise(head []byte, file string) format.Confidence {
	text, err := clean.Bytes(whole(head))
	if err != nil || strings.ContainsAny(first(text), "{}<>") {
		return format.No
	}
	heading, err := newReader(strings.NewReader(firstRecord(text)), delimiter(text)).Read()
	if err == nil && columnsOf(heading).sufficient() {
		return format.Likely
	}
	if ext := strings.ToLower(path.Ext(file)); ext == ".csv" || ext == ".tsv" {
		return format.Maybe
	}
	return format.No
}

// whole cuts a character off that the head ends within, which would make UTF-8
// look like another encoding; and one byte of UTF-16.
func whole(head []byte) []byte {
	if len(head) < format.HeadSize {
		return head
	}
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) {
		return head[:len(head)/2*2]
	}
	if i := bytes.LastIndexByte(head, '\n'); i > 0 {
		return head[:i+1]
	}
	return head
}

func first(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// firstRecord is the first line that is not empty; headings hold no line ends.
func firstRecord(text string) string { return first(strings.TrimLeft(text, "\r\n ")) }

// Import reads each file on its own.
func (Importer) Import(in *format.Input) error {
	m, err := parseMapping(in.Hints.Mapping)
	if err != nil {
		return err
	}
	return in.EachFile(func(f *format.File, content []byte) error {
		text, err := m.decode(content)
		if err != nil {
			return err
		}
		t := &table{file: f, mapping: m, hints: in.Hints, skip: in.Skip}
		if err := t.read(text); err != nil {
			return err
		}
		b := t.batch()
		t.reportDates()
		if len(b.Talks) == 0 && len(b.Skipped) == 0 {
			return f.Problem("the table holds no talks", "")
		}
		return in.Emit(b)
	})
}

var errNoTitle = errors.New("no column holds titles")

// unknown says which columns there are, so that a mapping can be written.
func unknown(f *format.File, heading []string) record.Problem {
	return f.Problem("its columns are not known as those of talks: "+clean.Line(strings.Join(heading[:min(len(heading), 30)], ", ")),
		"say with --mapping which of them hold title, speakers and so on")
}
