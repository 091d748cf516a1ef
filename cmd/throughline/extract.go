package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"throughline/data"
	"throughline/graph/load/report"
	"throughline/graph/load/vocabulary"
	"throughline/graph/text"
)

func (a *app) extractCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "extract REPORT…",
		Short: "Find the talks, speakers, companies, technologies, themes and event of trip reports",
		Long: `Find what trip reports in Markdown, HTML or plain text tell of a conference, and
store nothing. One file prints one object with --json, several files one object
a line; "-" is standard input. Each finding has the lines and words it came
from, the rule that found it, and a confidence.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.extract(args) },
	}
}

// extract reads the files one by one; one that cannot be read does not keep
// the others from it.
func (a *app) extract(paths []string) error {
	words, err := vocabulary.Parse(data.Files)
	if err != nil {
		return err
	}
	x := report.New(words)
	failed := 0
	for _, path := range paths {
		r, err := a.extractFile(x, path)
		if err != nil {
			failed++
			fmt.Fprintf(a.err, "%s: %v\n", path, err)
			continue
		}
		if err := a.printReport(r); err != nil {
			return err
		}
	}
	switch {
	case failed == 0:
		return nil
	case failed == len(paths):
		return fmt.Errorf("%d of %d reports could not be read", failed, len(paths))
	}
	return exitError{exitPartial, fmt.Errorf("%d of %d reports could not be read", failed, len(paths))}
}

func (a *app) extractFile(x *report.Extractor, path string) (*report.Report, error) {
	var content []byte
	var err error
	if path == "-" {
		content, err = io.ReadAll(io.LimitReader(a.in, report.MaxSize+1))
	} else {
		content, err = readReport(path)
	}
	if err != nil {
		return nil, err
	}
	r, err := x.Extract(content)
	if err != nil {
		return nil, err
	}
	r.Document = filepath.Base(path)
	if path == "-" {
		r.Document = "standard input"
	}
	for _, note := range r.Notes {
		fmt.Fprintf(a.err, "%s: %s\n", path, note)
	}
	return r, nil
}

// readReport reads no more of a file than is looked through.
func readReport(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, report.MaxSize+1))
}

func (a *app) printReport(r *report.Report) error {
	if a.json {
		return a.printJSON(r)
	}
	return a.tellReport(r)
}

// tellReport prints a report for people: a line a talk.
func (a *app) tellReport(r *report.Report) error {
	out := &lineWriter{w: a.out}
	event := r.Event.Name
	if event == "" {
		event = "no event named"
	}
	if r.Event.Year != nil {
		event += fmt.Sprintf(" (%d)", *r.Event.Year)
	}
	out.line("%s: %s, %s", r.Document, event, text.Many(len(r.Talks), "talk", "talks"))
	for _, t := range r.Talks {
		out.line("  L%d\t%s%s", t.Line, t.Title, byWhom(t))
	}
	for _, list := range []struct {
		name  string
		items []string
	}{{"technologies", r.Technologies}, {"themes", r.Themes}, {"companies", r.Companies}} {
		if len(list.items) > 0 {
			out.line("  %s: %s", list.name, strings.Join(list.items, ", "))
		}
	}
	for _, t := range r.Unsure {
		out.line("  unsure: L%d\t%s%s", t.Line, t.Title, byWhom(t))
	}
	return out.err
}

// byWhom is " (Ada Example, Acme)" behind a title.
func byWhom(t report.Talk) string {
	if who := append(slices.Clone(t.Speakers), t.Companies...); len(who) > 0 {
		return " (" + strings.Join(who, ", ") + ")"
	}
	return ""
}
