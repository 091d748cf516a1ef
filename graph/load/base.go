package load

import (
	"strings"

	"throughline/graph"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// baseRecords are the records of sources that were loaded earlier and stay,
// read back from the facts: identity needs them to come to the same result as
// if everything were loaded at once.
type baseRecords struct {
	people    []identity.Person
	personIDs []graph.ID // what the graph calls them, beside people
	talks     []identity.Talk
	talkIDs   []graph.ID
	decided   []record.Decision
	replaced  []graph.Fact      // facts of the sources that are loaded anew
	used      map[graph.ID]bool // objects of the edges of the sources that stay
}

// place is where a record stands: its facts have this evidence.
type place struct {
	node    graph.ID
	source  graph.ID
	locator string
}

// baseReader gathers what facts say of each record.
type baseReader struct {
	out       *baseRecords
	names     map[place][]string
	aliases   map[place][]string
	titles    map[place]string
	dates     map[place]string
	events    map[place]graph.ID
	speakers  map[place][]graph.ID
	series    map[graph.ID]graph.ID // by event
	years     map[graph.ID]int      // by event
	sourceIn  map[graph.ID]string   // least series of a source
	keys      []graph.Fact
	bySpeaker map[place]int // talks, by person and source
}

func readBase(g *graph.Graph, replaced map[graph.ID]bool) *baseRecords {
	out := &baseRecords{used: map[graph.ID]bool{}}
	if g == nil {
		return out
	}
	r := baseReader{
		out:   out,
		names: map[place][]string{}, aliases: map[place][]string{}, titles: map[place]string{}, dates: map[place]string{},
		events: map[place]graph.ID{}, speakers: map[place][]graph.ID{}, series: map[graph.ID]graph.ID{},
		years: map[graph.ID]int{}, sourceIn: map[graph.ID]string{}, bySpeaker: map[place]int{},
	}
	for f := range g.Facts {
		if replaced[f.Evidence.Source] {
			out.replaced = append(out.replaced, f)
		} else {
			r.take(f)
		}
	}
	lo, hi := g.Range(graph.Event)
	for n := lo; n < hi; n++ {
		r.years[g.ID(n)] = g.Year(n)
	}
	r.records()
	return out
}

func (r *baseReader) take(f graph.Fact) {
	if f.Predicate.IsEdge() {
		r.out.used[graph.ID(f.Object)] = true
	}
	at := place{f.Subject, f.Evidence.Source, f.Evidence.Locator}
	switch f.Predicate {
	case graph.Name:
		if f.Subject.Kind() == graph.Person {
			r.names[at] = append(r.names[at], f.Object)
		}
	case graph.Alias:
		r.aliases[at] = append(r.aliases[at], f.Object)
	case graph.Title:
		r.titles[at] = f.Object
	case graph.Date:
		r.dates[at] = f.Object
	case graph.At:
		r.events[at] = graph.ID(f.Object)
	case graph.By:
		r.speakers[place{f.Subject, f.Evidence.Source, ""}] = append(r.speakers[place{f.Subject, f.Evidence.Source, ""}], graph.ID(f.Object))
		r.bySpeaker[place{graph.ID(f.Object), f.Evidence.Source, ""}]++
	case graph.Of:
		r.takeSeries(f)
	case graph.Key:
		r.keys = append(r.keys, f)
	case graph.Replaces:
		if f.Evidence.Source == decisionsSource {
			r.out.decided = append(r.out.decided, asDecision(f))
		}
	}
}

func (r *baseReader) takeSeries(f graph.Fact) {
	series := graph.ID(f.Object)
	r.series[f.Subject] = series
	if least, ok := r.sourceIn[f.Evidence.Source]; !ok || series.Slug() < least {
		r.sourceIn[f.Evidence.Source] = series.Slug()
	}
}

func (r *baseReader) records() {
	out := r.out
	keysOf := map[place]int{}
	for _, f := range r.keys {
		keysOf[place{f.Subject, f.Evidence.Source, ""}]++
	}
	for _, f := range r.keys {
		if f.Subject.Kind() == graph.Talk {
			out.talks = append(out.talks, r.talk(f))
			out.talkIDs = append(out.talkIDs, f.Subject)
			continue
		}
		out.addPeople(r.keyed(f, keysOf), f.Subject)
		delete(r.names, place{f.Subject, f.Evidence.Source, f.Evidence.Locator})
	}
	for at, names := range r.names {
		for _, name := range names {
			p := identity.Person{Source: at.source, Name: name, Alias: r.aliases[at], Series: r.sourceIn[at.source]}
			out.addPeople([]identity.Person{p}, at.node)
		}
	}
}

func (b *baseRecords) addPeople(list []identity.Person, id graph.ID) {
	for _, p := range list {
		b.people = append(b.people, p)
		b.personIDs = append(b.personIDs, id)
	}
}

func (r *baseReader) talk(key graph.Fact) identity.Talk {
	at := place{key.Subject, key.Evidence.Source, key.Evidence.Locator}
	_, record, _ := strings.Cut(key.Object, ":")
	t := identity.Talk{
		Source: at.source, Record: record, Title: r.titles[at], Start: r.dates[at], Event: r.events[at],
		Speakers: r.speakers[place{at.node, at.source, ""}],
	}
	t.Series, t.Year = r.series[t.Event], r.years[t.Event]
	for _, a := range r.aliases[at] {
		if sub, ok := strings.CutPrefix(a, t.Title+subtitleMark); ok {
			t.Subtitle = sub
		}
	}
	return t
}

// keyed returns the person records under one key: one for each spelling.
func (r *baseReader) keyed(key graph.Fact, keysOf map[place]int) []identity.Person {
	at := place{key.Subject, key.Evidence.Source, key.Evidence.Locator}
	scheme, value, _ := strings.Cut(key.Object, ":")
	talks := r.bySpeaker[place{at.node, at.source, ""}]
	if keysOf[place{at.node, at.source, ""}] > 1 {
		talks = 1 // several records of the source are this person, and which gave the talks is not kept
	}
	var out []identity.Person
	for _, name := range r.names[at] {
		out = append(out, identity.Person{
			Source: at.source, Scheme: scheme, Key: value, Stable: key.Evidence.Rule == stableKey,
			Name: name, Alias: r.aliases[at], Series: r.sourceIn[at.source], Talks: talks,
		})
	}
	return out
}
