package sessionize

import (
	"cmp"
	"strings"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

// classify puts a category's item where it belongs: categories are free, and
// only their titles tell what they are.
func classify(t *record.Talk, i categoryItem) {
	switch i.name = clean.Line(i.name); {
	case i.name == "":
	case strings.Contains(i.category, "language"), strings.Contains(i.category, "sprache"):
		t.Language = clean.Language(i.name)
	case strings.Contains(i.category, "track"):
		t.Track = i.name
	case strings.Contains(i.category, "format"), strings.Contains(i.category, "level"), strings.Contains(i.category, "length"):
	default:
		t.Tags = append(t.Tags, i.name)
	}
}

func (sp *speaker) name() string {
	if full := clean.Line(sp.FullName); full != "" {
		return full
	}
	return clean.Line(sp.FirstName + " " + sp.LastName)
}

func (sp *speaker) person(l lookups) record.Person {
	p := record.Person{Key: string(sp.ID), Name: sp.name(), Company: sp.company(l)}
	for _, l := range sp.Links {
		p.URL = cmp.Or(p.URL, clean.Link(l.URL))
	}
	return p
}

// company is the answer to a question about it, else what an unambiguous
// tagline states.
func (sp *speaker) company(l lookups) string {
	for _, a := range sp.QuestionAnswers {
		if s, ok := a.AnswerValue.(string); ok && s != "" && strings.Contains(l.questions[a.QuestionID], "company") {
			return clean.Line(s)
		}
	}
	if _, company, ok := clean.Affiliation(sp.TagLine); ok {
		return company
	}
	return ""
}
