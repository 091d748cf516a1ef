package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"throughline/graph/store"
	"throughline/graph/wire"
	"throughline/server"
)

// boltBackend is a file that one process holds, with the snapshot beside it.
type boltBackend struct{ *store.Store }

var _ backend = boltBackend{}

func (b boltBackend) Name() string      { return b.Path() }
func (b boltBackend) remarks() []string { return b.Remarks() }

func (b boltBackend) begin(context.Context, func(string)) (func(), error) { return func() {}, nil }

// ReplaceSession never finds another document than the one before: nobody else
// has the file open.
func (b boltBackend) ReplaceSession(id string, _, document []byte) (bool, error) {
	err := b.SaveSession(id, document)
	return err == nil, err
}

// latest reads the snapshot if it was compiled from the store's present state.
func (b boltBackend) latest(_ context.Context, have *server.Dataset) (*server.Dataset, bool, error) {
	version, err := b.Version()
	if err != nil || version == "" {
		return nil, false, err
	}
	if have != nil && have.Version == version {
		return have, true, nil
	}
	path := snapshotPath(b.Path())
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err == nil && server.Version(data) != version {
		err = fmt.Errorf("%s: the snapshot is not the one that belongs to the store", path)
	}
	if err != nil {
		return nil, false, err
	}
	g, err := wire.Decode(data)
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", path, err)
	}
	return server.NewDataset(g, data), true, nil
}

func (b boltBackend) keep(_ context.Context, d *server.Dataset, snapshot []byte) error {
	if err := writeSnapshot(snapshotPath(b.Path()), snapshot); err != nil {
		return err
	}
	return b.SetVersion(d.Version)
}

func writeSnapshot(path string, snapshot []byte) error {
	return store.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(snapshot)
		return err
	})
}

// removeLeftovers removes what a process that was killed had begun to write.
// Who holds the store is the only one that writes them.
func removeLeftovers(path string) {
	begun, _ := filepath.Glob(path + ".new-*") // the pattern is well formed
	for _, name := range begun {
		_ = os.Remove(name) // they cost room and nothing else
	}
}
