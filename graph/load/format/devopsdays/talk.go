package devopsdays

import (
	"regexp"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
	"throughline/graph/text"
)

// talk reads a page, or says why it is no talk. The date of a page is that of
// its file; only Talk_date is the talk's, and an event of one day has that.
func (e *edition) talk(p page) (record.Talk, string) {
	kind := strings.ToLower(p.Text("type"))
	switch {
	case strings.HasPrefix(kind, "open"), clean.IsBreak(kind):
		return record.Talk{}, "the page is no talk but " + kind
	}
	t := record.Talk{Key: p.slug, Event: e.id, URL: "https://devopsdays.org/events/" + e.id + "/program/" + p.slug + "/"}
	e.when(&t, p)
	t.Videos, t.Slides = media(p)
	body := shortcode.ReplaceAllString(p.Body, "")
	switch slugs := p.List("speakers"); {
	case len(slugs) > 0:
		for _, slug := range slugs {
			known := e.speaker(slug)
			if len(known) == 0 {
				e.unknown = append(e.unknown, p.file.Problem("the speaker "+clean.Line(slug)+" has no page, and is left out", ""))
			}
			t.Speakers = append(t.Speakers, known...)
		}
		t.Title = clean.Title(p.Text("title"))
	case !p.Has:
		t.Title = firstLine(body)
	default:
		body = e.old(&t, p, body)
	}
	if t.Title == "" { // a page that waits for its talk says so in its heading
		t.Title = clean.Title(group(heading, body, 1))
	}
	if t.Title == "" {
		return t, "the page has no title"
	}
	if text := abstract(body); !clean.IsPlaceholder(text) {
		t.Abstract = text
	}
	return t, ""
}

// speaker names a person by the slug of a page.
func (e *edition) speaker(slug string) []record.Speaker {
	if _, known := e.people[slug]; known {
		e.spoke[slug] = true
		return []record.Speaker{{Key: slug}}
	}
	return nil // there is no page with the name
}

var (
	labelled    = regexp.MustCompile(`(?i)<strong>\s*(?:Title|Тема)\s*:?\s*</strong>:?\s*([^<]*)|<strong>\s*(?:Title|Тема)\s*:\s*([^<]+)</strong>`)
	heading     = regexp.MustCompile(`(?s)<h[1-3][^>]*>(.*?)</h[1-3]>`)
	speakerLine = regexp.MustCompile(`(?m)^\*\*Speakers?\*\*:[ \t]*(.+)$`)
	shortcode   = regexp.MustCompile(`\{\{[<%].*?[>%]\}\}`)
)

// old reads the first generation, where the page is called after the speaker
// and the title stands in the text, or the speaker in a line of it. It returns
// the text without either.
func (e *edition) old(t *record.Talk, p page, body string) string {
	title := clean.Title(p.Text("title"))
	if m := speakerLine.FindStringSubmatch(body); m != nil {
		t.Title = title
		if name, company, _ := strings.Cut(clean.Title(m[1]), ", "); !clean.IsPlaceholder(name) {
			t.Speakers = []record.Speaker{{Name: name, Company: company}}
		}
		return strings.Replace(body, m[0], "", 1)
	}
	in := labelled.FindStringSubmatch(body)
	if in == nil && !e.isPerson(p, title) {
		t.Title = title
		return body
	}
	if in == nil {
		in = append(heading.FindStringSubmatch(body), "")
	}
	if in[0] != "" {
		t.Title = strings.TrimPrefix(clean.Title(in[1]+in[2]), title+" - ")
		body = strings.Replace(body, in[0], "", 1)
	}
	t.Speakers = e.authors(p, title)
	if t.Title == "" {
		t.Title = title
	}
	return body
}

// isPerson reports whether a page is called after its speaker: one who is
// known, or else the file is called so too and the text has a title.
func (e *edition) isPerson(p page, title string) bool {
	if _, known := e.people[p.slug]; known {
		return true
	}
	if !heading.MatchString(p.Body) {
		return false
	}
	if slug := text.Slug(title, 0); slug == p.slug || strings.ReplaceAll(slug, "-", "") == p.slug {
		return true
	}
	// The page of a second talk of someone is called after the talk.
	return p.Text("linktitle") == text.Slug(title, 0)
}

// authors are the people of a page's title. Who has a page of the same name in
// data/speakers is that person, however spelled.
func (e *edition) authors(p page, title string) []record.Speaker {
	names := clean.Names(title)
	if known, ok := e.people[p.slug]; ok && len(names) == 1 {
		if known.Name != title && !clean.IsPlaceholder(title) {
			known.Aliases = []string{title}
			e.people[p.slug] = known
		}
		return e.speaker(p.slug)
	}
	var out []record.Speaker
	for _, name := range names {
		if !clean.IsPlaceholder(name) {
			out = append(out, record.Speaker{Name: name})
		}
	}
	return out
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return strings.TrimRight(clean.Title(line), " :")
}

func group(re *regexp.Regexp, s string, n int) string {
	if m := re.FindStringSubmatch(s); m != nil {
		return m[n]
	}
	return ""
}
