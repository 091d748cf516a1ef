package main

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"throughline/graph/export"
)

func (a *app) exportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "export nquads FILE",
		Short: "Write every quad of the store, with its evidence as the graph label; - writes to standard output",
		Args:  cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			if args[0] != "nquads" {
				return usageError("export %s: the format is nquads", args[0])
			}
			return a.exportQuads(c.Context(), args[1])
		},
	}
}

// exportQuads reads the store itself, not the snapshot: it is what a backup
// and a comparison rest on.
func (a *app) exportQuads(ctx context.Context, dest string) (err error) {
	s, g, err := a.compiledStore(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	w := a.out
	if dest != "-" {
		f, made := os.Create(dest)
		if made != nil {
			return made
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		w = f
	}
	return export.NQuads(w, g.Facts)
}
