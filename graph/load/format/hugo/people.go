package hugo

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/format/frontmatter"
	"throughline/graph/load/record"
)

// people are the speakers that have pages, or stand in a data file.
type people struct {
	byKey map[string]record.Person // by slug of the page
	keys  map[string]string        // slug by slug, id and name
	spoke map[string]bool
}

func (ps *people) init() {
	ps.byKey, ps.keys, ps.spoke = map[string]record.Person{}, map[string]string{}, map[string]bool{}
}

func (ps *people) add(slug string, p frontmatter.Page) {
	name := clean.Title(p.Text("name", "full_name", "title"))
	if given, family := p.Text("first_name", "firstname"), p.Text("last_name", "lastname", "surname"); family != "" {
		if given == "" {
			given = p.Text("name")
		}
		name = clean.Title(given + " " + family)
	}
	if slug == "" || clean.IsPlaceholder(name) {
		return
	}
	one := record.Person{Key: slug, Name: name, Company: company(p)}
	for _, key := range []string{"website", "url", "github", "linkedin", "twitter"} {
		one.URL = cmp.Or(one.URL, clean.Link(p.Text(key)))
	}
	ps.byKey[slug] = one
	for _, alias := range []string{slug, p.Text("id", "key", "slug"), name} {
		if alias != "" && ps.keys[alias] == "" {
			ps.keys[alias] = slug
		}
	}
}

// company is what a field states, or an unambiguous line about the person.
func company(p frontmatter.Page) string {
	if c := clean.Title(p.Text("company", "organization", "organisation", "affiliation", "employer", "org", "company_name")); c != "" && !clean.IsPlaceholder(c) {
		return c
	}
	for _, key := range []string{"designation", "tagline", "job_title", "jobtitle", "job", "role", "position", "subtitle"} {
		if _, company, ok := clean.Affiliation(p.Text(key)); ok {
			return company
		}
	}
	return ""
}

// readFile reads _data/speakers.yml: a list of people, or an object of them.
func (ps *people) readFile(f *format.File, content []byte) error {
	var v struct{ any any }
	err := f.DecodeYAML(content, &v.any)
	switch data := v.any.(type) {
	case []any:
		for _, item := range (frontmatter.Page{Fields: map[string]any{"list": data}}).Objects("list") {
			slug := item.Text("id", "key", "slug", "name")
			ps.add(slug, item)
		}
	case map[string]any:
		for _, slug := range slices.Sorted(maps.Keys(data)) {
			for _, item := range (frontmatter.Page{Fields: map[string]any{"one": data[slug]}}).Objects("one") {
				ps.add(slug, item)
			}
		}
	}
	return err
}

// of names the speakers of a page: objects, slugs, or display names, which
// must be those of their pages.
func (ps *people) of(p page) []record.Speaker {
	var out []record.Speaker
	if objects := p.Objects(speakerKeys...); len(objects) > 0 {
		for _, o := range objects {
			if name := clean.Title(o.Text("name", "title", "full_name")); !clean.IsPlaceholder(name) {
				out = append(out, record.Speaker{Name: name, Company: company(o)})
			}
		}
		return out
	}
	names := p.List(speakerKeys...)
	if len(names) == 1 && ps.keys[names[0]] == "" {
		names = clean.Names(names[0])
	}
	for _, name := range names {
		if key := ps.keys[name]; key != "" {
			ps.spoke[key] = true
			out = append(out, record.Speaker{Key: key})
			continue
		}
		if name = ps.unknown(clean.Title(name)); !clean.IsPlaceholder(name) {
			out = append(out, record.Speaker{Name: name})
		}
	}
	return out
}

// unknown is the name of a person without a page. Where it is a slug, its
// words are the name; where it is a number, it names no one.
func (ps *people) unknown(name string) string {
	if strings.Trim(name, "0123456789") == "" {
		return ""
	}
	if !strings.Contains(name, "-") || strings.Contains(name, " ") || name != strings.ToLower(name) {
		return name
	}
	return clean.Name(strings.Split(name, "-"))
}

func (ps *people) whoSpoke() []record.Person {
	var out []record.Person
	for _, key := range slices.Sorted(maps.Keys(ps.spoke)) {
		out = append(out, ps.byKey[key])
	}
	return out
}
