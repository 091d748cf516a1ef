package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"throughline/graph"
	"throughline/graph/coverage"
	"throughline/graph/load/identity"
	"throughline/graph/store"
	"throughline/graph/wire"
	"throughline/server"
	"throughline/server/api"
)

func (a *app) checkCommand() *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use:   "check",
		Short: "Verify store, snapshot and evidence; list gaps and likely duplicates",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.check(c.Context(), limit) },
	}
	c.Flags().IntVar(&limit, "limit", 20, "the most rows of each list")
	return c
}

// check fails on damage. Gaps and likely duplicates are no damage.
func (a *app) check(ctx context.Context, limit int) error {
	s, g, err := a.compiledStore(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	data := wire.Encode(g)
	if err := checkSnapshot(s, data); err != nil {
		return err
	}
	answer := api.CoverageOf(g, coverage.Of(g), duplicates(g), limit, server.Version(data))
	if a.json {
		return a.printJSON(answer)
	}
	return a.tellCoverage(answer)
}

// checkSnapshot compares the snapshot with what the store compiles to. One
// that is missing or older than the store is made again by the next start and
// is no damage.
func checkSnapshot(s *store.Store, want []byte) error {
	version, err := s.Version()
	if err != nil {
		return err
	}
	saved, err := os.ReadFile(snapshotPath(s.Path()))
	switch {
	case version == "" || errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case server.Version(saved) != version || version != server.Version(want):
		return fmt.Errorf("%s: damaged: it is not what the store compiles to; delete it, and the next start makes it again", snapshotPath(s.Path()))
	}
	return nil
}

func duplicates(g *graph.Graph) []api.Duplicate {
	pairs := []api.Duplicate{}
	for _, p := range identity.LikelyDuplicates(g) {
		x, _ := g.Lookup(p.A)
		y, _ := g.Lookup(p.B)
		pairs = append(pairs, api.Duplicate{A: api.NodeOf(g, x), B: api.NodeOf(g, y), Why: p.Why})
	}
	return pairs
}

func (a *app) tellCoverage(c api.Coverage) error {
	w := &lineWriter{w: a.out}
	w.line("store and snapshot are whole, version %s", c.Version)
	for _, y := range c.Years {
		if y.Talks == 0 {
			w.line("%d: %s", y.Year, y.State)
		}
	}
	for _, gap := range c.Gaps {
		w.line("%d of %d %s: %s", gap.Count, gap.Total, gap.Gap, gap.Remedy)
		for _, n := range gap.Nodes {
			w.line("  %s\t%s", n.ID, n.Name)
		}
	}
	for _, d := range c.Duplicates {
		w.line("likely one: %s (%s) and %s (%s): %s", d.A.ID, d.A.Name, d.B.ID, d.B.Name, d.Why)
	}
	return w.err
}
