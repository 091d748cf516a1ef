package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/server"
	"throughline/server/api"
)

// storeTime is how long Cayley may take: it is the referee, and given longer
// than the index, which answers in milliseconds or is cut.
const storeTime = 60 * time.Second

func (a *app) queryCommand() *cobra.Command {
	var o queryOptions
	c := &cobra.Command{
		Use:     "query START EXPRESSION",
		Short:   "Walk a path expression from a node and count where it leads",
		Example: "  throughline query theme/service-mesh '^about[year=2017..2019] / from'",
		Args:    cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			return a.query(c.Context(), graph.ID(args[0]), args[1], o)
		},
	}
	c.Flags().StringVar(&o.engine, "engine", "index", "what answers: index, or store to ask Cayley itself")
	c.Flags().BoolVar(&o.explain, "explain", false, "tell what each step does, what it leaves, and how it is evaluated")
	c.Flags().StringVar(&o.whyNot, "why-not", "", "name a node that is missing: what dropped it, and the smallest change that keeps it")
	return c
}

type queryOptions struct {
	engine, whyNot string
	explain        bool
}

func (a *app) query(ctx context.Context, start graph.ID, text string, o queryOptions) error {
	if o.engine != "index" && o.engine != "store" {
		return usageError("--engine %s: index or store", o.engine)
	}
	d, err := a.dataset(ctx)
	if err != nil {
		return err
	}
	n, err := findNode(d, start)
	if err != nil {
		return err
	}
	e, err := path.ParseFor(d.Graph, text)
	if err != nil {
		return expressionError(text, err)
	}
	p, err := path.Prepare(d.Graph, e)
	if err != nil {
		return expressionError(text, err)
	}
	ev := path.NewEvaluator(d.Graph)
	answer := ev.Run(p, n, within(ctx))
	q := api.QueryOf(d.Graph, e, answer, d.Version)
	if o.engine == "store" {
		if q, err = a.queryStore(ctx, d, q, d.Graph.ID(n), e); err != nil {
			return err
		}
	}
	if o.explain {
		q.Plan = p.Explain()
	}
	if o.whyNot != "" {
		missing, err := findNode(d, graph.ID(o.whyNot))
		if err != nil {
			return err
		}
		q.WhyNot = api.WhyNotOf(d.Graph, e, missing, ev.WhyNot(p, n, missing, within(ctx)))
	}
	return a.printQuery(q, o.explain)
}

// within ends an evaluation as a server does.
func within(ctx context.Context) path.Limits {
	return server.Within(ctx, server.DefaultLimits().QueryTime)
}

// queryStore replaces the results by what Cayley finds. The steps are the
// index's: Cayley is asked for the end.
func (a *app) queryStore(ctx context.Context, d *server.Dataset, q api.Query, start graph.ID, e path.Expr) (api.Query, error) {
	s, err := a.openExisting(ctx)
	if err != nil {
		return q, err
	}
	defer s.Close()
	ctx, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	reached, err := s.Evaluate(ctx, start, e)
	if err != nil {
		return q, err
	}
	q.Engine, q.Total, q.Cut, q.Why = "store", len(reached), false, ""
	q.Results = q.Results[:0]
	for _, r := range reached {
		q.Results = append(q.Results, api.Row(d.Graph, r.ID, r.Count, r.Walk))
	}
	slices.SortFunc(q.Results, func(x, y api.QueryRow) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.ID, y.ID))
	})
	return q, nil
}

func (a *app) printQuery(q api.Query, explain bool) error {
	var err error
	if a.json {
		err = a.printJSON(q)
	} else {
		err = a.tellQuery(q, explain)
	}
	if err == nil && q.Cut {
		err = exitError{exitPartial, errors.New("the answer was cut: " + q.Why)}
	}
	return err
}

func (a *app) tellQuery(q api.Query, explain bool) error {
	w := &lineWriter{w: a.out}
	if len(q.Results) == 0 && !explain {
		a.say("nothing is reached; --explain tells what each step leaves")
	}
	if explain {
		w.line("%s", q.Sentence)
		for i, s := range q.Steps {
			w.line("  %-30s %6d nodes by %d walks: %s", s.Step, s.Count, s.Walks, s.Caption)
			if i < len(q.Plan) {
				w.line("  %-30s %s", "", q.Plan[i])
			}
		}
		w.line("")
	}
	for _, r := range q.Results {
		count := fmt.Sprint(r.Count)
		if !r.Exact {
			count = "more than " + count
		}
		w.line("%s\t%s\t%s", count, r.ID, r.Name)
	}
	if why := q.WhyNot; why != nil {
		w.line("")
		w.line("%s", why.Reason)
		if why.Change != "" {
			w.line("This would keep it, with %d results: %s", why.Total, why.Change)
		}
	}
	return w.err
}

// expressionError shows the expression with a mark under the wrong column.
func expressionError(text string, err error) error {
	var bad *path.Error
	if !errors.As(err, &bad) || bad.Column < 1 {
		return exitError{exitUsage, err}
	}
	return exitError{exitUsage, fmt.Errorf("%w\n  %s\n  %*s", err, text, bad.Column, "^")}
}

// findNode returns the node with the id, or an error with the nearest names.
func findNode(d *server.Dataset, id graph.ID) (uint32, error) {
	if n, _, ok := d.Graph.Resolve(id); ok {
		return n, nil
	}
	near := d.Nearest(id, 3)
	if len(near) == 0 {
		return 0, fmt.Errorf("there is no %s; 'throughline search WORDS' finds ids", id)
	}
	return 0, fmt.Errorf("there is no %s; did you mean %s?", id, anyOf(near))
}
