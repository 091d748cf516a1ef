package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"throughline/graph/export"
	"throughline/graph/store"
)

func (a *app) exportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "export nquads|sessions FILE",
		Short: "Write every quad of the store, with its evidence as the graph label, or every session as a line of JSON; - writes to standard output",
		Args:  cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			switch args[0] {
			case "nquads":
				return a.exportQuads(c.Context(), args[1])
			case "sessions":
				return a.exportSessions(c.Context(), args[1])
			}
			return usageError("export %s: the formats are nquads and sessions", args[0])
		},
	}
}

// exportQuads reads the store itself, not the snapshot: it is what a
// comparison rests on.
func (a *app) exportQuads(ctx context.Context, dest string) error {
	s, g, err := a.compiledStore(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	return a.writeTo(dest, func(w io.Writer) error { return export.NQuads(w, g.Facts) })
}

// exportSessions leaves out the hash of each session's key, which would let
// nobody in and is nobody's business.
func (a *app) exportSessions(ctx context.Context, dest string) error {
	s, err := a.openExisting(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	return a.writeTo(dest, func(w io.Writer) error {
		lines := json.NewEncoder(w)
		for one, err := range allSessions(s) {
			if err == nil {
				err = lines.Encode(one)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// writeTo writes a file, whole or not at all; or standard output, or a device
// or a pipe, in whose place no file is put.
func (a *app) writeTo(dest string, write func(io.Writer) error) error {
	if dest == "-" {
		return write(a.out)
	}
	if real, err := filepath.EvalSymlinks(dest); err == nil {
		dest = real // a link goes on leading to what was written
	}
	info, err := os.Stat(dest)
	if err != nil || info.Mode().IsRegular() || info.IsDir() {
		return store.WriteFile(dest, write)
	}
	f, err := os.OpenFile(dest, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
