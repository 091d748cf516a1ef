package strict_test

import (
	"strings"
	"testing"

	"throughline/graph/load/strict"
)

type thing struct {
	name  string
	size  int
	small bool
	kind  string
	tags  []string
	lines []string
}

func read(content string) (thing, error) {
	var t thing
	r := &strict.Reader{File: "f.yaml"}
	if root := r.Parse([]byte(content)); root != nil {
		r.Fields(root, "a thing",
			strict.Field{Name: "name", Required: true, Read: r.Text(&t.name, "name")},
			strict.Field{Name: "size", Read: r.Int(&t.size, "size", 1, 9)},
			strict.Field{Name: "small", Read: r.Bool(&t.small, "small")},
			strict.Field{Name: "kind", Read: r.OneOf(&t.kind, "kind", "this", "that")},
			strict.Field{Name: "tags", Read: r.Texts(&t.tags, "tags")},
			strict.Field{Name: "lines", Read: r.Lines(&t.lines, "lines")},
		)
	}
	return t, r.Err()
}

func TestReads(t *testing.T) {
	got, err := read("name: A b \nsize: 3\nsmall: true\nkind: that\ntags: [x, 2018]\nlines: [7, 8-9, \"10-10\"]\n")
	if err != nil {
		t.Fatal(err)
	}
	if got.name != "A b" || got.size != 3 || !got.small || got.kind != "that" || strings.Join(got.tags, "|") != "x|2018" || strings.Join(got.lines, "|") != "L7|L8-9|L10" {
		t.Errorf("got %+v", got)
	}
}

func TestEveryMistakeIsReportedWithItsPlaceAndWhatIsAllowed(t *testing.T) {
	for content, want := range map[string]string{
		"size: 3":                       "f.yaml:1:1: a thing has no name; it needs one",
		"name: a\nsiz: 3":               `f.yaml:2:1: a thing has no field "siz"; allowed here are name, size, small, kind, tags, lines`,
		"name: a\nname: b":              "f.yaml:2:1: the field name of a thing occurs twice",
		"name: a\nsize: 10":             `f.yaml:2:7: size is "10"; write a whole number from 1 to 9`,
		"name: [a]":                     "f.yaml:1:7: name is empty or not a text; write a text",
		"name:":                         "f.yaml:1:6: name is empty or not a text; write a text",
		"name: a\nsmall: perhaps":       `f.yaml:2:8: small is "perhaps"; write true or false`,
		"name: a\nkind: other":          `f.yaml:2:7: kind is "other"; write one of this, that`,
		"name: a\ntags: x":              "f.yaml:2:7: tags is not a list; write a list, one item a line with - before it or in [ ]",
		"name: a\nlines: [9-8]":         `f.yaml:2:9: an item of lines is "9-8"; write a line such as 12 or a range such as 12-15`,
		"name: a\nlines: [0]":           `f.yaml:2:9: an item of lines is "0"; write a line such as 12 or a range such as 12-15`,
		"- a":                           "f.yaml:1:1: a thing is not a mapping; allowed here are the fields name, size, small, kind, tags, lines",
		"":                              "f.yaml:1:1: the file is empty",
		"name: a\n  size: {":            "f.yaml:2",
		"name: &a b\nsize: *c":          "f.yaml",
		"name: a\ntags: [\"\", {a: b}]": "f.yaml:2:8: an item of tags is empty or not a text; write a text\nf.yaml:2:12: an item of tags is empty or not a text; write a text",
	} {
		_, err := read(content)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", content, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("name: a\nlines: [1-2]\ntags: [*x, &x y]")
	f.Add("a: &a [b]\nb: &b [*a,*a]\nc: [*b,*b]")
	f.Fuzz(func(t *testing.T, s string) {
		if got, err := read(s); err == nil && got.name == "" {
			t.Errorf("%q has no name and no mistake", s)
		}
	})
}
