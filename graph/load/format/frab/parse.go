package frab

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

// maxDepth is how deep elements nest; honest files have seven levels.
// encoding/xml keeps every open element: 920 MB for five million of them.
const maxDepth = 64

// schedule is a file as it is read.
type schedule struct {
	file       string
	conference map[string]string
	generator  string
	days       int
	events     []*event
	stable     bool // all people are identified by a GUID or code
}

// event is one <event>, its simple children as text by their names.
type event struct {
	id, guid    string
	day, room   string // of the elements around it
	fields      map[string]string
	persons     []person
	links       []link
	attachments []link
	at          record.Position
}

type person struct{ id, guid, name string }

type link struct{ href, kind, text string }

// The largest schedule seen has 943 events.
const (
	maxEvents = 20_000
	maxLinks  = 1_000 // people, links and attachments of one event
)

var (
	errDeep = errors.New("elements are nested too deep")
	errMany = errors.New("it holds more events than a conference has")
)

// parse reads a whole file. The error is a record.Problem with its position.
func parse(file string, content []byte) (*schedule, error) {
	p := parser{schedule: schedule{file: file, conference: map[string]string{}}}
	d := xml.NewDecoder(bytes.NewReader(inUTF8(content)))
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
	for {
		line, column := d.InputPos()
		tok, err := d.RawToken()
		if err == io.EOF && len(p.path) == 0 && p.root {
			return &p.schedule, nil
		}
		if err == nil {
			err = p.token(tok, record.Position{File: file, Line: line, Column: column})
		}
		if err != nil {
			return nil, problem(file, d, err)
		}
	}
}

func problem(file string, d *xml.Decoder, err error) record.Problem {
	line, column := d.InputPos()
	why := err.Error()
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		why = "the file ends before its last element does"
	case errors.As(err, &syntax):
		why = syntax.Msg
	}
	return record.Problem{
		Where: record.Position{File: file, Line: line, Column: column},
		Why:   "not a schedule in XML: " + why, Remedy: "export it again",
	}
}

var declared = []byte("encoding=")

// inUTF8 decodes a file. What is valid UTF-8 is taken as such, whatever the
// declaration says.
func inUTF8(content []byte) []byte {
	if utf8.Valid(content) {
		return bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	}
	if bytes.HasPrefix(content, []byte{0xff, 0xfe}) || bytes.HasPrefix(content, []byte{0xfe, 0xff}) {
		if s, err := clean.Bytes(content); err == nil {
			return []byte(s)
		}
	}
	enc, _ := htmlindex.Get("windows-1252")
	if first, _, ok := bytes.Cut(content, []byte("?>")); ok && len(first) < 200 {
		if _, rest, ok := bytes.Cut(first, declared); ok {
			name, _, _ := strings.Cut(strings.TrimLeft(string(rest), `"'`), string(rest[:min(1, len(rest))]))
			if e, err := htmlindex.Get(name); err == nil && name != "utf-8" && name != "UTF-8" {
				enc = e
			}
		}
	}
	if out, err := enc.NewDecoder().Bytes(content); err == nil {
		return out
	}
	out, _ := charmap.Windows1252.NewDecoder().Bytes(content)
	return out
}
