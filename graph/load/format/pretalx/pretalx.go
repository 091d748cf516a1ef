// Package pretalx reads the lists of talks that pretalx's API answers
// (/api/events/EVENT/talks/ and submissions/), page by page or put together.
// Its schedule.xml, schedule.json and calendars are read by frab and ical.
package pretalx

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strconv"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// Importer reads lists of the API.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "pretalx".
func (Importer) Name() string { return "pretalx" }

// Recognise looks for the fields of a talk.
func (Importer) Recognise(head []byte, _ string) format.Confidence {
	start := bytes.TrimLeft(head, "\ufeff \t\r\n")
	if len(start) == 0 || start[0] != '{' && start[0] != '[' {
		return format.No
	}
	for _, field := range []string{`"code"`, `"submission_type"`, `"title"`} {
		if !bytes.Contains(head, []byte(field)) {
			return format.No
		}
	}
	return format.Likely
}

// talk is one of a list. Newer versions give ids where older ones give
// objects; what is only an id says nothing.
type talk struct {
	Code, Title, Abstract, Description, State string
	Speakers                                  []speaker
	Type                                      label `json:"submission_type"`
	Track                                     label
	Locale                                    string `json:"content_locale"`
	Duration                                  int
	Slot                                      *slot
	Slots                                     []slot
	Tags                                      []label

	file *format.File
}

type speaker struct{ Code, Name string }

// UnmarshalJSON takes an object; a code alone names no one.
func (s *speaker) UnmarshalJSON(b []byte) error {
	type plain speaker
	if len(b) == 0 || b[0] != '{' {
		return nil
	}
	return json.Unmarshal(b, (*plain)(s))
}

type slot struct {
	Room       label
	Start, End string
}

// UnmarshalJSON takes an object; the number of a slot says nothing.
func (s *slot) UnmarshalJSON(b []byte) error {
	type plain slot
	if len(b) == 0 || b[0] != '{' {
		return nil
	}
	return json.Unmarshal(b, (*plain)(s))
}

// label is a text, an object with a text for each language, or one with a
// name.
type label string

// UnmarshalJSON never fails: what is no text is none.
func (l *label) UnmarshalJSON(b []byte) error {
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	*l = label(text(v))
	return nil
}

func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		for _, key := range []string{"en", "de", "name", "tag", "fr", "es"} {
			if s := text(v[key]); s != "" {
				return s
			}
		}
	}
	return ""
}

// Import joins the pages of a list: they have no name of the event.
func (Importer) Import(in *format.Input) error {
	var all []talk
	err := in.EachFile(func(f *format.File, content []byte) error {
		page, err := decode(f, content)
		switch {
		case err != nil:
			return err
		case len(page) == 0:
			return f.Problem("it lists no talks", "")
		}
		for i := range page {
			page[i].file = f
		}
		all = append(all, page...)
		return nil
	})
	if err != nil || len(all) == 0 {
		return err
	}
	return in.Emit(batch(all, in.Hints))
}

func decode(f *format.File, content []byte) ([]talk, error) {
	if bytes.HasPrefix(bytes.TrimLeft(content, "\ufeff \t\r\n"), []byte("[")) {
		var list []talk
		return list, f.DecodeJSON(content, &list)
	}
	var page struct{ Results []talk }
	err := f.DecodeJSON(content, &page)
	return page.Results, err
}

func batch(all []talk, h format.Hints) *record.Batch {
	ev := record.Event{Key: "event", Name: h.Series, Series: h.Series, Year: h.Year}
	b := &record.Batch{}
	seen := map[string]bool{}
	for i := range all {
		t, why := all[i].record(h)
		if why == "" && seen[t.Key] {
			why = "is listed twice"
		}
		if why != "" {
			b.Skipped = append(b.Skipped, all[i].problem(why, ""))
			continue
		}
		if n := all[i].nameless(); n > 0 {
			b.Skipped = append(b.Skipped, all[i].problem("names "+strconv.Itoa(n)+" of its speakers by their codes only; they are left out", "ask the API for expand=speakers"))
		}
		seen[t.Key] = true
		ev.Cover(t.Date)
		b.Talks = append(b.Talks, t)
	}
	least := record.LeastKey(b.Talks)
	ev.Year = cmp.Or(ev.Year, clean.YearOf(ev.Starts))
	ev.Name = cmp.Or(ev.Name, strings.TrimSpace("pretalx event "+least))
	ev.Series = cmp.Or(ev.Series, identity.SeriesName(ev.Name, ev.Year))
	b.Events = []record.Event{ev}
	b.Source = record.Source{Slug: "pretalx-" + strconv.Itoa(ev.Year) + "-" + least, Title: ev.Name + " on pretalx", PersonScheme: "pretalx"}
	return b
}

func (t *talk) problem(why, remedy string) record.Problem {
	return t.file.Problem(clean.Line("talk "+t.Code+" ("+clean.Title(t.Title)+") "+why), remedy)
}

// nameless counts the speakers of whom there is no name.
func (t *talk) nameless() int {
	n := 0
	for _, s := range t.Speakers {
		if s.Name == "" {
			n++
		}
	}
	return n
}

// record reads a talk, or says why it is none.
func (t *talk) record(h format.Hints) (record.Talk, string) {
	out := record.Talk{
		Key: t.Code, Event: "event", Title: clean.Title(t.Title), Track: clean.Title(string(t.Track)), Language: clean.Language(t.Locale),
	}
	switch {
	case out.Title == "" || out.Key == "":
		return out, "has no title or no code"
	case t.State != "" && t.State != "confirmed" && t.State != "accepted":
		return out, "is " + strings.ToLower(clean.Line(t.State))
	case clean.IsBreak(string(t.Type)), len(t.Speakers) == 0 && clean.IsBreak(out.Title):
		return out, "is a break"
	}
	at := slot{}
	if t.Slot != nil {
		at = *t.Slot
	} else if len(t.Slots) > 0 {
		at = t.Slots[0]
	}
	out.Room = clean.Title(string(at.Room))
	if d, ok := clean.Date(at.Start); ok {
		out.Date = clean.InZone(d, h.Zone)
	}
	if 0 < t.Duration && t.Duration <= clean.MaxMinutes {
		out.Minutes = t.Duration
	} else {
		out.Minutes = clean.Between(at.Start, at.End)
	}
	out.Abstract = clean.Markdown(strings.TrimSpace(t.Abstract + "\n\n" + t.Description))
	for _, s := range t.Speakers {
		if name := clean.Title(s.Name); !clean.IsPlaceholder(name) {
			out.Speakers = append(out.Speakers, record.Speaker{Key: s.Code, Name: name})
		}
	}
	for _, tag := range t.Tags {
		if name := clean.Title(string(tag)); name != "" {
			out.Tags = append(out.Tags, name)
		}
	}
	return out, ""
}
