package devopsdays

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/format/frontmatter"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// edition is all files of one event.
type edition struct {
	id    string
	hints format.Hints
	files []*format.File
	about struct {
		Name, City, Location string
		Start                string `yaml:"startdate"`
		End                  string `yaml:"enddate"`
		Year                 string
	}
	described bool
	pages     []page
	people    map[string]record.Person // by slug
	spoke     map[string]bool
	unknown   []record.Problem // speakers without a page
}

// page is a file of the program folder.
type page struct {
	frontmatter.Page
	file *format.File
	slug string
}

func (e *edition) batch(in *format.Input) (*record.Batch, error) {
	if err := e.read(in); err != nil {
		return nil, err
	}
	ev := e.event()
	b := &record.Batch{Source: record.Source{
		Slug: identity.EventID(ev.Name, ev.Year).Slug() + "-site", Title: ev.Name + " on devopsdays.org", URL: ev.URL, PersonScheme: "devopsdays",
	}}
	if len(e.pages) == 0 && !e.described {
		return b, nil // speakers without an event
	}
	b.Events = []record.Event{ev}
	for _, p := range e.pages {
		t, why := e.talk(p)
		if why != "" {
			b.Skipped = append(b.Skipped, p.file.Problem(why, ""))
			continue
		}
		b.Talks = append(b.Talks, t)
	}
	b.Skipped = append(b.Skipped, e.unknown...)
	for _, slug := range slices.Sorted(maps.Keys(e.spoke)) {
		b.People = append(b.People, e.people[slug])
	}
	return b, nil
}

func (e *edition) read(in *format.Input) error {
	e.people, e.spoke = map[string]record.Person{}, map[string]bool{}
	read := *in
	read.Files = e.files
	return read.EachFile(func(f *format.File, content []byte) error {
		switch p := place(f.Path); p.kind {
		case "event":
			e.described = true
			return f.DecodeYAML(content, &e.about)
		case "bio":
			var s struct{ Name, Website, Twitter string }
			err := f.DecodeYAML(content, &s)
			e.person(p.slug, s.Name, s.Website, s.Twitter)
			return err
		case "speaker":
			s, err := frontmatter.Parse(f, content)
			if err == nil {
				e.person(p.slug, s.Text("title", "name"), s.Text("website"), s.Text("twitter"))
			}
			return err
		case "talk":
			t, err := frontmatter.Parse(f, content)
			if err == nil {
				e.pages = append(e.pages, page{t, f, p.slug})
			}
			return err
		}
		return nil
	})
}

func (e *edition) person(slug, name, website, twitter string) {
	name = clean.Title(name)
	if clean.IsPlaceholder(name) {
		return
	}
	p := record.Person{Key: slug, Name: name}
	if twitter = strings.TrimPrefix(strings.TrimSpace(twitter), "@"); twitter != "" && !strings.ContainsAny(twitter, "/ ") {
		p.URL = "https://twitter.com/" + twitter
	}
	p.URL = cmp.Or(clean.Link(website), p.URL)
	e.people[slug] = p
}

// event names the edition after its city. Each city is a series of its own: a
// talk given in two cities in one year is two talks.
func (e *edition) event() record.Event {
	year, city, _ := strings.Cut(e.id, "-")
	ev := record.Event{Key: e.id, Series: e.hints.Series, City: clean.Title(e.about.City), URL: "https://devopsdays.org/events/" + e.id + "/"}
	ev.Year, _ = strconv.Atoi(year)
	if ev.City == "" {
		ev.City = clean.Name(strings.Split(city, "-")) // of a city without a description
	}
	ev.Name = "devopsdays " + ev.City + " " + year
	ev.Starts = clean.DayOf(e.about.Start)
	ev.Ends = clean.DayOf(e.about.End)
	if ev.Series == "" {
		ev.Series = "devopsdays " + ev.City
	}
	return ev
}
