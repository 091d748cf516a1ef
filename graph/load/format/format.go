// Package format holds what every importer of a format is: how it recognises
// its files and what it is given to read them. The importers are packages of
// their own below this one, or files of it.
package format

import (
	"fmt"

	"throughline/graph/load/record"
)

// Confidence says how sure an importer is that a file is one of its own.
type Confidence int

// The confidences. A companion is a file that means something only beside
// others (a list of speakers, the description of an event).
const (
	No        Confidence = 0
	Maybe     Confidence = 30
	Companion Confidence = 60
	Likely    Confidence = 70
	Sure      Confidence = 100
)

// Importer reads one format. Importers have no state: the same files give the
// same batches, in the same order.
type Importer interface {
	// Name is the word after --format: "frab-xml".
	Name() string
	// Recognise looks at a file's first bytes (at most HeadSize) and its path,
	// content first: a path alone is worth Companion at most.
	Recognise(head []byte, path string) Confidence
	// Import reads all files of one load that the importer recognised, sorted
	// by path. A record that cannot be read is reported through Input.Skip and
	// the rest still goes in; an error is for when nothing more can be read,
	// such as Input.Stopped or a failed Emit.
	Import(in *Input) error
}

// HeadSize is how much of a file is looked at to recognise it.
const HeadSize = 4096

// Hints are what the command line says about an input that does not say so
// itself.
type Hints struct {
	Series  string
	Year    int
	Zone    string // IANA name of the zone of times without one
	Mapping []byte // column mapping of a CSV file, YAML
}

// Input is what an importer is given.
type Input struct {
	Files []*File
	Hints Hints
	Emit  func(*record.Batch) error // takes a finished batch over; its error ends the import
	Skip  func(record.Problem)      // reports a file or record that is left out
	Stop  func() bool               // true when the user wants to stop

	Reading func(*File) // told of each file before it is read; may be nil
}

// Read reads a file of the input, unless the user wants to stop. Importers use
// it rather than File.Read, so that progress can be shown.
func (in *Input) Read(f *File) ([]byte, error) {
	if in.Stop() {
		return nil, ErrStopped
	}
	if in.Reading != nil {
		in.Reading(f)
	}
	return f.Read()
}

// guarded turns a panic into an error: the parsers of YAML, calendars and
// Markdown are others' and read what anyone sends, and one bad file must not
// take a server and the other files with it.
func guarded(read func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the parser gave up: %v", r)
		}
	}()
	return read()
}

// EachFile reads the files one by one, for formats whose files stand alone. A
// file that cannot be read or parsed is skipped and reported.
func (in *Input) EachFile(read func(f *File, content []byte) error) error {
	for _, f := range in.Files {
		content, err := in.Read(f)
		if err == nil {
			err = guarded(func() error { return read(f, content) })
		}
		if err != nil && !in.report(f, err) {
			return err
		}
	}
	return nil
}
