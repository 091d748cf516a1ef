package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"throughline/cmd/throughline/internal/record"
	"throughline/graph"
	"throughline/graph/load/discover"
	"throughline/graph/text"
	"throughline/graph/trend"
	"throughline/server/api"
)

type themesFlags struct {
	emerging, technologies, candidates, known bool
	limit                                     int
}

func (a *app) themesCommand() *cobra.Command {
	var f themesFlags
	c := &cobra.Command{
		Use:   "themes",
		Short: "List themes with their stage and talks, or phrases that may be themes",
		Example: "  throughline themes --candidates --limit 20\n" +
			"  throughline themes accept \"confidential computing\" --alias \"confidential compute\"",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if f.candidates {
				return a.candidates(c.Context(), f)
			}
			return a.themes(c.Context(), f.emerging, f.technologies)
		},
	}
	c.Flags().BoolVar(&f.emerging, "emerging", false, "only what is emerging, rising or returning, the surest first")
	c.Flags().BoolVar(&f.technologies, "technologies", false, "technologies instead of themes")
	c.Flags().BoolVar(&f.candidates, "candidates", false, "phrases that recur and may be themes")
	c.Flags().BoolVar(&f.known, "known", false, "of candidates also those that are themes or technologies already")
	limitVar(c, &f.limit, 1, 50, "the most candidates")
	c.AddCommand(a.decideCommand("accept", "Make a phrase a theme of all talks that carry it"),
		a.decideCommand("reject", "Leave a phrase out of the candidates"),
		a.decideCommand("withdraw", "Undo what was accepted or rejected"))
	return c
}

func (a *app) themes(ctx context.Context, emerging, technologies bool) error {
	d, err := a.dataset(ctx)
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

// candidates lists phrases that may be themes.
func (a *app) candidates(ctx context.Context, f themesFlags) error {
	d, err := a.dataset(ctx)
	if err != nil {
		return err
	}
	answer := record.Candidates(ctx, d, discover.Options{Limit: f.limit, OnlyNew: !f.known})
	if err := ctx.Err(); err != nil {
		return err
	}
	if a.json {
		return a.printJSON(answer)
	}
	w := &lineWriter{w: a.out}
	for _, c := range answer.Candidates {
		w.line("%5d\t%s\t%s\t%s", c.Count, c.Phrase, strings.Join(c.Variants, ", "), yearsLine(c.Years))
	}
	for _, k := range answer.Accepted {
		w.line("accepted: %s\t%s, %s", k.ID, strings.Join(append([]string{k.Phrase}, k.Aliases...), ", "), text.Many(k.Count, "talk", "talks"))
	}
	for _, phrase := range answer.Rejected {
		w.line("rejected: %s", phrase)
	}
	if len(answer.Candidates) == 0 {
		a.say("no phrase recurs enough to be a theme; load more talks with their abstracts")
	}
	return w.err
}

// yearsLine tells the years that have talks: "2017 3/668, 2018 5/689".
func yearsLine(years []api.CandidateYear) string {
	var out []string
	for _, y := range years {
		if y.Count > 0 {
			out = append(out, fmt.Sprintf("%d %d/%d", y.Year, y.Count, y.Total))
		}
	}
	return strings.Join(out, ", ")
}
