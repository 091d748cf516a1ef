package report

import (
	"slices"
	"sort"
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
	d.findNameWords(r)
	counts := d.themeCounts(r.Talks)
	for i := range r.Talks {
		d.talkSubjects(&r.Talks[i], counts)
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

// talkSubjects takes technologies from all that is written about a talk, and
// themes from its title, its prose and what its notes name again and again: a
// theme that one item of the notes names is a detail.
func (d *document) talkSubjects(t *Talk, counts map[string]int) {
	for _, m := range d.matcher.Match(vocabulary.Text{Title: t.Title, Abstract: t.text}) {
		if d.nameWords[m.Words] {
			continue
		}
		if m.Entry.ID.Kind() == graph.Technology {
			t.Technologies = append(t.Technologies, m.Entry.Name)
			d.subject(t, "technology", m)
		} else if m.Field != vocabulary.InTitle && mentionsOf(t.text, m.Words) >= often {
			t.Themes = append(t.Themes, m.Entry.Name)
			d.subject(t, "theme", m)
		}
	}
	for _, m := range d.matcher.Match(vocabulary.Text{Title: t.Title, Abstract: t.prose}) {
		if m.Entry.ID.Kind() == graph.Theme && !slices.Contains(t.Themes, m.Entry.Name) && d.isSubject(t, m, counts[m.Entry.Name]) {
			t.Themes = append(t.Themes, m.Entry.Name)
			d.subject(t, "theme", m)
		}
	}
	d.statedSubjects(stated(t.text, called), func(m vocabulary.Match) {
		if !slices.Contains(t.Themes, m.Entry.Name) {
			t.Themes = append(t.Themes, m.Entry.Name)
			t.note("theme", m.Entry.Name, d.findWords(m.Words, t), m.Words, "stated-subject", 0.7)
		}
	})
}

// statedSubjects adds the themes of the phrases that a form picked out.
func (d *document) statedSubjects(phrases []string, add func(m vocabulary.Match)) {
	for _, phrase := range phrases {
		for _, m := range d.matcher.Match(vocabulary.Text{Title: phrase}) {
			if m.Entry.ID.Kind() == graph.Theme && !isLowerAcronym(m.Words) && !isOfPeople(m.Words) {
				add(m)
			}
		}
	}
}

// findNameWords notes the words of people's names: Ada is somebody here.
func (d *document) findNameWords(r *Report) {
	d.nameWords = map[string]bool{}
	add := func(name string) {
		for w := range strings.FieldsSeq(name) {
			d.nameWords[w] = true
		}
	}
	for i := range r.Talks {
		for _, s := range r.Talks[i].Speakers {
			add(s)
		}
	}
	for i := range d.blocks {
		for _, p := range d.persons(d.blocks[i].text) {
			if p.score == 1 {
				add(p.name)
			}
		}
	}
}

// often is how many times notes name a theme that they are about.
const often = 4

func mentionsOf(text, words string) int {
	return strings.Count(strings.ToLower(text), strings.ToLower(words))
}

func (d *document) subject(t *Talk, of string, m vocabulary.Match) {
	score, rule := 0.9, "vocabulary-in-title"
	if m.Field != vocabulary.InTitle {
		score, rule = 0.7, "vocabulary-in-text"
	}
	t.note(of, m.Entry.Name, d.findWords(m.Words, t), m.Words, rule, score)
}

// findWords is the line of a talk's text that has the words.
func (d *document) findWords(words string, t *Talk) string {
	start := sort.Search(len(d.blocks), func(i int) bool { return d.blocks[i].last >= t.Line })
	for i := start; i < min(len(d.blocks), start+1000); i++ {
		b := &d.blocks[i]
		if n := strings.Index(b.text, words); n >= 0 {
			return b.lines(n, n+len(words))
		}
	}
	return locator(t.Line, t.Line)
}

// namesTheme reports whether a title names a theme.
func (d *document) namesTheme(title string) bool {
	return slices.ContainsFunc(d.matcher.Match(vocabulary.Text{Title: title}), func(m vocabulary.Match) bool { return m.Entry.ID.Kind() == graph.Theme })
}

// sectionSubjects: a heading that is a theme says that its section is about
// it, and so do words in bold. A report without talks tells of subjects
// paragraph by paragraph.
func (d *document) sectionSubjects(r *Report) {
	heads := map[int]bool{} // lines of titles, whose subjects are known
	for i := range r.Talks {
		heads[r.Talks[i].Line] = true
	}
	for i := range d.blocks {
		b := &d.blocks[i]
		if heads[b.first] || d.sections[i].kind == ofOthers || b.kind == heading && sectionKindOf(b.text) == ofOthers {
			continue
		}
		switch {
		case b.kind == heading:
			d.theme(r, b, vocabulary.Text{Title: b.text}, "vocabulary-in-heading")
		case b.kind == paragraph && len(r.Talks) == 0:
			d.statedSubjects(stated(b.text, subjectIs), func(m vocabulary.Match) {
				if !slices.Contains(r.Themes, m.Entry.Name) {
					at := max(0, strings.Index(b.text, m.Words))
					r.Themes = append(r.Themes, m.Entry.Name)
					r.note("theme", m.Entry.Name, b.lines(at, at+len(m.Words)), m.Words, "stated-subject", 0.6)
				}
			})
			d.theme(r, b, vocabulary.Text{Abstract: b.text}, inParagraph)
		}
		for _, s := range b.spans {
			if s.look == strong && s.to-s.from < 60 && b.kind == paragraph {
				d.theme(r, b, vocabulary.Text{Title: b.text[s.from:s.to]}, "vocabulary-in-bold")
			}
		}
	}
}

const inParagraph = "vocabulary-in-paragraph"

// theme adds the themes of a part of the report.
func (d *document) theme(r *Report, b *block, text vocabulary.Text, rule string) {
	for _, m := range d.matcher.Match(text) {
		if m.Entry.ID.Kind() == graph.Theme && !slices.Contains(r.Themes, m.Entry.Name) && (rule != inParagraph || strings.Contains(m.Words, " ") && !isOfPeople(m.Words)) {
			at := max(0, strings.Index(b.text, m.Words))
			r.Themes = append(r.Themes, m.Entry.Name)
			r.note("theme", m.Entry.Name, b.lines(at, at+len(m.Words)), m.Words, rule, 0.6)
		}
	}
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
		if m.Entry.ID.Kind() != graph.Technology || d.nameWords[m.Words] || slices.Contains(r.Technologies, m.Entry.Name) {
			continue
		}
		r.Technologies = append(r.Technologies, m.Entry.Name)
		r.note("technology", m.Entry.Name, d.findWords(m.Words, &Talk{Line: 1}), m.Words, "vocabulary-in-text", 0.6)
	}
}
