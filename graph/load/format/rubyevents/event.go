package rubyevents

import (
	"path"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// event is the folder of one event.
type event struct {
	folder string
	file   *format.File // videos.yml; nil where there is none
	about  struct {
		ID, Title, Location, Website, Timezone string
		Start                                  string `yaml:"start_date"`
		End                                    string `yaml:"end_date"`
		Year                                   int
	}
	videos []video
	hints  format.Hints
}

func (e *event) batch(a *archive) *record.Batch {
	r := e.record(a)
	b := &record.Batch{Events: []record.Event{r}, Source: record.Source{
		Slug: "rubyevents-" + e.id(r), Title: r.Name + " on RubyEvents", PersonScheme: scheme, StableKeys: true,
	}}
	for i := range e.videos {
		e.add(b, a, &e.videos[i], nil)
	}
	return b
}

func (e *event) id(r record.Event) string {
	if e.about.ID != "" {
		return e.about.ID
	}
	return identity.EventID(r.Name, r.Year).Slug()
}

func (e *event) record(a *archive) record.Event {
	r := record.Event{Key: "event", Name: clean.Title(e.about.Title), URL: e.about.Website, Series: e.hints.Series, Year: e.about.Year}
	if r.Name == "" && len(e.videos) > 0 {
		r.Name = clean.Title(e.videos[0].Event)
	}
	if r.Name == "" {
		r.Name = strings.ReplaceAll(path.Base(e.folder), "-", " ")
	}
	r.Starts = clean.DayOf(e.about.Start)
	r.Ends = clean.DayOf(e.about.End)
	if city, _, ok := strings.Cut(e.about.Location, ","); ok {
		r.City = clean.Line(city)
	}
	for _, year := range []int{clean.YearOf(r.Starts), clean.YearIn(r.Name), e.hints.Year} {
		if r.Year == 0 {
			r.Year = year
		}
	}
	if r.Series == "" {
		r.Series = clean.Title(a.series[path.Dir(e.folder)])
	}
	if r.Series == "" {
		r.Series = identity.SeriesName(r.Name, r.Year)
	}
	return r
}

// add takes a video, or the talks it contains: a recording of several talks
// is no talk.
func (e *event) add(b *record.Batch, a *archive, v, parent *video) {
	if len(v.Talks) > 0 && parent == nil {
		for i := range v.Talks {
			e.add(b, a, &v.Talks[i], v)
		}
		return
	}
	t, why := v.talk(a, parent, e)
	if why != "" {
		b.Skipped = append(b.Skipped, e.file.Problem(why, ""))
		return
	}
	b.Talks = append(b.Talks, t)
}
