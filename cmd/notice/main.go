// Command notice writes NOTICE: what is linked into the program, whose it is,
// and under which licence. It reads the licence files of the modules
// themselves.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	text, err := notice(".")
	if err == nil {
		err = os.WriteFile("NOTICE", []byte(text), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "notice:", err)
		os.Exit(1)
	}
}

// module is one that is linked.
type module struct {
	path, version, dir string
	licence            string
	copyright          []string
	notice             string // that of the module, which is to be passed on
	text               string
}

const head = `Throughline

This product is licensed under the Apache License 2.0; see LICENSE. This file is made by 'make notice'.

The data in data/ are facts and names (titles, speakers, companies, dates, places in a text) read from five published trip
reports, which the files of data/corpus name, and a vocabulary written for this project. No text of any report
is part of it.

The programs hold the following, each under its own licence. The texts follow the list.

Go's standard library and runtime, and wasm_exec.js, which starts the explorer's program in browsers (BSD-3-Clause)
    Copyright 2009 The Go Authors.

`

// notice is the text for the module in a folder.
func notice(dir string) (string, error) {
	modules, err := linked(dir)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(head)
	texts := map[string]string{}
	for i := range modules {
		m := &modules[i]
		if err := m.read(); err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s %s (%s)\n", m.path, m.version, m.licence)
		for _, line := range m.copyright {
			fmt.Fprintf(&b, "    %s\n", line)
		}
		for line := range strings.Lines(m.notice) {
			b.WriteString(strings.TrimRight("    | "+strings.TrimSpace(line), " ") + "\n")
		}
		b.WriteString("\n")
		if texts[m.licence] == "" {
			texts[m.licence] = m.text
		}
	}
	for _, kind := range []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC"} {
		if texts[kind] != "" {
			fmt.Fprintf(&b, "%s\n%s\n\n%s\n\n", kind, strings.Repeat("-", len(kind)), texts[kind])
		}
	}
	b.WriteString("Apache-2.0\n----------\n\nThe text is that of LICENSE.\n")
	return b.String(), nil
}

// linked lists the modules of the packages that the server's program holds; the
// explorer's program holds none.
func linked(dir string) ([]module, error) {
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", "./cmd/throughline")
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(lines)
	var modules []module
	for _, line := range slices.Compact(lines) {
		if f := strings.Split(line, "\t"); len(f) == 3 {
			modules = append(modules, module{path: f[0], version: f[1], dir: f[2]})
		}
	}
	return modules, nil
}

var (
	licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying)(\.(txt|md))?$`)
	copyright   = regexp.MustCompile(`(?i)^\s*copyright\s.*(\d{4}|\S+@\S+)`) // whose, and not what is said of copyright
	titleOfMIT  = regexp.MustCompile(`(?i)^\s*(the )?mit license( \(\w+\))?$`)
)

// read finds the module's licence. One that is not known is an error: somebody
// must look at it before it is linked.
func (m *module) read() error {
	files, err := os.ReadDir(m.dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		switch name := f.Name(); {
		case licenceFile.MatchString(name):
			data, err := os.ReadFile(filepath.Join(m.dir, name))
			if err != nil {
				return err
			}
			m.take(string(data))
		case name == "NOTICE":
			data, err := os.ReadFile(filepath.Join(m.dir, name))
			if err != nil {
				return err
			}
			m.notice = strings.TrimSpace(string(data))
		}
	}
	if m.licence == "" {
		return fmt.Errorf("%s: its licence is none that is known here", m.path)
	}
	return nil
}

func (m *module) take(text string) {
	flat := strings.Join(strings.Fields(text), " ")
	var kinds []string
	for _, one := range []struct{ name, words string }{
		{"MIT", "Permission is hereby granted, free of charge"},
		{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"},
		{"BSD-3-Clause", "Neither the name"},
		{"Apache-2.0", "www.apache.org/licenses/"},
	} {
		if strings.Contains(flat, one.words) {
			kinds = append(kinds, one.name)
		}
	}
	if len(kinds) == 0 && strings.Contains(flat, "Redistributions in binary form") {
		kinds = []string{"BSD-2-Clause"}
	}
	m.licence, m.text = strings.Join(kinds, " and "), body(text)
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if copyright.MatchString(line) {
			m.copyright = append(m.copyright, line)
		}
	}
}

// body is a licence without whose it is.
func body(text string) string {
	var kept []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \r\n")
		if !copyright.MatchString(line) && !titleOfMIT.MatchString(line) {
			kept = append(kept, line)
		}
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}
