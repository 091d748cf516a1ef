package frab

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// JSONImporter reads schedule.json, version 1 as frab, pretalx and c3voc write
// it and version 2 of the c3voc hub, and frab's events.json. It fills the same
// schedule as the XML, so that what is a talk, a break or a date is decided
// once.
type JSONImporter struct{}

var _ format.Importer = JSONImporter{}

// Name is "frab-json".
func (JSONImporter) Name() string { return "frab-json" }

// Recognise looks for the schedule and its conference.
func (JSONImporter) Recognise(head []byte, _ string) format.Confidence {
	start := bytes.TrimLeft(head, "\ufeff \t\r\n")
	if isEvents(start) {
		return format.Sure
	}
	if len(start) == 0 || start[0] != '{' || !bytes.Contains(head, []byte(`"schedule"`)) || bytes.Contains(head, []byte(`"properties"`)) {
		return format.No // the last is a JSON schema of the format
	}
	if bytes.Contains(head, []byte(`"conference"`)) {
		return format.Sure
	}
	return format.Maybe
}

// Import reads each file on its own.
func (JSONImporter) Import(in *format.Input) error {
	return in.EachFile(func(f *format.File, content []byte) error {
		var file struct {
			Schedule *jsonSchedule
			Events   *jsonEvents     `json:"conference_events"`
			Speakers json.RawMessage `json:"schedule_speakers"`
		}
		if err := f.DecodeJSON(content, &file); err != nil {
			return err
		}
		if file.Speakers != nil {
			return f.Problem("it lists speakers without their talks", "load schedule.json or events.json of the same conference, which names them too")
		}
		if file.Events != nil {
			return file.Events.emit(f, in)
		}
		if file.Schedule == nil || file.Schedule.Conference == nil {
			return f.Problem("it has no schedule with a conference", "export schedule.json again")
		}
		s := file.Schedule.schedule(f.Name)
		return in.Emit(s.batch(in.Hints))
	})
}

type jsonSchedule struct {
	BaseURL    string `json:"base_url"`
	Conference *struct {
		Acronym, Title, Start, End, URL any
		Zone                            any `json:"time_zone_name"`
		Tracks                          any
		Days                            []struct {
			Date  string
			Rooms any // the events of each room by its name, or a list of rooms
		}
	}
	Events []map[string]any // version 2
}

func (j *jsonSchedule) schedule(file string) *schedule {
	c := j.Conference
	s := &schedule{file: file, days: len(c.Days), conference: map[string]string{
		"acronym": str(c.Acronym), "title": str(c.Title), "start": str(c.Start), "end": str(c.End),
		"time_zone_name": str(c.Zone), "base_url": first(j.BaseURL, str(c.URL)),
	}}
	tracks := map[string]string{}
	for _, t := range list(c.Tracks) {
		tracks[str(t["slug"])] = str(t["name"])
	}
	for _, day := range c.Days {
		rooms := byRoom(day.Rooms)
		for _, room := range slices.Sorted(maps.Keys(rooms)) { // a map in the file: its order says nothing
			for _, e := range rooms[room] {
				s.events = append(s.events, jsonEvent(e, day.Date, room, tracks, file))
			}
		}
	}
	for _, e := range j.Events {
		s.events = append(s.events, jsonEvent(e, "", "", tracks, file))
	}
	return s
}

func jsonEvent(e map[string]any, day, room string, tracks map[string]string, file string) *event {
	out := &event{
		id: str(e["id"]), guid: str(e["guid"]), day: day, room: first(room, str(e["room"])),
		fields: map[string]string{}, at: record.Position{File: file},
	}
	for _, name := range []string{"state", "date", "start", "duration", "slug", "title", "subtitle", "track", "type", "language", "abstract", "description", "url", "video_download_url"} {
		out.fields[name] = str(e[name])
	}
	if name := tracks[out.fields["track"]]; name != "" {
		out.fields["track"] = name
	}
	start, end := first(str(e["start_time"]), out.fields["start"]), first(str(e["end_time"]), str(e["end"]))
	if end != "" { // version 2 and events.json: both are times with their zone
		out.fields["date"] = start
		out.fields["duration"] = cmp.Or(out.fields["duration"], strconv.Itoa(clean.Between(start, end)))
	}
	for _, p := range slices.Concat(list(e["persons"]), list(e["participants"]), list(e["speakers"])) {
		if role := strings.ToUpper(str(p["role"])); role == "" || role == "SPEAKER" {
			name := first(str(p["public_name"]), str(p["name"]), str(p["full_public_name"]))
			out.persons = append(out.persons, person{id: str(p["id"]), guid: first(str(p["guid"]), str(p["code"])), name: name})
		}
	}
	out.links, out.attachments = jsonLinks(e["links"]), jsonLinks(e["attachments"])
	return out
}

func jsonLinks(v any) []link {
	var out []link
	for _, l := range list(v) {
		out = append(out, link{href: str(l["url"]), kind: strings.ToLower(str(l["type"])), text: str(l["title"])})
	}
	return out
}
