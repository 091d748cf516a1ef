package main

import (
	"context"
	"errors"
	"sync"

	"throughline/graph"
	"throughline/graph/load"
	"throughline/graph/load/discover"
	"throughline/graph/load/themes"
	"throughline/server"
	"throughline/server/api"
)

// mostCandidates is how many candidates are worked out at once; whoever asks
// for fewer gets the first of them.
const mostCandidates = 300

// keeper finds candidates and carries out decisions about them for a server.
// Decisions wait for loads and for each other.
type keeper struct {
	loader *loader

	mu   sync.Mutex
	of   *graph.Graph // of which list was worked out
	list api.Candidates
}

var _ server.ThemeKeeper = (*keeper)(nil)

// Candidates works the list out once for each graph; who asks meanwhile waits
// for the one that works.
func (k *keeper) Candidates(ctx context.Context, d *server.Dataset) (api.Candidates, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.of == d.Graph {
		return k.list, nil
	}
	list := candidatesOf(ctx, d, discover.Options{Limit: mostCandidates})
	if err := ctx.Err(); err != nil {
		return list, err
	}
	k.of, k.list = d.Graph, list
	return list, nil
}

func (k *keeper) Decide(ctx context.Context, d api.ThemeDecision) (api.ThemeDecided, *server.Dataset, error) {
	k.loader.mu.Lock()
	defer k.loader.mu.Unlock()
	before := k.loader.record.data
	decided, err := k.loader.record.decide(ctx, d)
	if k.loader.record.data != before {
		k.loader.past.Lock()
		k.loader.history.Push(before.Version, before.Graph)
		k.loader.past.Unlock()
	}
	var refusal themes.Refusal
	if errors.As(err, &refusal) {
		err = &server.InputError{Err: err}
	}
	if err != nil {
		return decided, nil, err
	}
	return decided, k.loader.record.data, nil
}

// decide carries out a decision about a phrase. The error is a themes.Refusal
// where the decision cannot be taken.
func (r *record) decide(ctx context.Context, d api.ThemeDecision) (api.ThemeDecided, error) {
	var c themes.Change
	var err error
	switch g := r.data.Graph; d.Decision {
	case "accept":
		c, err = themes.Accept(g, d.Phrase, d.Aliases)
	case "reject":
		c, err = themes.Reject(g, d.Phrase)
	case "withdraw":
		c, err = themes.Withdraw(g, d.Phrase)
	default:
		err = themes.Refusal("a decision is accept, reject or withdraw")
	}
	if err == nil && !c.IsEmpty() {
		err = r.write(ctx, decisionPlan(c), nil)
	}
	return api.ThemeDecided{Decision: d.Decision, Phrase: c.Phrase, ID: c.ID, Talks: c.Talks[c.ID], Version: r.data.Version}, err
}

func decisionPlan(c themes.Change) *load.Plan {
	return &load.Plan{Drops: []graph.ID{themes.Source}, Facts: c.Facts, Remove: c.Remove, Add: c.Add}
}

// candidatesOf looks for candidates, and lists what was decided.
func candidatesOf(ctx context.Context, d *server.Dataset, o discover.Options) api.Candidates {
	g := d.Graph
	kept := themes.Of(g)
	o.Skip, o.Stop = kept.Skip(), func() bool { return ctx.Err() != nil }
	out := api.Candidates{Candidates: []api.Candidate{}, Accepted: []api.Kept{}, Rejected: []string{}, Version: d.Version}
	for _, c := range discover.Find(g, o) {
		out.Candidates = append(out.Candidates, candidate(g, c))
	}
	for _, k := range kept.Accepted {
		n, _ := g.Lookup(k.ID)
		out.Accepted = append(out.Accepted, api.Kept{ID: k.ID, Phrase: k.Phrase, Aliases: append([]string{}, k.Aliases...), Count: len(g.In(n, graph.About))})
	}
	for _, k := range kept.Rejected {
		out.Rejected = append(out.Rejected, k.Phrase)
	}
	return out
}

func candidate(g *graph.Graph, c discover.Candidate) api.Candidate {
	m := c.Measures
	out := api.Candidate{
		Phrase: c.Phrase, Variants: append([]string{}, c.Variants...), Events: c.Events, Known: c.Known, Score: c.Score,
		Measures: map[string]float64{
			"where": m.Where, "when": m.When, "repeat": m.Repeat, "title": m.Title, "name": m.Name, "bound": m.Bound, "strong": m.Strong,
		},
	}
	out.Spread(g, c.Points, c.Talks)
	out.Judge(c.Verdict, c.Bursts)
	return out
}
