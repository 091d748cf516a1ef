package frab

import (
	"encoding/json"
	"maps"
	"slices"
)

// byRoom returns a day's events by the name of their room. Most producers
// write an object of rooms, some a list of rooms that have a name and events.
func byRoom(rooms any) map[string][]map[string]any {
	out := map[string][]map[string]any{}
	if byName, ok := rooms.(map[string]any); ok {
		for name, events := range byName {
			out[name] = list(events)
		}
	}
	for _, room := range list(rooms) {
		name := first(str(room["name"]), str(room["title"]), str(room["slug"]))
		out[name] = append(out[name], list(room["events"])...)
	}
	return out
}

// list returns the objects of a list; a text stands for an object of that
// name.
func list(v any) []map[string]any {
	items, _ := v.([]any)
	var out []map[string]any
	for _, i := range items {
		switch i := i.(type) {
		case map[string]any:
			out = append(out, i)
		case string:
			out = append(out, map[string]any{"name": i})
		}
	}
	return out
}

// str reads a text where producers write a text, a number, nothing, an object
// with a name or slug, or one with a text for each language: English first,
// then the first in the alphabet.
func str(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		number, _ := json.Marshal(v) // a float64 that came from JSON goes back
		return string(number)
	case map[string]any:
		for _, key := range append([]string{"name", "slug", "en"}, slices.Sorted(maps.Keys(v))...) {
			if s, ok := v[key].(string); ok && s != "" && (len(key) == 2 || key == "name" || key == "slug") {
				return s
			}
			if s, ok := v[key].(map[string]any); ok && key == "name" { // a name in several languages
				return str(s)
			}
		}
	}
	return ""
}
