package load

import (
	"cmp"
	"slices"
	"strings"

	"throughline/graph"
	"throughline/graph/load/record"
	"throughline/graph/load/vocabulary"
)

// Batches works out what batches mean for Options.Base.
func Batches(list []*record.Batch, o Options) *Plan { return plan(list, o) }

// plan works out what batches mean for what is already there.
func plan(batches []*record.Batch, o Options) *Plan {
	list := sources(batches, o.Hints)
	annotate(list, o.Vocabulary)
	replaced := map[graph.ID]bool{}
	if o.Vocabulary != nil { // its facts are those of all terms in use, so each load states them anew
		replaced[vocabularySource] = true
	}
	for _, s := range list {
		replaced[s.id] = true
	}
	base := readBase(o.Base, replaced)
	changed := resolve(list, base, decidedIn(list, base, o))
	p := &Plan{}
	for _, s := range list {
		p.Facts = append(p.Facts, factsOf(s, o.Vocabulary)...)
	}
	old := p.continueBase(base, replaced, changed)
	p.Facts = append(p.Facts, vocabularyFacts(o.Vocabulary, p.used(base))...)
	p.tidy()
	for id := range replaced {
		p.Drops = append(p.Drops, id)
	}
	for id := range changed {
		p.Drops = append(p.Drops, id)
	}
	slices.Sort(p.Drops)
	p.difference(old)
	p.summarize(list, o.Base)
	return p
}

// continueBase adds the facts of sources that stay but whose nodes changed
// their ids. It returns what the base has of these sources and of those that
// are replaced.
func (p *Plan) continueBase(base *baseRecords, replaced map[graph.ID]bool, changed renames) []graph.Fact {
	if base.graph == nil {
		return nil
	}
	touched := labelsOf(base.graph, func(source graph.ID) bool { return replaced[source] || changed[source] != nil })
	var old []graph.Fact
	for f := range factsFrom(base.graph, touched) {
		if !replaced[f.Evidence.Source] {
			p.Facts = append(p.Facts, changed.restate(f)...)
		}
		old = append(old, f)
	}
	return old
}

// used yields the ids that the facts of the vocabulary are wanted for, some
// of them again.
func (p *Plan) used(base *baseRecords) func(yield func(graph.ID) bool) {
	return func(yield func(graph.ID) bool) {
		for n, used := range base.used {
			if used && !yield(base.graph.ID(uint32(n))) {
				return
			}
		}
		for _, f := range p.Facts {
			if f.Predicate.IsEdge() && !yield(graph.ID(f.Object)) {
				return
			}
		}
	}
}

// tidy sorts the facts and removes repeated ones and those that cannot be
// stored.
func (p *Plan) tidy() {
	slices.SortFunc(p.Facts, compareFacts)
	p.Facts = slices.Compact(p.Facts)
	p.Facts = slices.DeleteFunc(p.Facts, func(f graph.Fact) bool { return f.Check() != nil })
}

// compareFacts orders facts by subject first. Most differ early, so each part
// is looked at only when those before it are equal.
func compareFacts(a, b graph.Fact) int {
	if c := strings.Compare(string(a.Subject), string(b.Subject)); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Predicate, b.Predicate); c != 0 {
		return c
	}
	if c := strings.Compare(a.Object, b.Object); c != 0 {
		return c
	}
	return compareEvidence(&a.Evidence, &b.Evidence)
}

func compareEvidence(a, b *graph.Evidence) int {
	return cmp.Or(
		cmp.Compare(a.Source, b.Source), cmp.Compare(a.Locator, b.Locator), cmp.Compare(a.Status, b.Status),
		cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Words, b.Words),
	)
}

// difference fills Remove and Add from what the base has, which is in the
// order of compareFacts afterwards.
func (p *Plan) difference(old []graph.Fact) {
	slices.SortFunc(old, compareFacts)
	for _, f := range p.Facts {
		i := 0
		for i < len(old) && compareFacts(old[i], f) < 0 {
			i++
		}
		p.Remove, old = append(p.Remove, old[:i]...), old[i:]
		if len(old) > 0 && old[0] == f {
			old = old[1:]
		} else {
			p.Add = append(p.Add, f)
		}
	}
	p.Remove = append(p.Remove, old...)
}

// annotate finds the vocabulary's terms in the text of each talk.
func annotate(list []*source, v *vocabulary.Vocabulary) {
	m := vocabulary.NewMatcher(v)
	for _, s := range list {
		if s.info.Reviewed {
			continue
		}
		for _, t := range s.talks {
			for _, found := range m.Match(vocabulary.Text{Title: t.Title, Subtitle: t.Subtitle, Abstract: t.Abstract, Track: t.Track, Tags: t.Tags}) {
				if p := aboutOrUses(found.Entry.ID); p != graph.NoPredicate {
					t.matches = append(t.matches, record.Mention{Predicate: p, Name: string(found.Entry.ID), Words: found.Words})
				}
			}
		}
	}
}

func aboutOrUses(id graph.ID) graph.Predicate {
	switch id.Kind() {
	case graph.Theme:
		return graph.About
	case graph.Technology:
		return graph.Uses
	}
	return graph.NoPredicate
}
