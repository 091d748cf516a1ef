package pyvideo

import (
	"path"
	"strconv"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// event is what category.json says, with what its videos add where it is
// silent.
type event struct {
	record.Event
	folder   string
	recorded map[int]int // videos by year of their recording
	stated   bool        // the user says the year
}

func (c *category) event(in *format.Input) (*event, error) {
	e := &event{folder: path.Base(c.folder), recorded: map[int]int{}}
	e.Key, e.Series, e.Year = "category", in.Hints.Series, in.Hints.Year
	e.stated = in.Hints.Year != 0
	if c.about == nil {
		return e, nil
	}
	read := *in
	read.Files = []*format.File{c.about}
	err := read.EachFile(func(f *format.File, content []byte) error {
		var about struct {
			Title, URL string
			Start      string `json:"start_date"`
			End        string `json:"end_date"`
		}
		if err := f.DecodeJSON(content, &about); err != nil {
			return err
		}
		e.Name, e.URL = clean.Title(about.Title), about.URL
		e.Starts = clean.DayOf(about.Start)
		e.Ends = clean.DayOf(about.End)
		return nil
	})
	return e, err
}

// learn takes from a video what the event does not say of itself.
func (e *event) learn(v *video) {
	if e.Name == "" {
		e.Name = clean.Title(v.Category)
	}
	if year, err := strconv.Atoi(v.Recorded[:min(4, len(v.Recorded))]); err == nil {
		e.recorded[year]++
	}
}

// finish names the source after the event. A recording is often published a
// year later or dated wrongly, so its year counts only where the event's name
// has none, and then that of most videos.
func (e *event) finish(b *record.Batch) {
	if e.Name == "" {
		e.Name = strings.ReplaceAll(e.folder, "-", " ")
	}
	if e.Year == 0 {
		e.Year = clean.YearIn(e.Name)
	}
	for year, n := range e.recorded {
		if e.stated {
			break
		}
		if most := e.recorded[e.Year]; e.Year == 0 || clean.YearIn(e.Name) == 0 && (n > most || n == most && year < e.Year) {
			e.Year = year
		}
	}
	if e.Series == "" {
		e.Series = identity.SeriesName(e.Name, e.Year)
	}
	b.Events = []record.Event{e.Event}
	b.Source = record.Source{Slug: "pyvideo-" + identity.EventID(e.Name, e.Year).Slug(), Title: e.Name + " on pyvideo.org", PersonScheme: "pyvideo"}
}
