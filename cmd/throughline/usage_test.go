package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestMistakesOnTheCommandLine looks for what was wrong and what may have been
// meant, on one line.
func TestMistakesOnTheCommandLine(t *testing.T) {
	c := newCLI(t)
	c.run("load", "corpus")
	for line, want := range map[string]string{
		"sevre":                       `there is no command "sevre"; did you mean serve?`,
		"fly":                         `there is no command "fly"; 'throughline --help' lists what there is`,
		"themes acept x":              `there is no command "themes acept"; did you mean accept?`,
		"completion basch":            `there is no command "completion basch"; did you mean bash?`,
		"help themes fly":             `there is no command "themes fly"; 'throughline themes --help' lists what there is`,
		"search --knd theme x":        "there is no flag --knd; did you mean --kind?",
		"query theme/service-mesh":    "1 argument given; usage: throughline query START EXPRESSION [flags]",
		"token x":                     "1 argument given; usage: throughline token [flags]",
		"evolve --from soon x":        "--from soon: a whole number",
		"--json=perhaps search x":     "--json perhaps: true or false",
		"check --limit -1":            "--limit -1: a whole number, 0 or more",
		"search --limit 0 x":          "--limit 0: a whole number, 1 or more",
		"themes --candidates --limit": "flag needs an argument: --limit",
		"related theme/service-mesh":  "theme/service-mesh is no talk",
		"related --mode bridge talk/k8s-commandments-qcon-san-francisco-2018": "--mode bridge: name the second talk with --with",
		"evolve --from 2020 --to 2018 theme/service-mesh":                     "--from 2020 --to 2018: the first year is after the last",
		"agenda --about theme/service-mesh --people -5":                       "--people -5: how many take part, or 0 where it is not known",
		"load --format exel x":                                                "--format exel: one of confs-tech, corpus, csv,",
		"load --zone Europe/Bruxels x":                                        "--zone Europe/Bruxels: the name of a time zone, such as Europe/Brussels",
		"load --year 20318 x":                                                 "--year 20318: a year from 1950 to 2099",
	} {
		out, errs, code := c.run(strings.Fields(line)...)
		if code != exitUsage || out != "" || !strings.HasPrefix(errs, "throughline: "+want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: %d %s%s", line, code, out, errs)
		}
	}
	if _, errs, code := c.run("evolve", "theme/servicemesh"); code != exitFailed || !strings.Contains(errs, "there is no theme/servicemesh; did you mean theme/service-mesh,") {
		t.Errorf("a wrong id: %d %s", code, errs)
	}
	if out, errs, code := c.run("query", "theme/service-mesh", "by / by"); code != 0 || out != "" || !strings.Contains(errs, "nothing is reached") {
		t.Errorf("an empty answer: %d %s%s", code, out, errs)
	}
	if out, errs, code := c.run("--version"); code != 0 || !strings.HasPrefix(out, "throughline ") || !strings.Contains(out, ", go1.") {
		t.Errorf("--version: %d %s%s", code, out, errs)
	}
}

func TestWhatIsNotThereIsSaid(t *testing.T) {
	c := newCLI(t)
	for _, line := range []string{"search x", "check", "export nquads -", "session", "query --engine store a by"} {
		if _, errs, code := c.run(strings.Fields(line)...); code != exitFailed || !strings.Contains(errs, "nothing has been loaded there yet") {
			t.Errorf("%s: %d %s", line, code, errs)
		}
	}
	if err := os.WriteFile(c.store, []byte("this is a letter and not a store"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := c.run("search", "x"); code != exitFailed || !strings.Contains(errs, "not a Throughline store") {
		t.Errorf("a letter: %d %s", code, errs)
	}
}

// TestExportsKeepWhatTheyAreWrittenTo: a pipe or a device is written to, and a
// link goes on being one; a file that took their place would break the next
// program that uses them.
func TestExportsKeepWhatTheyAreWrittenTo(t *testing.T) {
	c := newCLI(t)
	c.run("load", "corpus")
	dir := t.TempDir()
	pipe, link, file := filepath.Join(dir, "pipe"), filepath.Join(dir, "link"), filepath.Join(dir, "file")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	held, err := os.OpenFile(pipe, os.O_RDWR, 0) // opens without a writer
	if err != nil {
		t.Fatal(err)
	}
	read := make(chan int64)
	go func() {
		n, _ := io.Copy(io.Discard, held)
		read <- n
	}()
	for dest, kind := range map[string]os.FileMode{pipe: os.ModeNamedPipe, link: os.ModeSymlink} {
		if _, errs, code := c.run("export", "nquads", dest); code != 0 {
			t.Errorf("%s: %d %s", dest, code, errs)
		}
		if info, err := os.Lstat(dest); err != nil || info.Mode().Type() != kind {
			t.Errorf("%s: %v, %v", dest, info.Mode(), err)
		}
	}
	held.Close()
	if n := <-read; n < 1000 {
		t.Errorf("%d bytes came through the pipe", n)
	}
	if data, _ := os.ReadFile(file); !strings.HasPrefix(string(data), "<throughline:") {
		t.Errorf("the link led to %.60q", data)
	}
}

func TestWhereTheStoreIsKeptByDefault(t *testing.T) {
	t.Setenv("HOME", "/home/ada")
	for _, c := range []struct{ store, data, want string }{
		{"", "", "bolt:/home/ada/.local/share/throughline/graph.db"},
		{"", "/data", "bolt:/data/throughline/graph.db"},
		{"", "data", "bolt:/home/ada/.local/share/throughline/graph.db"},
		{"bolt:here.db", "/data", "bolt:here.db"},
	} {
		t.Setenv("THROUGHLINE_STORE", c.store)
		t.Setenv("XDG_DATA_HOME", c.data)
		if got := defaultStore(); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
