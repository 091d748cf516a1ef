package formattest

import (
	"fmt"
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// Told is what batches and problems say, a line for each event, talk, person
// and problem, so that a test reads as what a user sees:
//
//	event Example Conf 2031 | Example Conf | 2031-05-01 2031-05-02 | Exampleton
//	talk 7 Maps: a subtitle | 2031-05-01T10:00:00 45 en | Geo #maps | Hall | Ada Example (Example Works) | video https://v.example
//	x.json: the row has no title
//
// Empty parts are left out.
func Told(batches []*record.Batch, problems []record.Problem) string {
	var lines []string
	add := func(kind string, parts ...string) {
		var said []string
		for _, p := range parts {
			if p = strings.Join(strings.Fields(p), " "); p != "" {
				said = append(said, p)
			}
		}
		lines = append(lines, strings.TrimSpace(kind+" "+strings.Join(said, " | ")))
	}
	for _, b := range batches {
		for _, e := range b.Events {
			add("event", e.Name, e.Series, e.Starts+" "+e.Ends, e.City)
		}
		for _, t := range b.Talks {
			add("talk "+t.Key, toldTalk(t)...)
		}
		for _, p := range b.People {
			add("person "+p.Key, p.Name, strings.Join(p.Aliases, ", "), p.Company, p.URL)
		}
		problems = append(problems, b.Skipped...)
	}
	for _, p := range problems {
		add(p.Error())
	}
	return strings.Join(lines, "\n")
}

func toldTalk(t record.Talk) []string {
	title := t.Title
	if t.Subtitle != "" {
		title += ": " + t.Subtitle
	}
	minutes := ""
	if t.Minutes > 0 {
		minutes = fmt.Sprint(t.Minutes)
	}
	marked := t.Track
	for _, tag := range t.Tags {
		marked += " #" + tag
	}
	var speakers []string
	for _, s := range t.Speakers {
		one := s.Name
		if s.Key != "" {
			one = strings.TrimSpace(one + " [" + s.Key + "]")
		}
		if s.Company != "" {
			one += " (" + s.Company + ")"
		}
		speakers = append(speakers, one)
	}
	parts := []string{title, t.Date + " " + minutes + " " + t.Language, marked, t.Room, strings.Join(speakers, ", "), t.URL}
	for _, v := range t.Videos {
		parts = append(parts, "video "+v)
	}
	for _, s := range t.Slides {
		parts = append(parts, "slides "+s)
	}
	if t.Abstract != "" {
		parts = append(parts, "“"+strings.ReplaceAll(t.Abstract, "\n", "¶")+"”")
	}
	return parts
}

// Tell imports files and compares what is told of them with lines; space around
// them does not count.
func Tell(t *testing.T, imp format.Importer, h format.Hints, files map[string]string, want string) {
	t.Helper()
	batches, problems := ImportWith(t, imp, h, files)
	var lines []string
	for line := range strings.Lines(want) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	if got := Told(batches, problems); got != strings.Join(lines, "\n") {
		t.Errorf("told\n%s\nwant\n%s", got, strings.Join(lines, "\n"))
	}
}
