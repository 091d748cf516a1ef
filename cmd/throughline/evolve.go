package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"throughline/graph"
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
		RunE:    func(_ *cobra.Command, args []string) error { return a.evolve(args, f) },
	}
	c.Flags().StringVar(&f.series, "series", "", "only talks of this series, as series/SLUG or SLUG")
	c.Flags().StringVar(&f.company, "company", "", "only talks from or about this company")
	c.Flags().IntVar(&f.from, "from", 0, "first year")
	c.Flags().IntVar(&f.to, "to", 0, "last year")
	c.Flags().BoolVar(&f.exact, "exact", false, "leave narrower themes and technologies out")
	return c
}

func (a *app) evolve(ids []string, f evolveFlags) error {
	d, err := a.dataset()
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
		w.line("  %d  %4d of %5d  %s", y.Year, y.Count, y.Total, share)
	}
	w.line("")
}

func (a *app) themesCommand() *cobra.Command {
	var emerging, technologies bool
	c := &cobra.Command{
		Use:   "themes",
		Short: "List themes with their stage and talks",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return a.themes(emerging, technologies) },
	}
	c.Flags().BoolVar(&emerging, "emerging", false, "only what is emerging, rising or returning, the surest first")
	c.Flags().BoolVar(&technologies, "technologies", false, "technologies instead of themes")
	return c
}

func (a *app) themes(emerging, technologies bool) error {
	d, err := a.dataset()
	if err != nil {
		return err
	}
	kind := graph.Theme
	if technologies {
		kind = graph.Technology
	}
	all := trend.AllSeries(d.Graph, trend.Filter{})
	movers := all.Movers(kind)
	if emerging {
		movers = growing(all.OnTheMove(kind, len(movers)))
	}
	answer := api.ThemesOf(d.Graph, all, movers, d.Version)
	if a.json {
		return a.printJSON(answer)
	}
	w := &lineWriter{w: a.out}
	for _, t := range answer.Themes {
		w.line("%5d\t%s\t%s\t%s", t.Count, t.ID, t.Stage, t.Reason)
	}
	return w.err
}

func growing(movers []trend.Mover) []trend.Mover {
	var out []trend.Mover
	for _, m := range movers {
		switch m.Stage {
		case trend.Emerging, trend.Rising, trend.Returning:
			out = append(out, m)
		}
	}
	return out
}
