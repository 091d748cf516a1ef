package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"throughline/graph"
	"throughline/graph/search"
	"throughline/server/api"
)

func (a *app) searchCommand() *cobra.Command {
	var kind string
	var limit int
	c := &cobra.Command{
		Use:   "search WORDS…",
		Short: "Find nodes by name, alias or title, typing mistakes forgiven",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.search(c.Context(), strings.Join(args, " "), kind, limit)
		},
	}
	c.Flags().StringVar(&kind, "kind", "", "only this kind: theme, technology, talk, person, company, event, series, source")
	limitVar(c, &limit, 1, 20, "the most results")
	return c
}

func (a *app) search(ctx context.Context, words, kind string, limit int) error {
	q := search.Query{Text: words, Kind: graph.ParseKind(kind), Limit: limit}
	if kind != "" && q.Kind == graph.NoKind {
		return usageError("--kind %s: one of theme, technology, talk, person, company, event, series, source", kind)
	}
	d, err := a.dataset(ctx)
	if err != nil {
		return err
	}
	answer := api.SearchOf(d.Graph, words, d.Search(q), d.Version)
	answer.Readings = d.ReadingsOf(ctx, words)
	if a.json {
		return a.printJSON(answer)
	}
	for _, r := range answer.Readings.List {
		a.say("read as: " + r.Sentence + " (" + strconv.Itoa(r.Count) + "), " + r.Href)
	}
	if answer.Readings.Missing != "" {
		a.say(answer.Readings.Missing)
	}
	for _, hit := range answer.Results {
		line := string(hit.ID) + "\t" + hit.Name
		if hit.Year != 0 {
			line += fmt.Sprintf(" (%d)", hit.Year)
		}
		if _, err := fmt.Fprintln(a.out, line); err != nil {
			return err
		}
	}
	if len(answer.Results) == 0 {
		a.say("nothing found; fewer words, or another spelling, find more")
	}
	return nil
}
