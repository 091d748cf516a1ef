package store_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"throughline/graph"
	"throughline/graph/store"
)

// kept makes a store with facts that were added and dropped, and two sessions,
// closes it, and returns its bytes.
func kept(t *testing.T, path string) []byte {
	t.Helper()
	s := open(t, path)
	apply(t, s, store.Change{Add: talks(3000, "source/a")})
	apply(t, s, store.Change{Add: talks(300, "source/b")})
	apply(t, s, store.Change{Drop: talks(100, "source/b")})
	for _, id := range []string{"one", "two"} {
		if err := s.SaveSession(id, []byte(strings.Repeat(id+" ", 2000))); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SetVersion("0123456789abcdef"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return read(t, path)
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestAFlippedBitIsFoundOrHarmless flips one bit in each of many places: the
// store is refused in a clear line, or opens and holds all that it held.
func TestAFlippedBitIsFoundOrHarmless(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	kept(t, path)
	whole := compact(t, path) // so that most places are in use
	want := compiled(t, path)
	r := rand.New(rand.NewPCG(11, 1))
	refused, said, harmless := 0, 0, 0
	for range 100 {
		at, bit := r.IntN(len(whole)), byte(1)<<r.IntN(8)
		bad := bytes.Clone(whole)
		bad[at] ^= bit
		write(t, path, bad)
		s, err := store.Open(path)
		if err != nil {
			refused++
			if !clearly(err, path) {
				t.Errorf("byte %d, bit %b: %v", at, bit, err)
			}
			continue
		}
		switch {
		case len(s.Remarks()) > 0:
			said++
		case !reflect.DeepEqual(contentOf(t, s), want):
			t.Errorf("byte %d, bit %b: it opens, and holds something else", at, bit)
		default:
			harmless++ // a page that is free, or the rest of one
		}
		s.Close()
	}
	t.Logf("%d refused, %d opened with a remark, %d harmless", refused, said, harmless)
	if refused < 50 {
		t.Errorf("only %d of 100 places were noticed", refused)
	}
}

// compact leaves the free pages out of a store.
func compact(t *testing.T, path string) []byte {
	t.Helper()
	from, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	to, err := bolt.Open(path+".compact", 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(bolt.Compact(to, from, 0), to.Close(), from.Close()); err != nil {
		t.Fatal(err)
	}
	data := read(t, path+".compact")
	write(t, path, data)
	return data
}

// clearly reports whether an error says which file is meant, what it is, and
// what to do.
func clearly(err error, path string) bool {
	known := errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotStore) || errors.Is(err, store.ErrNewer)
	text := err.Error()
	return known && strings.HasPrefix(text, path+": ") && strings.Count(text, path) == 1 && !strings.Contains(text, "\n")
}

type content struct {
	tables  *graph.Tables
	docs    map[string]string
	version string
}

func contentOf(t *testing.T, s *store.Store) content {
	t.Helper()
	c := content{tables: compile(t, s).Tables(), docs: map[string]string{}}
	ids, err := s.SessionIDs()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		doc, err := s.Session(id)
		if err != nil {
			t.Fatal(err)
		}
		c.docs[id] = string(doc)
	}
	if c.version, err = s.Version(); err != nil {
		t.Fatal(err)
	}
	return c
}

func compiled(t *testing.T, path string) content {
	t.Helper()
	s := open(t, path)
	defer s.Close()
	return contentOf(t, s)
}

// TestEveryUsedPageIsGuarded flips a bit of a fact, of Cayley's index and of a
// session, found by their content.
func TestEveryUsedPageIsGuarded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	whole := kept(t, path)
	for what, needle := range map[string]string{"the facts": "Talk \"quoted\" <1234>", "the sessions": "two two two"} {
		bad := bytes.Clone(whole)
		for at := 0; ; { // its page may have an older copy, which is free
			i := bytes.Index(bad[at:], []byte(needle))
			if i < 0 {
				break
			}
			bad[at+i] ^= 2
			at += i + 1
		}
		write(t, path, bad)
		if _, err := store.Open(path); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
	write(t, path, whole)
	edit(t, path, func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte("ops"))
		k, v := b.Cursor().First()
		return b.Put(bytes.Clone(k), append(bytes.Clone(v), 9))
	})
	if _, err := store.Open(path); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "indexes") {
		t.Errorf("the indexes: %v", err)
	}
}

// edit writes to the file as another program could.
func edit(t *testing.T, path string, f func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(f); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOneOfTwoHeadersIsLost(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	whole := kept(t, path)
	want := compiled(t, path)
	for page := range 2 {
		bad := bytes.Clone(whole)
		bad[page*os.Getpagesize()+40] ^= 1
		write(t, path, bad)
		s := open(t, path)
		got := contentOf(t, s)
		if len(s.Remarks()) != 1 || !strings.Contains(s.Remarks()[0], "headers") {
			t.Errorf("header %d: remarks %q", page, s.Remarks())
		}
		// The last transaction was the note of the snapshot.
		if !reflect.DeepEqual(got.tables, want.tables) || !reflect.DeepEqual(got.docs, want.docs) {
			t.Errorf("header %d: the content differs", page)
		}
		s.Close()
	}
}

func TestStoresThatAreRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	whole := kept(t, path)
	put := func(bucket, key, value string) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists([]byte(bucket))
			if err != nil {
				return err
			}
			return b.Put([]byte(key), []byte(value))
		}
	}
	newer := "throughline 3 5123c541"
	for name, c := range map[string]struct {
		edit func(*bolt.Tx) error
		want error
		says string
	}{
		"newer":           {put("throughline", "format", newer), store.ErrNewer, "format 3; this one reads up to 1"},
		"another format?": {put("throughline", "format", "throughline 3 00000000"), store.ErrDamaged, "format"},
		"a state cut":     {put("throughline", "state", "short"), store.ErrDamaged, "state"},
		"more facts":      {put("log", "\x7f\x00\x00\x00\x00\x00\x00\x01", "x"), store.ErrDamaged, "facts"},
		"more sessions":   {put("throughline-sessions", "x", "y"), store.ErrDamaged, "sessions"},
	} {
		write(t, path, whole)
		edit(t, path, c.edit)
		before := read(t, path)
		if _, err := store.Open(path); !errors.Is(err, c.want) || !clearly(err, path) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(before, read(t, path)) {
			t.Errorf("%s: the file was written to", name)
		}
	}
	other := filepath.Join(t.TempDir(), "other.db")
	edit(t, other, put("their-bucket", "a", "b"))
	if _, err := store.Open(other); !errors.Is(err, store.ErrNotStore) || !clearly(err, other) {
		t.Errorf("another program's: %v", err)
	}
}

