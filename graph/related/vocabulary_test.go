package related_test

import (
	"path"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"throughline/data"
	"throughline/graph"
	"throughline/graph/text"
)

// vocabulary is the project's own list of themes and technologies, matched
// here as simply as can be: a name or alias as whole words, and for names that
// are also plain English their spelling, a word that must be near and none
// that must not.
type vocabulary struct {
	byFirst map[string][]name
	ids     map[string]graph.ID // by name, in lower case
	broader map[graph.ID][]string
}

type name struct {
	words   string // folded, with a space before and after
	written string // as it must be spelt, or ""
	id      graph.ID
	near    []string
	not     []string
}

type vocabularyFile struct {
	Themes       []vocabularyEntry `yaml:"themes"`
	Technologies []vocabularyEntry `yaml:"technologies"`
}

type vocabularyEntry struct {
	Name    string   `yaml:"name"`
	Aliases []string `yaml:"aliases"`
	Broader []string `yaml:"broader"`
	Context struct {
		Case bool     `yaml:"case"`
		Near []string `yaml:"near"`
		Not  []string `yaml:"not"`
	} `yaml:"context"`
}

func readVocabulary(t testing.TB) *vocabulary {
	t.Helper()
	v := &vocabulary{map[string][]name{}, map[string]graph.ID{}, map[graph.ID][]string{}}
	files, err := data.Files.ReadDir("vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		content, err := data.Files.ReadFile(path.Join("vocabulary", f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		var file vocabularyFile
		if err := yaml.Unmarshal(content, &file); err != nil {
			t.Fatal(f.Name(), err)
		}
		for _, e := range file.Themes {
			v.add(graph.Theme, e)
		}
		for _, e := range file.Technologies {
			v.add(graph.Technology, e)
		}
	}
	return v
}

func (v *vocabulary) add(k graph.Kind, e vocabularyEntry) {
	id := graph.MakeID(k, text.Slug(e.Name, 0))
	v.ids[strings.ToLower(e.Name)] = id
	v.broader[id] = e.Broader
	for i, s := range append([]string{e.Name}, e.Aliases...) {
		words := text.Words(s)
		if len(words) == 0 {
			continue
		}
		n := name{words: spaced(s), id: id}
		if i == 0 || len(words) == 1 {
			if e.Context.Case {
				n.written = s
			}
			for _, near := range e.Context.Near {
				n.near = append(n.near, spaced(near))
			}
			for _, not := range e.Context.Not {
				n.not = append(n.not, spaced(not))
			}
		}
		v.byFirst[words[0]] = append(v.byFirst[words[0]], n)
	}
}

// above returns what lies directly above a theme or technology.
func (v *vocabulary) above(id graph.ID) []graph.ID {
	var out []graph.ID
	for _, name := range v.broader[id] {
		if above, ok := v.ids[strings.ToLower(name)]; ok && above != id {
			out = append(out, above)
		}
	}
	return out
}

func spaced(s string) string { return " " + strings.Join(text.Words(s), " ") + " " }

// find returns the themes and technologies that a text names.
func (v *vocabulary) find(s string) []graph.ID {
	words := text.Words(s)
	all := " " + strings.Join(words, " ") + " "
	seen := map[string]bool{}
	found := map[graph.ID]bool{}
	var out []graph.ID
	for _, w := range words {
		if seen[w] {
			continue
		}
		seen[w] = true
		for _, n := range v.byFirst[w] {
			if !found[n.id] && n.in(all, s) {
				found[n.id] = true
				out = append(out, n.id)
			}
		}
	}
	return out
}

func (n *name) in(folded, written string) bool {
	if !strings.Contains(folded, n.words) || n.written != "" && !strings.Contains(written, n.written) || containsAny(folded, n.not) {
		return false
	}
	return len(n.near) == 0 || containsAny(folded, n.near)
}

func containsAny(s string, list []string) bool {
	for _, l := range list {
		if strings.Contains(s, l) {
			return true
		}
	}
	return false
}
