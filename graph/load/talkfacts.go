package load

import (
	"cmp"
	"slices"
	"strings"

	"throughline/graph"
	"throughline/graph/load/record"
)

func (w *writer) talk(t *talk) {
	e := w.at(t.Locators[0])
	e.Status = cmp.Or(t.Status, graph.Stated)
	title := e
	title.Words, title.Rule = t.Words, t.Rule
	w.literal(t.id, graph.Title, t.Title, title)
	if t.Subtitle != "" {
		w.literal(t.id, graph.Alias, t.Title+subtitleMark+t.Subtitle, e)
	}
	w.literal(t.id, graph.Abstract, t.Abstract, e)
	w.literal(t.id, graph.Date, t.Date, e)
	w.number(t.id, graph.Minutes, t.Minutes, e)
	w.literal(t.id, graph.Language, t.Language, e)
	w.literal(t.id, graph.Track, t.Track, e)
	w.literal(t.id, graph.Room, t.Room, e)
	w.links(t, e)
	w.literal(t.id, graph.Note, t.Note, e)
	w.literal(t.id, graph.Replaces, string(t.own), e)
	w.literal(t.id, graph.Key, w.s.id.Slug()+":"+t.Key, e)
	if t.event != nil {
		w.edge(t.id, graph.At, t.event.id, e, t.Locators[:1])
	}
	w.speakers(t)
	w.subjects(t)
}

// subtitleMark joins title and subtitle in a talk's alias.
const subtitleMark = ": "

func (w *writer) links(t *talk, e graph.Evidence) {
	w.link(t.id, graph.URL, t.URL, e)
	for _, v := range t.Videos {
		w.link(t.id, graph.Video, v, e)
	}
	for _, s := range t.Slides {
		w.link(t.id, graph.Slides, s, e)
	}
}

func (w *writer) speakers(t *talk) {
	for i, p := range t.speakers {
		if p == nil {
			continue
		}
		sp := t.Speakers[i]
		locators := sp.Locators
		if len(locators) == 0 {
			locators = t.Locators[:1]
		}
		e := w.at(locators[0])
		e.Status, e.Rule, e.Words = cmp.Or(sp.Status, graph.Stated), sp.Rule, sp.Words
		w.edge(t.id, graph.By, p.id, e, locators)
		if sp.Company != "" {
			company := w.company(sp.Company, e)
			w.edge(t.id, graph.From, company, e, locators)
			w.edge(p.id, graph.WorksAt, company, e, locators)
		}
	}
}

// subjects adds what the talk is about: what the source says in so many words,
// its track and tags where they are known terms, and what was found in its
// text.
func (w *writer) subjects(t *talk) {
	for _, m := range t.Mentions {
		w.mention(t.id, m, t.Locators[:1])
	}
	stated := w.label(nil, t, trackName(t.Track), t.Track)
	for _, tag := range t.Tags {
		stated = w.label(stated, t, tag, tag)
	}
	for _, m := range t.matches {
		if !slices.Contains(stated, graph.ID(m.Name)) {
			w.found(t, m)
		}
	}
}

// label states the theme and the technology whose name a track or tag is, and
// appends them to what is stated.
func (w *writer) label(stated []graph.ID, t *talk, name, words string) []graph.ID {
	if name == "" {
		return stated
	}
	e := w.at("")
	e.Words = words
	if known := w.vocab.Resolve(graph.Theme, name); known != nil {
		w.edge(t.id, graph.About, known.ID, e, t.Locators[:1])
		stated = append(stated, known.ID)
	}
	if known := w.vocab.Resolve(graph.Technology, name); known != nil {
		w.edge(t.id, graph.Uses, known.ID, e, t.Locators[:1])
		stated = append(stated, known.ID)
	}
	return stated
}

// found adds an inferred edge.
func (w *writer) found(t *talk, m record.Mention) {
	e := w.at("")
	e.Status, e.Rule, e.Words = graph.Inferred, "vocabulary", m.Words
	w.edge(t.id, m.Predicate, graph.ID(m.Name), e, t.Locators[:1])
}

// trackName is the subject in the name of a track: "Go" of "Go devroom".
func trackName(track string) string {
	words := strings.Fields(track)
	for len(words) > 1 {
		switch strings.ToLower(words[len(words)-1]) {
		case "devroom", "track", "room", "stage", "dev":
			words = words[:len(words)-1]
			continue
		}
		break
	}
	return strings.Join(words, " ")
}
