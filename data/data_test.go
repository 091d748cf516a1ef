package data_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"throughline/data"
)

// context is what makes a plain word the name of an entry.
type context struct {
	Case bool     `yaml:"case"`
	Near []string `yaml:"near"`
	Not  []string `yaml:"not"`
}

// entry is one theme, technology or company of the vocabulary.
type entry struct {
	Name       string   `yaml:"name"`
	Aliases    []string `yaml:"aliases"`
	Broader    []string `yaml:"broader"`
	Definition string   `yaml:"definition"`
	Context    *context `yaml:"context"`
	file       string
}

// forms are all the names an entry answers to.
func (e entry) forms() []string { return append([]string{e.Name}, e.Aliases...) }

// vocabulary is the shape of one vocabulary file.
type vocabulary struct {
	Themes       []entry `yaml:"themes"`
	Technologies []entry `yaml:"technologies"`
	Companies    []entry `yaml:"companies"`
}

// decode reads one embedded file strictly: an unknown field is an error.
func decode(t *testing.T, path string, into any) {
	t.Helper()
	text, err := data.Files.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// files lists what a pattern matches among the embedded files.
func files(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := fs.Glob(data.Files, pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no file matches %s (%v)", pattern, err)
	}
	return paths
}

// loadVocabulary reads all vocabulary files into one.
func loadVocabulary(t *testing.T) vocabulary {
	t.Helper()
	var all vocabulary
	for _, path := range files(t, "vocabulary/*.yaml") {
		var v vocabulary
		decode(t, path, &v)
		all.Themes = append(all.Themes, from(path, v.Themes)...)
		all.Technologies = append(all.Technologies, from(path, v.Technologies)...)
		all.Companies = append(all.Companies, from(path, v.Companies)...)
	}
	return all
}

// from notes the file beside each of its entries, for messages.
func from(path string, entries []entry) []entry {
	for i := range entries {
		entries[i].file = path
	}
	return entries
}

// byName indexes entries by their exact name.
func byName(entries []entry) map[string]entry {
	index := make(map[string]entry, len(entries))
	for _, e := range entries {
		index[e.Name] = e
	}
	return index
}

// fold is how names are compared: without regard to case.
func fold(name string) string { return strings.ToLower(name) }
