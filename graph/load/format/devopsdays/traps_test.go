package devopsdays_test

import (
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/devopsdays"
	"throughline/graph/load/format/formattest"
)

func TestTraps(t *testing.T) {
	const (
		event   = "event devopsdays Exampleton 2031 | devopsdays Exampleton | 2031-06-29 2031-06-30 | Exampleton\n"
		address = "https://devopsdays.org/events/2031-exampleton/program/a/"
		known   = "\nperson ada Ada Example"
	)
	for name, c := range map[string]struct{ page, want string }{
		"keys in any case": {
			"+++\nTITLE = \"Maps\"\nspeakers = [\"ada\"]\nTalk_Date = 2031-06-29\nTALK_START_TIME = \"9:30\"\ntalk_end_time = \"10:15\"\n+++\n",
			"talk a Maps | 2031-06-29T09:30:00 45 | [ada] | " + address + known,
		},
		"the date of the page is not the talk's": {"+++\ntitle = \"Maps\"\nspeakers = [\"ada\"]\ndate = 2031-01-01T10:00:00Z\ntalk_date = \"\"\n+++\n", "talk a Maps | [ada] | " + address + known},
		"a talk until after midnight":            {"+++\ntitle = \"Maps\"\nspeakers = [\"ada\"]\ntalk_date = \"2031-06-29\"\ntalk_start_time = \"23:30\"\ntalk_end_time = \"00:30\"\n+++\n", "talk a Maps | 2031-06-29T23:30:00 60 | [ada] | " + address + known},
		"speakers without a page":                {"+++\ntitle = \"Maps\"\nspeakers = [\"ada\", \"gone\"]\n+++\n", "talk a Maps | [ada] | " + address + known + "\n" + root + "program/a.md: the speaker gone has no page, and is left out"},
		"a line of the speaker that names none":  {"+++\ntitle = \"Maps\"\n+++\n**Speaker**: TBA, Example Works\n\nWords.\n", "talk a Maps | " + address + " | “Words.”"},
		"recordings by id, address and in the text": {
			"+++\ntitle = \"Maps\"\nspeakers = [\"ada\"]\nyoutube = \"https://youtu.be/abcdefghijk\"\nvimeo = \"123\"\nslides = \"soon\"\nspeakerdeck = \"https://speakerdeck.example/maps\"\n+++\n{{< youtube abcdefghijk >}}{{< vimeo 456 >}}\n",
			"talk a Maps | [ada] | " + address + " | video https://www.youtube.com/watch?v=abcdefghijk | video https://vimeo.com/123 | video https://vimeo.com/456 | slides https://speakerdeck.example/maps" + known,
		},
		"no title": {"+++\ntitle = \"\"\ntype = \"talk\"\n+++\n", root + "program/a.md: the page has no title"},
		"no talk":  {"+++\ntitle = \"Space\"\ntype = \"open-space\"\n+++\n", root + "program/a.md: the page is no talk but open-space"},
		"damage":   {"+++\ntitle = \"Maps\n+++\n", root + "program/a.md:2: the front matter is not readable: strings cannot contain newlines"},
	} {
		t.Run(name, func(t *testing.T) {
			formattest.Tell(t, devopsdays.Importer{}, format.Hints{}, map[string]string{
				"data/events/2031-exampleton.yml": "city: Exampleton\nstartdate: 2031-06-29T00:00:00+02:00\nenddate: 2031-06-30\n",
				root + "speakers/ada.md":          "+++\ntitle = \"Ada Example\"\n+++\n", root + "program/a.md": c.page,
			}, event+c.want)
		})
	}
}
