package format

import (
	"bytes"
	"errors"
	"io"

	"throughline/graph/load/record"
)

// ErrStopped is what an import returns when Input.Stop said so.
var ErrStopped = errors.New("stopped")

// MaxFile is the largest file that is read, unpacked. The largest honest export
// seen has 2.2 MB.
const MaxFile = 16 << 20

// File is one file of the input, on disk or in an archive.
type File struct {
	Name string // for messages, as the user would find it: "exports/all.zip/2018.xml"
	Path string // within the folder or archive given, with slashes: "2018.xml"
	Root int    // which of the folders given; files of one root are imported together
	Size int64
	Open func() (io.ReadCloser, error)

	head []byte
}

// NewFile returns a file with the content.
func NewFile(name string, content []byte) *File {
	return &File{
		Name: name, Path: name, Size: int64(len(content)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil },
	}
}

// Head returns the file's first bytes, at most HeadSize.
func (f *File) Head() ([]byte, error) {
	if f.head != nil {
		return f.head, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	head := make([]byte, HeadSize)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	f.head = head[:n]
	return f.head, nil
}

// Read returns the whole content, or a Problem where the file is larger than
// MaxFile.
func (f *File) Read() ([]byte, error) {
	if f.Size > MaxFile {
		return nil, f.tooLarge()
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	content := bytes.NewBuffer(make([]byte, 0, f.Size+bytes.MinRead))
	if _, err := content.ReadFrom(io.LimitReader(r, MaxFile+1)); err != nil {
		return nil, err
	}
	if content.Len() > MaxFile {
		return nil, f.tooLarge()
	}
	return content.Bytes(), nil
}

func (f *File) tooLarge() error {
	return f.Problem("the file is larger than 16 MB", "split it into one file an event")
}

// Problem returns a problem with the whole file.
func (f *File) Problem(why, remedy string) record.Problem {
	return record.Problem{Where: record.Position{File: f.Name}, Why: why, Remedy: remedy}
}

// report turns an error about one file into skipped records. It reports false
// for errors that end the import.
func (in *Input) report(f *File, err error) bool {
	var one record.Problem
	var several record.Problems
	var fatal *EmitError
	switch {
	case errors.Is(err, ErrStopped), errors.As(err, &fatal):
		return false
	case errors.As(err, &several):
		for _, p := range several {
			in.Skip(p)
		}
	case errors.As(err, &one):
		in.Skip(one)
	default:
		in.Skip(f.Problem(err.Error(), ""))
	}
	return true
}

// EmitError is an error of the receiver of a batch; it ends an import.
type EmitError struct{ Err error }

func (e *EmitError) Error() string { return e.Err.Error() }
func (e *EmitError) Unwrap() error { return e.Err }
