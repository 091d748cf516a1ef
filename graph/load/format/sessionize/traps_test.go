package sessionize_test

import (
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/sessionize"
)

// all is the view All with the sessions and one speaker, of whom more is given.
func all(sessions, speaker string) string {
	return `{"sessions":[` + sessions + `],"speakers":[{"id":"p-1","firstName":" Ada","lastName":"Example "` + speaker + `}],
"questions":[{"id":9,"question":"Your Company"},{"id":8,"question":"YouTube link of an earlier talk"}],
"categories":[{"title":"Track","items":[{"id":1,"name":" Geo "}]},{"title":"Sprache","items":[{"id":2,"name":"Deutsch"}]},{"title":"Level","items":[{"id":3,"name":"Introductory"}]},{"title":"Tags","items":[{"id":4,"name":"maps"},{"id":5,"name":" "}]}],
"rooms":[{"id":7,"name":"Hall"}]}`
}

func TestTraps(t *testing.T) {
	const event = "event Sample Days | Sample Days\n"
	for name, c := range map[string]struct{ sessions, speaker, want string }{
		"ids as strings and as numbers": {
			`{"id":12,"title":"Maps","speakers":["p-1"],"roomId":"7","categoryItems":["1",4]},{"id":"13","title":"Charts","roomId":7}`, "",
			event + "talk 12 Maps | Geo #maps | Hall | Ada Example [p-1]\ntalk 13 Charts | Hall\nperson p-1 Ada Example",
		},
		"what a category is, its title says": {
			`{"id":"1","title":"Maps","categoryItems":[1,2,3,4,5,99]}`, "",
			event + "talk 1 Maps | de | Geo #maps\nperson p-1 Ada Example",
		},
		"local time, UTC and an offset": {
			`{"id":"1","title":"A","startsAt":"2031-05-02T10:00:00","endsAt":"2031-05-02T10:45:00"},{"id":"2","title":"B","startsAt":"2031-05-03T10:00:00Z","endsAt":"2031-05-03T10:30:00Z"},{"id":"3","title":"C","startsAt":"2031-05-01T10:00:00+09:00","endsAt":null}`, "",
			"event Sample Days | Sample Days | 2031-05-01 2031-05-03\ntalk 1 A | 2031-05-02T10:00:00+02:00 45\ntalk 2 B | 2031-05-03T10:00:00Z 30\ntalk 3 C | 2031-05-01T10:00:00+09:00\nperson p-1 Ada Example",
		},
		"what did not take place": {
			`{"id":"1","title":"A","status":"Declined"},{"id":"2","title":"Lunch","isServiceSession":true},{"id":"3","title":" "},{"id":"4","title":"Coffee"},{"id":"5","title":"Coffee","speakers":["p-1"],"status":"Accepted"}`, "",
			event + "talk 5 Coffee | Ada Example [p-1]\nperson p-1 Ada Example\n" +
				"x.json: session 1 (A) did not take place\nx.json: session 2 (Lunch) is a service session\nx.json: session 3 () has no title\nx.json: session 4 (Coffee) is a break",
		},
		"a company by its question, else by an unambiguous line": {
			`{"id":"1","title":"A","speakers":["p-1"]}`, `,"tagLine":"Engineer at Example Works"`,
			event + "talk 1 A | Ada Example [p-1] (Example Works)\nperson p-1 Ada Example | Example Works",
		},
		"the question before the line": {
			`{"id":"1","title":"A","speakers":["p-1"]}`, `,"tagLine":"Engineer at Example Works","questionAnswers":[{"questionId":9,"answerValue":" Sample AG "}]`,
			event + "talk 1 A | Ada Example [p-1] (Sample AG)\nperson p-1 Ada Example | Sample AG",
		},
		"a line that is no company": {
			`{"id":"1","title":"A","speakers":["p-1"]}`, `,"tagLine":"Loves maps, charts and cats","links":[{"url":"javascript:x"},{"url":"https://ada.example"}]`,
			event + "talk 1 A | Ada Example [p-1]\nperson p-1 Ada Example | https://ada.example",
		},
		"recordings": {
			`{"id":"1","title":"A","recordingUrl":"https://v.example/1","questionAnswers":[{"questionId":8,"answerValue":"https://youtu.be/x"},{"questionId":8,"answerValue":"none yet"},{"questionId":8,"answerValue":true}]}`, "",
			event + "talk 1 A | video https://v.example/1 | video https://youtu.be/x\nperson p-1 Ada Example",
		},
		"markup, lines of Windows and signs": {
			`{"id":"1","title":" Maps &amp;\r\n more ","description":"One\r\ntwo.\r\n\r\n* three"}`, "",
			event + "talk 1 Maps & more | “One¶two.¶¶three”\nperson p-1 Ada Example",
		},
		"a speaker who is not listed": {
			`{"id":"1","title":"A","speakers":["p-2",{"id":"p-3","name":"Ben Sample"},{"id":"p-4","name":"TBA"}]}`, "",
			event + "talk 1 A | Ben Sample [p-3]\nperson p-1 Ada Example\n" +
				"x.json: speakers whom it does not list are left out: 1, such as p-2; load the view All, or Speakers with it",
		},
	} {
		t.Run(name, func(t *testing.T) {
			formattest.Tell(t, sessionize.Importer{}, format.Hints{Series: "Sample Days", Year: 2031, Zone: "Europe/Berlin"}, map[string]string{"x.json": all(c.sessions, c.speaker)}, c.want)
		})
	}
}

// TestNamesOfFiles: a file is called after its event, or after what it holds.
func TestNamesOfFiles(t *testing.T) {
	for file, want := range map[string]string{
		"sample-days_2031.json": "Sample Days 2031", "über-karten.json": "Über Karten", "čas.json": "Čas", "日本-2031.json": "日本 2031",
		"all.json": "Sessionize event 5", "export (2).json": "Sessionize event 5", "2031.json": "Sessionize event 5", "ÿ.json": "Sessionize event 5",
	} {
		batches, _ := formattest.Import(t, sessionize.Importer{}, map[string]string{"d/" + file: all(`{"id":"5","title":"A"},{"id":"40","title":"B"}`, "")})
		if got := batches[0].Events[0].Name; got != want || strings.ContainsRune(got, '\uFFFD') {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}
