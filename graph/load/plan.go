package load

import (
	"cmp"
	"slices"

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
	old := append(base.replaced, p.continueBase(o.Base, changed)...)
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
// their ids. It returns what the base has of these sources.
func (p *Plan) continueBase(base *graph.Graph, changed renames) []graph.Fact {
	if base == nil || len(changed) == 0 {
		return nil
	}
	var old []graph.Fact
	for f := range base.Facts {
		if _, renamed := changed[f.Evidence.Source]; renamed {
			p.Facts = append(p.Facts, changed.restate(f)...)
			old = append(old, f)
		}
	}
	return old
}

// used returns the ids that the facts of the vocabulary are wanted for.
func (p *Plan) used(base *baseRecords) map[graph.ID]bool {
	used := base.used
	for _, f := range p.Facts {
		if f.Predicate.IsEdge() {
			used[graph.ID(f.Object)] = true
		}
	}
	return used
}

// tidy sorts the facts and removes repeated ones and those that cannot be
// stored.
func (p *Plan) tidy() {
	p.Facts = slices.DeleteFunc(p.Facts, func(f graph.Fact) bool { return f.Check() != nil })
	slices.SortFunc(p.Facts, compareFacts)
	p.Facts = slices.Compact(p.Facts)
}

func compareFacts(a, b graph.Fact) int {
	return cmp.Or(
		cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Predicate, b.Predicate), cmp.Compare(a.Object, b.Object),
		cmp.Compare(a.Evidence.Source, b.Evidence.Source), cmp.Compare(a.Evidence.Locator, b.Evidence.Locator),
		cmp.Compare(a.Evidence.Status, b.Evidence.Status), cmp.Compare(a.Evidence.Rule, b.Evidence.Rule),
		cmp.Compare(a.Evidence.Words, b.Evidence.Words),
	)
}

// difference fills Remove and Add.
func (p *Plan) difference(old []graph.Fact) {
	before := make(map[graph.Fact]bool, len(old))
	for _, f := range old {
		before[f] = true
	}
	for _, f := range p.Facts {
		if before[f] {
			delete(before, f)
		} else {
			p.Add = append(p.Add, f)
		}
	}
	for f := range before {
		p.Remove = append(p.Remove, f)
	}
	slices.SortFunc(p.Remove, compareFacts)
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
