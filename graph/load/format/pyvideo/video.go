package pyvideo

import (
	"encoding/json"
	"path"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// video is one file of the archive.
type video struct {
	Title, Description, Summary string
	Category, Language, Slug    string
	Recorded                    string
	Duration                    any // seconds, a number or null
	Speakers, Tags              []string
	Related                     []related `json:"related_urls"`
	Videos                      []struct{ URL string }
}

// related is an address, alone or with a label.
type related struct{ Label, URL string }

func (r *related) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &r.URL)
	}
	type plain related
	return json.Unmarshal(b, (*plain)(r))
}

// talk reads a video, or says why it is no talk.
func (v *video) talk(f *format.File, h format.Hints) (record.Talk, string) {
	t := record.Talk{
		Key: strings.TrimSuffix(path.Base(f.Path), ".json"), Event: "category",
		Title: clean.Title(v.Title), Abstract: clean.ReST(longer(v.Description, v.Summary)),
		Language: clean.Language(v.Language),
	}
	if t.Title == "" {
		return t, "the video has no title"
	}
	if d, ok := clean.Date(v.Recorded); ok {
		t.Date = clean.InZone(d, h.Zone)
	}
	if seconds, ok := v.Duration.(float64); ok && seconds >= 60 && seconds <= 60*clean.MaxMinutes {
		t.Minutes = int(seconds+30) / 60
	}
	for _, tag := range v.Tags {
		if tag = clean.Line(tag); tag != "" {
			t.Tags = append(t.Tags, tag)
		}
	}
	for _, name := range v.Speakers {
		for _, one := range clean.Names(clean.Line(name)) {
			if !clean.IsPlaceholder(one) {
				t.Speakers = append(t.Speakers, record.Speaker{Name: one})
			}
		}
	}
	for _, one := range v.Videos {
		t.Videos = append(t.Videos, one.URL)
	}
	for _, r := range v.Related {
		if label := strings.ToLower(r.Label); strings.Contains(label, "slides") && !strings.Contains(label, "conference slides") {
			t.Slides = append(t.Slides, r.URL)
		}
	}
	return t, ""
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}
