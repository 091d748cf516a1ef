package graph

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ID names a node: KIND/SLUG, which is also the path of its page.
type ID string

// MaxSlug is the longest slug in bytes. Longer ones are shortened by whoever
// makes them, since an ID is part of URLs.
const MaxSlug = 200

var (
	errNoKind   = errors.New("an id is KIND/SLUG, with one of the kinds theme, technology, talk, person, company, event, series, source")
	errNoSlug   = errors.New("an id is KIND/SLUG, and the slug is missing")
	errLongSlug = errors.New("the slug of an id is longer than 200 bytes")
	errSlugRune = errors.New("a slug holds lower-case letters, digits and single hyphens only")
)

// MakeID joins a kind and a slug.
func MakeID(k Kind, slug string) ID { return ID(k.String() + "/" + slug) }

// Kind returns the kind the id begins with, or NoKind.
func (id ID) Kind() Kind {
	kind, _, _ := strings.Cut(string(id), "/")
	return ParseKind(kind)
}

// Slug returns what follows the kind.
func (id ID) Slug() string {
	_, slug, _ := strings.Cut(string(id), "/")
	return slug
}

// Check returns what is wrong with the id, or nil. Letters of any script are
// allowed, since titles are written in all of them.
func (id ID) Check() error {
	if id.Kind() == NoKind {
		return errNoKind
	}
	slug := id.Slug()
	switch {
	case slug == "":
		return errNoSlug
	case len(slug) > MaxSlug:
		return errLongSlug
	case !utf8.ValidString(slug):
		return errSlugRune
	}
	for _, r := range slug {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' { // nearly all: the tables cost ten times as much
			continue
		}
		if r != '-' && !unicode.In(r, unicode.L, unicode.M, unicode.N) || unicode.IsUpper(r) {
			return errSlugRune
		}
	}
	return nil
}
