package main

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/spf13/cobra"

	"throughline/graph/store"
)

func (a *app) backupCommand() *cobra.Command {
	var address string
	c := &cobra.Command{
		Use:   "backup DEST",
		Short: "Copy the store, sessions included, as of one moment; a server that holds it goes on meanwhile",
		Long: "Copy the store, sessions included, as of one moment. DEST is written beside and renamed, and ends with a hash that\n" +
			"restore verifies; - writes to standard output.",
		Example: "  throughline backup monday.backup --server http://127.0.0.1:8080",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			path, err := a.storeFile("pg_dump copies a database")
			if err != nil {
				return err
			}
			copyTo := func(w io.Writer) error { return store.BackUpFile(path, w) }
			if address != "" {
				copyTo = func(w io.Writer) error { return fetchBackup(c.Context(), address, w) }
			}
			return a.backUp(args[0], copyTo)
		},
	}
	c.Flags().StringVar(&address, "server", "", "copy through the server at this address, which holds the store")
	return c
}

func (a *app) backUp(dest string, copyTo func(io.Writer) error) error {
	bar := newProgress(a.err)
	defer bar.finish()
	count := &counted{bar: bar}
	err := a.writeTo(dest, func(w io.Writer) error {
		count.w = w
		return copyTo(count)
	})
	if err == nil && dest != "-" {
		bar.finish()
		a.say(fmt.Sprintf("%s: %s, verified", dest, megabytes(count.n)))
	}
	return err
}

// counted shows how much was written.
type counted struct {
	w   io.Writer
	bar *progress
	n   int64
}

func (c *counted) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	c.bar.line("copying, "+megabytes(c.n), false)
	return n, err
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

// fetchBackup copies what a server sends, and verifies it on the way.
func fetchBackup(ctx context.Context, address string, w io.Writer) error {
	resp, err := question{method: http.MethodGet, path: "api/v1/backup"}.ask(ctx, address)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if err := store.CheckBackup(io.TeeReader(resp.Body, w)); err != nil {
		return fmt.Errorf("%s: what it sent is %w", address, err)
	}
	return nil
}
