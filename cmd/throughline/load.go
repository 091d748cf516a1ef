package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"throughline/cmd/throughline/internal/record"
	"throughline/data"
	"throughline/graph"
	"throughline/graph/load"
	"throughline/graph/load/clean"
	web "throughline/graph/load/fetch"
	"throughline/graph/load/format"
	"throughline/graph/load/vocabulary"
	"throughline/graph/text"
)

type loadFlags struct {
	format string
	hints  format.Hints
	dryRun bool
	server string

	mapping string // a file
}

func (a *app) loadCommand() *cobra.Command {
	var f loadFlags
	c := &cobra.Command{
		Use:   "load PATH… | URL… | corpus | -",
		Short: "Load schedules, archives and reports: files, folders, archives, addresses of the public web or standard input",
		Long: "Load schedules, archives and reports: files, folders, archives (zip, tar, gzip), addresses of the public web, the\n" +
			"embedded corpus, or - for standard input. The format is recognised from the content; the formats are\n" +
			strings.Join(formats(), ", ") + ".\n" +
			"What cannot be read is listed with file, line and what to do, the rest goes in, and the exit status is 3.",
		Example: "  throughline load schedule.xml exports.zip talks/\n" +
			"  throughline load --dry-run --series 'Example Conf' --year 2031 talks.csv",
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.load(c.Context(), args, f) },
	}
	c.Flags().StringVar(&f.format, "format", "", "the format, where it cannot be recognised from the content")
	c.Flags().StringVar(&f.hints.Series, "series", "", "the series, where the files do not state it")
	c.Flags().IntVar(&f.hints.Year, "year", 0, "the year, where the files do not state it")
	c.Flags().StringVar(&f.hints.Zone, "zone", "", "the time zone of times without one, such as Europe/Brussels")
	c.Flags().StringVar(&f.mapping, "mapping", "", "a YAML file that says what the columns of a CSV file are (docs/loading.md)")
	c.Flags().StringVar(&f.server, "server", "", "load through the server at this address, which holds the store")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "print the difference it would make and write nothing")
	return c
}

func (a *app) load(ctx context.Context, args []string, f loadFlags) error {
	path, err := a.storePath()
	if err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	if f.mapping != "" {
		if f.hints.Mapping, err = os.ReadFile(f.mapping); err != nil {
			return exitError{exitUsage, fmt.Errorf("--mapping: %w", err)}
		}
		f.format = "csv"
	}
	args, remove, err := a.fetched(ctx, args, web.Options{})
	defer remove()
	if err != nil {
		return err
	}
	bar := newProgress(a.err)
	defer bar.finish()
	if f.server != "" {
		return a.loadThrough(ctx, f.server, args, f, bar)
	}
	if f.dryRun {
		return a.dryRun(ctx, args, f, bar)
	}
	return a.loadInto(ctx, path, args, f, bar)
}

// formats are the words that --format takes.
func formats() []string {
	var names []string
	for _, i := range load.Importers() {
		names = append(names, i.Name())
	}
	slices.Sort(names)
	return names
}

// check refuses what no load could use, before anything is read.
func (f loadFlags) check() error {
	names := formats()
	switch _, err := time.LoadLocation(f.hints.Zone); {
	case f.format != "" && !slices.Contains(names, f.format):
		return usageError("--format %s: one of %s", f.format, strings.Join(names, ", "))
	case err != nil:
		return usageError("--zone %s: the name of a time zone, such as Europe/Brussels", f.hints.Zone)
	case f.hints.Year != 0 && !clean.IsYear(f.hints.Year):
		return usageError("--year %d: a year from 1950 to 2099", f.hints.Year)
	}
	return nil
}

// loadInto loads into the store that path names.
func (a *app) loadInto(ctx context.Context, path string, args []string, f loadFlags, bar *progress) error {
	r, err := record.Open(ctx, path, a.say)
	if err != nil {
		return err
	}
	defer r.Close()
	done, err := r.Begin(ctx, a.say)
	if err != nil {
		return err
	}
	defer done()
	plan, err := a.plan(ctx, r.Data.Graph, args, f, bar)
	if err != nil {
		return err
	}
	bar.writing(len(plan.Remove) + len(plan.Add))
	if err := r.Apply(ctx, plan, bar.wrote); err != nil {
		return a.stopped(err, bar)
	}
	plan.Summary.Version = r.Data.Version
	bar.finish()
	return a.report(plan, false)
}

// dryRun compares with the snapshot and opens no store, so that it works
// beside a server and leaves nothing behind.
func (a *app) dryRun(ctx context.Context, args []string, f loadFlags, bar *progress) error {
	var base *graph.Graph
	d, err := a.dataset(ctx)
	switch {
	case err == nil:
		base = d.Graph
	case !errors.Is(err, record.ErrNothingLoaded):
		return err
	}
	plan, err := a.plan(ctx, base, args, f, bar)
	if err != nil {
		return err
	}
	bar.finish()
	return a.report(plan, true)
}

func (a *app) plan(ctx context.Context, base *graph.Graph, args []string, f loadFlags, bar *progress) (*load.Plan, error) {
	words, err := vocabulary.Parse(data.Files)
	if err != nil {
		return nil, err
	}
	o := load.Options{
		Format: f.format, Hints: f.hints, Vocabulary: words, Base: base,
		Stop: func() bool { return ctx.Err() != nil }, Progress: bar.reading,
	}
	if isCorpus(args) {
		return load.CorpusInto(data.Files, o)
	}
	return load.Load(args, a.in, o)
}

// isCorpus reports whether the embedded corpus is meant, and no path.
func isCorpus(args []string) bool { return slices.Equal(args, []string{"corpus"}) }

// stopped says what a load that was interrupted has left behind.
func (a *app) stopped(err error, bar *progress) error {
	if !errors.Is(err, context.Canceled) {
		return err
	}
	return exitError{exitPartial, fmt.Errorf("stopped: %s of %s are in, in whole batches; load again to complete it", text.Number(bar.done), text.Many(bar.total, "fact", "facts"))}
}

// report prints the outcome, as JSON on out or as lines.
func (a *app) report(plan *load.Plan, dryRun bool) error {
	var err error
	if a.json {
		err = a.printJSON(plan.Summary)
	} else {
		err = printSummary(a.out, plan.Summary, dryRun)
	}
	switch {
	case err != nil:
		return err
	case plan.Stopped:
		return exitError{exitPartial, errors.New("stopped; what was read until then is in; load again to complete it")}
	case plan.Summary.Partial():
		return exitError{exitPartial, errors.New("some of the input could not be read; the lines above say what and where")}
	}
	return nil
}

func printSummary(w io.Writer, s load.Summary, dryRun bool) error {
	var b strings.Builder
	if dryRun {
		b.WriteString("Nothing was written. Loading would make this difference:\n")
	}
	for _, part := range []struct {
		name   string
		counts map[string]int
	}{{"read", s.Read}, {"added", s.Added}, {"changed", s.Changed}, {"removed", s.Removed}, {"merged", s.Merged}, {"unchanged", s.Unchanged}} {
		if line := countsLine(part.counts); line != "" {
			fmt.Fprintf(&b, "%-10s %s\n", part.name, line)
		}
	}
	for _, skip := range s.Skipped {
		fmt.Fprintf(&b, "skipped    %s: %s\n", skip.Where, skip.Why)
	}
	if !dryRun {
		fmt.Fprintf(&b, "version    %s\n", s.Version)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
