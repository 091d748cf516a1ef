package main

import (
	"archive/tar"
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"throughline/data"
	"throughline/graph/load"
	"throughline/server"
)

// loadThrough sends the paths as one archive to a server, which holds the
// store, and shows its progress.
func (a *app) loadThrough(ctx context.Context, address string, paths []string, f loadFlags, bar *progress) error {
	query := url.Values{"name": {parcelName}, "format": {f.format}, "series": {f.hints.Series}, "zone": {f.hints.Zone},
		"mapping": {string(f.hints.Mapping)}, "dry-run": {strconv.FormatBool(f.dryRun)}}
	if f.hints.Year != 0 {
		query.Set("year", strconv.Itoa(f.hints.Year))
	}
	body, send := io.Pipe()
	packed := make(chan error, 1)
	go func() {
		err := a.archive(send, paths)
		if errors.Is(err, io.ErrClosedPipe) { // nobody took it, and who did not says why
			err = nil
		}
		packed <- err
		send.CloseWithError(err)
	}()
	defer body.Close() // ends the archive where the server takes none
	resp, err := question{method: http.MethodPost, path: "api/v1/loads", query: query, body: body, wants: "application/x-ndjson"}.ask(ctx, address)
	select {
	case failed := <-packed: // what is wrong here, and not at the server
		err = cmp.Or(failed, err)
	default:
	}
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return a.follow(resp.Body, f.dryRun, bar)
}

// archive writes files and folders as a tar stream; "-" is standard input.
func (a *app) archive(w io.Writer, paths []string) error {
	t := &parcel{Writer: tar.NewWriter(w)}
	if isCorpus(paths) {
		files, err := fs.Sub(data.Files, "corpus")
		if err == nil {
			err = t.AddFS(files)
		}
		return errors.Join(err, t.Close())
	}
	for _, path := range paths {
		if path == "-" {
			data, err := io.ReadAll(a.in)
			if err == nil {
				err = t.add("stdin", data)
			}
			if err != nil {
				return err
			}
			continue
		}
		if err := t.addTree(path); err != nil {
			return err
		}
	}
	if t.files == 0 {
		return errors.New("there are no files to load")
	}
	return t.Close()
}

const parcelName = "paths.tar"

// parcel is an archive that is being made.
type parcel struct {
	*tar.Writer
	files int
}

func (t *parcel) addTree(named string) error {
	root, err := filepath.EvalSymlinks(named)
	if err != nil {
		return err
	}
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return t.add(filepath.ToSlash(filepath.Join(filepath.Base(named), name)), content)
	})
}

func (t *parcel) add(name string, data []byte) error {
	t.files++
	if err := t.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(data))}); err != nil {
		return err
	}
	_, err := t.Write(data)
	return err
}

// follow reads the server's lines: progress, then a summary or a problem.
func (a *app) follow(answer io.Reader, dryRun bool, bar *progress) error {
	lines := bufio.NewScanner(answer)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var line struct {
			Progress *server.Progress
			Summary  *load.Summary
			Problem  *server.Problem
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return errors.New("the server answered with something that is no answer to a load")
		}
		switch {
		case line.Progress != nil:
			bar.remote(*line.Progress)
		case line.Summary != nil:
			for i, s := range line.Summary.Skipped { // as it is called here
				line.Summary.Skipped[i].Where = strings.TrimPrefix(s.Where, parcelName+"/")
			}
			bar.finish()
			return a.report(&load.Plan{Summary: *line.Summary}, dryRun)
		case line.Problem != nil:
			return errors.New(line.Problem.Detail)
		}
	}
	return errors.New("the server ended its answer without a summary")
}
