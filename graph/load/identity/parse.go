package identity

import (
	"go.yaml.in/yaml/v3"

	"throughline/graph"
	"throughline/graph/load/strict"
)

// ParseDecisions reads decisions as a YAML list, each with merge, into, reason
// and, for a split, source:
//
//   - {merge: person/a-example, into: person/ada-example, reason: same portrait}
//   - {merge: person/john-twin, into: person/john-twin-of-utrecht, source: source/x, reason: another person}
//
// The error is record.Problems, which lists every mistake of the file.
func ParseDecisions(file string, content []byte) (Decisions, error) {
	r := &strict.Reader{File: file}
	var out Decisions
	if root := r.Parse(content); root != nil {
		r.List("decisions", func(n *yaml.Node) { out = append(out, decision(r, n)) })(root)
	}
	return out, r.Err()
}

func decision(r *strict.Reader, n *yaml.Node) Decision {
	var d Decision
	r.Fields(n, "a decision",
		strict.Field{Name: "merge", Required: true, Read: id(r, &d.Merge, "merge")},
		strict.Field{Name: "into", Required: true, Read: id(r, &d.Into, "into")},
		strict.Field{Name: "source", Read: id(r, &d.Source, "source")},
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
