package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestEncodings: what an editor makes of line ends and characters changes
// nothing of what is found, and no line number.
func TestEncodings(t *testing.T) {
	x := New(testVocabulary(t))
	for _, name := range []string{"keynotes.md", "paragraphs.txt", "front.md", "setext.md", "names.md", "paste.html"} {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		want := told(extract(t, x, text))
		variants := map[string]string{
			"CR LF":         strings.ReplaceAll(text, "\n", "\r\n"),
			"CR":            strings.ReplaceAll(text, "\n", "\r"),
			"mark":          "\ufeff" + text,
			"no last line":  strings.TrimRight(text, "\n"),
			"trailing tabs": strings.ReplaceAll(text, "\n", "\t\n"),
		}
		for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
			s, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(strings.ReplaceAll(text, "\n", "\r\n"))
			if err != nil {
				t.Fatal(err)
			}
			variants[map[unicode.Endianness]string{unicode.LittleEndian: "UTF-16 LE", unicode.BigEndian: "UTF-16 BE"}[order]] = s
		}
		if s, err := charmap.Windows1252.NewEncoder().String(text); err == nil {
			variants["Windows-1252"] = s
		}
		for kind, s := range variants {
			if got := told(extract(t, x, s)); got != want {
				t.Errorf("%s with %s:\n%s\nwant\n%s", name, kind, got, want)
			}
		}
	}
}

// TestNothingFoundSaysWhatToDo: a text without talks is answered, not passed
// over.
func TestNothingFoundSaysWhatToDo(t *testing.T) {
	x := New(testVocabulary(t))
	for text, want := range map[string]string{
		"Shopping list\n\nmilk\n": "no talk was found: give each a heading or a line of its own, such as \"Title (Ada Example)\"",
		"# SoloConf 2031\n\n## What makes a good API?\n\nWe looked at REST.\n\n## The cost of complexity\n\nIt matters.\n": "no line is surely the title of a talk; 2 may be: name the speaker beside the title, as in \"Title (Ada Example)\", or take them in on /load",
	} {
		r := extract(t, x, text)
		if len(r.Talks) != 0 || len(r.Notes) != 1 || r.Notes[0] != want {
			t.Errorf("%q: %v %q", text, r.Talks, r.Notes)
		}
	}
	r := extract(t, x, "# FooConf 2031\n\n## Maps everywhere (Ada Example)\n\nMaps.\n")
	if len(r.Notes) != 0 {
		t.Errorf("a good report has notes: %q", r.Notes)
	}
}

func TestFirstNamesThatStandForNone(t *testing.T) {
	x := New(testVocabulary(t))
	for name, text := range map[string]string{
		"two share it":      "# FooConf 2031\n\nSpeakers: Ada Example, Ada Sample\n\n## Ada: How we run Kafka\n\nPartitions.\n",
		"no one's":          "# FooConf 2031\n\nSpeakers: Ada Example\n\n## Kafka: how we run it\n\nPartitions.\n",
		"a company's first": "# FooConf 2031\n\nWe met people from Acme Widgets and Zork Quuxton Labs.\n\n## Acme: How we run Kafka\n\nPartitions.\n",
		"only in part":      "# FooConf 2031\n\nSpeakers: Ada Example\n\n## Ada and Ben: How we run Kafka\n\nPartitions.\n",
	} {
		for _, talk := range append(extract(t, x, text).Talks, extract(t, x, text).Unsure...) {
			if len(talk.Speakers) > 0 {
				t.Errorf("%s: %q by %v", name, talk.Title, talk.Speakers)
			}
		}
	}
}

func TestEventsByTitle(t *testing.T) {
	x := New(testVocabulary(t))
	for title, want := range map[string]string{
		"Trip report: GlobalDev 2031":        "GlobalDev",
		"Notes from Blue Foobar Week 2031":   "Blue Foobar Week",
		"My report on QuuxTalks 2031, day 2": "QuuxTalks",
		"Summer 2031":                        "",
		"May 2031":                           "",
		"My Kubernetes notes 2031":           "",
		"What I did in 2031":                 "",
	} {
		r := extract(t, x, "# "+title+"\n\n## Maps everywhere (Ada Example)\n\nMaps.\n")
		if r.Event.Name != want {
			t.Errorf("%s: %q, want %q", title, r.Event.Name, want)
		}
	}
}
