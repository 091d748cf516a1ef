package record

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"throughline/graph/store"
	"throughline/graph/store/postgres"
	"throughline/server"
)

// Read reads the newest snapshot of a store and opens no file of quads: it
// works while a server holds the store.
func Read(ctx context.Context, name string, say func(string)) (*server.Dataset, error) {
	if IsDatabase(name) {
		return readDatabase(ctx, name, say)
	}
	d, err := readSnapshot(snapshotPath(name))
	var unread *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, noSnapshot(name)
	case err != nil && !errors.As(err, &unread):
		return nil, fmt.Errorf("%w; delete the file and start the server, which makes it again", err)
	}
	return d, err
}

// noSnapshot says why there is none beside a file.
func noSnapshot(name string) error {
	switch exists, err := store.CheckFile(name); {
	case err != nil:
		return err
	case exists:
		return fmt.Errorf("%s: its snapshot is not there; the next start of the server, or the next load, makes it again", name)
	}
	return nothingLoaded(name)
}

// readDatabase reads the snapshot, or the copy of it while the database is down.
func readDatabase(ctx context.Context, address string, say func(string)) (*server.Dataset, error) {
	b, err := openDatabase(address)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	exists, err := b.Exists(ctx)
	if errors.Is(err, postgres.ErrDown) {
		if d, at := b.cached(); d != nil {
			say(fmt.Sprintf("%v; answering from the snapshot of %s", err, at.Format(time.DateTime)))
			return d, nil
		}
	}
	if err != nil {
		return nil, err
	}
	if exists {
		if d, _, err := b.Latest(ctx, nil); d != nil || err != nil {
			return d, err
		}
	}
	return nil, nothingLoaded(b.Name())
}
