package load

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// source is one source of the load: all batches that call themselves so, with
// what identity needs to know of their records.
type source struct {
	id      graph.ID
	info    record.Source
	events  map[string]*event // by the batch's key
	order   []*event
	talks   []*talk
	people  map[personKey]*person
	persons []*person
	decided []record.Decision
	byKey   map[string]*person // the person whom Batch.People gives the key
}

type event struct {
	record.Event
	id, series graph.ID
}

type talk struct {
	record.Talk
	event    *event
	speakers []*person
	matches  []record.Mention // what the vocabulary found
	id, own  graph.ID         // set when identities are known
}

type personKey struct{ key, name string }

// person is a person as this source knows them: by key and name.
type person struct {
	record.Person
	locator string // where the name is stated
	talks   int
	id, own graph.ID
}

// sources merges batches of one source, in an order that does not depend on
// the order of the batches.
func sources(batches []*record.Batch, hints format.Hints) []*source {
	byID := map[graph.ID]*source{}
	for _, b := range batches {
		id := identity.SourceID(b.Source.Slug)
		s := byID[id]
		if s == nil {
			s = &source{id: id, info: b.Source, events: map[string]*event{}, people: map[personKey]*person{}, byKey: map[string]*person{}}
			byID[id] = s
		}
		s.take(b, hints)
	}
	list := make([]*source, 0, len(byID))
	for _, s := range byID {
		s.finish()
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *source) int { return cmp.Compare(a.id, b.id) })
	return list
}

func (s *source) take(b *record.Batch, hints format.Hints) {
	for _, e := range b.Events {
		if len(b.Events) == 1 { // what the user says about an input that is one event, counts
			e.Series, e.Year = cmp.Or(hints.Series, e.Series), cmp.Or(hints.Year, e.Year)
		}
		s.addEvent(e)
	}
	for _, p := range b.People {
		added := s.addPerson(personKey{p.Key, p.Name}, p)
		if p.Key != "" && s.byKey[p.Key] == nil {
			s.byKey[p.Key] = added
		}
	}
	s.decided = append(s.decided, b.Decisions...)
	for _, t := range b.Talks {
		s.talks = append(s.talks, &talk{Talk: t, event: s.eventOf(t, b)})
	}
}

// eventOf finds a talk's event: by key, or the only one of its batch.
func (s *source) eventOf(t record.Talk, b *record.Batch) *event {
	if e := s.events[t.Event]; e != nil {
		return e
	}
	if t.Event == "" && len(b.Events) == 1 {
		return s.events[b.Events[0].Key]
	}
	return nil
}

func (s *source) addEvent(e record.Event) {
	if s.events[e.Key] != nil {
		return
	}
	e.Starts, e.Ends = clean.DayOf(e.Starts), clean.DayOf(e.Ends)
	if e.Ends < e.Starts { // one of them is a mistake; the first day is stated more often
		e.Ends = ""
	}
	if !clean.IsYear(e.Year) {
		e.Year = cmp.Or(clean.YearOf(e.Starts), clean.YearIn(e.Name), clean.YearOf(e.Ends))
	}
	if e.Series == "" {
		e.Series = identity.SeriesName(e.Name, e.Year)
	}
	if e.Name == "" {
		e.Name = strings.TrimSpace(e.Series + " " + strconv.Itoa(e.Year))
	}
	if len(e.Locators) == 0 {
		e.Locators = []string{e.Key}
	}
	added := &event{Event: e, id: identity.EventID(e.Name, e.Year), series: identity.SeriesID(e.Series)}
	s.events[e.Key] = added
	s.order = append(s.order, added)
}

func (s *source) addPerson(k personKey, p record.Person) *person {
	if known := s.people[k]; known != nil {
		return known
	}
	added := &person{Person: p}
	if len(p.Locators) > 0 {
		added.locator = p.Locators[0]
	}
	s.people[k] = added
	return added
}

// finish sorts the records and joins talks to their speakers.
func (s *source) finish() {
	slices.SortStableFunc(s.talks, func(a, b *talk) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Title, b.Title)) })
	s.talks = slices.CompactFunc(s.talks, func(a, b *talk) bool { return a.Key == b.Key && a.Title == b.Title })
	for i := len(s.talks) - 1; i > 0; i-- { // ids are unique in a source; where an export repeats one, the title tells apart
		if s.talks[i].Key == s.talks[i-1].Key {
			s.talks[i].Key += " " + s.talks[i].Title
		}
	}
	for _, t := range s.talks {
		if len(t.Locators) == 0 {
			t.Locators = []string{t.Key}
		}
		for _, sp := range t.Speakers {
			if p := s.speaker(sp, t); p != nil && !slices.Contains(t.speakers, p) {
				p.talks++
				t.speakers = append(t.speakers, p)
			} else {
				t.speakers = append(t.speakers, nil) // stays beside its record.Speaker
			}
		}
	}
	for _, p := range s.people {
		if p.locator == "" {
			p.locator = "person:" + cmp.Or(p.Key, p.Name)
		}
		s.persons = append(s.persons, p)
	}
	slices.SortFunc(s.persons, func(a, b *person) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Name, b.Name))
	})
}

// speaker finds or makes the person a talk names.
func (s *source) speaker(sp record.Speaker, t *talk) *person {
	if sp.Key != "" {
		if p := s.byKey[sp.Key]; p != nil && (sp.Name == "" || sp.Name == p.Name) {
			return p
		}
	}
	if strings.TrimSpace(sp.Name) == "" {
		return nil
	}
	p := s.addPerson(personKey{sp.Key, sp.Name}, record.Person{Key: sp.Key, Name: sp.Name})
	if p.locator == "" && p.Key == "" {
		p.locator = firstOf(sp.Locators, t.Locators)
	}
	return p
}

func firstOf(lists ...[]string) string {
	for _, l := range lists {
		if len(l) > 0 {
			return l[0]
		}
	}
	return ""
}
