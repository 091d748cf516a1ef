package hugo

import (
	"regexp"
	"strconv"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/format/frontmatter"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// edition is the pages of one event.
type edition struct {
	folder   string
	hints    format.Hints
	files    []*format.File
	pages    []page
	lists    []frontmatter.Page // pages above the talks, which may name the event
	people   people
	order    clean.DateOrder
	reported []*format.File // that could not be read
	skip     func(record.Problem)
}

type page struct {
	frontmatter.Page
	file *format.File
	slug string
}

func (e *edition) read(in *format.Input) error {
	e.people.init()
	e.skip = in.Skip
	read := *in
	read.Files = e.files
	return read.EachFile(func(f *format.File, content []byte) error {
		err := e.readFile(f, content)
		if err != nil {
			e.reported = append(e.reported, f)
		}
		return err
	})
}

func (e *edition) readFile(f *format.File, content []byte) error {
	p := placeOf(f.Path)
	switch p.kind {
	case siteFile:
		return nil
	case speakersFile:
		return e.people.readFile(f, content)
	}
	fields, err := frontmatter.Parse(f, content)
	if err != nil && p.kind == other {
		return nil // some page that is not about talks
	}
	if err != nil {
		return err
	}
	switch isTalk := hasAny(fields, speakerKeys...) || strings.EqualFold(fields.Text("type", "layout"), "talk"); {
	case p.kind == list:
		e.lists = append(e.lists, fields)
	case p.kind == speakers, strings.EqualFold(fields.Text("type", "layout"), "speaker"):
		e.people.add(p.slug, fields)
	case isTalk || p.kind == talks && hasAny(fields, talkKeys...):
		e.pages = append(e.pages, page{fields, f, p.slug})
	}
	return nil
}

func hasAny(p frontmatter.Page, keys ...string) bool {
	for _, key := range keys {
		if _, ok := p.Fields[key]; ok {
			return true
		}
	}
	return false
}

func (e *edition) batch() *record.Batch {
	b := &record.Batch{}
	ev := record.Event{Key: "event", Series: e.hints.Series, Year: e.hints.Year}
	if y := clean.YearIn(e.folder); ev.Year == 0 {
		ev.Year = y
	}
	e.findOrder()
	seen := map[string]bool{}
	for _, p := range e.pages {
		t, why := e.talk(p, ev.Year)
		if why == "" && seen[t.Key] {
			t.Key = strings.TrimSuffix(p.file.Path, ".md")
		}
		if why != "" {
			b.Skipped = append(b.Skipped, p.file.Problem(why, ""))
			continue
		}
		seen[t.Key] = true
		b.Talks = append(b.Talks, t)
	}
	dates(&ev, b.Talks)
	ev.Name = e.name(ev.Year, b.Talks)
	if ev.Series == "" {
		ev.Series = identity.SeriesName(ev.Name, ev.Year)
	}
	b.Events = []record.Event{ev}
	b.People = e.people.whoSpoke()
	b.Source = record.Source{
		Slug: identity.EventID(ev.Name, ev.Year).Slug() + "-site", Title: ev.Name + ", the site's pages", PersonScheme: identity.SeriesID(ev.Series).Slug(),
	}
	return b
}

// dates takes the event's days from its talks.
func dates(ev *record.Event, talks []record.Talk) {
	for i := range talks {
		if d := talks[i].Date; ev.Year == 0 || clean.YearOf(d) == ev.Year {
			ev.Cover(d)
		}
	}
	if ev.Year == 0 {
		ev.Year = clean.YearOf(ev.Starts)
	}
}

var namedWithYear = regexp.MustCompile(`((?:\p{Lu}[\p{L}\p{N}+.'’-]*[ ]){1,5})((?:19|20)\d\d)`)

// name is what the user says, or a page above the talks in words such as
// "presented during Example Conf 2031". Else the event is called by the first
// of its talks, so that it is no one else's.
func (e *edition) name(year int, talks []record.Talk) string {
	if e.hints.Series != "" {
		return e.hints.Series
	}
	for _, p := range e.lists {
		for _, text := range []string{p.Text("title"), p.Text("description", "subtitle"), p.Body} {
			for _, m := range namedWithYear.FindAllStringSubmatch(text, 8) {
				if m[2] == strconv.Itoa(year) && strings.TrimSpace(m[1]) != "" {
					return clean.Line(m[0])
				}
			}
		}
	}
	return strings.TrimSpace("Conference of " + record.LeastKey(talks))
}
