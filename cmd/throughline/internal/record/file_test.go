package record

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/server"
)

// TestASnapshotOfAnotherStateIsMadeAgain, and what a process that was killed
// had begun to write goes.
func TestASnapshotOfAnotherStateIsMadeAgain(t *testing.T) {
	name := filepath.Join(t.TempDir(), "graph.db")
	open := func() (*Record, string) {
		t.Helper()
		var said strings.Builder
		r, err := Open(t.Context(), name, func(line string) { said.WriteString(line + "\n") })
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { r.Close() })
		return r, said.String()
	}
	r, _ := open()
	var c server.Config
	r.Equip(&c)
	older, err := os.ReadFile(name + SnapshotSuffix)
	if err != nil {
		t.Fatal(err)
	}
	_, d, err := c.Loader.Load(t.Context(), schedule(t, 2031, talk{title: "A thing of its own"}), quietly)
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	begun := name + SnapshotSuffix + ".new-123"
	for path, content := range map[string][]byte{name + SnapshotSuffix: older, begun: older[:10]} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r, said := open()
	if r.Data.Version != d.Version || !strings.Contains(said, "not the one that belongs to the store; it is made again") {
		t.Errorf("version %s, not %s; it said %q", r.Data.Version, d.Version, said)
	}
	if _, err := os.Stat(begun); err == nil {
		t.Error("what was begun is still there")
	}
	r.Close()
	if r, said = open(); r.Data.Version != d.Version || said != "" {
		t.Errorf("opened once more, it has version %s and says %q", r.Data.Version, said)
	}
}

// TestASnapshotThatCannotBeKeptIsAnError, and the next write makes it good.
func TestASnapshotThatCannotBeKeptIsAnError(t *testing.T) {
	r, c := equipped(t)
	at := snapshotPath(r.Store.Name())
	if err := os.Remove(at); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(at, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	before := r.Data
	if _, d, err := c.Loader.Load(t.Context(), schedule(t, 2031, talk{title: "A thing of its own"}), quietly); err == nil || d != before {
		t.Errorf("a folder is in the way: %v", err)
	}
	if err := os.RemoveAll(at); err != nil {
		t.Fatal(err)
	}
	_, d, err := c.Loader.Load(t.Context(), schedule(t, 2032, talk{title: "Another thing"}), quietly)
	if err != nil {
		t.Fatal(err)
	}
	if first, last := d.Graph.YearSpan(); first != 2031 || last != 2032 {
		t.Errorf("the years are %d to %d: what was written before is not served", first, last)
	}
	if read, err := Read(t.Context(), r.Store.Name(), func(string) {}); err != nil || read.Version != d.Version {
		t.Errorf("the snapshot is %v, %v", read, err)
	}
}

func TestAddressesAreShownWithoutPasswords(t *testing.T) {
	for address, want := range map[string]string{
		"bolt:/a/b.db": "bolt:/a/b.db", "/a/postgres:b@c": "/a/postgres:b@c",
		"postgres://me:secret@host/db":                               "postgres://me:xxxxx@host/db",
		"postgresql://me@host/db?password=secret&sslmode=require":    "postgresql://me@host/db?password=xxxxx&sslmode=require",
		"postgres://host/db?sslpassword=secret&sslkey=%2Fetc%2Fkey":  "postgres://host/db?sslkey=%2Fetc%2Fkey&sslpassword=xxxxx",
		"postgres://me:secret@host:port/db":                          "postgres://xxxxx",
		"postgres://me:se%zzcret@host/db?password=one&password=two!": "postgres://xxxxx",
	} {
		if got := WithoutPassword(address); got != want {
			t.Errorf("%s is shown as %s", address, got)
		}
	}
}
