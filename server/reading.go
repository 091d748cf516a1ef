package server

import (
	"context"
	"net/url"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/graph/reading"
	"throughline/graph/related"
	"throughline/graph/text"
	"throughline/server/api"
	"throughline/web/view"
)

// Read returns the ways to understand a text, with what the reader leaves
// uncounted counted too.
func (d *Dataset) Read(ctx context.Context, text string) (*reading.Reader, reading.Answer) {
	r := d.reader()
	a := r.Read(text)
	for i := range a.Readings {
		d.countReading(ctx, &a.Readings[i])
	}
	return r, a
}

func (d *Dataset) countReading(ctx context.Context, q *reading.Reading) {
	switch q.Action {
	case reading.Connect:
		if found, err := d.connect(ctx, q.Nodes, path.ConnectOptions{}); err == nil {
			q.Count = len(found.Paths)
		}
	case reading.Related:
		if x, err := d.related(); err == nil {
			q.Count = x.Related(related.Query{Talk: q.Nodes[0], With: related.NoNode, Limit: 1}).Total
		}
	}
}

// ReadingsOf describes the readings of a text for API and command line.
func (d *Dataset) ReadingsOf(ctx context.Context, text string) api.Readings {
	r, a := d.Read(ctx, text)
	out := api.Readings{Missing: a.Missing, List: make([]api.Reading, len(a.Readings))}
	for i, q := range a.Readings {
		out.List[i] = api.Reading{Sentence: q.Sentence, Count: q.Count, Href: readingHref(r, q), Unread: q.Unread}
	}
	return out
}

func readingHref(r *reading.Reader, q reading.Reading) string {
	page, query := r.Page(q)
	values := url.Values{}
	for i := 0; i < len(query); i += 2 {
		values.Add(query[i], query[i+1])
	}
	if len(query) > 0 {
		page += "?" + values.Encode()
	}
	if q.Action == reading.Related {
		page += "#related"
	}
	return page
}

// readings are what a search page offers beside the names.
func readings(ctx context.Context, d *Dataset, text string) (list []view.Reading, missing string) {
	r, a := d.Read(ctx, text)
	for _, q := range a.Readings {
		list = append(list, view.Reading{Link: view.Link{Label: q.Sentence, Href: readingHref(r, q)}, Note: readingNote(q), Unread: q.Unread})
	}
	return list, a.Missing
}

// readingNote says how much a reading finds.
func readingNote(q reading.Reading) string {
	switch {
	case q.Count < 0:
		return ""
	case q.Action == reading.Connect:
		return text.Many(q.Count, "path", "paths")
	case q.Action == reading.Walk:
		return text.Many(q.Count, q.Target.String(), q.Target.Plural())
	}
	return text.Many(q.Count, graph.Talk.String(), graph.Talk.Plural())
}
