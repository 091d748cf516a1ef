package rubyevents

import (
	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

// speaker is an entry of speakers.yml.
type speaker struct {
	Name, Slug string
	Website    string
	Aliases    []struct{ Name string }
}

const scheme = "rubyevents"

func (a *archive) indexPeople() {
	for i := range a.speakers {
		s := &a.speakers[i]
		if s.Slug == "" || s.Name == "" {
			continue
		}
		a.bySlug[s.Slug] = s
		a.slugs[s.Name] = s.Slug
		for _, alias := range s.Aliases {
			if _, own := a.slugs[alias.Name]; !own {
				a.slugs[alias.Name] = s.Slug
			}
		}
	}
}

// speaker names a person of a talk, by the slug of speakers.yml where the
// name or one of its aliases stands there.
func (a *archive) speaker(name string) (record.Speaker, bool) {
	clear := clean.Line(name)
	if clean.IsPlaceholder(clear) {
		return record.Speaker{}, false
	}
	slug := a.slugs[name]
	if slug != "" {
		a.named[slug] = true
	}
	return record.Speaker{Key: slug, Name: clear}, true
}

// people is what speakers.yml says about those who gave talks, and about those
// with several names: another archive may know them by one of these. The list
// has everyone who ever spoke anywhere; of the rest it says nothing here.
func (a *archive) people() *record.Batch {
	b := &record.Batch{Source: record.Source{
		Slug: "rubyevents-speakers", Title: "RubyEvents speakers", PersonScheme: scheme, StableKeys: true,
	}}
	for i := range a.speakers {
		s := &a.speakers[i]
		if !a.named[s.Slug] && len(s.Aliases) == 0 || a.bySlug[s.Slug] != s {
			continue
		}
		p := record.Person{Key: s.Slug, Name: clean.Line(s.Name), URL: s.Website}
		for _, alias := range s.Aliases {
			p.Aliases = append(p.Aliases, clean.Line(alias.Name))
		}
		b.People = append(b.People, p)
	}
	return b
}
