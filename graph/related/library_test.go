package related_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/frab"
	"throughline/graph/load/format/hugo"
	"throughline/graph/load/format/ical"
	"throughline/graph/load/format/pyvideo"
	"throughline/graph/load/format/rubyevents"
	loaded "throughline/graph/load/record"
)

// libraryTalk is a record with what the truths are made of.
type libraryTalk struct {
	record
	key, track string
}

// readLibrary reads the talks of all sources that hold a conference or more, as
// the product's importers do, FOSDEM's first. Tracks make the truth and nothing
// else.
func readLibrary(t testing.TB) []libraryTalk {
	t.Helper()
	var out []libraryTalk
	for _, r := range readFOSDEM(t) {
		r.Group = ""
		out = append(out, libraryTalk{record: r})
	}
	for _, source := range []struct {
		folder string
		format.Importer
	}{
		{"rubyevents-yaml", rubyevents.Importer{}},
		{"pyvideo-json", pyvideo.Importer{}},
		{"sched-ical", ical.Importer{}},
		{"c3voc-schedule-json", frab.JSONImporter{}},
		{"istiocon-hugo-md/2021", hugo.Importer{}},
		{"istiocon-hugo-md/2022", hugo.Importer{}},
	} {
		batches, _ := formattest.ImportFolder(t, source.Importer, filepath.Join(extra(t), "data", source.folder))
		for _, b := range batches {
			out = append(out, libraryTalks(b)...)
		}
	}
	return out
}

func libraryTalks(b *loaded.Batch) []libraryTalk {
	names := map[string]string{}
	for _, p := range b.People {
		names[p.Key] = p.Name
	}
	var out []libraryTalk
	for _, talk := range b.Talks {
		r := libraryTalk{key: talk.Key, track: talk.Track}
		r.Title, r.Abstract = talk.Title, strings.TrimSpace(talk.Subtitle+"\n"+talk.Abstract)
		r.Pool = b.Source.Slug
		for _, s := range talk.Speakers {
			name := s.Name
			if name == "" {
				name = names[s.Key]
			}
			r.Speakers = append(r.Speakers, name)
		}
		out = append(out, r)
	}
	return out
}

var trackComment = regexp.MustCompile(`(?m)^# Track: (.*)\n(?:\s*\n)*- id: "([^"]*)"`)

// commentTracks reads the tracks that a file of RubyEvents states in comments.
func commentTracks(t testing.TB, series, edition string) map[string]string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(extra(t), "data", "rubyevents-yaml", "data", series, edition, "videos.yml"))
	if err != nil {
		t.Fatal(err)
	}
	tracks := map[string]string{}
	for _, m := range trackComment.FindAllStringSubmatch(string(content), -1) {
		tracks[m[2]] = strings.TrimSpace(m[1])
	}
	return tracks
}
