package hugo

import (
	"slices"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

// The names that sites give to the fields of a talk, the surest first.
var (
	speakerKeys = []string{"speakers", "speaker", "presenters", "presenter", "speaker_names", "speaker_name"}
	talkKeys    = []string{"time_start", "start", "start_time", "talk_date", "track", "room", "video", "youtube", "slides", "abstract", "session_type", "duration"}
	startKeys   = []string{"time_start", "start", "starts", "starts_at", "startsat", "start_date", "date_start", "talk_date", "event_date", "session_date"}
	endKeys     = []string{"time_end", "end", "ends", "ends_at", "endsat", "end_time", "endtime", "talk_end_time"}
	clockKeys   = []string{"start_time", "starttime", "time", "talk_start_time", "start"}
	videoKeys   = []string{"video", "videos", "video_url", "youtube", "youtube_url", "vimeo", "recording", "recording_url"}
	slideKeys   = []string{"slides", "slides_url", "slide_url", "presentation", "speakerdeck", "slideshare"}
)

// talk reads a page, or says why it is none.
func (e *edition) talk(p page, year int) (record.Talk, string) {
	t := record.Talk{
		Key: p.slug, Event: "event", Title: clean.Title(p.Text("title", "name")), Subtitle: clean.Title(p.Text("subtitle")),
		Language: clean.Language(p.Text("language", "lang", "locale")), Track: clean.Title(p.Text("track", "stream")),
		Room: clean.Title(p.Text("room", "hall", "stage", "location", "venue")),
	}
	if id := p.Text("id", "slug"); id != "" {
		t.Key = id
	}
	for _, tag := range p.List("tags", "topics", "keywords", "categories") {
		t.Tags = append(t.Tags, clean.Title(tag))
	}
	t.URL = clean.Link(p.Text("url", "permalink", "link"))
	t.Date, t.Minutes = e.when(p, year)
	t.Videos, t.Slides = addresses(p, videoKeys), addresses(p, slideKeys)
	t.Speakers = e.people.of(p)
	switch {
	case t.Title == "":
		return t, "the page has no title"
	case len(t.Speakers) == 0 && clean.IsBreak(t.Title):
		return t, "is a break"
	}
	t.Abstract = clean.Text(p.abstract())
	return t, ""
}

// abstract is the field of that name, else the text, else a summary.
func (p page) abstract() string {
	if s := p.Text("abstract"); s != "" {
		return s
	}
	if strings.TrimSpace(p.Body) != "" {
		return p.Body
	}
	return p.Text("description", "summary", "excerpt")
}

// when reads the start of a talk and its minutes. The field "date" is mostly
// when the page was made; it is believed where it is a day, or a time without
// seconds, of the event's year.
func (e *edition) when(p page, year int) (string, int) {
	zone := p.Text("timezone", "time_zone")
	if zone == "" {
		zone = e.hints.Zone
	}
	start, ok := e.order.Date(p.Text(startKeys...))
	if !ok {
		e.reportDate(p)
		start, ok = e.order.Date(p.Text("date"))
		ok = ok && (year == 0 || clean.YearOf(start) == year) && (len(start) == len(clean.Day) || start[17:19] == "00")
	}
	if !ok {
		return "", length(p)
	}
	if day := start; len(day) == len(clean.Day) {
		for _, key := range clockKeys {
			if at, ok := clean.At(day, p.Text(key), "", zone); ok {
				start = at
				break
			}
		}
	}
	start = clean.InZone(start, zone)
	if n := length(p); n > 0 {
		return start, n
	}
	return start, between(start, p.Text(endKeys...), zone)
}

func length(p page) int {
	n, _ := clean.Minutes(p.Text("duration", "length", "minutes"))
	return n
}

// addresses are the values of fields that are addresses, or ids of YouTube.
func addresses(p page, keys []string) []string {
	var out []string
	for _, key := range keys {
		for _, v := range p.List(key) {
			if key == "youtube" && len(v) == 11 && !strings.Contains(v, "/") {
				v = "https://www.youtube.com/watch?v=" + v
			}
			if v = clean.Link(v); v != "" && !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return out
}
