package record

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

// keeper finds candidates and carries out decisions about them for a server.
// Decisions wait for loads and for each other.
type keeper struct {
	loader *loader

	mu   sync.Mutex
	of   *graph.Graph    // of whose talks the list was worked out
	list []api.Candidate // rejected ones included
}

var _ server.ThemeKeeper = (*keeper)(nil)

// Candidates works the list out once for each graph, and not again after a
// decision, which leaves the talks as they were: 1.4 s for 17,000 talks. Who asks
// meanwhile waits for the one that works.
func (k *keeper) Candidates(ctx context.Context, d *server.Dataset) (api.Candidates, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.of != d.Graph {
		list := found(ctx, d.Graph, discover.Options{Limit: server.MostCandidates})
		if err := ctx.Err(); err != nil {
			return api.Candidates{}, err
		}
		k.of, k.list = d.Graph, list
	}
	out := kept(d)
	known, skip := discover.KnownNames(d.Graph), themes.Of(d.Graph).Skip()
	for _, c := range k.list {
		if key := discover.Key(c.Phrase); !skip(key) {
			c.Known = known[key]
			out.Candidates = append(out.Candidates, c)
		}
	}
	return out, nil
}

// Decide carries out a decision.
func (k *keeper) Decide(ctx context.Context, d api.ThemeDecision) (api.ThemeDecided, *server.Dataset, error) {
	done, err := k.loader.begin(ctx)
	if err != nil {
		return api.ThemeDecided{}, nil, err
	}
	defer done()
	before := k.loader.record.Data
	decided, err := k.loader.record.Decide(ctx, d)
	after := k.loader.record.Data
	if after != before {
		k.follow(before, after)
	}
	var refusal themes.Refusal
	if errors.As(err, &refusal) {
		err = &server.InputError{Err: err}
	}
	if err != nil {
		return decided, nil, err
	}
	return decided, after, nil
}

// follow keeps the list, and tells saves that come second what changed.
func (k *keeper) follow(before, after *server.Dataset) {
	k.mu.Lock()
	if k.of == before.Graph {
		k.of = after.Graph
	}
	k.mu.Unlock()
	k.loader.past.Lock()
	k.loader.history.Push(before.Version, before.Graph)
	k.loader.past.Unlock()
}

// Decide carries out a decision about a phrase. The error is a themes.Refusal
// where the decision cannot be taken.
func (r *Record) Decide(ctx context.Context, d api.ThemeDecision) (api.ThemeDecided, error) {
	var c themes.Change
	var err error
	switch g := r.Data.Graph; d.Decision {
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
	return api.ThemeDecided{Decision: d.Decision, Phrase: c.Phrase, ID: c.ID, Talks: c.Talks[c.ID], Version: r.Data.Version}, err
}

func decisionPlan(c themes.Change) *load.Plan {
	return &load.Plan{Drops: []graph.ID{themes.Source}, Facts: c.Facts, Remove: c.Remove, Add: c.Add}
}

// Candidates looks for candidates, and lists what was decided.
func Candidates(ctx context.Context, d *server.Dataset, o discover.Options) api.Candidates {
	o.Skip = themes.Of(d.Graph).Skip()
	out := kept(d)
	out.Candidates = found(ctx, d.Graph, o)
	return out
}

func found(ctx context.Context, g *graph.Graph, o discover.Options) []api.Candidate {
	o.Stop = func() bool { return ctx.Err() != nil }
	out := []api.Candidate{}
	for _, c := range discover.Find(g, o) {
		out = append(out, candidate(g, c))
	}
	return out
}

// kept lists what was decided.
func kept(d *server.Dataset) api.Candidates {
	g := d.Graph
	out := api.Candidates{Candidates: []api.Candidate{}, Accepted: []api.Kept{}, Rejected: []string{}, Version: d.Version}
	decisions := themes.Of(g)
	for _, k := range decisions.Accepted {
		n, _ := g.Lookup(k.ID)
		out.Accepted = append(out.Accepted, api.Kept{ID: k.ID, Phrase: k.Phrase, Aliases: append([]string{}, k.Aliases...), Count: len(g.In(n, graph.About))})
	}
	for _, k := range decisions.Rejected {
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
