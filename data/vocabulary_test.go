package data_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"throughline/data"
)

func TestVocabularyIsLargeEnough(t *testing.T) {
	v := loadVocabulary(t)
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"themes", len(v.Themes), 120},
		{"technologies", len(v.Technologies), 400},
		{"companies", len(v.Companies), 60},
		{"themes with a definition", defined(v.Themes), 60},
	} {
		if c.got < c.want {
			t.Errorf("%d %s, want at least %d", c.got, c.what, c.want)
		}
	}
}

func defined(entries []entry) int {
	n := 0
	for _, e := range entries {
		if e.Definition != "" {
			n++
		}
	}
	return n
}

func TestFilesAreShort(t *testing.T) {
	for _, path := range files(t, "vocabulary/*.yaml") {
		text, err := data.Files.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if lines := bytes.Count(text, []byte("\n")); lines > 400 {
			t.Errorf("%s has %d lines, at most 400", path, lines)
		}
	}
}

func TestNamesAreUnique(t *testing.T) {
	v := loadVocabulary(t)
	subjects := slices.Concat(v.Themes, v.Technologies)
	for _, group := range [][]entry{subjects, v.Companies} {
		names := map[string]string{}
		for _, e := range group {
			if other, taken := names[fold(e.Name)]; taken {
				t.Errorf("%s: %q is also named in %s", e.file, e.Name, other)
			}
			names[fold(e.Name)] = e.file
		}
	}
}

// Two entries may share a form only where each has a context to tell the uses apart.
func TestFormsBelongToOneEntry(t *testing.T) {
	v := loadVocabulary(t)
	subjects := slices.Concat(v.Themes, v.Technologies)
	for _, group := range [][]entry{subjects, v.Companies} {
		owners := map[string]entry{}
		for _, e := range group {
			for _, form := range e.forms() {
				o, taken := owners[fold(form)]
				if taken && (o.Name == e.Name || o.Context == nil || e.Context == nil) {
					t.Errorf("%s: %q of %q belongs to %q already", e.file, form, e.Name, o.Name)
				}
				owners[fold(form)] = e
			}
		}
	}
}

func TestTextIsTidy(t *testing.T) {
	v := loadVocabulary(t)
	for _, e := range slices.Concat(v.Themes, v.Technologies, v.Companies) {
		texts := append(e.forms(), e.Broader...)
		if e.Context != nil {
			texts = slices.Concat(texts, e.Context.Near, e.Context.Not)
		}
		for _, s := range texts {
			if s == "" || s != strings.Join(strings.Fields(s), " ") {
				t.Errorf("%s: %q: %q is empty or has stray spaces", e.file, e.Name, s)
			}
		}
	}
}

func TestThemesAreLowerCase(t *testing.T) {
	for _, e := range loadVocabulary(t).Themes {
		if e.Name != strings.ToLower(e.Name) {
			t.Errorf("%s: theme %q is not lower-case", e.file, e.Name)
		}
		if e.Definition != "" && !strings.HasSuffix(e.Definition, ".") {
			t.Errorf("%s: the definition of %q is no sentence", e.file, e.Name)
		}
	}
}

func TestBroaderExists(t *testing.T) {
	v := loadVocabulary(t)
	themes, technologies := byName(v.Themes), byName(v.Technologies)
	for _, e := range slices.Concat(v.Themes, v.Technologies) {
		_, below := technologies[e.Name]
		for _, b := range e.Broader {
			_, theme := themes[b]
			_, technology := technologies[b]
			if !theme && !(below && technology) {
				t.Errorf("%s: %q has the broader %q, which does not exist", e.file, e.Name, b)
			}
		}
	}
	for _, e := range v.Technologies {
		if len(e.Broader) == 0 {
			t.Errorf("%s: technology %q belongs to no theme", e.file, e.Name)
		}
	}
}

func TestBroaderHasNoCycle(t *testing.T) {
	themes := byName(loadVocabulary(t).Themes)
	done := map[string]bool{}
	var walk func(name string, path []string)
	walk = func(name string, path []string) {
		if slices.Contains(path, name) {
			t.Fatalf("broader goes in a circle: %s", strings.Join(append(path, name), " -> "))
		}
		if done[name] {
			return
		}
		for _, b := range themes[name].Broader {
			walk(b, append(path, name))
		}
		done[name] = true
	}
	for name := range themes {
		walk(name, nil)
	}
}

// Words that are plain English (or a letter) must say what makes them a name.
func TestPlainWordsHaveContext(t *testing.T) {
	technologies := byName(loadVocabulary(t).Technologies)
	for _, name := range strings.Fields("Go Rust Chef Envoy Puppet Salt Swift Flask Elixir Crystal Ruby Pandas Bash Make " +
		"Eclipse Hugo Consul Vault Helm Flux Argo Falco Jaeger Sentry Spinnaker C R D Dart Julia Scala Groovy Processing Beam " +
		"Gin Echo Buffalo Guice Dagger Hilt Glide Cypress Playwright Karma Jest Mocha Sass Less Parcel Rollup Vite Bun " +
		"Meteor Electron Tor Signal Matrix Element Marathon Rancher Harbor Notary Calico Flannel Unity Express") {
		e, ok := technologies[name]
		if !ok {
			t.Errorf("%q is missing", name)
		} else if name != "Guice" && (e.Context == nil || !e.Context.Case) {
			t.Errorf("%s: %q is a plain word and has no context with its case", e.file, name)
		}
	}
}
