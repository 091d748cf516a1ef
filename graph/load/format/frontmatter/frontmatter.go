// Package frontmatter reads pages of site generators (Hugo, Jekyll): fields in
// TOML, YAML or JSON, then text.
package frontmatter

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// Page is one page. The keys of its fields are in lower case: the generators
// compare them so.
type Page struct {
	Fields map[string]any
	Body   string // with LF ends of lines
	Has    bool   // it has front matter at all
}

// Begins reports whether a file's first bytes are those of a page with front
// matter.
func Begins(head []byte) bool {
	start := bytes.TrimLeft(head, "\ufeff \t\r\n")
	for _, mark := range [...]string{"+++", "---\n", "---\r\n", "--- \n"} {
		if bytes.HasPrefix(start, []byte(mark)) {
			return true
		}
	}
	return bytes.HasPrefix(start, []byte("{")) && bytes.HasPrefix(bytes.TrimLeft(start[1:], " \t\r\n"), []byte(`"`)) // JSON, and no shortcode
}

// Parse reads a page. The error is a record.Problem with the line.
func Parse(f *format.File, content []byte) (Page, error) {
	text, err := clean.Bytes(content)
	if err != nil {
		return Page{}, err
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	body := strings.TrimLeft(text, " \t\n")
	skipped := strings.Count(text[:len(text)-len(body)], "\n")
	first, _, _ := strings.Cut(body, "\n")
	switch strings.TrimRight(first, " \t") {
	case "+++":
		return parse(f, body, "+++", skipped, decodeTOML)
	case "---":
		return parse(f, body, "---", skipped, decodeYAML)
	}
	if strings.HasPrefix(body, "{") {
		return parseJSON(body, text), nil
	}
	return Page{Body: text, Fields: map[string]any{}}, nil
}

func parse(f *format.File, text, fence string, skipped int, decode func(string, *map[string]any) (int, error)) (Page, error) {
	fields, body, found := cut(text, fence)
	if !found {
		return Page{}, record.Problem{Where: record.Position{File: f.Name, Line: skipped + 1}, Why: "the front matter has no end", Remedy: "end it with a line of " + fence}
	}
	if len(fields) > maxFields || deep(fields) {
		return Page{}, record.Problem{Where: record.Position{File: f.Name, Line: skipped + 1}, Why: "the front matter is too large or nested too deep"}
	}
	values := map[string]any{}
	if line, err := decode(fields, &values); err != nil {
		return Page{}, record.Problem{Where: record.Position{File: f.Name, Line: skipped + 1 + line}, Why: "the front matter is not readable: " + err.Error()}
	}
	return Page{Fields: lower(values), Body: body, Has: true}, nil
}

// Front matter of people has some kilobytes. The readers of TOML and YAML call
// themselves for each nesting: a megabyte of "[" took all memory there is.
const (
	maxFields  = 256 << 10
	maxNesting = 64
)

// deep counts brackets, those in texts included, which are few.
func deep(fields string) bool {
	open := 0
	for i := range len(fields) {
		switch fields[i] {
		case '[', '{':
			open++
		case ']', '}':
			open = max(0, open-1)
		}
		if open > maxNesting {
			return true
		}
	}
	return false
}

// cut parts a text at its second fence.
func cut(text, fence string) (fields, body string, found bool) {
	_, text, _ = strings.Cut(text, "\n")
	at := 0
	for line := range strings.Lines(text) {
		if strings.TrimRight(line, " \t\n") == fence {
			return text[:at], text[at+len(line):], true
		}
		at += len(line)
	}
	return "", "", false
}

func decodeTOML(s string, v *map[string]any) (int, error) {
	_, err := toml.Decode(s, v)
	var at toml.ParseError
	if errors.As(err, &at) {
		return at.Position.Line, errors.New(at.Message)
	}
	return 0, err
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

func decodeYAML(s string, v *map[string]any) (int, error) {
	var doc yaml.Node
	err := yaml.Unmarshal([]byte(s), &doc)
	if err == nil && len(doc.Content) > 0 {
		once(doc.Content[0])
		err = doc.Content[0].Decode(v) // which limits what aliases may unfold to
	}
	var wrong *yaml.TypeError
	if err == nil || errors.As(err, &wrong) && len(*v) > 0 {
		return 0, nil // values of odd types are left out, the others stay
	}
	line := 0
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
	}
	return line, errors.New(yamlLine.ReplaceAllString(err.Error(), ""))
}

// once removes repeated keys, which the library calls an error and real pages
// have; the first that says something stays.
func once(m *yaml.Node) {
	if m.Kind != yaml.MappingNode {
		return
	}
	at := map[string]int{}
	var kept []*yaml.Node
	for i := 0; i+1 < len(m.Content); i += 2 {
		key, value := m.Content[i], m.Content[i+1]
		if j, again := at[key.Value]; again && key.Kind == yaml.ScalarNode {
			if kept[j].Value == "" && len(kept[j].Content) == 0 {
				kept[j] = value
			}
			continue
		}
		kept = append(kept, key, value)
		at[key.Value] = len(kept) - 1
	}
	m.Content = kept
}

// parseJSON reads Hugo's third way: an object, then text.
func parseJSON(body, text string) Page {
	if deep(body[:min(len(body), maxFields)]) {
		return Page{Body: text, Fields: map[string]any{}}
	}
	d := json.NewDecoder(strings.NewReader(body))
	values := map[string]any{}
	if err := d.Decode(&values); err != nil {
		return Page{Body: text, Fields: map[string]any{}}
	}
	return Page{Fields: lower(values), Body: body[d.InputOffset():], Has: true}
}

// lower makes keys comparable. Where a file has two spellings of one key, a
// value beats an empty one.
func lower(values map[string]any) map[string]any {
	out := make(map[string]any, len(values))
	for key, v := range values {
		key = strings.ToLower(strings.TrimSpace(key))
		if old, ok := out[key]; !ok || old == nil || old == "" {
			out[key] = v
		}
	}
	return out
}
