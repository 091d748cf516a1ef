package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"throughline/graph"
	"throughline/graph/related"
	"throughline/server/api"
)

type relatedFlags struct {
	mode, with string
	expect     string
	mute       []string
	boost      []string
	limit      int
}

const reasonWords = "theme, technology, company, speaker, line, words, kindred, reference, separated by commas"

func (a *app) relatedCommand() *cobra.Command {
	var f relatedFlags
	c := &cobra.Command{
		Use:   "related TALK",
		Short: "List the talks related to one, with reasons whose points add up",
		Args:  cobra.ExactArgs(1),
		RunE:  func(c *cobra.Command, args []string) error { return a.related(c.Context(), graph.ID(args[0]), f) },
	}
	c.Flags().StringVar(&f.mode, "mode", "similar", "similar, earlier, later, contrast or bridge")
	c.Flags().StringVar(&f.with, "with", "", "the second talk of a bridge")
	c.Flags().StringSliceVar(&f.mute, "mute", nil, "kinds of reasons that do not count: "+reasonWords)
	c.Flags().StringSliceVar(&f.boost, "boost", nil, "kinds of reasons that count twice")
	c.Flags().StringVar(&f.expect, "expect", "", "a talk that is missing: say its rank, and why")
	limitVar(c, &f.limit, 1, 10, "the most rows")
	return c
}

func (a *app) related(ctx context.Context, talk graph.ID, f relatedFlags) error {
	d, err := a.dataset(ctx)
	if err != nil {
		return err
	}
	q := related.Query{With: related.NoNode, Limit: f.limit}
	if q.Talk, err = findNode(d, talk); err != nil {
		return err
	}
	if d.Graph.Kind(q.Talk) != graph.Talk {
		return usageError("%s is no talk", talk)
	}
	if f.with != "" {
		if q.With, err = findNode(d, graph.ID(f.with)); err != nil {
			return err
		}
	}
	var ok bool
	if q.Mode, ok = related.ParseMode(f.mode); !ok {
		return usageError("--mode %s: similar, earlier, later, contrast or bridge", f.mode)
	}
	if q.Mode == related.Bridge && q.With == related.NoNode {
		return usageError("--mode bridge: name the second talk with --with")
	}
	var unknown string
	if q.Weights, unknown = related.ParseWeights(strings.Join(f.mute, ","), strings.Join(f.boost, ",")); unknown != "" {
		return usageError("%q is no kind of reason: --mute and --boost take "+reasonWords, unknown)
	}
	expected := related.NoNode
	if f.expect != "" {
		if expected, err = findNode(d, graph.ID(f.expect)); err != nil {
			return err
		}
	}
	out, err := d.RelatedList(q, expected)
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(out)
	}
	w := &lineWriter{w: a.out}
	for _, r := range out.Results {
		w.line("%d\t%s\t%s", r.Score, r.ID, titled(r.Node))
		w.line("\t%s", r.Sentence)
		w.line("\t%s", added(r.Reasons))
	}
	if e := out.Expected; e != nil {
		w.line("expected\t%s\t%s", e.ID, titled(e.Node))
		w.line("\t%s", strings.TrimSpace(e.Sentence+" "+e.Link))
		if len(e.Reasons) > 0 {
			w.line("\t%s", added(e.Reasons))
		}
	}
	if out.Why != "" {
		a.say(out.Why)
	}
	return w.err
}

// titled is a talk's title, with its year where one is known.
func titled(n api.Node) string {
	if n.Year == 0 {
		return n.Name
	}
	return n.Name + " (" + strconv.Itoa(n.Year) + ")"
}

// added writes reasons as the sum that they are: "Kubernetes 31 + service mesh
// 28".
func added(reasons []api.Reason) string {
	parts := make([]string, len(reasons))
	for i, r := range reasons {
		what := r.Name
		if r.ID == "" {
			what = r.Kind + " " + strings.Join(r.Words, ", ")
		}
		parts[i] = what + " " + strconv.Itoa(r.Points)
	}
	return strings.Join(parts, " + ")
}
