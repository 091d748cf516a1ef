package report

import (
	"slices"
	"strings"

	"throughline/graph"
	"throughline/graph/load/vocabulary"
)

// known is the vocabulary's name of a company, or "".
func (x *extractor) known(name string) string {
	if e := x.v.Resolve(graph.Company, name); e != nil {
		return e.Name
	}
	return ""
}

// subjects finds technologies and themes: of each talk, of each section of the
// report, and of the report as a whole.
func (d *document) subjects(r *Report) {
	for i := range r.Talks {
		d.talkSubjects(&r.Talks[i])
	}
	for i := range r.Talks {
		t := &r.Talks[i]
		for _, e := range t.Evidence {
			switch e.Of {
			case "technology":
				r.Technologies = addNew(r.Technologies, e.Name)
			case "theme":
				r.Themes = addNew(r.Themes, e.Name)
			}
		}
	}
	d.sectionSubjects(r)
	d.documentTechnologies(r)
}

func (d *document) talkSubjects(t *Talk) {
	for _, m := range d.matcher.Match(vocabulary.Text{Title: t.Title, Abstract: t.text}) {
		of, list := "theme", &t.Themes
		if m.Entry.ID.Kind() == graph.Technology {
			of, list = "technology", &t.Technologies
		}
		score, rule := 0.9, "vocabulary-in-title"
		if m.Field != vocabulary.InTitle {
			score, rule = 0.7, "vocabulary-in-text"
		}
		*list = append(*list, m.Entry.Name)
		t.note(of, m.Entry.Name, d.findWords(m.Words, t), m.Words, rule, score)
	}
}

// findWords is the line of a talk's text that has the words.
func (d *document) findWords(words string, t *Talk) string {
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.last < t.Line {
			continue
		}
		if n := strings.Index(b.text, words); n >= 0 {
			return b.lines(n, n+len(words))
		}
	}
	return locator(t.Line, t.Line)
}

// sectionSubjects: a heading that is a theme says that its section is about
// it, and where a report has no talks its sections are what is reported.
func (d *document) sectionSubjects(r *Report) {
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.kind != heading || sectionKindOf(b.text) == ofOthers {
			continue
		}
		text := ""
		if len(r.Talks) == 0 {
			text = d.below(i)
		}
		for _, m := range d.matcher.Match(vocabulary.Text{Title: b.text, Abstract: text}) {
			if m.Entry.ID.Kind() == graph.Theme && !slices.Contains(r.Themes, m.Entry.Name) {
				r.Themes = append(r.Themes, m.Entry.Name)
				r.note("theme", m.Entry.Name, b.lines(0, len(b.text)), m.Words, "vocabulary-in-heading", 0.7)
			}
		}
	}
}

// below is the text under a heading.
func (d *document) below(at int) string {
	var out strings.Builder
	for i := at + 1; i < len(d.blocks); i++ {
		if d.blocks[i].kind == heading && d.blocks[i].level <= d.blocks[at].level {
			break
		}
		out.WriteString(d.blocks[i].text + "\n")
	}
	return out.String()
}

// documentTechnologies adds the technologies that the report names anywhere.
func (d *document) documentTechnologies(r *Report) {
	var out strings.Builder
	for i := range d.blocks {
		if d.blocks[i].kind != code {
			out.WriteString(d.blocks[i].text + "\n")
		}
	}
	for _, m := range d.matcher.Match(vocabulary.Text{Abstract: out.String()}) {
		if m.Entry.ID.Kind() != graph.Technology || slices.Contains(r.Technologies, m.Entry.Name) {
			continue
		}
		r.Technologies = append(r.Technologies, m.Entry.Name)
		r.note("technology", m.Entry.Name, d.findWords(m.Words, &Talk{Line: 1}), m.Words, "vocabulary-in-text", 0.6)
	}
}
