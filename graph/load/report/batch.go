package report

import (
	"cmp"
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/load/clean"
	"throughline/graph/load/record"
	"throughline/graph/text"
)

// Batch turns a report into what a load takes: a source that keeps the text,
// the event, and the talks with their evidence by line. Proposals that are
// unsure are not in it.
func (r *Report) Batch() *record.Batch {
	b := &record.Batch{Source: r.source()}
	event := ""
	if r.Event.Name != "" {
		b.Events = []record.Event{r.event()}
		event = b.Events[0].Key
	}
	keys := map[string]int{}
	for i := range r.Talks {
		t := r.Talks[i].record()
		t.Event = event
		if n := keys[t.Key]; n > 0 {
			keys[t.Key]++
			t.Key += "-" + strconv.Itoa(n+1)
		}
		keys[t.Key]++
		b.Talks = append(b.Talks, t)
	}
	return b
}

// source is named after what the report is called and who wrote it, or after
// the event, so that a later version of it replaces this one.
func (r *Report) source() record.Source {
	name := r.Title
	if name == "" {
		name = r.Event.Name
		if r.Event.Year != nil {
			name += " " + strconv.Itoa(*r.Event.Year)
		}
	}
	if name == "" && len(r.Talks) > 0 {
		name = r.Talks[0].Title
	}
	author := strings.Join(r.Author, ", ")
	s := record.Source{
		Slug: text.Slug("report "+name+" "+author, 80), Title: cmp.Or(r.Title, name), Author: author, Text: r.text,
	}
	if d, ok := clean.Date(r.Published); ok {
		s.Published = d
	}
	return s
}

func (r *Report) event() record.Event {
	e := record.Event{Key: "event", Name: r.Event.Name, Series: r.Event.Series, City: r.Event.City}
	if r.Event.Year != nil {
		e.Year = *r.Event.Year
		if clean.YearIn(e.Name) == 0 {
			e.Name += " " + strconv.Itoa(e.Year)
		}
	}
	for _, ev := range r.Evidence {
		if ev.Of == "event" || ev.Of == "event-year" {
			e.Locators = addNew(e.Locators, ev.Lines)
		}
	}
	return e
}

func (t *Talk) record() record.Talk {
	out := record.Talk{
		Key: cmp.Or(text.Slug(t.Title, 60), "talk"), Title: t.Title, Rule: t.Rule, Status: graph.Stated, Abstract: clean.Paragraphs(first(t.prose, maxAbstract)),
		Locators: []string{t.Lines},
	}
	for _, e := range t.Evidence {
		if e.Confidence < sure {
			continue
		}
		switch e.Of {
		case "speaker":
			out.Speakers = append(out.Speakers, record.Speaker{Name: e.Name, Locators: []string{e.Lines}, Words: otherThan(e.Words, e.Name), Rule: e.Rule, Status: graph.Stated})
		case "company":
			out.Mentions = append(out.Mentions, mentionOf(companyEdge(e.Rule), e))
		case "technology":
			out.Mentions = append(out.Mentions, mentionOf(graph.Uses, e))
		case "theme":
			out.Mentions = append(out.Mentions, mentionOf(graph.About, e))
		}
	}
	return out
}

// maxAbstract is how much of the notes on a talk stands for its abstract.
const maxAbstract = 4000

func mentionOf(p graph.Predicate, e Evidence) record.Mention {
	return record.Mention{Predicate: p, Name: e.Name, Words: otherThan(e.Words, e.Name), Locators: []string{e.Lines}, Status: graph.Inferred, Rule: e.Rule}
}

// companyEdge says whether a company is where a speaker works or what the talk
// is about.
func companyEdge(rule string) graph.Predicate {
	if rule == "affiliation" || rule == "workplace" {
		return graph.From
	}
	return graph.Features
}

func otherThan(words, name string) string {
	if words == name {
		return ""
	}
	return words
}
