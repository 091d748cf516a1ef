package rubyevents_test

import (
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/rubyevents"
)

// list is a file of videos, the fields of each parted by bars.
func list(videos ...string) string {
	out := ""
	for _, v := range videos {
		out += "- " + strings.ReplaceAll(v, "|", "\n  ") + "\n"
	}
	return out
}

func TestTraps(t *testing.T) {
	const (
		about = "id: sample-2031\ntitle: SampleConf 2031\nstart_date: 2031-05-01\nend_date: 2031-05-02\nlocation: Exampleton, Nowhere\n"
		event = "event SampleConf 2031 | SampleConf | 2031-05-01 2031-05-02 | Exampleton\n"
	)
	for name, c := range map[string]struct{ videos, want string }{
		"a recording of several talks is none": {
			"- id: all\n  title: All\n  date: 2031-05-02\n  language: Japanese\n  video_provider: youtube\n  video_id: yy\n  talks:\n  - id: a\n    title: A\n    video_provider: parent\n    start_cue: \"01:00\"\n    end_cue: \"1:01:40\"\n  - id: b\n    title: B\n    date: 2031-05-01\n    video_provider: vimeo\n    video_id: \"7\"\n",
			event + "talk a A | 2031-05-02 61 ja | video https://www.youtube.com/watch?v=yy\ntalk b B | 2031-05-01 ja | video https://vimeo.com/7",
		},
		"no recording": {
			list("id: a|title: A|video_provider: scheduled|video_id: a", "id: b|title: B|video_provider: not_recorded|video_id: b", "id: c|title: C"),
			event + "talk a A\ntalk b B\ntalk c C",
		},
		"speakers by another name, unknown, and to do": {
			list("id: a|title: A|video_provider: x|speakers: [Ada Beispiel, Ben Sample, TODO, ' ']"),
			event + "talk a A | Ada Beispiel [ada-example], Ben Sample\nperson ada-example Ada Example | Ada Beispiel",
		},
		"what no talk can be": {
			list("id: a|title: ''|video_provider: x", "title: B|video_provider: x", "id: c|title: C|video_provider: x"),
			event + "talk c C\ns/e/videos.yml: the video a has no title\ns/e/videos.yml: the video “B” has no id",
		},
		"cues that make no sense": {
			list("id: a|title: A|video_provider: x|start_cue: '10:00'|end_cue: '5:00'", "id: b|title: B|video_provider: x|start_cue: soon|end_cue: '5:00'"),
			event + "talk a A\ntalk b B",
		},
		"one field of a wrong kind costs nothing else": {
			"- id: a\n  title: A\n  video_provider: x\n  speakers: {name: Ada}\n- {id: b, title: B}\n",
			event + "talk a A\ntalk b B\ns/e/videos.yml:4: cannot unmarshal !!map into []string",
		},
		"nothing yet": {"# to come\n[]\n", event},
	} {
		t.Run(name, func(t *testing.T) {
			formattest.Tell(t, rubyevents.Importer{}, format.Hints{}, map[string]string{
				"s/series.yml": "id: s\nname: SampleConf\n", "s/e/event.yml": about, "s/e/videos.yml": c.videos,
				"speakers.yml": "- name: Ada Example\n  slug: ada-example\n  aliases:\n  - name: Ada Beispiel\n",
			}, c.want)
		})
	}
}
