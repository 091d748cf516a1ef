package frontmatter

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"
)

// Text returns the first of the fields that holds a text, number or date.
func (p Page) Text(keys ...string) string {
	for _, key := range keys {
		if s := strings.TrimSpace(text(p.Fields[key])); s != "" {
			return s
		}
	}
	return ""
}

// List returns the first of the fields that holds anything, as a list: a
// single value is a list of one.
func (p Page) List(keys ...string) []string {
	for _, key := range keys {
		if list := list(p.Fields[key]); len(list) > 0 {
			return list
		}
	}
	return nil
}

// Objects returns the first of the fields that holds objects, their keys in
// lower case.
func (p Page) Objects(keys ...string) []Page {
	for _, key := range keys {
		var out []Page
		for _, v := range items(p.Fields[key]) {
			if m, ok := v.(map[string]any); ok {
				out = append(out, Page{Fields: lower(m)})
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func items(v any) []any {
	switch v := v.(type) {
	case []any:
		return v
	case []map[string]any: // TOML's tables
		var out []any
		for _, m := range v {
			out = append(out, m)
		}
		return out
	case nil:
		return nil
	}
	return []any{v}
}

func list(v any) []string {
	var out []string
	for _, i := range items(v) {
		if s := strings.TrimSpace(text(i)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// text is a scalar as it was written. YAML and TOML make values of dates; one
// without a time becomes a day again.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case time.Time:
		return date(v)
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if k := strings.ToLower(key); k == "name" || k == "title" {
				return text(v[key])
			}
		}
		return ""
	case nil, []any, []map[string]any, bool:
		return ""
	}
	number, _ := json.Marshal(v)
	return strings.Trim(string(number), `"`)
}

func date(t time.Time) string {
	switch zone := t.Location().String(); {
	case zone == "date-local", t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 && t.Location() == time.UTC:
		return t.Format(time.DateOnly)
	case zone == "datetime-local":
		return t.Format("2006-01-02T15:04:05")
	case zone == "time-local":
		return t.Format(time.TimeOnly)
	}
	return t.Format(time.RFC3339)
}
