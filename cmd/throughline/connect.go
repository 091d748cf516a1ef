package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/server/api"
)

func (a *app) connectCommand() *cobra.Command {
	var o path.ConnectOptions
	c := &cobra.Command{
		Use:     "connect A B [C [D]]",
		Short:   "Tell the most telling paths between nodes",
		Example: "  throughline connect technology/istio person/ben-hartshorne",
		Args:    cobra.RangeArgs(2, 4),
		RunE:    func(c *cobra.Command, args []string) error { return a.connect(c.Context(), args, o) },
	}
	c.Flags().IntVarP(&o.K, "paths", "k", 5, "how many paths")
	c.Flags().BoolVar(&o.Forward, "forward", false, "only paths that never go back in time")
	c.Flags().BoolVar(&o.Plain, "hubs", false, "do not avoid hubs: only the number of steps counts")
	return c
}

func (a *app) connect(ctx context.Context, ids []string, o path.ConnectOptions) error {
	if o.K < 1 || o.K > path.MaxPaths {
		return usageError("--paths: from 1 to %d", path.MaxPaths)
	}
	d, err := a.dataset(ctx)
	if err != nil {
		return err
	}
	nodes := make([]uint32, len(ids))
	for i, id := range ids {
		if nodes[i], err = findNode(d, graph.ID(id)); err != nil {
			return err
		}
	}
	o.Limits = within(ctx)
	found, err := path.NewEvaluator(d.Graph).Connect(nodes, o)
	if err != nil {
		return exitError{exitUsage, err}
	}
	answer := api.ConnectOf(d.Graph, nodes, found, d.Version)
	if a.json {
		err = a.printJSON(answer)
	} else {
		err = a.tellConnections(answer)
	}
	if err == nil && answer.Cut {
		err = exitError{exitPartial, errors.New("the search was cut; there may be more or better paths")}
	}
	return err
}

func (a *app) tellConnections(c api.Connect) error {
	w := &lineWriter{w: a.out}
	for _, story := range c.Paths {
		w.line("%s", story.Sentence)
		for _, e := range story.Edges {
			w.line("  %s %s %s", e.From, e.Predicate, e.To)
			for _, ev := range e.Evidence {
				w.line("    %s#%s (%s)", ev.Source, ev.Locator, ev.Status)
			}
		}
	}
	if c.Reason != "" {
		a.say(c.Reason)
	}
	return w.err
}
