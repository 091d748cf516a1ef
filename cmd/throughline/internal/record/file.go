package record

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

// file is a file that one process holds, with the snapshot beside it.
type file struct{ *store.Store }

var _ Store = file{}

func (f file) Name() string { return f.Path() }

func (f file) begin(context.Context, func(string)) (func(), error) { return func() {}, nil }

// ReplaceSession never finds another document than the one before: nobody else
// has the file open.
func (f file) ReplaceSession(id string, _, document []byte) (bool, error) {
	err := f.SaveSession(id, document)
	return err == nil, err
}

// Latest reads the snapshot if it was compiled from the store's present state.
func (f file) Latest(_ context.Context, have *server.Dataset) (*server.Dataset, bool, error) {
	version, err := f.Version()
	if err != nil || version == "" {
		return nil, false, err
	}
	if have != nil && have.Version == version {
		return have, true, nil
	}
	path := snapshotPath(f.Path())
	d, err := readSnapshot(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err == nil && d.Version != version {
		err = fmt.Errorf("%s: the snapshot is not the one that belongs to the store", path)
	}
	if err != nil {
		return nil, false, err
	}
	return d, true, nil
}

func (f file) keep(_ context.Context, d *server.Dataset, snapshot []byte) error {
	if err := writeSnapshot(snapshotPath(f.Path()), snapshot); err != nil {
		return err
	}
	return f.SetVersion(d.Version)
}

// SnapshotSuffix is what the name of a file's snapshot adds to its own.
const SnapshotSuffix = ".snapshot"

func snapshotPath(storePath string) string { return storePath + SnapshotSuffix }

func readSnapshot(path string) (*server.Dataset, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g, err := wire.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return server.NewDataset(g, data), nil
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
