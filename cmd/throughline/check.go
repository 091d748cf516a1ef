package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"throughline/cmd/throughline/internal/record"
	"throughline/graph/coverage"
	"throughline/graph/load/identity"
	"throughline/graph/text"
	"throughline/graph/wire"
	"throughline/server"
	"throughline/server/api"
)

func (a *app) checkCommand() *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use:   "check",
		Short: "Verify store, labels, snapshot, redirects and sessions; list gaps and likely duplicates",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return a.check(c.Context(), limit) },
	}
	limitVar(c, &limit, 0, 20, "the most rows of each list")
	return c
}

// check fails on damage. Gaps and likely duplicates are no damage. Opening the
// store reads and verifies its file, and compiling it parses every label.
func (a *app) check(ctx context.Context, limit int) error {
	s, g, err := a.compiledStore(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	for _, remark := range s.Remarks() {
		a.say(remark)
	}
	data := wire.Encode(g)
	kept, damage := checkSessions(s)
	damage = errors.Join(checkSnapshot(ctx, s, server.Version(data)), checkLabels(g), checkRedirects(g), damage)
	if damage != nil {
		return damage
	}
	answer := api.CoverageOf(g, coverage.Of(g), api.DuplicatesOf(g, identity.LikelyDuplicates(g)), limit, server.Version(data))
	if a.json {
		return a.printJSON(answer)
	}
	return a.tellCoverage(answer, kept)
}

// checkSnapshot compares the snapshot with what the store compiles to. One
// that is missing or older than the store is made again by the next start and
// is no damage.
func checkSnapshot(ctx context.Context, s record.Store, want string) error {
	d, current, err := s.Latest(ctx, nil)
	switch {
	case err != nil:
		return fmt.Errorf("%w; the next start makes it again", err)
	case current && d.Version != want:
		return fmt.Errorf("%s: the snapshot is not what the store compiles to; delete it, and the next start makes it again", s.Name())
	}
	return nil
}

// checkSessions reads every session, and counts them.
func checkSessions(s server.Sessions) (n int, damage error) {
	for _, err := range allSessions(s) {
		n++
		damage = errors.Join(damage, err)
	}
	return n, damage
}

func (a *app) tellCoverage(c api.Coverage, sessions int) error {
	w := &lineWriter{w: a.out}
	w.line("store, labels, redirects, snapshot and %s are whole, version %s", text.Many(sessions, "session", "sessions"), c.Version)
	for _, y := range c.Years {
		if y.Talks == 0 {
			w.line("%d: %s", y.Year, y.State)
		}
	}
	for _, gap := range c.Gaps {
		w.line("%s of %s %s: %s", text.Number(gap.Count), text.Number(gap.Total), gap.Gap, gap.Remedy)
		for _, n := range gap.Nodes {
			w.line("  %s\t%s", n.ID, n.Name)
		}
	}
	for _, d := range c.Duplicates {
		w.line("likely one: %s (%s) and %s (%s): %s", d.A.ID, d.A.Name, d.B.ID, d.B.Name, d.Why)
	}
	return w.err
}
