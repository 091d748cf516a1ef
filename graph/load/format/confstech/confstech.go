// Package confstech reads the lists of confs.tech: events without talks, a
// file a topic and year.
package confstech

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// Importer reads lists of events.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "confs-tech".
func (Importer) Name() string { return "confs-tech" }

// Recognise looks for a list of objects with the fields that all have.
func (Importer) Recognise(head []byte, _ string) format.Confidence {
	start := bytes.TrimLeft(head, "\ufeff \t\r\n")
	if len(start) == 0 || start[0] != '[' {
		return format.No
	}
	for _, field := range []string{`"name"`, `"url"`, `"startDate"`} {
		if !bytes.Contains(head, []byte(field)) {
			return format.No
		}
	}
	return format.Likely
}

// row is an event of a list. The same event stands in the list of each of its
// topics.
type row struct {
	Name, URL, City string
	Start           string `json:"startDate"`
	End             string `json:"endDate"`

	topic string
	year  int
}

// key is all the identity a row has.
func (r *row) key() string { return r.Name + " " + r.Start }

// Import reads all lists first, since how an event is called depends on its
// namesakes. A source is a topic's list of a year.
func (Importer) Import(in *format.Input) error {
	var rows []*row
	err := in.EachFile(func(f *format.File, content []byte) error {
		var list []row
		if err := f.DecodeJSON(content, &list); err != nil {
			return err
		}
		topic := strings.TrimSuffix(path.Base(f.Path), path.Ext(f.Path))
		for i := range list {
			if why := list[i].check(); why != "" {
				in.Skip(f.Problem("row "+strconv.Itoa(i+1)+" "+why, ""))
				continue
			}
			list[i].topic = topic
			rows = append(rows, &list[i])
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(rows, func(a, b *row) int { return cmp.Or(cmp.Compare(a.source(), b.source()), cmp.Compare(a.key(), b.key())) })
	names := distinct(rows)
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].source() == rows[0].source() {
			n++
		}
		if err := in.Emit(batch(rows[:n], names)); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// check cleans a row, or says why it cannot be used.
func (r *row) check() string {
	r.Name, r.City = clean.Title(r.Name), clean.Title(r.City)
	r.Start, r.End = clean.DayOf(r.Start), clean.DayOf(r.End)
	switch {
	case r.Name == "":
		return "has no name"
	case r.Start == "":
		return "(" + r.Name + ") has no start date"
	}
	r.year = clean.YearOf(r.Start)
	return ""
}

func (r *row) source() string { return "confs-tech-" + r.topic + "-" + strconv.Itoa(r.year) }

func batch(rows []*row, names map[string]string) *record.Batch {
	b := &record.Batch{Source: record.Source{
		Slug: rows[0].source(), Title: "confs.tech: " + rows[0].topic + " " + strconv.Itoa(rows[0].year), URL: "https://confs.tech",
	}}
	for i, r := range rows {
		if i > 0 && rows[i-1].key() == r.key() {
			one := &b.Events[len(b.Events)-1]
			one.City, one.Ends, one.URL = cmp.Or(one.City, r.City), cmp.Or(one.Ends, r.End), cmp.Or(one.URL, r.URL)
			continue
		}
		ev := record.Event{
			Key: r.key(), Name: names[r.key()], Series: identity.SeriesName(r.Name, r.year), Year: r.year, Starts: r.Start, Ends: r.End, City: r.City, URL: r.URL,
		}
		if m, ok := topics[r.topic]; ok {
			m.Words = r.topic
			ev.Mentions = []record.Mention{m}
		}
		b.Events = append(b.Events, ev)
	}
	return b
}
