package csv

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/encoding/htmlindex"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

// mapping is the file that --mapping names; docs/loading.md describes it.
type mapping struct {
	Event      string             `yaml:"event"`
	Year       int                `yaml:"year"`
	City       string             `yaml:"city"`
	Zone       string             `yaml:"zone"`
	Dates      string             `yaml:"dates"`
	Encoding   string             `yaml:"encoding"`
	Delimiter  string             `yaml:"delimiter"`
	Columns    map[string]columns `yaml:"columns"`
	Separators []string           `yaml:"separators"`
	Speaker    string             `yaml:"speaker"`
	Fill       []string           `yaml:"fill"`
	Given      bool               `yaml:"-"`
}

// columns are headings, or numbers of columns counted from 1: one or several.
type columns []string

func (c *columns) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*c = columns{n.Value}
		return nil
	}
	var list []string
	err := n.Decode(&list)
	*c = list
	return err
}

// The fields a column can hold.
var fields = []string{
	"id", "title", "subtitle", "abstract", "speakers", "company", "date", "start", "end", "duration", "track", "tags", "room", "language",
	"url", "video", "slides", "event", "year", "given", "family", "speaker_id",
}

// The forms of a speaker's cell.
const (
	plainSpeaker   = "name"
	idSpeaker      = "id:name"
	companySpeaker = "name (company)"
	commaSpeaker   = "name, company"
)

const mappingFile = "mapping"

func parseMapping(content []byte) (*mapping, error) {
	m := &mapping{}
	if len(content) == 0 {
		return m, nil
	}
	d := yaml.NewDecoder(strings.NewReader(string(content)))
	d.KnownFields(true)
	if err := d.Decode(m); err != nil {
		return nil, unread(err)
	}
	m.Given = true
	for field := range m.Columns {
		if !slices.Contains(fields, field) {
			return nil, wrong("there is no field "+field, "the fields are "+strings.Join(fields, ", "))
		}
	}
	for _, field := range m.Fill {
		if len(m.Columns[field]) == 0 {
			return nil, wrong("fill names "+field+", which has no column", "")
		}
	}
	if !slices.Contains([]string{"", plainSpeaker, idSpeaker, companySpeaker, commaSpeaker}, m.Speaker) {
		return nil, wrong("speaker has no form "+m.Speaker, fmt.Sprintf("the forms are %q, %q, %q and %q", plainSpeaker, idSpeaker, companySpeaker, commaSpeaker))
	}
	if _, ok := orders[m.Dates]; !ok {
		return nil, wrong("dates have no order "+m.Dates, `the orders are "day-first" and "month-first"`)
	}
	if _, err := time.LoadLocation(m.Zone); err != nil {
		return nil, wrong("there is no time zone "+m.Zone, "name one such as Europe/Brussels")
	}
	if len([]rune(m.Delimiter)) > 1 && m.Delimiter != "tab" {
		return nil, wrong("the delimiter is longer than one character", `use "tab" for tabs`)
	}
	return m, nil
}

// unread says of what YAML cannot read where it is, and what it is in the words
// of who wrote it: the library names the types of this program.
func unread(err error) error {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	var typed *yaml.TypeError
	if errors.As(err, &typed) && len(typed.Errors) > 0 {
		text = typed.Errors[0]
	}
	p := record.Problem{Where: record.Position{File: mappingFile}, Why: text, Remedy: "docs/loading.md describes the mapping"}
	if line, rest, ok := strings.Cut(strings.TrimPrefix(text, "line "), ": "); ok {
		if n, err := strconv.Atoi(line); err == nil {
			p.Where.Line, p.Why = n, rest
		}
	}
	if key, _, ok := strings.Cut(strings.TrimPrefix(p.Why, "field "), " not found in type"); ok {
		p.Why = "there is no key " + key
	} else if what, _, ok := strings.Cut(strings.TrimPrefix(p.Why, "cannot unmarshal "), " into "); ok {
		p.Why = "a value does not fit where it stands"
		if _, value, ok := strings.Cut(what, " "); ok {
			p.Why += ": " + value
		}
	}
	return p
}

func wrong(why, remedy string) error {
	return record.Problem{Where: record.Position{File: mappingFile}, Why: why, Remedy: remedy}
}

// decode makes UTF-8 of a file: of the encoding named, else of what it looks
// like.
func (m *mapping) decode(content []byte) (string, error) {
	if m.Encoding == "" {
		return clean.Bytes(content)
	}
	enc, err := htmlindex.Get(m.Encoding)
	if err != nil {
		return "", wrong("there is no encoding "+m.Encoding, "")
	}
	out, err := enc.NewDecoder().Bytes(content)
	if err != nil {
		return "", err
	}
	return clean.Bytes(out)
}

// find returns the indexes of a mapping's columns.
func (m *mapping) find(heading []string) (found, error) {
	out := found{}
	for field, names := range m.Columns {
		for _, name := range names {
			i := slices.IndexFunc(heading, func(h string) bool { return fold(h) == fold(name) })
			if n, err := strconv.Atoi(name); i < 0 && err == nil && n >= 1 && n <= len(heading) {
				i = n - 1
			}
			if i < 0 {
				return nil, wrong("the table has no column "+name, "its columns are "+clean.Line(strings.Join(heading, ", ")))
			}
			out[field] = append(out[field], i)
		}
	}
	if len(out["title"]) == 0 {
		return nil, wrong(errNoTitle.Error(), "add columns: {title: …}")
	}
	return out, nil
}
