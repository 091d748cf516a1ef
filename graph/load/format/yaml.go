package format

import (
	"errors"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v3"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

var yamlLine = regexp.MustCompile(`line (\d+): `)

// DecodeYAML reads a file's content into v, leniently: fields that v does not
// have are passed over, and a value of the wrong type is reported in the
// returned record.Problems while the rest is read.
func (f *File) DecodeYAML(content []byte, v any) error {
	text, err := clean.Bytes(content)
	if err != nil {
		return err
	}
	if holds([]byte(text), "\n,:[{", maxYAML) {
		return f.tooMany()
	}
	err = yaml.Unmarshal([]byte(text), v)
	if err == nil {
		return nil
	}
	var wrong *yaml.TypeError
	if !errors.As(err, &wrong) {
		return record.Problems{f.yamlProblem(err.Error())}
	}
	var all record.Problems
	for _, e := range wrong.Errors {
		all = append(all, f.yamlProblem(e))
	}
	return all
}

func (f *File) yamlProblem(message string) record.Problem {
	p := f.Problem(yamlLine.ReplaceAllString(message, ""), "")
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		p.Where.Line, _ = strconv.Atoi(m[1])
	}
	return p
}
