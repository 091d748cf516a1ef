// Package sessionize reads what Sessionize's API v2 answers for the view
// "All". It has no name of the event: --series gives one, else the file's own
// name is taken where it says something.
package sessionize

import (
	"bytes"

	"throughline/graph/load/format"
)

// Importer reads Sessionize exports.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "sessionize".
func (Importer) Name() string { return "sessionize" }

// Recognise looks for the view's lists and a field that only Sessionize has.
func (Importer) Recognise(head []byte, _ string) format.Confidence {
	start := bytes.TrimLeft(head, "\ufeff \t\r\n")
	if len(start) == 0 || start[0] != '{' || !bytes.Contains(head, []byte(`"sessions"`)) {
		return format.No
	}
	for _, own := range []string{`"isServiceSession"`, `"isPlenumSession"`, `"categoryItems"`, `"startsAt"`} {
		if bytes.Contains(head, []byte(own)) {
			return format.Sure
		}
	}
	return format.Maybe
}

// Import reads each file on its own.
func (Importer) Import(in *format.Input) error {
	return in.EachFile(func(f *format.File, content []byte) error {
		var e export
		if err := f.DecodeJSON(content, &e); err != nil {
			return err
		}
		if len(e.Sessions) == 0 {
			return f.Problem("it holds no sessions", "export the view All of an event whose schedule is published")
		}
		return in.Emit(e.batch(f, in.Hints))
	})
}
