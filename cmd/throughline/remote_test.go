package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const tinySchedule = `<?xml version="1.0"?><schedule><conference><title>Example Conf 2031</title><start>2031-02-01</start></conference>
<day date="2031-02-01"><room name="A"><event id="1"><start>10:00</start><duration>00:30</duration><title>Meshes of services with Istio</title>
<persons><person id="7">Ada Example</person></persons></event></room></day></schedule>`

func TestLoadingThroughAServerThatHoldsTheStore(t *testing.T) {
	r := corpusRecord(t)
	url := host(t, writingConfig(t, r))
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "s.xml"), []byte(tinySchedule), 0o600); err != nil {
		t.Fatal(err)
	}
	c := &cli{t: t, store: r.Store.Name()}
	if _, errs, code := c.run("load", dir); code != exitFailed || !strings.Contains(errs, "--server") {
		t.Errorf("the store is held: %d %s", code, errs)
	}
	out, errs, code := c.run("load", "--server", url, dir, "--dry-run")
	if code != 0 || !strings.Contains(out, "1 talk") {
		t.Fatalf("dry run: %d\n%s%s", code, out, errs)
	}
	before := r.Data.Version
	out, errs, code = c.run("load", "--server", url, dir)
	if code != 0 || !strings.Contains(out, "added") || r.Data.Version == before {
		t.Fatalf("%d\n%s%s", code, out, errs)
	}
	if out, _, _ := c.run("search", "Ada Example"); !strings.HasPrefix(out, "person/ada-example") {
		t.Errorf("found %s", out)
	}
}

// TestWhatALoadIsToldReachesTheServer: the zone, the mapping of columns, the
// embedded corpus, a link to a file, and that something could not be read.
func TestWhatALoadIsToldReachesTheServer(t *testing.T) {
	r := corpusRecord(t)
	url := host(t, writingConfig(t, r))
	dir := t.TempDir()
	for name, text := range map[string]string{
		"t.csv":  "Wie,Wer,Wann\nKarten,Ada Example,2031-02-01 10:00\n",
		"m.yaml": "event: Kartentag\nyear: 2031\ncolumns: {title: Wie, speakers: Wer, start: Wann}\n",
		"s.xml":  tinySchedule, "cut.xml": tinySchedule[:200],
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("s.xml", filepath.Join(dir, "link.xml")); err != nil {
		t.Fatal(err)
	}
	there, here := &cli{t: t, store: r.Store.Name()}, newCLI(t)
	here.run("load", "corpus")
	for _, args := range [][]string{
		{"corpus"},
		{"--zone", "Europe/Brussels", "--mapping", filepath.Join(dir, "m.yaml"), filepath.Join(dir, "t.csv")},
		{filepath.Join(dir, "link.xml"), filepath.Join(dir, "cut.xml")},
	} {
		out, errs, code := there.run(append([]string{"load", "--server", url}, args...)...)
		want, also, same := here.run(append([]string{"load"}, args...)...)
		if code != same || versionLine(out) != versionLine(want) {
			t.Errorf("%v: there %d\n%s%s here %d\n%s%s", args, code, out, errs, same, want, also)
		}
	}
}

// TestMistakesOfALoadThroughAServer are told apart: those of this side, of the
// line between, and of a file, which has the name it has here.
func TestMistakesOfALoadThroughAServer(t *testing.T) {
	r := corpusRecord(t)
	url := host(t, writingConfig(t, r))
	dir := t.TempDir()
	cut := filepath.Join(dir, "cut.xml")
	if err := os.WriteFile(cut, []byte(tinySchedule[:200]), 0o600); err != nil {
		t.Fatal(err)
	}
	c := newCLI(t)
	for _, x := range []struct {
		url, path string
		want      string
		code      int
	}{
		{url, filepath.Join(dir, "none"), "none: no such file or directory\n", exitFailed},
		{url, t.TempDir(), "throughline: there are no files to load\n", exitFailed},
		{"http://127.0.0.1:1", cut, "throughline: http://127.0.0.1:1: dial tcp 127.0.0.1:1: connect: connection refused; is the server running?\n", exitFailed},
		{url, cut, "\nskipped    cut.xml:2:", exitPartial},
	} {
		out, errs, code := c.run("load", "--server", x.url, x.path)
		if code != x.code || !strings.Contains("\n"+out+errs, x.want) {
			t.Errorf("%s: %d\n%s%s", x.path, code, out, errs)
		}
	}
}

// versionLine is the one with the version of the dataset.
func versionLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}
