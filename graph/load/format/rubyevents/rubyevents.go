// Package rubyevents reads the archive of RubyEvents: a folder for each series
// with one for each event, which has event.yml and videos.yml; and speakers.yml
// for all.
package rubyevents

import (
	"path"
	"regexp"

	"throughline/graph/load/format"
)

// Importer reads RubyEvents archives.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "rubyevents".
func (Importer) Name() string { return "rubyevents" }

var (
	aVideo   = regexp.MustCompile(`(?m)^ *video_provider: `)
	anEvent  = regexp.MustCompile(`(?m)^(start_date|recordings_published_date|date_precision|kind): `)
	aSpeaker = regexp.MustCompile(`(?m)^- name: .*\n(  .*\n)*?  slug: `)
	anID     = regexp.MustCompile(`(?m)^id: `)
)

// companions are the files that mean something beside videos.yml.
var companions = map[string]bool{
	"schedule.yml": true, "involvements.yml": true, "venue.yml": true, "sponsors.yml": true, "cfp.yml": true, "topics.yml": true,
}

// Recognise looks for the fields of each kind of file.
func (Importer) Recognise(head []byte, file string) format.Confidence {
	switch base := path.Base(file); {
	case base == "videos.yml" && (aVideo.Match(head) || empty(head)):
		return format.Sure
	case base == "event.yml" && anID.Match(head) && anEvent.Match(head):
		return format.Sure
	case base == "series.yml" && anID.Match(head):
		return format.Likely
	case base == "speakers.yml" && aSpeaker.Match(head):
		return format.Likely
	case companions[base]:
		return format.Companion
	case aVideo.Match(head):
		return format.Likely
	}
	return format.No
}

var onlyComments = regexp.MustCompile(`\A(\s|#[^\n]*\n|---)*\[\](\s|#[^\n]*)*\z`)

// empty reports whether a list of videos has nothing in it yet.
func empty(head []byte) bool { return onlyComments.Match(head) }

// Import reads the archive event by event, and then what it says about the
// people that were named.
func (Importer) Import(in *format.Input) error {
	a, err := open(in)
	if err != nil {
		return err
	}
	for _, e := range a.events {
		if in.Stop() {
			return format.ErrStopped
		}
		if err := in.Emit(e.batch(a)); err != nil {
			return err
		}
	}
	if len(a.named) == 0 {
		return nil
	}
	return in.Emit(a.people())
}

// archive is all files of one load, read.
type archive struct {
	events   []*event
	speakers []speaker
	bySlug   map[string]*speaker
	slugs    map[string]string // by name and alias
	series   map[string]string // name by folder
	named    map[string]bool   // slugs of people who gave talks
}

func open(in *format.Input) (*archive, error) {
	a := &archive{bySlug: map[string]*speaker{}, slugs: map[string]string{}, series: map[string]string{}, named: map[string]bool{}}
	byFolder := map[string]*event{}
	of := func(f *format.File) *event {
		dir := path.Dir(f.Path)
		if byFolder[dir] == nil {
			byFolder[dir] = &event{folder: dir, hints: in.Hints}
			a.events = append(a.events, byFolder[dir])
		}
		return byFolder[dir]
	}
	err := in.EachFile(func(f *format.File, content []byte) error {
		switch path.Base(f.Path) {
		case "event.yml":
			return f.DecodeYAML(content, &of(f).about)
		case "series.yml":
			return a.readSeries(f, content)
		case "speakers.yml":
			return f.DecodeYAML(content, &a.speakers)
		}
		if companions[path.Base(f.Path)] {
			return nil
		}
		e := of(f)
		e.file = f
		return f.DecodeYAML(content, &e.videos)
	})
	a.indexPeople()
	return a, err
}

func (a *archive) readSeries(f *format.File, content []byte) error {
	var s struct{ Name string }
	err := f.DecodeYAML(content, &s)
	a.series[path.Dir(f.Path)] = s.Name
	return err
}
