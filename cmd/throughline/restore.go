package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"throughline/cmd/throughline/internal/record"
	"throughline/graph/store"
)

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore SRC",
		Short: "Put a backup in the place of the store; what was there is kept beside it",
		Args:  cobra.ExactArgs(1),
		RunE:  func(c *cobra.Command, args []string) error { return a.restore(c.Context(), args[0]) },
	}
}

func (a *app) restore(ctx context.Context, backup string) error {
	path, err := a.storeFile("pg_restore fills a database")
	if err != nil {
		return err
	}
	kept, err := store.Restore(path, backup, record.SnapshotSuffix)
	if err != nil {
		return err
	}
	if kept != "" {
		a.say("the store that was there is now " + kept)
	}
	r, err := record.Open(ctx, path, a.say) // makes the snapshot
	if err != nil {
		return err
	}
	a.say(fmt.Sprintf("%s: restored, version %s", path, r.Data.Version))
	return r.Close()
}
