package frab

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// batch turns a file into records.
func (s *schedule) batch(h format.Hints) *record.Batch {
	e := s.edition(h)
	b := &record.Batch{Events: []record.Event{e}}
	name := identity.EventID(e.Name, e.Year).Slug()
	b.Source = record.Source{
		Slug: name + "-schedule", Title: e.Name + " schedule", URL: s.conference["base_url"],
		PersonScheme: identity.SeriesID(e.Series).Slug(),
	}
	s.stable = s.guids()
	b.Source.StableKeys = s.stable
	seen := map[string]string{} // title by key
	for _, ev := range s.events {
		t, why := s.talk(ev, h)
		if why != "" {
			b.Skipped = append(b.Skipped, record.Problem{Where: ev.at, Why: why})
			continue
		}
		if title, again := seen[t.Key]; again {
			if title == t.Title {
				b.Skipped = append(b.Skipped, record.Problem{Where: ev.at, Why: "another time slot of talk " + t.Key})
				continue
			}
			t.Key += "@" + t.Date
		}
		seen[t.Key] = t.Title
		b.Talks = append(b.Talks, t)
	}
	return b
}

func (s *schedule) edition(h format.Hints) record.Event {
	c := s.conference
	e := record.Event{
		Key: "conference", Name: clean.Title(first(c["title"], c["acronym"], h.Series, s.file)), City: clean.Line(c["city"]),
		URL: c["base_url"], Series: h.Series, Year: h.Year,
	}
	e.Starts, e.Ends = cmp.Or(clean.DayOf(c["start"]), s.firstDay()), clean.DayOf(c["end"])
	if e.Year == 0 && e.Starts != "" {
		e.Year = clean.YearOf(e.Starts)
	}
	if e.Series == "" {
		e.Series = identity.SeriesName(e.Name, e.Year)
	}
	return e
}

func (s *schedule) firstDay() string {
	least := ""
	for _, ev := range s.events {
		if d := clean.DayOf(first(ev.day, ev.fields["date"])); d != "" && (least == "" || d < least) {
			least = d
		}
	}
	return least
}

// guids reports whether all people are identified by a GUID or code.
func (s *schedule) guids() bool {
	any := false
	for _, e := range s.events {
		for _, p := range e.persons {
			if p.guid == "" {
				return false
			}
			any = true
		}
	}
	return any
}

// talk reads one event, or says why it is no talk.
func (s *schedule) talk(e *event, h format.Hints) (record.Talk, string) {
	t := record.Talk{
		Key: first(e.guid, e.id, e.fields["slug"]), Event: "conference", Title: clean.Title(e.fields["title"]),
		Subtitle: clean.Title(e.fields["subtitle"]), Track: clean.Title(e.fields["track"]),
		Language: clean.Language(e.fields["language"]), Room: clean.Title(first(e.room, e.fields["room"])),
		URL: s.address(e.fields["url"]), Date: s.date(e, h),
	}
	switch {
	case t.Title == "":
		return t, "the event has no title"
	case isBreak(e, t):
		return t, "a break is no talk"
	case isOff(e):
		return t, "the event (" + t.Title + ") is " + strings.ToLower(e.fields["state"])
	}
	if t.Key == "" {
		t.Key = identity.SourceID(t.Title).Slug()
	}
	t.Minutes, _ = clean.Minutes(e.fields["duration"])
	t.Abstract = prose(e)
	for _, p := range e.persons {
		if name := clean.Title(p.name); !clean.IsPlaceholder(name) {
			t.Speakers = append(t.Speakers, record.Speaker{Key: s.personKey(p), Name: name})
		}
	}
	t.Videos, t.Slides = s.media(e)
	return t, ""
}

// personKey is the GUID where all have one: keys of two kinds would not tell
// people apart.
func (s *schedule) personKey(p person) string {
	if s.stable {
		return p.guid
	}
	return first(p.id, p.guid)
}

// isBreak believes the type of an event; the title alone only where nothing
// else speaks for a talk.
func isBreak(e *event, t record.Talk) bool {
	switch strings.ToLower(e.fields["type"]) {
	case "break", "pause", "lunch", "coffee", "coffee break", "meal", "registration":
		return true
	}
	return t.Track == "" && len(e.persons) == 0 && clean.IsBreak(t.Title)
}

// isOff believes the state of an event, which version 2 has: proposals and
// what was taken back were not given.
func isOff(e *event) bool {
	switch strings.ToLower(e.fields["state"]) {
	case "draft", "submitted", "rejected", "canceled", "cancelled", "withdrawn", "deleted":
		return true
	}
	return false
}

func (s *schedule) date(e *event, h format.Hints) string {
	zone := first(s.conference["time_zone_name"], h.Zone)
	if d, ok := clean.Date(e.fields["date"]); ok && len(d) > len(clean.Day) {
		return clean.InZone(d, zone)
	}
	day := first(e.day, e.fields["date"])
	if d, ok := clean.At(day, e.fields["start"], s.conference["day_change"], zone); ok {
		return d
	}
	d, _ := clean.Date(day)
	return d
}

// prose joins abstract and description, unless one repeats the other.
func prose(e *event) string {
	abstract, description := clean.Text(e.fields["abstract"]), clean.Text(e.fields["description"])
	switch {
	case abstract == "" || strings.HasPrefix(description, abstract):
		return description
	case description == "" || strings.Contains(abstract, description):
		return abstract
	}
	return abstract + "\n\n" + description
}

// media sorts links into videos and slides; others are not kept.
func (s *schedule) media(e *event) (videos, slides []string) {
	if v := s.address(e.fields["video_download_url"]); v != "" {
		videos = append(videos, v)
	}
	for _, l := range slices.Concat(e.links, e.attachments) {
		href := s.address(l.href)
		switch text := strings.ToLower(l.text); {
		case href == "":
		case isVideo(href) || l.kind == "video" || strings.HasPrefix(text, "video"):
			videos = append(videos, href)
		case l.kind == "slides" || strings.Contains(text, "slides"):
			slides = append(slides, href)
		}
	}
	return videos, slides
}

// address is a link of the web. Paths are of the conference's own site.
func (s *schedule) address(href string) string {
	if path, err := url.Parse(href); err == nil && strings.HasPrefix(href, "/") {
		if base, err := url.Parse(s.conference["base_url"]); err == nil {
			href = base.ResolveReference(path).String()
		}
	}
	return clean.Link(href)
}

func isVideo(href string) bool {
	for _, ext := range [...]string{".webm", ".mp4", ".ogv", ".ogg", ".mkv", ".avi"} {
		if strings.HasSuffix(href, ext) {
			return true
		}
	}
	return strings.Contains(href, "youtube.com/watch") || strings.Contains(href, "youtu.be/") || strings.Contains(href, "media.ccc.de/v/")
}
