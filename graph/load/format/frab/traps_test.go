package frab_test

import (
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/frab"
)

// day is a schedule of one day with what is given of conference and events.
func day(conference, events string) string {
	return `<schedule><conference><title>Sample Camp 2031</title><start>2031-05-01</start><base_url>https://camp.example/2031/</base_url>` + conference +
		`</conference><day index="1" date="2031-05-01"><room name="Hall">` + events + `</room></day></schedule>`
}

func TestTraps(t *testing.T) {
	const event = "event Sample Camp 2031 | Sample Camp | 2031-05-01\n"
	for name, c := range map[string]struct{ conference, events, want string }{
		"a time before the day changes is of the night after": {
			`<day_change>09:00</day_change>`, `<event id="1"><title>A</title><start>08:59</start><duration>1:30:00</duration></event><event id="2"><title>B</title><start>09:00</start><duration>05:00</duration></event>`,
			event + "talk 1 A | 2031-05-02T08:59:00 90 | Hall\ntalk 2 B | 2031-05-01T09:00:00 300 | Hall",
		},
		"the schedule's zone before the user's": {
			`<time_zone_name>Asia/Tokyo</time_zone_name>`, `<event id="1"><title>A</title><start>10:00</start></event>`,
			event + "talk 1 A | 2031-05-01T10:00:00+09:00 | Hall",
		},
		"a zone that is none": {
			`<time_zone_name>Local</time_zone_name>`, `<event id="1"><title>A</title><start>10:00</start></event>`,
			event + "talk 1 A | 2031-05-01T10:00:00 | Hall",
		},
		"no time, a time that is none, a day that is none": {
			"", `<event id="1"><title>A</title></event><event id="2"><title>B</title><start>49:99</start></event><event id="3"><title>C</title><date>soon</date><start>10:00</start></event>`,
			event + "talk 1 A | 2031-05-01 | Hall\ntalk 2 B | 2031-05-01 | Hall\ntalk 3 C | 2031-05-01T10:00:00+02:00 | Hall",
		},
		"one id: another slot, another talk": {
			"", `<event id="1"><title>A</title><start>10:00</start></event>` + "\n  " + `<event id="1"><title>A</title><start>12:00</start></event><event id="1"><title>B</title><start>14:00</start></event>`,
			event + "talk 1 A | 2031-05-01T10:00:00+02:00 | Hall\ntalk 1@2031-05-01T14:00:00+02:00 B | 2031-05-01T14:00:00+02:00 | Hall\nx.xml:2:3: another time slot of talk 1",
		},
		"addresses of the conference's own site": {
			"", `<event id="1"><title>A</title><url>/2031/a</url><attachments><attachment href="/media/a.pdf">Slides</attachment><attachment href="a.pdf">Slides</attachment></attachments><links><link href="//evil.example/x.mp4">Video</link></links></event>`,
			event + "talk 1 A | 2031-05-01 | Hall | https://camp.example/2031/a | video https://evil.example/x.mp4 | slides https://camp.example/media/a.pdf",
		},
		"people: groups stay, placeholders go, two of one name are two": {
			"", `<event id="1"><title>A</title><persons><person id="1">The Map Group</person><person id="2">TBA</person><person id="3">Ada Example</person><person id="4">Ada Example</person><person/></persons></event>`,
			event + "talk 1 A | 2031-05-01 | Hall | The Map Group [1], Ada Example [3], Ada Example [4]",
		},
		"breaks by type, by title only without track and people": {
			"", "\n" + `<event id="1"><title>Maps</title><type>Lunch</type></event>` + "\n" + `<event id="2"><title>Lunch</title></event><event id="3"><title>Lunch</title><track>Cooking</track></event><event id="4"><title>Lunch</title><persons><person>Ada Example</person></persons></event>`,
			event + "talk 3 Lunch | 2031-05-01 | Cooking | Hall\ntalk 4 Lunch | 2031-05-01 | Hall | Ada Example\nx.xml:2:1: a break is no talk\nx.xml:3:1: a break is no talk",
		},
		"abstract and description, one within the other": {
			"", `<event id="1"><title>A</title><abstract>One.</abstract><description>One. Two.</description></event><event id="2"><title>B</title><abstract>One. Two.</abstract><description>Two.</description></event>`,
			event + "talk 1 A | 2031-05-01 | Hall | “One. Two.”\ntalk 2 B | 2031-05-01 | Hall | “One. Two.”",
		},
		"languages": {
			"", `<event id="1"><title>A</title><language>de, en</language></event><event id="2"><title>B</title><language>English</language></event><event id="3"><title>C</title><language>Klingon</language></event>`,
			event + "talk 1 A | 2031-05-01 de | Hall\ntalk 2 B | 2031-05-01 en | Hall\ntalk 3 C | 2031-05-01 | Hall",
		},
	} {
		t.Run(name, func(t *testing.T) {
			zone := "Europe/Berlin"
			if name == "a zone that is none" || c.conference == `<day_change>09:00</day_change>` {
				zone = ""
			}
			formattest.Tell(t, frab.Importer{}, format.Hints{Zone: zone}, map[string]string{"x.xml": day(c.conference, c.events)}, c.want)
		})
	}
}
