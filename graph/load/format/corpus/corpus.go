// Package corpus reads the program's own corpus format, described in
// docs/data-format.md: one YAML file a report, written by hand, each fact with
// the lines it stands on. It is strict: a file with a mistake gives no batch.
package corpus

import (
	"bytes"
	"regexp"

	"go.yaml.in/yaml/v3"

	"throughline/graph/load/format"
	"throughline/graph/load/record"
	"throughline/graph/load/strict"
)

// Importer reads corpus YAML.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "corpus".
func (Importer) Name() string { return "corpus" }

var (
	topSource = regexp.MustCompile(`(?m)^source:\s*$`)
	innerSlug = regexp.MustCompile(`(?m)^  slug:`)
)

// Recognise looks for a source with a slug at the top of the file.
func (Importer) Recognise(head []byte, path string) format.Confidence {
	if bytes.HasPrefix(head, []byte("---")) || !topSource.Match(head) || !innerSlug.Match(head) {
		return format.No
	}
	return format.Sure
}

// Import reads each file on its own.
func (Importer) Import(in *format.Input) error {
	return in.EachFile(func(f *format.File, content []byte) error {
		batch, err := Parse(f.Name, content)
		if err != nil {
			return err
		}
		return in.Emit(batch)
	})
}

// Parse reads one report. The error is record.Problems, which lists every
// mistake of the file.
func Parse(file string, content []byte) (*record.Batch, error) {
	p := parser{Reader: strict.Reader{File: file}}
	if root := p.Parse(content); root != nil {
		p.document(root)
	}
	return &p.batch, p.Err()
}

type parser struct {
	strict.Reader
	batch record.Batch
}

func (p *parser) document(n *yaml.Node) {
	event := record.Event{Key: "event"}
	p.Fields(n, "a report",
		strict.Field{Name: "source", Required: true, Read: p.source},
		strict.Field{Name: "event", Required: true, Read: func(n *yaml.Node) { p.event(n, &event) }},
		strict.Field{Name: "talks", Read: p.List("talks", p.talk)},
	)
	p.batch.Events = []record.Event{event}
}

func (p *parser) source(n *yaml.Node) {
	s := &p.batch.Source
	p.Fields(n, "a source",
		strict.Field{Name: "slug", Required: true, Read: p.Text(&s.Slug, "slug")},
		strict.Field{Name: "title", Required: true, Read: p.Text(&s.Title, "title")},
		strict.Field{Name: "author", Read: p.Text(&s.Author, "author")},
		strict.Field{Name: "url", Read: p.Text(&s.URL, "url")},
		strict.Field{Name: "published", Read: p.Text(&s.Published, "published")},
		strict.Field{Name: "note", Read: p.Text(&s.Note, "note")},
	)
}

func (p *parser) event(n *yaml.Node, e *record.Event) {
	p.Fields(n, "an event",
		strict.Field{Name: "name", Required: true, Read: p.Text(&e.Name, "name")},
		strict.Field{Name: "series", Required: true, Read: p.Text(&e.Series, "series")},
		strict.Field{Name: "year", Required: true, Read: p.Int(&e.Year, "year", 1950, 2100)},
		strict.Field{Name: "city", Read: p.Text(&e.City, "city")},
		strict.Field{Name: "starts", Read: p.date(&e.Starts, "starts")},
		strict.Field{Name: "ends", Read: p.date(&e.Ends, "ends")},
		strict.Field{Name: "url", Read: p.Text(&e.URL, "url")},
		strict.Field{Name: "lines", Required: true, Read: p.Lines(&e.Locators, "lines")},
		strict.Field{Name: "themes", Read: p.mentions(&e.Mentions, theme)},
		strict.Field{Name: "technologies", Read: p.mentions(&e.Mentions, technology)},
		strict.Field{Name: "note", Read: p.Text(&e.Note, "note")},
	)
}
