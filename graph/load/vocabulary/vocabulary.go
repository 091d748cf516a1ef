// Package vocabulary holds the themes, technologies and companies that are
// known by name, and finds them in text.
package vocabulary

import (
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// Entry is one known theme, technology or company.
type Entry struct {
	ID         graph.ID
	Name       string
	Aliases    []string
	Broader    []graph.ID
	Definition string
	Context    Context
	File       string // "vocabulary/themes-data.yaml"
	Line       int
}

// Context says when a word that is also plain English is the name.
type Context struct {
	Case bool     // only as it is written here
	Near []string // one of these occurs in the same text
	Not  []string // an occurrence inside one of these is none
}

// Vocabulary is a set of entries, found by id or by any of their names.
type Vocabulary struct {
	entries []Entry
	byID    map[graph.ID]int
	byName  map[nameKey]int
}

type nameKey struct {
	kind graph.Kind
	name string // folded by key
}

// Entries returns all entries in the order of their files. The slice belongs
// to the vocabulary.
func (v *Vocabulary) Entries() []Entry {
	if v == nil {
		return nil
	}
	return v.entries
}

// Entry returns the entry with the id, or nil.
func (v *Vocabulary) Entry(id graph.ID) *Entry {
	if v == nil {
		return nil
	}
	if i, ok := v.byID[id]; ok {
		return &v.entries[i]
	}
	return nil
}

// Resolve returns the entry of a kind that has the name or alias, or nil.
func (v *Vocabulary) Resolve(kind graph.Kind, name string) *Entry {
	if v == nil {
		return nil
	}
	if i, ok := v.byName[nameKey{kind, key(name)}]; ok {
		return &v.entries[i]
	}
	return nil
}

// key is what names are compared by: folded words, so that hyphens and spaces
// are alike and C++ is not C.
func key(name string) string { return text.Slug(name, 0) }

// id returns the id of an entry with the name.
func id(kind graph.Kind, name string) graph.ID {
	return graph.MakeID(kind, text.Slug(name, graph.MaxSlug))
}

// Locator is where the entry stands, for evidence.
func (e *Entry) Locator() string {
	_, file, ok := strings.Cut(e.File, "/")
	if !ok {
		file = e.File
	}
	return strings.TrimSuffix(file, ".yaml") + "/" + e.ID.Slug()
}
