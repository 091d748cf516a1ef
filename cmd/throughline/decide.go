package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"

	"github.com/spf13/cobra"

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
	if _, err := a.dataset(); errors.Is(err, errNothingLoaded) { // a store is not made for a decision
		return api.ThemeDecided{}, err
	}
	r, err := openRecord(ctx, path, a.say)
	if err != nil {
		return api.ThemeDecided{}, err
	}
	defer r.Close()
	done, err := r.begin(ctx, a.say)
	if err != nil {
		return api.ThemeDecided{}, err
	}
	defer done()
	return r.decide(ctx, d)
}

func (a *app) tellDecision(d api.ThemeDecided) error {
	if a.json {
		return a.printJSON(d)
	}
	w := &lineWriter{w: a.out}
	switch d.Decision {
	case "accept":
		w.line("%s\t%s: %d talks", d.ID, d.Phrase, d.Talks)
	case "reject":
		w.line("%s is no candidate any more", d.Phrase)
	default:
		w.line("what was decided about %s is undone", d.Phrase)
	}
	return w.err
}

// decideThrough has a server carry a decision out.
func decideThrough(ctx context.Context, address string, d api.ThemeDecision) (api.ThemeDecided, error) {
	var answer struct {
		api.ThemeDecided
		Detail string
	}
	target, err := url.Parse(address)
	if err != nil || target.Host == "" {
		return answer.ThemeDecided, usageError("--server %s: the address of a server, such as http://127.0.0.1:8080", address)
	}
	body, err := json.Marshal(d)
	if err != nil {
		return answer.ThemeDecided, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target.JoinPath("api", "v1", "themes").String(), bytes.NewReader(body))
	if err != nil {
		return answer.ThemeDecided, err
	}
	req.Header.Set("Content-Type", "application/json")
	if token := os.Getenv("THROUGHLINE_TOKEN"); token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return answer.ThemeDecided, fmt.Errorf("%s: %w; is the server running?", address, err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return answer.ThemeDecided, fmt.Errorf("the server answered %s with something that is no answer to a decision", resp.Status)
	}
	if resp.StatusCode != http.StatusOK {
		return answer.ThemeDecided, errors.New(answer.Detail)
	}
	return answer.ThemeDecided, nil
}
