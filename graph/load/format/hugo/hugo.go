// Package hugo reads conference sites made with Hugo, Jekyll and the like:
// pages with front matter, one a talk, and pages or a data file of speakers.
// IstioCon's sites are of this kind. There is no standard, so it reads the
// fields that such sites have in common.
package hugo

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"throughline/graph/load/format"
	"throughline/graph/load/format/frontmatter"
)

// Importer reads folders of pages.
type Importer struct{}

var _ format.Importer = Importer{}

// Name is "hugo".
func (Importer) Name() string { return "hugo" }

var (
	ofTalk    = regexp.MustCompile(`(?mi)^\s*"?(speakers?|presenters?|session_type|talk_date|talk_type)"?\s*[:=]`)
	ofSpeaker = regexp.MustCompile(`(?mi)^\s*"?(designation|tagline|job_?title|company|organi[sz]ation|affiliation|twitter|pronouns)"?\s*[:=]`)
)

// Recognise looks for fields of talks and speakers in pages. Other pages and
// the data of a site are taken along, to be passed over.
func (Importer) Recognise(head []byte, file string) format.Confidence {
	p := placeOf(file)
	switch page := isPage(file) && frontmatter.Begins(head); {
	case page && ofTalk.Match(head):
		return format.Likely
	case page && p.kind == speakers && ofSpeaker.Match(head):
		return format.Likely
	case page && p.kind != other, p.kind == speakersFile:
		return format.Companion
	case page, p.kind == siteFile:
		return format.Maybe
	}
	return format.No
}

func isPage(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".md", ".markdown", ".mdown", ".mdx", ".adoc", ".html":
		return true
	}
	return false
}

// Import reads the site edition by edition.
func (Importer) Import(in *format.Input) error {
	byFolder := map[string]*edition{}
	var order []*edition
	for _, f := range in.Files {
		p := placeOf(f.Path)
		e := byFolder[p.edition]
		if e == nil {
			e = &edition{folder: p.edition, hints: in.Hints}
			byFolder[p.edition] = e
			order = append(order, e)
		}
		e.files = append(e.files, f)
	}
	slices.SortFunc(order, func(a, b *edition) int { return strings.Compare(a.folder, b.folder) })
	found := false
	for _, e := range order {
		if err := e.read(in); err != nil {
			return err
		}
		if len(e.pages) == 0 {
			continue
		}
		found = true
		if err := in.Emit(e.batch()); err != nil {
			return err
		}
		e.files, e.pages = nil, nil
	}
	for _, e := range order {
		e.disown(in, found)
	}
	return nil
}

// disown reports the files of a folder that has no talks: data always, pages
// where the whole input has none, for then it is no conference's site.
func (e *edition) disown(in *format.Input, found bool) {
	for _, f := range e.files {
		if slices.Contains(e.reported, f) {
			continue
		}
		if k := placeOf(f.Path).kind; !found || k == siteFile || k == speakersFile {
			in.Skip(f.Problem("no importer knows this file", "name its format with --format"))
		}
	}
}
