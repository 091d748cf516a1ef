package rubyevents

import (
	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

// video is an entry of videos.yml: a talk, or a recording of several.
type video struct {
	ID, Title, Description, Date, Language, Track, Kind string

	Raw      string `yaml:"raw_title"`
	Event    string `yaml:"event_name"`
	Provider string `yaml:"video_provider"`
	VideoID  string `yaml:"video_id"`
	Slides   string `yaml:"slides_url"`
	Start    string `yaml:"start_cue"`
	End      string `yaml:"end_cue"`
	Speakers []string
	Talks    []video
}

// talk reads an entry, or says why it is no talk. A part of a recording has
// the recording's date and address where it states none of its own.
func (v *video) talk(a *archive, parent *video, e *event) (record.Talk, string) {
	t := record.Talk{Key: v.ID, Event: "event", Title: clean.Title(v.Title), Abstract: clean.Text(v.Description), Track: clean.Title(v.Track)}
	switch {
	case t.Title == "":
		return t, "the video " + v.ID + " has no title"
	case t.Key == "":
		return t, "the video “" + t.Title + "” has no id"
	}
	whole := v
	if parent != nil {
		whole = parent
	}
	for _, date := range []string{v.Date, whole.Date} {
		if d, ok := clean.Date(date); ok && t.Date == "" {
			t.Date = d
		}
	}
	t.Language = clean.Language(first(v.Language, whole.Language))
	t.Minutes = between(v.Start, v.End)
	for _, name := range v.Speakers {
		if s, ok := a.speaker(name); ok {
			t.Speakers = append(t.Speakers, s)
		}
	}
	if url := address(v, whole); url != "" {
		t.Videos = []string{url}
	}
	if v.Slides != "" {
		t.Slides = []string{v.Slides}
	}
	return t, ""
}

// address returns where the recording is. Providers such as "scheduled" and
// "not_recorded" have none.
func address(v, whole *video) string {
	if v.Provider != "youtube" && v.Provider != "vimeo" {
		v = whole
	}
	switch {
	case v.VideoID == "":
		return ""
	case v.Provider == "youtube":
		return "https://www.youtube.com/watch?v=" + v.VideoID
	case v.Provider == "vimeo":
		return "https://vimeo.com/" + v.VideoID
	}
	return ""
}

// between returns the minutes from one cue to another, rounded, or 0. A cue
// is MM:SS or HH:MM:SS.
func between(from, to string) int {
	a, ok := seconds(from)
	b, ok2 := seconds(to)
	if !ok || !ok2 || b <= a || b-a > 60*clean.MaxMinutes {
		return 0
	}
	return (b - a + 30) / 60
}

func seconds(cue string) (int, bool) {
	total, part, digits := 0, 0, 0
	for _, r := range cue {
		switch {
		case r >= '0' && r <= '9' && digits < 3:
			part = part*10 + int(r-'0')
			digits++
		case r == ':' && digits > 0:
			total, part, digits = (total+part)*60, 0, 0
		default:
			return 0, false
		}
	}
	return total + part, digits > 0
}

func first(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}
