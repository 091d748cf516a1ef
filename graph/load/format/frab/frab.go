// Package frab reads schedule.xml in all its dialects: pentabarf, frab,
// pretalx, OSEM, Wafer, the c3voc hub and FOSDEM's own. It is lenient, since no
// file seen is valid by the published schema.
package frab

import (
	"bytes"
	"regexp"

	"throughline/graph/load/format"
)

// Importer reads schedule.xml.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "frab-xml".
func (Importer) Name() string { return "frab-xml" }

var root = regexp.MustCompile(`<schedule[\s>]`)

// Recognise looks for the root element and one of its children.
func (Importer) Recognise(head []byte, path string) format.Confidence {
	at := root.FindIndex(head)
	if at == nil || !bytes.HasPrefix(bytes.TrimLeft(head, "\xef\xbb\xbf \t\r\n"), []byte("<")) {
		return format.No
	}
	for _, child := range [...]string{"<conference", "<generator", "<version", "<day"} {
		if bytes.Contains(head[at[0]:], []byte(child)) {
			return format.Sure
		}
	}
	return format.Maybe
}

// Import reads each file on its own.
func (Importer) Import(in *format.Input) error {
	return in.EachFile(func(f *format.File, content []byte) error {
		s, err := parse(f.Name, content)
		if err != nil {
			return err
		}
		return in.Emit(s.batch(in.Hints))
	})
}
