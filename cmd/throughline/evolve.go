package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"throughline/graph"
	"throughline/graph/text"
	"throughline/graph/trend"
	"throughline/server"
	"throughline/server/api"
)

type evolveFlags struct {
	series, company string
	from, to        int
	exact           bool
}

func (a *app) evolveCommand() *cobra.Command {
	var f evolveFlags
	c := &cobra.Command{
		Use:     "evolve NODE…",
		Short:   "Show how themes, technologies, people or companies fared year by year",
		Example: "  throughline evolve theme/service-mesh technology/kubernetes --from 2017",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return a.evolve(c.Context(), args, f) },
	}
	c.Flags().StringVar(&f.series, "series", "", "only talks of this series, as series/SLUG or SLUG")
	c.Flags().StringVar(&f.company, "company", "", "only talks from or about this company")
	c.Flags().IntVar(&f.from, "from", 0, "first year")
	c.Flags().IntVar(&f.to, "to", 0, "last year")
	c.Flags().BoolVar(&f.exact, "exact", false, "leave narrower themes and technologies out")
	return c
}

func (a *app) evolve(ctx context.Context, ids []string, f evolveFlags) error {
	if f.to != 0 && f.to < f.from {
		return usageError("--from %d --to %d: the first year is after the last", f.from, f.to)
	}
	d, err := a.dataset(ctx)
	if err != nil {
		return err
	}
	filter, err := f.filter(d)
	if err != nil {
		return err
	}
	scope := trend.NewScope(d.Graph, filter)
	list := make([]api.Evolution, len(ids))
	for i, id := range ids {
		n, err := findNode(d, graph.ID(id))
		if err != nil {
			return err
		}
		list[i] = api.EvolutionOf(d.Graph, scope, n, d.Version)
	}
	if a.json && len(list) == 1 {
		return a.printJSON(list[0])
	}
	if a.json {
		return a.printJSON(list)
	}
	w := &lineWriter{w: a.out}
	for _, e := range list {
		tellEvolution(w, e)
	}
	return w.err
}

func (f evolveFlags) filter(d *server.Dataset) (t trend.Filter, err error) {
	t = trend.Filter{From: f.from, To: f.to, Exact: f.exact}
	for _, field := range []struct {
		text string
		kind graph.Kind
		to   *uint32
	}{{f.series, graph.Series, &t.Series}, {f.company, graph.Company, &t.Company}} {
		if field.text == "" {
			continue
		}
		id := graph.ID(field.text)
		if !strings.Contains(field.text, "/") {
			id = graph.MakeID(field.kind, field.text)
		}
		if *field.to, err = findNode(d, id); err != nil {
			return t, err
		}
	}
	return t, nil
}

func tellEvolution(w *lineWriter, e api.Evolution) {
	w.line("%s: %s", e.Name, e.Sentence)
	if e.Stage != "" {
		w.line("%s %s: %s", e.Certain, e.Stage, e.Reason)
	}
	for _, d := range e.Drivers {
		w.line("%s", d.Sentence)
	}
	for _, y := range e.Years {
		share := y.State
		if y.Total >= trend.MinTalks {
			share = fmt.Sprintf("%4.1f %% (%.1f–%.1f)  %s", 100*y.Share, 100*y.Low, 100*y.High, y.State)
		}
		w.line("  %d  %4s of %5s  %s", y.Year, text.Number(y.Count), text.Number(y.Total), share)
	}
	w.line("")
}
