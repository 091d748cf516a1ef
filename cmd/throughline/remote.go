package main

import (
	"archive/tar"
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"throughline/graph/load"
	"throughline/server"
)

// loadThrough sends the paths as one archive to a server, which holds the
// store, and shows its progress.
func (a *app) loadThrough(ctx context.Context, address string, paths []string, f loadFlags, bar *progress) error {
	target, err := url.Parse(address)
	if err != nil || target.Host == "" {
		return usageError("--server %s: the address of a server, such as http://127.0.0.1:8080", address)
	}
	target = target.JoinPath("api", "v1", "loads")
	query := url.Values{"name": {"paths.tar"}, "format": {f.format}, "series": {f.hints.Series}, "dry-run": {strconv.FormatBool(f.dryRun)}}
	if f.hints.Year != 0 {
		query.Set("year", strconv.Itoa(f.hints.Year))
	}
	target.RawQuery = query.Encode()
	body, send := io.Pipe()
	go func() { send.CloseWithError(a.archive(send, paths)) }()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target.String(), body)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/x-ndjson")
	if token := os.Getenv("THROUGHLINE_TOKEN"); token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("%s: %w; is the server running?", address, err)
	}
	defer resp.Body.Close()
	return a.follow(resp, f.dryRun, bar)
}

// archive writes files and folders as a tar stream; "-" is standard input.
func (a *app) archive(w io.Writer, paths []string) error {
	t := tar.NewWriter(w)
	for _, path := range paths {
		if path == "-" {
			data, err := io.ReadAll(a.in)
			if err == nil {
				err = addFile(t, "stdin", data)
			}
			if err != nil {
				return err
			}
			continue
		}
		if err := addTree(t, path); err != nil {
			return err
		}
	}
	return t.Close()
}

func addTree(t *tar.Writer, root string) error {
	base := filepath.Dir(filepath.Clean(root))
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		name, err := filepath.Rel(base, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return addFile(t, filepath.ToSlash(name), data)
	})
}

func addFile(t *tar.Writer, name string, data []byte) error {
	if err := t.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(data))}); err != nil {
		return err
	}
	_, err := t.Write(data)
	return err
}

// follow reads the server's lines: progress, then a summary or a problem.
func (a *app) follow(resp *http.Response, dryRun bool, bar *progress) error {
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var line struct {
			Progress *server.Progress
			Summary  *load.Summary
			Problem  *server.Problem
			Status   int
			Detail   string
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return fmt.Errorf("the server answered %s with something that is no answer to a load", resp.Status)
		}
		switch {
		case line.Progress != nil:
			bar.remote(*line.Progress)
		case line.Summary != nil:
			bar.finish()
			return a.report(&load.Plan{Summary: *line.Summary}, dryRun)
		case line.Problem != nil:
			return errors.New(line.Problem.Detail)
		case line.Status >= 400:
			return errors.New(line.Detail)
		}
	}
	return fmt.Errorf("the server answered %s and no summary", resp.Status)
}
