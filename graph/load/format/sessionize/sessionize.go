// Package sessionize reads what Sessionize's API v2 answers for the views All,
// Sessions, GridSmart and Speakers. It has no name of the event: --series gives one, else the file's own
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

// Recognise looks for the lists of a view and a field that only Sessionize has.
func (Importer) Recognise(head []byte, _ string) format.Confidence {
	start := bytes.TrimLeft(head, "\ufeff \t\r\n")
	if len(start) == 0 || start[0] != '{' && start[0] != '[' || !bytes.Contains(head, []byte(`"sessions"`)) {
		return format.No
	}
	own := []string{`"isServiceSession"`, `"isPlenumSession"`, `"categoryItems"`, `"startsAt"`}
	if start[0] == '[' {
		own = []string{`"isServiceSession"`, `"isPlenumSession"`, `"hasOnlyPlenumSessions"`, `"groupName"`, `"tagLine"`}
	}
	for _, field := range own {
		if bytes.Contains(head, []byte(field)) {
			return format.Sure
		}
	}
	if start[0] == '[' {
		return format.No
	}
	return format.Maybe
}

// Import reads all files, so that the view Speakers can say more about the
// speakers of other views.
func (Importer) Import(in *format.Input) error {
	var all []*export
	speakers := map[id]*speaker{}
	err := in.EachFile(func(f *format.File, content []byte) error {
		e := &export{file: f}
		if err := e.decode(content); err != nil {
			return err
		}
		if e.view == speakersView {
			for i := range e.Speakers {
				speakers[e.Speakers[i].ID] = &e.Speakers[i]
			}
		} else if len(e.Sessions) == 0 {
			return f.Problem("it holds no sessions", "export the view All of an event whose schedule is published")
		}
		all = append(all, e)
		return nil
	})
	if err != nil {
		return err
	}
	for _, e := range all {
		if e.view == speakersView {
			if len(all) == 1 {
				in.Skip(e.file.Problem("it holds speakers only", "load the view All or Sessions with it"))
			}
			continue
		}
		e.join(speakers)
		if err := in.Emit(e.batch(e.file, in.Hints)); err != nil {
			return err
		}
	}
	return nil
}
