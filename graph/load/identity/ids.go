// Package identity decides which records of which sources are one talk, one
// person, one company or one event, and what it is called. Everything is a
// pure function of the set of records: neither their order nor what was there
// before matters.
package identity

import (
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// Slugs of talks end with their event's, so the title gets what is left of a
// readable length.
const (
	maxTitleSlug = 90
	maxEventSlug = 90
)

// SourceID returns the id of a source from what it calls itself.
func SourceID(slug string) graph.ID { return makeID(graph.Source, slug, graph.MaxSlug) }

// EventID returns the id of an edition: its name with its year.
func EventID(name string, year int) graph.ID {
	slug := text.Slug(name, maxEventSlug)
	if y := strconv.Itoa(year); year > 0 && !hasWord(slug, y) {
		slug = strings.TrimLeft(slug+"-"+y, "-")
	}
	return makeID(graph.Event, slug, 0)
}

// SeriesName returns the name of an edition without its year: "Example Conf"
// of "Example Conf 2018" and of "Example Conf '18".
func SeriesName(name string, year int) string {
	if year == 0 {
		return strings.TrimSpace(name)
	}
	y := strconv.Itoa(year)
	words := strings.Fields(name)
	kept := words[:0]
	for _, w := range words {
		bare := strings.Trim(w, "()[],:;-–—'’")
		if bare != y && !(len(y) == 4 && bare == y[2:] && bare != w) {
			kept = append(kept, w)
		}
	}
	s := strings.Trim(strings.Join(kept, " "), " ,:;-–—")
	if s == "" {
		return name
	}
	return s
}

// SeriesID returns the id of a series.
func SeriesID(name string) graph.ID { return makeID(graph.Series, name, maxEventSlug) }

// talkID is the id a talk would have if it were alone: title and event.
func talkID(title string, event graph.ID) graph.ID {
	slug := text.Slug(title, maxTitleSlug)
	if slug == "" {
		slug = "talk"
	}
	if event != "" {
		slug += "-" + event.Slug()
	}
	return graph.MakeID(graph.Talk, slug)
}

// TermID returns the id of a theme or technology that the vocabulary lacks.
func TermID(k graph.Kind, name string) graph.ID { return makeID(k, name, graph.MaxSlug) }

// makeID gives even a name without letters an id, from its bytes.
func makeID(k graph.Kind, name string, max int) graph.ID {
	slug := text.Slug(name, max)
	if slug == "" {
		slug = k.String() + "-" + hash(name)
	}
	return graph.MakeID(k, slug)
}

// withSuffix appends to an id within the longest slug.
func withSuffix(id graph.ID, suffix string) graph.ID {
	suffix = text.Slug(suffix, 40)
	slug := id.Slug()
	if most := graph.MaxSlug - len(suffix) - 1; len(slug) > most {
		slug = text.Slug(slug, most)
	}
	return graph.MakeID(id.Kind(), slug+"-"+suffix)
}

func hasWord(slug, word string) bool {
	for part := range strings.SplitSeq(slug, "-") {
		if part == word {
			return true
		}
	}
	return false
}

// hash is FNV-1a in base 36: eight characters that stay the same for ever.
func hash(parts ...string) string {
	h := uint64(14695981039346656037)
	for _, s := range parts {
		for i := 0; i <= len(s); i++ {
			c := byte(0xff) // ends each part
			if i < len(s) {
				c = s[i]
			}
			h = (h ^ uint64(c)) * 1099511628211
		}
	}
	s := strconv.FormatUint(h, 36)
	return s[len(s)-min(8, len(s)):]
}

// redirects returns of the ids that records would have alone those that lead to
// the ids they have: nobody else has such an id, and it leads to one node, the
// first in an order that does not depend on that of the list.
func redirects(order []int, own, ids []graph.ID) []graph.ID {
	lives, leads := map[graph.ID]bool{}, map[graph.ID]graph.ID{}
	for _, id := range ids {
		lives[id] = true
	}
	out := make([]graph.ID, len(own))
	for _, i := range order {
		if lives[own[i]] {
			continue
		}
		if to, ok := leads[own[i]]; !ok || to == ids[i] {
			leads[own[i]], out[i] = ids[i], own[i]
		}
	}
	return out
}
