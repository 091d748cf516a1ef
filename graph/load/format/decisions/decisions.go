// Package decisions reads what people decided about doubtful identities, as a
// YAML list, each with merge, into, reason and, for a split, source:
//
//   - {merge: person/a-example, into: person/ada-example, reason: same portrait}
//   - {merge: person/john-twin, into: person/john-twin-of-utrecht, source: source/x, reason: another person}
//   - {merge: person/jo-example, into: person/joe-example, apart: true, reason: two people with one letter between them}
//
// The last keeps two apart that look like one.
//
// A later file replaces an earlier one, so taking a decision out undoes it, and
// an empty list undoes all.
package decisions

import (
	"bytes"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v3"

	"throughline/graph"
	"throughline/graph/load/format"
	"throughline/graph/load/record"
	"throughline/graph/load/strict"
)

// Importer reads files of decisions.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "decisions".
func (Importer) Name() string { return "decisions" }

var first = regexp.MustCompile(`^(?:\s*#[^\n]*\n|\s*\n)*\s*- *(?:\{\s*)?(?:merge|into|reason|source|apart):`)

// Recognise looks for a list whose first item is a decision.
func (Importer) Recognise(head []byte, path string) format.Confidence {
	if first.Match(head) && bytes.Contains(head, []byte("merge:")) && bytes.Contains(head, []byte("into:")) {
		return format.Sure
	}
	return format.No
}

// Import reads each file on its own; decisions of several files are one list.
func (Importer) Import(in *format.Input) error {
	return in.EachFile(func(f *format.File, content []byte) error {
		list, err := Parse(f.Name, content)
		if err != nil {
			return err
		}
		return in.Emit(&record.Batch{Source: record.Source{Slug: record.DecisionsSlug, Title: "Decisions"}, Decisions: list})
	})
}

// Parse reads a file of decisions. The error is record.Problems, which lists
// every mistake.
func Parse(file string, content []byte) ([]record.Decision, error) {
	r := &strict.Reader{File: file}
	out := []record.Decision{}
	if root := r.Parse(content); root != nil {
		r.List("decisions", func(n *yaml.Node) { out = append(out, decision(r, n)) })(root)
	}
	return out, r.Err()
}

func decision(r *strict.Reader, n *yaml.Node) record.Decision {
	d := record.Decision{Locator: "L" + strconv.Itoa(n.Line)}
	r.Fields(n, "a decision",
		strict.Field{Name: "merge", Required: true, Read: id(r, &d.Merge, "merge")},
		strict.Field{Name: "into", Required: true, Read: id(r, &d.Into, "into")},
		strict.Field{Name: "source", Read: id(r, &d.Source, "source")},
		strict.Field{Name: "apart", Read: apart(r, &d.Apart)},
		strict.Field{Name: "reason", Required: true, Read: r.Text(&d.Reason, "reason")},
	)
	k := d.Merge.Kind()
	switch {
	case d.Merge == "" || d.Into == "":
	case k != d.Into.Kind():
		r.Wrong(n, "merge and into are of two kinds", "write ids of one kind")
	case k != graph.Person && k != graph.Talk:
		r.Wrong(n, "merge is no person and no talk", "other kinds are told apart by their names; use the vocabulary's aliases")
	case d.Merge == d.Into && d.Source == "":
		r.Wrong(n, "merge and into are the same", "write two ids")
	}
	return d
}

func apart(r *strict.Reader, to *bool) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Value != "true" {
			r.Wrong(n, "apart is not true", "leave it out where the two are one")
			return
		}
		*to = true
	}
}

func id(r *strict.Reader, to *graph.ID, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		var s string
		r.Text(&s, what)(n)
		if s == "" {
			return
		}
		if err := graph.ID(s).Check(); err != nil {
			r.Wrong(n, what+" is no id", err.Error())
			return
		}
		*to = graph.ID(s)
	}
}
