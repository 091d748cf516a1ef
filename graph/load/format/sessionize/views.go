package sessionize

import (
	"strings"

	"throughline/graph/load/clean"
)

// view is what a file holds.
type view int

const (
	allView      view = iota
	sessionsView      // sessions, grouped or by days and rooms (GridSmart)
	speakersView
)

// entry is an element of the views that are lists: a group of sessions, a day
// with rooms, or a speaker.
type entry struct {
	speaker
	Sessions []session // of a speaker, only ids and names
	Rooms    []struct {
		Name     string
		Sessions []session
	}
}

// decode reads any of the views.
func (e *export) decode(content []byte) error {
	text, err := clean.Bytes(content)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(strings.TrimSpace(text), "[") {
		return e.file.DecodeJSON(content, e)
	}
	var list []entry
	if err := e.file.DecodeJSON(content, &list); err != nil {
		return err
	}
	e.view = sessionsView
	seen := map[id]bool{}
	for i := range list {
		one := &list[i]
		if one.name() != "" {
			e.view = speakersView
			e.Speakers = append(e.Speakers, one.speaker)
			continue
		}
		e.add(seen, one.Sessions, "")
		for _, r := range one.Rooms {
			e.add(seen, r.Sessions, r.Name)
		}
	}
	return nil
}

// add takes sessions over, each once: one for all rooms stands in each of them.
func (e *export) add(seen map[id]bool, list []session, room string) {
	for _, s := range list {
		if s.ID != "" && seen[s.ID] {
			continue
		}
		seen[s.ID] = true
		if s.Room == "" {
			s.Room = room
		}
		e.Sessions = append(e.Sessions, s)
	}
}

// join adds to the speakers those of the view Speakers that the sessions name.
func (e *export) join(speakers map[id]*speaker) {
	known := map[id]bool{}
	for i := range e.Speakers {
		known[e.Speakers[i].ID] = true
	}
	for i := range e.Sessions {
		for _, ref := range e.Sessions[i].Speakers {
			if sp := speakers[ref.ID]; sp != nil && !known[ref.ID] {
				known[ref.ID] = true
				e.Speakers = append(e.Speakers, *sp)
			}
		}
	}
}
