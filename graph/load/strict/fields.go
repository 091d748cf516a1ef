package strict

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// Field is one key that a mapping may have.
type Field struct {
	Name     string
	Required bool
	Read     func(value *yaml.Node)
}

// Fields reads a mapping: what names it in messages ("a talk").
func (r *Reader) Fields(n *yaml.Node, what string, fields ...Field) {
	if n.Kind != yaml.MappingNode {
		r.Wrong(n, what+" is not a mapping", "allowed here are the fields "+names(fields))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if seen[key.Value] {
			r.Wrong(key, "the field "+key.Value+" of "+what+" occurs twice", "")
			continue
		}
		seen[key.Value] = true
		r.field(key, value, what, fields)
	}
	for _, f := range fields {
		if f.Required && !seen[f.Name] {
			r.Wrong(n, what+" has no "+f.Name, "it needs one")
		}
	}
}

func (r *Reader) field(key, value *yaml.Node, what string, fields []Field) {
	for _, f := range fields {
		if f.Name == key.Value {
			f.Read(value)
			return
		}
	}
	r.Wrong(key, what+" has no field "+quote(key.Value), "allowed here are "+names(fields))
}

// quote shortens what a message repeats of a file.
func quote(s string) string {
	const most = 40
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return `"` + s + `"`
}

func names(fields []Field) string {
	list := make([]string, len(fields))
	for i, f := range fields {
		list[i] = f.Name
	}
	return strings.Join(list, ", ")
}
