// Package devopsdays reads the site of devopsdays.org: a folder for each
// edition ("2031-exampleton") with a page for each talk, in three generations
// of the form.
package devopsdays

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"throughline/graph/load/format"
	"throughline/graph/load/format/frontmatter"
	"throughline/graph/load/record"
)

// Importer reads the site's folders.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "devopsdays".
func (Importer) Name() string { return "devopsdays" }

var (
	pagePath  = regexp.MustCompile(`(?:^|/)events/(\d{4}-[^/]+)/(?:(program|speakers)/)?([^/]+)$`)
	eventPath = regexp.MustCompile(`(?:^|/)data/events/(?:(\d{4}-[^/]+)\.ya?ml|(\d{4})/([^/]+)/main\.ya?ml)$`)
	bioPath   = regexp.MustCompile(`(?:^|/)data/speakers/(\d{4})/([^/]+)/([^/]+)\.ya?ml$`)

	aType    = regexp.MustCompile(`(?mi)^\s*type\s*[=:]\s*["']?(talk|speaker|ignite|workshop|panel|open-?space)`)
	anEvent  = regexp.MustCompile(`(?m)^name: *["']?\d{4}-`)
	aSpeaker = regexp.MustCompile(`(?m)^(name|bio|twitter): `)
)

// Recognise looks for the fields of each kind of file; pages that have none
// (an old generation, texts about the event) are known by their folder.
func (Importer) Recognise(head []byte, file string) format.Confidence {
	switch p := place(file); {
	case p.kind == "talk" && aType.Match(head), p.kind == "speaker" && frontmatter.Begins(head), p.kind == "event" && anEvent.Match(head):
		return format.Sure
	case p.kind == "bio" && aSpeaker.Match(head):
		return format.Likely
	case p.kind == "event" && !bytes.Contains(head, []byte("start_date:")), p.kind == "talk", p.kind == "about":
		return format.Companion
	}
	return format.No
}

// spot is what a file's path says: the edition ("2031-exampleton"), what is in
// it, and the slug of the person or talk.
type spot struct{ edition, kind, slug string }

func place(file string) spot {
	slug := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if m := bioPath.FindStringSubmatch(file); m != nil {
		return spot{m[1] + "-" + m[2], "bio", slug}
	}
	if m := eventPath.FindStringSubmatch(file); m != nil {
		if m[1] != "" {
			return spot{m[1], "event", slug}
		}
		return spot{m[2] + "-" + m[3], "event", slug}
	}
	m := pagePath.FindStringSubmatch(file)
	switch {
	case m == nil:
		return spot{}
	case path.Ext(file) != ".md" || slug == "_index" || m[2] == "":
		return spot{m[1], "about", slug}
	case m[2] == "program":
		return spot{m[1], "talk", slug}
	}
	return spot{m[1], "speaker", slug}
}

// setAside reports whether a file lies in a folder whose name begins with an
// underscore: so sites keep what is not theirs, such as test pages.
func setAside(file string) bool {
	return strings.HasPrefix(file, "_") || strings.Contains(path.Dir(file), "/_")
}

// Import reads the site edition by edition.
func (Importer) Import(in *format.Input) error {
	byEdition := map[string]*edition{}
	var order []*edition
	var aside []record.Problem
	for _, f := range in.Files {
		p := place(f.Path)
		if setAside(f.Path) {
			if p.kind == "talk" {
				aside = append(aside, f.Problem("the folder is set aside by its underscore", "load it alone"))
			}
			continue
		}
		e := byEdition[p.edition]
		if e == nil {
			e = &edition{id: p.edition, hints: in.Hints}
			byEdition[p.edition] = e
			order = append(order, e)
		}
		e.files = append(e.files, f)
	}
	slices.SortFunc(order, func(a, b *edition) int { return strings.Compare(a.id, b.id) })
	for _, e := range order {
		b, err := e.batch(in)
		if err != nil {
			return err
		}
		if len(b.Talks) == 0 && len(b.Events) == 0 {
			continue
		}
		b.Skipped, aside = append(b.Skipped, aside...), nil
		if err := in.Emit(b); err != nil {
			return err
		}
	}
	return nil
}
