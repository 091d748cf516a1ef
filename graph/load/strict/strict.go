// Package strict reads YAML that people write by hand. Every mistake is
// reported at its line and column with what is allowed there, and reading goes
// on, so that one run shows them all.
package strict

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"throughline/graph/load/record"
)

// Reader gathers the mistakes found in one file.
type Reader struct {
	File     string
	Problems record.Problems
}

// Err returns the problems found so far as an error, or nil.
func (r *Reader) Err() error {
	if len(r.Problems) == 0 {
		return nil
	}
	return r.Problems
}

// Wrong reports a mistake at a node.
func (r *Reader) Wrong(n *yaml.Node, why, allowed string) {
	r.Problems = append(r.Problems, record.Problem{
		Where: record.Position{File: r.File, Line: n.Line, Column: n.Column}, Why: why, Remedy: allowed,
	})
}

// maxFile is the largest file that is read. Parsed YAML takes two hundred times
// its bytes at worst.
const maxFile = 1 << 20

// Parse returns the root of the file's only document, or nil after reporting
// why there is none.
func (r *Reader) Parse(content []byte) *yaml.Node {
	var doc yaml.Node
	if len(content) > maxFile {
		r.Wrong(&yaml.Node{Line: 1, Column: 1}, "the file is larger than 1 MB", "split it")
		return nil
	}
	if err := yaml.Unmarshal(content, &doc); err != nil {
		r.Problems = append(r.Problems, record.Problem{Where: r.errorPosition(err), Why: message(err), Remedy: "the file must be YAML"})
		return nil
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		r.Wrong(&yaml.Node{Line: 1, Column: 1}, "the file is empty", "")
		return nil
	}
	return doc.Content[0]
}

var errorLine = regexp.MustCompile(`line (\d+): `)

// errorPosition finds the line in an error of the YAML package, which is
// where it keeps it.
func (r *Reader) errorPosition(err error) record.Position {
	p := record.Position{File: r.File, Line: 1, Column: 1}
	if m := errorLine.FindStringSubmatch(err.Error()); m != nil {
		p.Line, _ = strconv.Atoi(m[1])
	}
	return p
}

func message(err error) string {
	var te *yaml.TypeError
	if errors.As(err, &te) && len(te.Errors) > 0 {
		return te.Errors[0]
	}
	return errorLine.ReplaceAllString(strings.TrimPrefix(err.Error(), "yaml: "), "")
}
