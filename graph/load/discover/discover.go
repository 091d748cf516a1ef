// Package discover finds the phrases that recur in the titles and abstracts of
// talks, across events and years, and that mean something: subjects that no
// vocabulary has yet. docs/recurring-themes.md describes the method and its
// sources.
package discover

import (
	"cmp"
	"slices"

	"throughline/graph"
	"throughline/graph/trend"
)

// Options say what to look for. The zero value means the defaults named with
// each field.
type Options struct {
	Limit   int                    // candidates; 100 by default
	Least   int                    // talks that a phrase has; 4 by default
	OnlyNew bool                   // leave out what a theme or technology of the graph is called
	Skip    func(name string) bool // leaves out what was rejected; nil leaves out nothing
	Stop    func() bool            // asked now and then; nil never stops
}

// Candidate is a phrase that may be a theme.
type Candidate struct {
	Phrase   string   // as it is written most often
	Variants []string // its other spellings, the most frequent first
	Talks    []uint32 // that have it, in the order of their years
	Events   int      // at which these were given
	Points   []trend.Point
	Bursts   []trend.Burst
	Verdict  trend.Verdict
	Known    graph.ID // the theme or technology that is called so; empty for none
	Measures Measures
	Score    float64
}

// The least events and years in which a phrase recurs.
const (
	leastEvents = 2
	leastYears  = 2
)

// Find returns the candidates, the likeliest themes first. 17,000 talks with
// their abstracts take 3 s and 150 MB.
func Find(g *graph.Graph, o Options) []Candidate {
	o = o.withDefaults()
	c := read(g, o.Stop)
	grams := count(c, max(2, o.Least/2), o.Stop) // a spelling may be rarer than the phrase
	m := newMeasurer(c, grams)
	all := c.group(m.likely(g))
	all = slices.DeleteFunc(all, func(p *phrase) bool { return len(p.docs) < o.Least || !m.recurs(p.docs) })
	for _, p := range all {
		p.m = m.measure(p.grams[0])
		p.score = p.m.score(len(p.docs), m.events.count(p.docs))
	}
	slices.SortFunc(all, func(a, b *phrase) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.key, b.key)) })
	c.absorb(all)
	return m.choose(g, all, o)
}

func (o Options) withDefaults() Options {
	if o.Limit <= 0 {
		o.Limit = 100
	}
	if o.Least <= 0 {
		o.Least = 4
	}
	if o.Skip == nil {
		o.Skip = func(string) bool { return false }
	}
	if o.Stop == nil {
		o.Stop = func() bool { return false }
	}
	return o
}

// likely returns the grams that hang together, that most of their talks say in
// sentences of their own, and that are not what other nodes are called.
func (m *measurer) likely(g *graph.Graph) []*gram {
	names := otherNames(g)
	var out []*gram
	for i := range m.grams[1:] {
		one := &m.grams[i+1]
		if m.fits(one) && 2*one.own >= len(one.docs) && !names[m.c.key(one)] {
			out = append(out, one)
		}
	}
	return out
}

// fits reports whether the words of a gram make a phrase.
func (m *measurer) fits(g *gram) bool {
	words := m.c.words(g)
	first, last := m.c.role[words[0]], m.c.role[words[len(words)-1]]
	if first >= inner || last >= inner {
		return false
	}
	if !slices.ContainsFunc(words, func(w uint32) bool { return m.c.role[w] == content }) {
		return false
	}
	if g.words == 1 {
		return true
	}
	npmi, llr := m.collocation(g)
	return npmi >= leastNPMI && llr >= leastLLR
}

// recurs reports whether talks are of several events and years.
func (m *measurer) recurs(docs []uint32) bool {
	return m.events.count(docs) >= leastEvents && m.years.count(docs) >= leastYears
}

// choose makes candidates of the best phrases.
func (m *measurer) choose(g *graph.Graph, all []*phrase, o Options) []Candidate {
	known := KnownNames(g)
	years := trend.Years(g)
	var chosen []*phrase
	var out []Candidate
	for _, p := range all {
		if len(out) == o.Limit || p.score == 0 || o.Stop() {
			break
		}
		id := known[p.key]
		if p.gone || o.OnlyNew && id != "" || o.Skip(p.key) {
			continue
		}
		at := points(years, m.c, p.docs)
		out = append(out, Candidate{
			Talks: m.c.talksOf(p.docs), Events: m.events.count(p.docs), Points: at, Bursts: trend.Bursts(at), Verdict: trend.Judge(at),
			Known: id, Measures: p.m, Score: p.score,
		})
		chosen = append(chosen, p)
	}
	m.c.name(out, chosen)
	return out
}

// talksOf returns the talks of documents, the earliest year first.
func (c *corpus) talksOf(docs []uint32) []uint32 {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b uint32) int { return cmp.Compare(c.docs[a].year, c.docs[b].year) })
	for i, d := range docs {
		docs[i] = c.docs[d].talk
	}
	return docs
}
