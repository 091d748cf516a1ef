package load

import (
	"throughline/graph"
	"throughline/graph/load/identity"
)

// resolve gives every record of the new sources the id of its person or talk.
// The records of the sources that stay take part, so that the outcome is the
// one of loading everything at once; it returns which of their ids change.
func resolve(list []*source, base *baseRecords, d identity.Decisions) renames {
	people, talks := base.people, base.talks
	for _, s := range list {
		for _, p := range s.persons {
			people = append(people, s.personRecord(p))
		}
	}
	ids, own := identity.People(people, d)
	changed := renames{}
	changed.take(base.personIDs, base.personLocators, ids, own, func(i int) graph.ID { return base.people[i].Source })
	at := len(base.people)
	for _, s := range list {
		for _, p := range s.persons {
			p.id, p.own = ids[at], own[at]
			at++
		}
	}
	for i := range talks {
		for j, sp := range talks[i].Speakers {
			talks[i].Speakers[j] = changed.of(talks[i].Source, sp)
		}
	}
	return resolveTalks(list, talks, base, changed, d)
}

func resolveTalks(list []*source, talks []identity.Talk, base *baseRecords, changed renames, d identity.Decisions) renames {
	for _, s := range list {
		for _, t := range s.talks {
			talks = append(talks, s.talkRecord(t))
		}
	}
	ids, own := identity.Talks(talks, d)
	changed.take(base.talkIDs, base.talkLocators, ids, own, func(i int) graph.ID { return base.talks[i].Source })
	at := len(base.talks)
	for _, s := range list {
		for _, t := range s.talks {
			t.id, t.own = ids[at], own[at]
			at++
		}
	}
	return changed
}

func (s *source) personRecord(p *person) identity.Person {
	return identity.Person{
		Source: s.id, Scheme: s.info.PersonScheme, Key: p.Key, Stable: s.info.StableKeys,
		Name: p.Name, Alias: p.Aliases, Series: s.series(), Talks: p.talks,
	}
}

// series is the slug of the series in which names of one word are known.
func (s *source) series() string {
	least := ""
	for _, e := range s.order {
		if slug := e.series.Slug(); least == "" || slug < least {
			least = slug
		}
	}
	return least
}

func (s *source) talkRecord(t *talk) identity.Talk {
	r := identity.Talk{Source: s.id, Record: t.Key, Title: t.Title, Subtitle: t.Subtitle, Start: t.Date}
	if t.event != nil {
		r.Event, r.Series, r.Year = t.event.id, t.event.series, t.event.Year
	}
	for _, p := range t.speakers {
		if p != nil {
			r.Speakers = append(r.Speakers, p.id)
		}
	}
	return r
}

// renames holds, for sources that stay, the nodes whose id changes because of
// what is loaded.
type renames map[graph.ID]map[graph.ID]renamed

// renamed is a node's new id, and the id it would have alone if that differs.
// Where several records of the source were one node and part now, at has the
// outcome of each by its locator, and to is for what stands at none of these.
type renamed struct {
	to, own graph.ID
	at      map[string]renamed
}

// outcome is what becomes of the node in a fact at the locator.
func (n renamed) outcome(locator string) renamed {
	if one, ok := n.at[locator]; ok {
		return one
	}
	return n
}

// take notes what becomes of the base's records, by number: the ids that each
// stands under and its locator, its new id and its own. Which nodes are renamed
// has to be known of all before it is asked where records of one node part.
func (r renames) take(ids [][]graph.ID, locators []string, to, own []graph.ID, source func(i int) graph.ID) {
	for i := range ids {
		for _, id := range ids[i] {
			r.note(source(i), id, to[i], own[i])
		}
	}
	for i := range ids {
		for _, id := range ids[i] {
			r.part(source(i), id, locators[i], to[i], own[i])
		}
	}
}

func (r renames) note(source, from, to, own graph.ID) {
	if from == to {
		return
	}
	if r[source] == nil {
		r[source] = map[graph.ID]renamed{}
	}
	r[source][from] = renamed{to: to, own: own}
}

// part remembers the outcome of one record of a node that is renamed. What
// cannot be told apart stays with the node that keeps its name.
func (r renames) part(source, from graph.ID, locator string, to, own graph.ID) {
	n, ok := r[source][from]
	if !ok {
		return
	}
	if n.at == nil {
		n.at = map[string]renamed{}
	}
	if first, again := n.at[locator]; !again || first.to == from {
		n.at[locator] = renamed{to: to, own: own}
	}
	if to == from {
		n.to, n.own = to, own
	}
	r[source][from] = n
}

// of returns what a source's node is called now.
func (r renames) of(source, id graph.ID) graph.ID {
	if n, ok := r[source][id]; ok {
		return n.to
	}
	return id
}

// apply rewrites a fact of a source that stays.
func (r renames) apply(f graph.Fact) graph.Fact {
	in := r[f.Evidence.Source]
	if n, ok := in[f.Subject]; ok {
		f.Subject = n.outcome(f.Evidence.Locator).to
	}
	if f.Predicate.IsEdge() {
		if n, ok := in[graph.ID(f.Object)]; ok {
			f.Object = string(n.outcome(f.Evidence.Locator).to)
		}
	}
	return f
}

// restate is apply, with the redirect from the id the record would have alone
// kept or made. A record's key is stated once, so the redirect comes with it.
func (r renames) restate(f graph.Fact) []graph.Fact {
	n, ok := r[f.Evidence.Source][f.Subject]
	if !ok {
		return []graph.Fact{r.apply(f)}
	}
	n = n.outcome(f.Evidence.Locator)
	switch f.Predicate {
	case graph.Replaces:
		return nil
	case graph.Name, graph.Title:
		if n.own != "" {
			redirect := f
			redirect.Subject, redirect.Predicate, redirect.Object = n.to, graph.Replaces, string(n.own)
			redirect.Evidence.Words = ""
			return []graph.Fact{r.apply(f), redirect}
		}
	}
	return []graph.Fact{r.apply(f)}
}
