package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/spf13/cobra"

	"throughline/cmd/throughline/internal/record"
	"throughline/graph/text"
	"throughline/server/api"
)

func (a *app) decideCommand(decision, short string) *cobra.Command {
	var aliases []string
	var address string
	c := &cobra.Command{
		Use:   decision + " PHRASE",
		Short: short,
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			d := api.ThemeDecision{Decision: decision, Phrase: args[0], Aliases: aliases}
			decide := a.decide
			if address != "" {
				decide = func(ctx context.Context, d api.ThemeDecision) (api.ThemeDecided, error) {
					return decideThrough(ctx, address, d)
				}
			}
			decided, err := decide(c.Context(), d)
			if err != nil {
				return err
			}
			return a.tellDecision(decided)
		},
	}
	c.Flags().StringVar(&address, "server", "", "decide through the server at this address, which holds the store")
	if decision == "accept" {
		c.Flags().StringArrayVar(&aliases, "alias", nil, "another name of the theme; may be given several times")
	}
	return c
}

// decide carries out a decision in the store.
func (a *app) decide(ctx context.Context, d api.ThemeDecision) (api.ThemeDecided, error) {
	path, err := a.storePath()
	if err != nil {
		return api.ThemeDecided{}, err
	}
	if _, err := a.dataset(ctx); errors.Is(err, record.ErrNothingLoaded) { // a store is not made for a decision
		return api.ThemeDecided{}, err
	}
	r, err := record.Open(ctx, path, a.say)
	if err != nil {
		return api.ThemeDecided{}, err
	}
	defer r.Close()
	done, err := r.Begin(ctx, a.say)
	if err != nil {
		return api.ThemeDecided{}, err
	}
	defer done()
	return r.Decide(ctx, d)
}

func (a *app) tellDecision(d api.ThemeDecided) error {
	if a.json {
		return a.printJSON(d)
	}
	w := &lineWriter{w: a.out}
	switch d.Decision {
	case "accept":
		w.line("%s\t%s: %s", d.ID, d.Phrase, text.Many(d.Talks, "talk", "talks"))
	case "reject":
		w.line("%s is no candidate any more", d.Phrase)
	default:
		w.line("what was decided about %s is undone", d.Phrase)
	}
	return w.err
}

// decideThrough has a server carry a decision out.
func decideThrough(ctx context.Context, address string, d api.ThemeDecision) (decided api.ThemeDecided, err error) {
	body, err := json.Marshal(d)
	if err != nil {
		return decided, err
	}
	resp, err := question{method: http.MethodPost, path: "api/v1/themes", body: bytes.NewReader(body), sends: "application/json"}.ask(ctx, address)
	if err != nil {
		return decided, err
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(&decided); err != nil {
		return decided, errors.New("the server answered with something that is no answer to a decision")
	}
	return decided, nil
}
