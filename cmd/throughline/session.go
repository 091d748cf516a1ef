package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"throughline/graph/export"
	"throughline/graph/session"
	"throughline/server"
)

func (a *app) sessionCommand() *cobra.Command {
	as, from, starts, site := "minutes", "", "", ""
	c := &cobra.Command{
		Use:     "session [ID]",
		Short:   "List the sessions that are kept, or print one: its minutes, cards, handout or invitation",
		Example: "  throughline session 3kq2m5x7a2b4c6de --as cards > cards.tsv",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			forms := export.Forms()
			i := slices.IndexFunc(forms, func(f export.Form) bool { return f.Name == as })
			switch {
			case i < 0:
				return usageError("--as %s: minutes, cards, handout or invitation", as)
			case starts != "" && as != "invitation":
				return usageError("--starts is for --as invitation")
			case from != "" && (starts != "" || site != ""):
				return usageError("--server answers with links of its own, and its page /sessions/ID asks when; leave out --starts and --base-url")
			case len(args) == 0 && from != "":
				return usageError("a server lists its sessions on its page /sessions only; name one")
			case len(args) == 0:
				return a.listSessions(c.Context())
			case from != "":
				return a.fetchSession(c.Context(), from, args[0], forms[i])
			}
			return a.printSession(c.Context(), args[0], forms[i], site, starts)
		},
	}
	c.Flags().StringVar(&as, "as", as, "minutes (Markdown), cards (Anki), handout (HTML) or invitation (iCalendar)")
	c.Flags().StringVar(&from, "server", "", "the server that holds the store, such as http://127.0.0.1:8080")
	c.Flags().StringVar(&starts, "starts", "", "when the invitation is for, as 2027-01-31T10:00:00+01:00; this hour tomorrow by default")
	c.Flags().StringVar(&site, "base-url", "", "where the links lead, such as https://talks.example.org")
	return c
}

func (a *app) listSessions(ctx context.Context) error {
	s, err := a.openExisting(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	list := []sessionLine{}
	for one, err := range allSessions(s) {
		if err != nil {
			return err
		}
		list = append(list, sessionLine{one.ID, time.Unix(one.Created, 0).UTC(), one.Title})
	}
	if a.json {
		return a.printJSON(list)
	}
	w := &lineWriter{w: a.out}
	for _, one := range list {
		w.line("%s\t%s\t%s", one.ID, one.Created.Format(time.DateOnly), one.Title)
	}
	if len(list) == 0 {
		a.say("no sessions are kept; 'Plan a session' on a theme's page makes one")
	}
	return w.err
}

// sessionLine is a session in a list.
type sessionLine struct {
	ID      string    `json:"id"`
	Created time.Time `json:"created"`
	Title   string    `json:"title"`
}

// allSessions reads every session that is kept, one after the other; an error
// stands in the place of one that cannot be read.
func allSessions(s server.Sessions) iter.Seq2[*session.Session, error] {
	return func(yield func(*session.Session, error) bool) {
		ids, err := s.SessionIDs()
		if err != nil {
			yield(nil, err)
			return
		}
		for _, id := range ids {
			if !yield(readSession(s, id)) {
				return
			}
		}
	}
}

func readSession(s server.Sessions, id string) (*session.Session, error) {
	data, err := s.Session(id)
	switch {
	case err != nil:
		return nil, err
	case data == nil:
		return nil, fmt.Errorf("there is no session %s in this store", id)
	}
	one, err := server.StoredSession(data)
	switch {
	case err != nil:
		return nil, fmt.Errorf("session %s: %w", id, err)
	case one.ID != id:
		return nil, fmt.Errorf("session %s says that it is %s", id, one.ID)
	}
	return one, nil
}

func (a *app) printSession(ctx context.Context, id string, form export.Form, site, starts string) error {
	at, err := startTime(starts)
	if err != nil {
		return err
	}
	base, err := linkBase(site)
	if err != nil {
		return err
	}
	s, err := a.openExisting(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	one, err := readSession(s, id)
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(one)
	}
	if !at.IsZero() {
		_, err = a.out.Write(export.Invitation(one, base, at, time.Now()))
		return err
	}
	_, err = io.WriteString(a.out, form.Write(one, base))
	return err
}

func (a *app) fetchSession(ctx context.Context, address, id string, form export.Form) error {
	path := "sessions/" + url.PathEscape(id)
	if a.json {
		path = "api/v1/" + path
	} else {
		path += "/" + form.File
	}
	resp, err := question{method: http.MethodGet, path: path}.ask(ctx, address)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(a.out, resp.Body)
	return err
}
