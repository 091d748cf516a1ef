package load

import (
	"cmp"
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/load/clean"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
	"throughline/graph/load/vocabulary"
)

// writer turns the records of one source into facts.
type writer struct {
	s     *source
	vocab *vocabulary.Vocabulary
	facts []graph.Fact
}

// factsOf returns everything a source states. Identities are set already.
func factsOf(s *source, v *vocabulary.Vocabulary) []graph.Fact {
	w := &writer{s: s, vocab: v, facts: make([]graph.Fact, 0, 16*len(s.talks)+32)}
	w.source()
	for _, e := range s.order {
		w.event(e)
	}
	for _, p := range s.persons {
		w.person(p)
	}
	for _, t := range s.talks {
		w.talk(t)
	}
	for _, d := range s.decided {
		w.decision(d)
	}
	return w.facts
}

// at makes the evidence of a stated fact.
func (w *writer) at(locator string) graph.Evidence {
	return graph.Evidence{Source: w.s.id, Locator: locator, Status: graph.Stated}
}

// literal adds a fact about a node unless there is nothing to say.
func (w *writer) literal(subject graph.ID, p graph.Predicate, value string, e graph.Evidence) {
	if value = strings.TrimSpace(value); value != "" {
		w.facts = append(w.facts, graph.Fact{Subject: subject, Predicate: p, Object: strings.ToValidUTF8(value, "\uFFFD"), Evidence: e})
	}
}

// link adds an address, if it is one that a page may link to.
func (w *writer) link(subject graph.ID, p graph.Predicate, address string, e graph.Evidence) {
	w.literal(subject, p, clean.Link(address), e)
}

func (w *writer) number(subject graph.ID, p graph.Predicate, n int, e graph.Evidence) {
	if n > 0 {
		w.literal(subject, p, strconv.Itoa(n), e)
	}
}

// edge adds one fact for each locator.
func (w *writer) edge(from graph.ID, p graph.Predicate, to graph.ID, e graph.Evidence, locators []string) {
	for _, l := range locators {
		e.Locator = l
		w.facts = append(w.facts, graph.Fact{Subject: from, Predicate: p, Object: string(to), Evidence: e})
	}
}

func (w *writer) source() {
	s, e := w.s.info, w.at("")
	w.literal(w.s.id, graph.Title, cmp.Or(s.Title, s.Slug), e)
	w.literal(w.s.id, graph.Author, s.Author, e)
	w.link(w.s.id, graph.URL, s.URL, e)
	w.literal(w.s.id, graph.Published, s.Published, e)
	w.literal(w.s.id, graph.Note, s.Note, e)
	if strings.TrimSpace(s.Text) != "" { // as it is, so that lines keep their numbers
		w.facts = append(w.facts, graph.Fact{Subject: w.s.id, Predicate: graph.Transcript, Object: strings.ToValidUTF8(s.Text, "\uFFFD"), Evidence: e})
	}
}

func (w *writer) event(ev *event) {
	e := w.at(ev.Locators[0])
	w.literal(ev.id, graph.Name, ev.Name, e)
	w.number(ev.id, graph.Year, ev.Year, e)
	w.literal(ev.id, graph.Starts, ev.Starts, e)
	w.literal(ev.id, graph.Ends, ev.Ends, e)
	w.literal(ev.id, graph.City, ev.City, e)
	w.link(ev.id, graph.URL, ev.URL, e)
	w.literal(ev.id, graph.Note, ev.Note, e)
	w.edge(ev.id, graph.Of, ev.series, e, ev.Locators)
	w.literal(ev.series, graph.Name, ev.Series, e)
	for _, m := range ev.Mentions {
		w.mention(ev.id, m, ev.Locators)
	}
}

func (w *writer) person(p *person) {
	e := w.at(p.locator)
	w.literal(p.id, graph.Name, p.Name, e)
	for _, a := range p.Aliases {
		w.literal(p.id, graph.Alias, a, e)
	}
	w.link(p.id, graph.URL, p.URL, e)
	w.literal(p.id, graph.Replaces, string(p.own), e)
	if p.Company != "" {
		w.edge(p.id, graph.WorksAt, w.company(p.Company, e), e, []string{p.locator})
	}
	if p.Key != "" {
		if w.s.info.StableKeys {
			e.Rule = stableKey
		}
		w.literal(p.id, graph.Key, w.s.info.PersonScheme+":"+p.Key, e)
	}
}

// stableKey marks, in the evidence of a person's key, that the format promises
// the key to name one person in all its exports.
const stableKey = "stable-key"

// company returns the id of a company and names it, unless the vocabulary does.
func (w *writer) company(name string, e graph.Evidence) graph.ID {
	if known := w.vocab.Resolve(graph.Company, name); known != nil {
		return known.ID
	}
	if known := w.vocab.Resolve(graph.Company, identity.CompanyName(name)); known != nil {
		return known.ID
	}
	id := identity.CompanyID(name)
	w.literal(id, graph.Name, name, e)
	return id
}

// mention adds the edges of a thing that the source names.
func (w *writer) mention(from graph.ID, m record.Mention, locators []string) {
	if len(m.Locators) > 0 {
		locators = m.Locators
	}
	e := w.at(locators[0])
	e.Words, e.Rule = m.Words, m.Rule
	e.Status = cmp.Or(m.Status, graph.Stated)
	name := e
	name.Words, name.Rule = "", ""
	to := m.Node
	switch {
	case to != "":
	case m.Predicate == graph.About:
		to = w.term(graph.Theme, m.Name, name)
	case m.Predicate == graph.Uses:
		to = w.term(graph.Technology, m.Name, name)
	default:
		to = w.company(m.Name, name)
	}
	w.edge(from, m.Predicate, to, e, locators)
}

func (w *writer) term(k graph.Kind, name string, e graph.Evidence) graph.ID {
	if known := w.vocab.Resolve(k, name); known != nil {
		return known.ID
	}
	id := identity.TermID(k, name)
	w.literal(id, graph.Name, name, e)
	return id
}
