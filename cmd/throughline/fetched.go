package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	web "throughline/graph/load/fetch"
)

// fetched gets the addresses among the arguments of load into a folder of
// their own, and returns what is to be loaded in their place.
func (a *app) fetched(ctx context.Context, args []string, o web.Options) (paths []string, remove func(), err error) {
	dir := ""
	remove = func() {
		if dir != "" {
			_ = os.RemoveAll(dir) // a folder of the system's for such things
		}
	}
	for i, arg := range args {
		if !strings.HasPrefix(arg, "http://") && !strings.HasPrefix(arg, "https://") {
			paths = append(paths, arg)
			continue
		}
		if dir == "" {
			if dir, err = os.MkdirTemp("", "throughline-fetch"); err != nil {
				return nil, remove, err
			}
		}
		path, err := fetchInto(ctx, filepath.Join(dir, strconv.Itoa(i)), arg, o)
		if err != nil {
			return nil, remove, fmt.Errorf("fetching: %w", err)
		}
		paths = append(paths, path)
	}
	return paths, remove, nil
}

func fetchInto(ctx context.Context, dir, address string, o web.Options) (string, error) {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(dir, "part")
	if err != nil {
		return "", err
	}
	name, err := web.To(ctx, f, address, o)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, name)
	return path, os.Rename(f.Name(), path)
}
