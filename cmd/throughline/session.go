package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"throughline/graph/export"
	"throughline/graph/session"
	"throughline/server"
)

func (a *app) sessionCommand() *cobra.Command {
	as, from := "minutes", ""
	c := &cobra.Command{
		Use:     "session [ID]",
		Short:   "List the sessions that are kept, or print one: its minutes, cards, handout or invitation",
		Example: "  throughline session 3kq2m5x7a2b4c6de --as cards > cards.tsv",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case keptForms[as].name == "":
				return usageError("--as %s: minutes, cards, handout or invitation", as)
			case len(args) == 0 && from != "":
				return usageError("a server lists its sessions on its page /sessions only; name one")
			case len(args) == 0:
				return a.listSessions()
			case from != "":
				return a.fetchSession(from, args[0], as)
			}
			return a.printSession(args[0], as)
		},
	}
	c.Flags().StringVar(&as, "as", as, "minutes (Markdown), cards (Anki), handout (HTML) or invitation (iCalendar)")
	c.Flags().StringVar(&from, "server", "", "the server that holds the store, such as http://127.0.0.1:8080")
	return c
}

// keptForms are what is kept of a session, with the name that a server has it
// under.
var keptForms = map[string]struct {
	name  string
	write func(*session.Session, string) string
}{
	"minutes": {"minutes.md", export.Minutes}, "cards": {"cards.tsv", export.Anki}, "handout": {"handout.html", export.Handout},
	"invitation": {"invitation.ics", func(s *session.Session, base string) string {
		return string(export.Invitation(s, base, time.Now().Truncate(time.Hour).Add(24*time.Hour), time.Now()))
	}},
}

func (a *app) listSessions() error {
	s, err := a.openExisting(context.Background())
	if err != nil {
		return err
	}
	defer s.Close()
	ids, err := s.SessionIDs()
	if err != nil {
		return err
	}
	w := &lineWriter{w: a.out}
	for _, id := range ids {
		one, err := readSession(s, id)
		if err != nil {
			return err
		}
		w.line("%s\t%s\t%s", id, time.Unix(one.Created, 0).UTC().Format(time.DateOnly), one.Title)
	}
	return w.err
}

func readSession(s interface{ Session(string) ([]byte, error) }, id string) (*session.Session, error) {
	data, err := s.Session(id)
	switch {
	case err != nil:
		return nil, err
	case data == nil:
		return nil, fmt.Errorf("there is no session %s in this store", id)
	}
	one, err := server.StoredSession(data)
	if err != nil {
		return nil, fmt.Errorf("session %s: %w", id, err)
	}
	return one, nil
}

func (a *app) printSession(id, as string) error {
	s, err := a.openExisting(context.Background())
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
	_, err = io.WriteString(a.out, keptForms[as].write(one, ""))
	return err
}

func (a *app) fetchSession(from, id, as string) error {
	address := strings.TrimRight(from, "/") + "/sessions/" + url.PathEscape(id) + "/" + keptForms[as].name
	resp, err := http.Get(address)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", address, resp.Status)
	}
	_, err = io.Copy(a.out, resp.Body)
	return err
}