func TestAnOlderFormatIsMigrated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	kept(t, path)
	want := compiled(t, path)
	edit(t, path, func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte("throughline"))
		note := []byte{byte(tx.ID()), byte(tx.ID() >> 8), 0, 0, 0, 0, 0, 0}
		return errors.Join(b.Delete([]byte("format")), b.Delete([]byte("state")), b.Put([]byte("version"), append(note, want.version...)))
	})
	old := read(t, path)
	s := open(t, path)
	if len(s.Remarks()) != 1 || !strings.Contains(s.Remarks()[0], "migrated from format 0") {
		t.Errorf("remarks %q", s.Remarks())
	}
	if !reflect.DeepEqual(contentOf(t, s), want) {
		t.Error("migrated, it holds something else")
	}
	apply(t, s, store.Change{Add: talks(10, "source/c")})
	s.Close()
	if s = open(t, path); len(s.Remarks()) != 0 {
		t.Errorf("opened again: %q", s.Remarks())
	}
	s.Close()
	if _, err := store.Restore(path, path+".format-0.backup"); err != nil {
		t.Fatal(err)
	}
	if len(read(t, path)) > len(old) {
		t.Error("what was kept is not the file of the older format")
	}
	if s = open(t, path); len(s.Remarks()) != 1 || !reflect.DeepEqual(contentOf(t, s), want) {
		t.Errorf("what was kept holds something else, or is not of the older format: %q", s.Remarks())
	}
}

func TestCayleysOwnStoreIsNotMigrated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	apply(t, s, store.Change{Add: talks(5, "source/a")})
	s.Close()
	edit(t, path, func(tx *bolt.Tx) error {
		log := tx.Bucket([]byte("log"))
		k, _ := log.Cursor().First()
		return errors.Join(tx.DeleteBucket([]byte("throughline")), log.Delete(bytes.Clone(k)))
	})
	before := read(t, path)
	if _, err := store.Open(path); !errors.Is(err, store.ErrNotStore) || !clearly(err, path) {
		t.Errorf("%v", err)
	}
	if !bytes.Equal(before, read(t, path)) {
		t.Error("it was written to")
	}
}

func TestBackupOfAStoreInUse(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "graph.db")
	s := open(t, path)
	apply(t, s, store.Change{Add: talks(1000, "source/a")})
	if err := s.SaveSession("one", []byte("a note")); err != nil {
		t.Fatal(err)
	}
	want := contentOf(t, s)
	var copied bytes.Buffer
	if err := s.Backup(&writesMeanwhile{t: t, s: s, w: &copied}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "monday.backup")
	write(t, file, copied.Bytes())
	if _, err := store.Restore(path, file); !errors.Is(err, store.ErrLocked) {
		t.Errorf("restored under a server: %v", err)
	}
	s.Close()
	now := read(t, path)
	keptAs, err := store.Restore(path, file)
	if err != nil || !bytes.Equal(read(t, keptAs), now) {
		t.Fatalf("%s, %v", keptAs, err)
	}
	if got := compiled(t, path); !reflect.DeepEqual(got, want) {
		t.Error("what was restored is not what was there when the copy began")
	}
}

// writesMeanwhile changes the store after the first piece of a backup.
type writesMeanwhile struct {
	t    *testing.T
	s    *store.Store
	w    *bytes.Buffer
	done bool
}

func (m *writesMeanwhile) Write(b []byte) (int, error) {
	if !m.done {
		m.done = true
		apply(m.t, m.s, store.Change{Add: talks(2000, "source/later")})
		if err := m.s.SaveSession("one", []byte("another note")); err != nil {
			m.t.Error(err)
		}
	}
	return m.w.Write(b)
}

func TestBadBackupsAreRefused(t *testing.T) {
	dir := t.TempDir()
	path, file := filepath.Join(dir, "graph.db"), filepath.Join(dir, "b")
	whole := kept(t, path)
	if err := store.WriteFile(file, func(w io.Writer) error { return store.BackUpFile(path, w) }); err != nil {
		t.Fatal(err)
	}
	good := read(t, file)
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 1
	for name, bad := range map[string][]byte{
		"cut": good[:len(good)-1], "half": good[:len(good)/2], "flipped": flipped, "empty": nil, "a store": whole, "longer": append(bytes.Clone(good), '\n'),
	} {
		write(t, file, bad)
		if _, err := store.Restore(path, file); !errors.Is(err, store.ErrNotBackup) || !strings.Contains(err.Error(), file) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if !bytes.Equal(read(t, path), whole) {
		t.Error("the store was touched")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 2 {
		t.Errorf("left behind: %v", left)
	}
	if err := store.BackUpFile(filepath.Join(dir, "none.db"), &bytes.Buffer{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a backup of nothing: %v", err)
	}
}
