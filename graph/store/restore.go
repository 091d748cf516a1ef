package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
)

// Restore puts a backup in the place of the store at path, after its hash and
// its contents were verified. The store that was there, and the files beside
// it whose names add one of the suffixes, are kept under another name, which
// is returned; "" when there was none. It fails with ErrLocked while another
// process holds the store.
func Restore(path, backup string, suffixes ...string) (kept string, err error) {
	fresh := path + ".restoring"
	if err := unpack(fresh, backup); err != nil {
		return "", err
	}
	defer os.Remove(fresh) // fails once it has its new name
	if kept, err = setAside(path, suffixes); err != nil {
		return "", err
	}
	if err = os.Rename(fresh, path); err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	return kept, explain(path, err)
}

// unpack writes the store that a backup holds to a file of its own, and
// verifies both.
func unpack(dest, backup string) error {
	f, err := os.Open(backup)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := CheckBackup(f); err != nil {
		return fmt.Errorf("%s: %w", backup, err)
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	image := io.NewSectionReader(f, 0, info.Size()-trailerLen)
	if _, err := inspect(image, image.Size()); err != nil {
		return fmt.Errorf("%s: %w", backup, err)
	}
	return WriteFile(dest, func(w io.Writer) error {
		_, err := io.Copy(w, image)
		return err
	})
}

// setAside gives what is at path a second name, so that at every moment there
// is a store at path; what stands beside it is renamed. The lock is held
// meanwhile, so that no server goes on writing to a file that was replaced.
func setAside(path string, suffixes []string) (kept string, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	release, err := hold(path)
	if err != nil {
		return "", err
	}
	kept = path + ".before-restore-" + info.ModTime().UTC().Format("20060102-150405")
	for _, suffix := range suffixes {
		if err := os.Rename(path+suffix, kept+suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", errors.Join(explain(path, err), release())
		}
	}
	if err := os.Link(path, kept); err != nil && !errors.Is(err, os.ErrExist) {
		err = os.Rename(path, kept) // a file system without links
		if err != nil {
			return "", errors.Join(explain(path, err), release())
		}
	}
	return kept, release()
}

// hold takes bbolt's lock on a store. One that is damaged needs none: nobody
// can have it open.
func hold(path string) (release func() error, err error) {
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: lockTimeout, ReadOnly: true})
	if err == nil {
		return db.Close, nil
	}
	if err = explain(path, err); errors.Is(err, ErrLocked) {
		return nil, err
	}
	return func() error { return nil }, nil
}
