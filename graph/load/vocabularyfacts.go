package load

import (
	"throughline/graph"
	"throughline/graph/load/vocabulary"
)

// vocabularySource is the source of what the vocabulary says about the terms
// that are in use.
const vocabularySource graph.ID = "source/vocabulary"

// vocabularyFacts returns what the vocabulary says of the nodes used, with all
// that is broader than they are.
func vocabularyFacts(v *vocabulary.Vocabulary, used func(yield func(graph.ID) bool)) []graph.Fact {
	if v == nil {
		return nil
	}
	var facts []graph.Fact
	seen := map[graph.ID]bool{}
	var add func(id graph.ID)
	add = func(id graph.ID) {
		e := v.Entry(id)
		if e == nil || seen[id] {
			return
		}
		seen[id] = true
		facts = append(facts, entryFacts(e)...)
		for _, b := range e.Broader {
			add(b)
		}
	}
	for id := range used {
		add(id)
	}
	if len(facts) > 0 {
		facts = append(facts, graph.Fact{
			Subject: vocabularySource, Predicate: graph.Title, Object: "Vocabulary",
			Evidence: graph.Evidence{Source: vocabularySource, Status: graph.Curated},
		})
	}
	return facts
}

func entryFacts(e *vocabulary.Entry) []graph.Fact {
	evidence := graph.Evidence{Source: vocabularySource, Locator: e.Locator(), Status: graph.Curated}
	fact := func(p graph.Predicate, object string) graph.Fact {
		return graph.Fact{Subject: e.ID, Predicate: p, Object: object, Evidence: evidence}
	}
	facts := []graph.Fact{fact(graph.Name, e.Name)}
	for _, a := range e.Aliases {
		facts = append(facts, fact(graph.Alias, a))
	}
	if e.Definition != "" {
		facts = append(facts, fact(graph.Definition, e.Definition))
	}
	for _, b := range e.Broader {
		facts = append(facts, fact(graph.Broader, string(b)))
	}
	return facts
}
