// Package pyvideo reads the archive of pyvideo.org: a folder for each event
// with category.json and videos/*.json, a file a talk.
package pyvideo

import (
	"bytes"
	"path"

	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// Importer reads pyvideo archives.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "pyvideo".
func (Importer) Name() string { return "pyvideo" }

// Recognise looks for the fields that the archive's schema requires. The file
// of an event has nothing but a title, so it needs its name to be known.
func (Importer) Recognise(head []byte, file string) format.Confidence {
	start := bytes.TrimLeft(head, "\ufeff \t\r\n")
	if len(start) == 0 || start[0] != '{' || bytes.Contains(head, []byte(`"properties"`)) {
		return format.No
	}
	if path.Base(file) == "category.json" && bytes.Contains(head, []byte(`"title"`)) {
		return format.Companion
	}
	found := 0
	for _, field := range []string{`"speakers"`, `"recorded"`, `"videos"`, `"thumbnail_url"`, `"copyright_text"`, `"related_urls"`} {
		if bytes.Contains(head, []byte(field)) {
			found++
		}
	}
	switch {
	case found >= 4:
		return format.Sure
	case path.Base(path.Dir(file)) == "videos" && (found > 0 || bytes.Contains(head, []byte(`"description"`))):
		return format.Likely // a long description may fill the head
	}
	return format.No
}

// Import reads the archive folder by folder.
func (Importer) Import(in *format.Input) error {
	for _, c := range collect(in.Files) {
		if len(c.videos) == 0 {
			continue
		}
		b, err := c.batch(in)
		if err != nil {
			return err
		}
		if err := in.Emit(b); err != nil {
			return err
		}
	}
	return nil
}

// category is the folder of one event.
type category struct {
	folder string
	about  *format.File
	videos []*format.File
}

// collect groups files by folder, in the order of the files.
func collect(files []*format.File) []*category {
	byFolder := map[string]*category{}
	var order []*category
	of := func(folder string) *category {
		c := byFolder[folder]
		if c == nil {
			c = &category{folder: folder}
			byFolder[folder] = c
			order = append(order, c)
		}
		return c
	}
	for _, f := range files {
		dir := path.Dir(f.Path)
		if path.Base(f.Path) == "category.json" {
			of(dir).about = f
			continue
		}
		if path.Base(dir) == "videos" {
			dir = path.Dir(dir)
		}
		c := of(dir)
		c.videos = append(c.videos, f)
	}
	return order
}

func (c *category) batch(in *format.Input) (*record.Batch, error) {
	event, err := c.event(in)
	if err != nil {
		return nil, err
	}
	b := &record.Batch{}
	read := *in
	read.Files = c.videos
	err = read.EachFile(func(f *format.File, content []byte) error {
		var v video
		if err := f.DecodeJSON(content, &v); err != nil {
			return err
		}
		event.learn(&v)
		t, why := v.talk(f, in.Hints)
		if why != "" {
			b.Skipped = append(b.Skipped, f.Problem(why, ""))
			return nil
		}
		b.Talks = append(b.Talks, t)
		return nil
	})
	event.finish(b)
	return b, err
}
