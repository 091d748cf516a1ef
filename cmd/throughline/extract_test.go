package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const madeUpReport = "# Notes from FooConf 2031\n\n## Taming the monolith (Ben Sample, Acme)\n\nBen talked about microservices.\n"

func TestExtract(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.md")
	if err := os.WriteFile(path, []byte(madeUpReport), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		args    []string
		code    int
		objects int
	}{
		"a file":           {[]string{path}, 0, 1},
		"two files":        {[]string{path, path}, 0, 2},
		"standard input":   {[]string{"-"}, 0, 1},
		"one that is none": {[]string{path, path + ".none"}, exitPartial, 1},
		"none at all":      {[]string{path + ".none"}, exitFailed, 0},
		"no argument":      {nil, exitUsage, 0},
	} {
		var out, errs bytes.Buffer
		args := append([]string{"extract", "--json"}, c.args...)
		if code := run(context.Background(), args, strings.NewReader(madeUpReport), &out, &errs); code != c.code {
			t.Errorf("%s: exit %d, want %d: %s", name, code, c.code, errs.String())
		}
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		if out.Len() == 0 {
			lines = nil
		}
		if len(lines) != c.objects {
			t.Errorf("%s: %d objects, want %d", name, len(lines), c.objects)
		}
		for _, line := range lines {
			checkExtracted(t, name, line)
		}
	}
}

func checkExtracted(t *testing.T, name, line string) {
	t.Helper()
	var r struct {
		Event struct {
			Name string
			Year int
		}
		Talks []struct {
			Title     string
			Speakers  []string
			Companies []string
			Line      int
		}
	}
	if err := json.Unmarshal([]byte(line), &r); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if r.Event.Name != "FooConf" || r.Event.Year != 2031 || len(r.Talks) != 1 || r.Talks[0].Title != "Taming the monolith" ||
		strings.Join(r.Talks[0].Speakers, ",") != "Ben Sample" || strings.Join(r.Talks[0].Companies, ",") != "Acme" || r.Talks[0].Line != 3 {
		t.Errorf("%s: %s", name, line)
	}
}
