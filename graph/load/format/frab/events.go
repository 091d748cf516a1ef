package frab

import (
	"bytes"

	"throughline/graph/load/format"
)

// jsonEvents is frab's events.json: the accepted events of a conference that
// it does not name, without their times unless they are scheduled.
type jsonEvents struct {
	Events []map[string]any
}

// isEvents recognises events.json, and speakers.json to say what to load
// instead. Both have their name as the first key.
func isEvents(start []byte) bool {
	if len(start) == 0 || start[0] != '{' {
		return false
	}
	key := bytes.TrimLeft(start[1:], " \t\r\n")
	return bytes.HasPrefix(key, []byte(`"conference_events"`)) || bytes.HasPrefix(key, []byte(`"schedule_speakers"`))
}

func (j *jsonEvents) emit(f *format.File, in *format.Input) error {
	if in.Hints.Series == "" {
		return f.Problem("events.json does not say which conference it is of", "give --series NAME and --year YYYY, or load schedule.json, which names it")
	}
	s := &schedule{file: f.Name, conference: map[string]string{}}
	for _, e := range j.Events {
		s.events = append(s.events, jsonEvent(e, "", "", nil, f.Name))
	}
	return in.Emit(s.batch(in.Hints))
}
