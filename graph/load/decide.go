package load

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// Decisions are kept as facts of a source of their own: the one node replaces
// the other. So every later load finds them in the graph.
const decisionsSource graph.ID = "source/" + record.DecisionsSlug

// The rules in the evidence of a decision; that of a split ends with the
// source it holds for. That two nodes stay apart is a note of the source of
// decisions: the two ids.
const (
	ruleMerge = "merge"
	ruleSplit = "split:"
	ruleApart = "apart"
)

// decidedIn returns the decisions of the sources that are loaded, or else those the base
// holds, and then those of the options.
func decidedIn(list []*source, base *baseRecords, o Options) identity.Decisions {
	decided := base.decided
	for _, s := range list {
		decided = append(decided, s.decided...)
	}
	slices.SortStableFunc(decided, func(a, b record.Decision) int { return cmp.Compare(line(a.Locator), line(b.Locator)) })
	return append(identity.Decisions(decided), o.Decisions...)
}

func line(locator string) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(locator, "L"))
	return n
}

func (w *writer) decision(d record.Decision) {
	e := graph.Evidence{Source: w.s.id, Locator: d.Locator, Rule: ruleMerge, Words: d.Reason, Status: graph.Curated}
	if d.Apart {
		e.Rule = ruleApart
		w.literal(w.s.id, graph.Note, string(d.Merge)+" "+string(d.Into), e)
		return
	}
	if d.Source != "" {
		e.Rule = ruleSplit + d.Source.Slug()
	}
	w.literal(d.Into, graph.Replaces, string(d.Merge), e)
}

// DecisionsIn returns what was decided about the identities of a graph's
// nodes, in the order it was decided.
func DecisionsIn(g *graph.Graph) []record.Decision {
	var out []record.Decision
	if _, ok := g.Lookup(decisionsSource); !ok {
		return nil
	}
	for f := range factsFrom(g, labelsOf(g, func(source graph.ID) bool { return source == decisionsSource })) {
		if isDecision(f) {
			out = append(out, asDecision(f))
		}
	}
	slices.SortStableFunc(out, func(a, b record.Decision) int { return cmp.Compare(line(a.Locator), line(b.Locator)) })
	return out
}

func isDecision(f graph.Fact) bool {
	return f.Predicate == graph.Replaces || f.Predicate == graph.Note && f.Evidence.Rule == ruleApart
}

// asDecision reads a decision back.
func asDecision(f graph.Fact) record.Decision {
	if f.Evidence.Rule == ruleApart {
		a, b, _ := strings.Cut(f.Object, " ")
		return record.Decision{Merge: graph.ID(a), Into: graph.ID(b), Apart: true, Reason: f.Evidence.Words, Locator: f.Evidence.Locator}
	}
	d := record.Decision{Merge: graph.ID(f.Object), Into: f.Subject, Reason: f.Evidence.Words, Locator: f.Evidence.Locator}
	if slug, ok := strings.CutPrefix(f.Evidence.Rule, ruleSplit); ok {
		d.Source = graph.MakeID(graph.Source, slug)
	}
	return d
}
