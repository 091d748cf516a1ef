package load

import (
	"cmp"
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
	personIDs [][]graph.ID // what the graph calls each of people
	personAt  []string     // the locator of each
	talks     []identity.Talk
	talkIDs   [][]graph.ID
	talkAt    []string
	person    map[recordKey]int // index in people
	talk      map[recordKey]int // index in talks
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
	redirects []graph.Fact
	bySpeaker map[place]int // talks, by person and source
}

func readBase(g *graph.Graph, replaced map[graph.ID]bool) *baseRecords {
	out := &baseRecords{used: map[graph.ID]bool{}, person: map[recordKey]int{}, talk: map[recordKey]int{}}
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
	r.leftovers(g)
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
	case graph.Note:
		if f.Evidence.Source == decisionsSource && isDecision(f) {
			r.out.decided = append(r.out.decided, asDecision(f))
		}
	case graph.Replaces:
		if f.Evidence.Source == decisionsSource {
			r.out.decided = append(r.out.decided, asDecision(f))
		} else {
			r.redirects = append(r.redirects, f)
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
			out.addTalk(r.talk(f), f.Evidence.Locator, f.Subject)
			continue
		}
		for _, p := range r.keyed(f, keysOf) {
			out.addPerson(p, f.Evidence.Locator, f.Subject)
		}
		delete(r.names, place{f.Subject, f.Evidence.Source, f.Evidence.Locator})
	}
	for at, names := range r.names {
		for _, name := range names {
			out.addPerson(identity.Person{Source: at.source, Name: name, Alias: r.aliases[at], Series: r.sourceIn[at.source]}, at.locator, at.node)
		}
	}
}

// recordKey tells the records of a graph apart. A load that was killed while
// it renamed a node leaves a record under two ids.
type recordKey struct {
	source graph.ID
	at     string // where: the talk's own id, the locator of the person's name
	name   string
}

// byLocator stands in place of a name to find the record at a locator.
const byLocator = "\x00"

// leftovers finds nodes that were renamed and of which something is left: a
// load was killed before it had removed all of it.
func (r *baseReader) leftovers(g *graph.Graph) {
	for _, f := range r.redirects {
		old := graph.ID(f.Object)
		if _, there := g.Lookup(old); !there {
			continue
		}
		k := recordKey{f.Evidence.Source, f.Evidence.Locator, byLocator}
		if i, ok := r.out.person[k]; ok && old.Kind() == graph.Person {
			r.out.personIDs[i] = append(r.out.personIDs[i], old)
		}
		if i, ok := r.out.talk[k]; ok && old.Kind() == graph.Talk {
			r.out.talkIDs[i] = append(r.out.talkIDs[i], old)
		}
	}
}

func (b *baseRecords) addPerson(p identity.Person, locator string, id graph.ID) {
	k := recordKey{p.Source, locator, p.Name}
	if i, again := b.person[k]; again {
		b.personIDs[i] = append(b.personIDs[i], id)
		b.people[i].Talks = max(b.people[i].Talks, p.Talks)
		return
	}
	b.person[k] = len(b.people)
	b.person[recordKey{p.Source, locator, byLocator}] = len(b.people)
	b.people = append(b.people, p)
	b.personIDs = append(b.personIDs, []graph.ID{id})
	b.personAt = append(b.personAt, locator)
}

func (b *baseRecords) addTalk(t identity.Talk, locator string, id graph.ID) {
	k := recordKey{t.Source, t.Record, ""}
	if i, again := b.talk[k]; again {
		b.talkIDs[i] = append(b.talkIDs[i], id)
		first := &b.talks[i]
		first.Speakers = append(first.Speakers, t.Speakers...)
		first.Title = cmp.Or(first.Title, t.Title)
		first.Start, first.Subtitle = cmp.Or(first.Start, t.Start), cmp.Or(first.Subtitle, t.Subtitle)
		if first.Event == "" {
			first.Event, first.Series, first.Year = t.Event, t.Series, t.Year
		}
		return
	}
	b.talk[k] = len(b.talks)
	b.talk[recordKey{t.Source, locator, byLocator}] = len(b.talks)
	b.talks = append(b.talks, t)
	b.talkIDs = append(b.talkIDs, []graph.ID{id})
	b.talkAt = append(b.talkAt, locator)
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
