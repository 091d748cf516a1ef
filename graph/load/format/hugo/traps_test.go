package hugo_test

import (
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/hugo"
)

func TestTraps(t *testing.T) {
	const event = "event Sample Days | Sample Days"
	day := event + " | 2031-05-01 2031-05-01\n"
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"speakers as an object of slugs": {
			map[string]string{
				"_talks/maps.md": "---\ntitle: Maps\nspeakers: [ada, ben-sample, 7]\n---\n", "_data/speakers.yml": "ada:\n  name: Ada Example\n  role: Engineer at Example Works\n  website: javascript:x\n  github: https://code.example/ada\n",
			},
			event + "\ntalk maps Maps | [ada], Ben Sample\nperson ada Ada Example | Example Works | https://code.example/ada",
		},
		"names in many letters": {
			map[string]string{"_talks/maps.md": "---\ntitle: Maps\nspeakers: [éva-példa, Zoë O'Hara, \"TBA\"]\n---\n"},
			event + "\ntalk maps Maps | Éva Példa, Zoë O'Hara",
		},
		"until after midnight": {
			map[string]string{"_talks/maps.md": "---\ntitle: Maps\nspeaker: Ada Example\nstart: 2031-05-01T23:30:00\nend_time: \"00:15\"\n---\n"},
			day + "talk maps Maps | 2031-05-01T23:30:00 45 | Ada Example",
		},
		"an end that is a date": {
			map[string]string{"_talks/maps.md": "---\ntitle: Maps\nspeaker: Ada Example\nstart: 2031-05-01T10:00:00\nend: 2031-05-01T10:45:00\n---\n"},
			day + "talk maps Maps | 2031-05-01T10:00:00 45 | Ada Example",
		},
		"when the page was made is not when the talk was": {
			map[string]string{"_talks/maps.md": "---\ntitle: Maps\nspeaker: Ada Example\ndate: 2031-01-11T15:57:04-06:00\n---\n", "_talks/paths.md": "---\ntitle: Paths\nspeaker: Ada Example\ndate: 2030-05-01\n---\n"},
			event + "\ntalk maps Maps | Ada Example\ntalk paths Paths | Ada Example",
		},
		"recordings": {
			map[string]string{"_talks/maps.md": "---\ntitle: Maps\nspeaker: Ada Example\nyoutube: abcdefghijk\nvideo: [www.v.example/1, soon]\nslides: javascript:x\nlink: /talks/maps\n---\n"},
			event + "\ntalk maps Maps | Ada Example | video https://www.v.example/1 | video https://www.youtube.com/watch?v=abcdefghijk",
		},
		"one id on two pages": {
			map[string]string{"_talks/a.md": "---\ntitle: A\nid: x\nspeaker: Ada Example\n---\n", "_talks/b.md": "---\ntitle: B\nid: x\nspeaker: Ada Example\n---\n"},
			event + "\ntalk x A | Ada Example\ntalk _talks/b B | Ada Example",
		},
		"no title, a break, a page that is not readable": {
			map[string]string{"_talks/a.md": "---\nspeaker: Ada Example\n---\n", "_talks/b.md": "---\ntitle: Lunch\nduration: 60\n---\n", "_talks/c.md": "---\ntitle: [\n---\n", "_talks/d.md": "---\ntitle: D\nspeaker: Ada Example\n---\n"},
			event + "\ntalk d D | Ada Example\n_talks/c.md:2: the front matter is not readable: yaml: did not find expected node content\n_talks/a.md: the page has no title\n_talks/b.md: is a break",
		},
		"three forms of front matter": {
			map[string]string{"_talks/a.md": "{\n  \"title\": \"A\",\n  \"speakers\": [\"Ada Example\"]\n}\n\nOf **maps**.\n", "_talks/b.md": "+++\ntitle = \"B\"\nspeakers = [\"Ada Example\"]\n+++\nOf maps.\n", "_talks/c.md": "---\r\ntitle: C\r\nspeakers:\r\n- Ada Example\r\n---\r\nOf maps.\r\n"},
			event + "\ntalk a A | Ada Example | “Of maps.”\ntalk b B | Ada Example | “Of maps.”\ntalk c C | Ada Example | “Of maps.”",
		},
	} {
		t.Run(name, func(t *testing.T) {
			formattest.Tell(t, hugo.Importer{}, format.Hints{Series: "Sample Days", Year: 2031}, c.files, c.want)
		})
	}
}
