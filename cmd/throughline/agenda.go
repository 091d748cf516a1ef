package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"throughline/graph"
	"throughline/graph/agenda"
	"throughline/graph/export"
	"throughline/server"
	"throughline/server/api"
)

type agendaFlags struct {
	about, basket   []string
	minutes, people int
	level, starts   string
	ics             bool
	site            string
}

func (a *app) agendaCommand() *cobra.Command {
	var f agendaFlags
	c := &cobra.Command{
		Use:     "agenda",
		Short:   "Plan a learning session on a theme or on chosen talks, as Markdown",
		Example: "  throughline agenda --about theme/service-mesh --minutes 45 --people 8",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return a.agenda(c.Context(), f) },
	}
	c.Flags().StringSliceVar(&f.about, "about", nil, "a theme, or any node whose talks are chosen from")
	c.Flags().StringSliceVar(&f.basket, "basket", nil, "talks that are wanted, and themes to choose more from, separated by commas")
	c.Flags().IntVar(&f.minutes, "minutes", 45, "the length of the session, 5 to 480")
	c.Flags().IntVar(&f.people, "people", 0, "how many take part")
	c.Flags().StringVar(&f.level, "level", "mixed", "mixed, new or deep")
	c.Flags().BoolVar(&f.ics, "ics", false, "print an invitation as iCalendar instead")
	c.Flags().StringVar(&f.starts, "starts", "", "when the invitation is for, as 2027-01-31T10:00:00+01:00; this hour tomorrow by default")
	c.Flags().StringVar(&f.site, "base-url", "", "where the links of the Markdown lead, such as https://talks.example.org")
	return c
}

func (a *app) agenda(ctx context.Context, f agendaFlags) error {
	if f.people < 0 {
		return usageError("--people %d: how many take part, or 0 where it is not known", f.people)
	}
	d, err := a.dataset(ctx)
	if err != nil {
		return err
	}
	r, err := f.request(d)
	if err != nil {
		return err
	}
	plan, err := d.Plan(r)
	switch {
	case errors.Is(err, agenda.ErrMinutes):
		return usageError("--minutes %d: %v", f.minutes, err)
	case err != nil:
		return err
	}
	out := api.AgendaOf(d.Graph, plan, d.Version)
	switch {
	case a.json:
		return a.printJSON(out)
	case f.ics:
		return a.invitation(f, out)
	}
	base, err := linkBase(f.site)
	if err != nil {
		return err
	}
	w := &lineWriter{w: a.out}
	w.line("%s", strings.TrimRight(export.AgendaMarkdown(out.Session(), base), "\n"))
	return w.err
}

func (a *app) invitation(f agendaFlags, plan api.Agenda) error {
	starts, err := startTime(f.starts)
	if err != nil {
		return err
	}
	_, err = a.out.Write(export.Invitation(plan.Session(), "", starts, time.Now()))
	return err
}

// startTime reads when an invitation is for; the zero time, where nothing is
// said, stands for this hour tomorrow.
func startTime(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	starts, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return starts, usageError("--starts %s: a time is written as 2027-01-31T10:00:00+01:00", text)
	}
	return starts, nil
}

// linkBase is the address that links begin with, without a slash at its end.
func linkBase(text string) (string, error) {
	u, err := parseBase(text)
	if err != nil || u == nil {
		return "", err
	}
	return strings.TrimRight(u.String(), "/"), nil
}

func (f agendaFlags) request(d *server.Dataset) (agenda.Request, error) {
	r := agenda.Request{Minutes: f.minutes, People: f.people}
	var ok bool
	if r.Level, ok = agenda.ParseLevel(f.level); !ok {
		return r, usageError("--level %s: mixed, new or deep", f.level)
	}
	for _, id := range append(f.about, f.basket...) {
		if strings.HasPrefix(id, "/") {
			r.Screens = append(r.Screens, id)
			continue
		}
		n, err := findNode(d, graph.ID(id))
		if err != nil {
			return r, err
		}
		r.Nodes = append(r.Nodes, n)
	}
	if len(r.Nodes) == 0 {
		return r, usageError("name a theme with --about, or talks and themes with --basket")
	}
	return r, nil
}
