package sessionize

import (
	"cmp"
	"path"
	"strconv"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

func (e *export) batch(f *format.File, h format.Hints) *record.Batch {
	ev := e.event(f, h)
	b := &record.Batch{Events: []record.Event{ev}, Source: record.Source{
		Slug: identity.EventID(ev.Name, ev.Year).Slug() + "-sessionize", Title: ev.Name + " on Sessionize",
		PersonScheme: "sessionize", StableKeys: true,
	}}
	if h.Series == "" { // the name may come from the file's, and a source is called by what it holds
		b.Source.Slug = "sessionize-" + strconv.Itoa(ev.Year) + "-" + string(e.leastID())
	}
	look := e.lookups()
	for i := range e.Sessions {
		s := &e.Sessions[i]
		if why := s.leftOut(); why != "" {
			b.Skipped = append(b.Skipped, f.Problem("session "+string(s.ID)+" ("+clean.Line(s.Title)+") "+why, ""))
			continue
		}
		b.Talks = append(b.Talks, s.talk(look, h))
	}
	e.reportUnlisted(b, look)
	for i := range e.Speakers {
		if p := e.Speakers[i].person(look); p.Name != "" && !clean.IsPlaceholder(p.Name) {
			b.People = append(b.People, p)
		}
	}
	return b
}

// reportUnlisted says whom the talks name by an id only that no list explains.
func (e *export) reportUnlisted(b *record.Batch, look lookups) {
	unlisted := map[id]bool{}
	least := id("")
	for i := range e.Sessions {
		for _, ref := range e.Sessions[i].Speakers {
			if ref.ID != "" && look.speaker(ref).Name == "" {
				unlisted[ref.ID] = true
				least = cmp.Or(min(least, ref.ID), ref.ID)
			}
		}
	}
	if n := len(unlisted); n > 0 {
		b.Skipped = append(b.Skipped, e.file.Problem("speakers whom it does not list are left out: "+strconv.Itoa(n)+", such as "+string(least), "load the view All, or Speakers with it"))
	}
}

func (s *session) leftOut() string {
	switch title := clean.Title(s.Title); {
	case s.IsServiceSession:
		return "is a service session"
	case title == "":
		return "has no title"
	case declined[strings.ToLower(s.Status)]:
		return "did not take place"
	case clean.IsBreak(title) && len(s.Speakers) == 0:
		return "is a break"
	}
	return ""
}

// declined are the states of sessions that were not given.
var declined = map[string]bool{"declined": true, "cancelled": true, "canceled": true, "withdrawn": true, "waitlisted": true, "rejected": true}

// generic are file names that say what they hold and not whose it is.
var generic = map[string]bool{"all": true, "sessions": true, "sessionize": true, "schedule": true, "export": true, "data": true, "view": true}

func (e *export) event(f *format.File, h format.Hints) record.Event {
	ev := record.Event{Key: "event", Series: h.Series, Year: h.Year}
	for i := range e.Sessions {
		ev.Cover(clean.DayOf(text(e.Sessions[i].StartsAt)))
	}
	if ev.Year == 0 {
		ev.Year = clean.YearOf(ev.Starts)
	}
	ev.Name = h.Series
	if ev.Name == "" {
		ev.Name = nameOf(f.Path)
	}
	if ev.Name == "" {
		ev.Name = strings.TrimSpace("Sessionize event " + string(e.leastID()))
	}
	if ev.Series == "" {
		ev.Series = identity.SeriesName(ev.Name, ev.Year)
	}
	return ev
}

// nameOf makes a name of a file's: "example-conf_2020.json" is Example Conf
// 2020.
func nameOf(file string) string {
	stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
	words := strings.FieldsFunc(stem, func(r rune) bool { return r == '-' || r == '_' || r == ' ' || r == '.' })
	said := false
	for _, w := range words {
		said = said || len(w) > 2 && !generic[strings.ToLower(w)] && w[0] > '9'
	}
	if !said {
		return ""
	}
	return clean.Name(words)
}

// leastID is the smallest session id, which tells the exports of two events
// apart and stays when sessions are added.
func (e *export) leastID() id {
	var least id
	for i := range e.Sessions {
		one := e.Sessions[i].ID
		if least == "" || cmp.Or(cmp.Compare(len(one), len(least)), cmp.Compare(one, least)) < 0 {
			least = one
		}
	}
	return least
}

// lookups are the tables that sessions refer to.
type lookups struct {
	items     map[id]categoryItem
	rooms     map[id]string
	questions map[id]string
	speakers  map[id]*speaker
}

type categoryItem struct{ category, name string }

func (e *export) lookups() lookups {
	l := lookups{map[id]categoryItem{}, map[id]string{}, map[id]string{}, map[id]*speaker{}}
	for _, c := range e.Categories {
		for _, i := range c.Items {
			l.items[i.ID] = categoryItem{strings.ToLower(c.Title), i.Name}
		}
	}
	for _, r := range e.Rooms {
		l.rooms[r.ID] = r.Name
	}
	for _, q := range e.Questions {
		l.questions[q.ID] = strings.ToLower(q.Question)
	}
	for i := range e.Speakers {
		l.speakers[e.Speakers[i].ID] = &e.Speakers[i]
	}
	return l
}

// speaker is who stands among the speakers, else the name the session has.
func (l lookups) speaker(ref speakerRef) record.Speaker {
	if sp := l.speakers[ref.ID]; sp != nil {
		return record.Speaker{Key: string(ref.ID), Name: sp.name(), Company: sp.company(l)}
	}
	return record.Speaker{Key: string(ref.ID), Name: clean.Line(ref.Name)}
}

func (s *session) talk(l lookups, h format.Hints) record.Talk {
	t := record.Talk{
		Key: string(s.ID), Event: "event", Title: clean.Title(s.Title), Abstract: clean.Text(text(s.Description)),
		Room: clean.Line(l.rooms[s.RoomID]), Minutes: clean.Between(text(s.StartsAt), text(s.EndsAt)),
	}
	if t.Key == "" {
		t.Key = identity.SourceID(t.Title).Slug()
	}
	if t.Room == "" {
		t.Room = clean.Line(s.Room)
	}
	if d, ok := clean.Date(text(s.StartsAt)); ok {
		t.Date = clean.InZone(d, h.Zone)
	}
	if url := text(s.RecordingURL); url != "" {
		t.Videos = []string{url}
	}
	for _, ref := range s.CategoryItems {
		classify(&t, l.items[ref])
	}
	for _, a := range s.QuestionAnswers {
		if url, ok := a.AnswerValue.(string); ok && clean.Link(url) != "" && strings.Contains(l.questions[a.QuestionID], "youtube") {
			t.Videos = append(t.Videos, url)
		}
	}
	for _, c := range s.Categories {
		for _, i := range c.CategoryItems {
			classify(&t, categoryItem{strings.ToLower(c.Name), i.Name})
		}
	}
	for _, ref := range s.Speakers {
		if one := l.speaker(ref); !clean.IsPlaceholder(one.Name) {
			t.Speakers = append(t.Speakers, one)
		}
	}
	return t
}
