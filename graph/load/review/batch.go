package review

import (
	"cmp"
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/change"
	"throughline/graph/load/clean"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
	"throughline/graph/text"
)

// SourceID is the id of a report's source: it follows from what the report
// calls itself, who wrote it and which event it is about.
func SourceID(d *change.Draft) graph.ID { return identity.SourceID(slug(d)) }

// slug is the one that loading the file without looking it through has.
func slug(d *change.Draft) string { return text.Slug("report "+d.Title+" "+d.Author, maxSlug) }

const maxSlug = 80

func event(d *change.Draft) *change.Proposal {
	for i := range d.Proposals {
		if p := &d.Proposals[i]; p.Kind == graph.Event.String() && d.Keeps(p) {
			return p
		}
	}
	return nil
}

// Batch makes the records of what was kept of a draft, which has been checked.
func Batch(d *change.Draft) *record.Batch {
	b := &record.Batch{Source: record.Source{
		Slug: slug(d), Title: d.Title, Author: d.Author, Published: d.Published, Text: d.Text, Format: "report", Reviewed: true,
	}}
	if e := event(d); e != nil {
		b.Events = append(b.Events, eventOf(d, e))
	}
	for i := range d.Proposals {
		if p := &d.Proposals[i]; p.Kind == graph.Talk.String() && d.Keeps(p) {
			b.Talks = append(b.Talks, talkOf(d, p))
		}
	}
	return b
}

func eventOf(d *change.Draft, p *change.Proposal) record.Event {
	e := record.Event{Key: "event", Name: p.Name, Year: cmp.Or(clean.YearIn(p.Name), d.Year), City: d.City, Locators: []string{locator(p)}}
	if p.Was == "" {
		e.Series = d.Series
	}
	for i := range d.Proposals {
		q := &d.Proposals[i]
		if q.Of == 0 && d.Keeps(q) && subject(q) != graph.NoPredicate {
			e.Mentions = append(e.Mentions, mention(q))
		}
	}
	return e
}

func subject(p *change.Proposal) graph.Predicate {
	switch graph.ParseKind(p.Kind) {
	case graph.Theme:
		return graph.About
	case graph.Technology:
		return graph.Uses
	}
	return graph.NoPredicate
}

func talkOf(d *change.Draft, p *change.Proposal) record.Talk {
	t := record.Talk{
		Key: "L" + strconv.Itoa(p.Line), Title: p.Name, Locators: []string{locator(p)}, Words: words(p), Rule: p.Rule, Status: status(p),
	}
	if event(d) != nil {
		t.Event = "event"
	}
	var companies []*change.Proposal
	for i := range d.Proposals {
		q := &d.Proposals[i]
		switch {
		case q.Of != p.N || !d.Keeps(q):
		case q.Kind == graph.Person.String():
			t.Speakers = append(t.Speakers, record.Speaker{Name: q.Name, Locators: []string{locator(q)}, Words: words(q), Rule: q.Rule, Status: status(q)})
		case q.Kind == graph.Company.String():
			companies = append(companies, q)
		case subject(q) != graph.NoPredicate:
			t.Mentions = append(t.Mentions, mention(q))
		}
	}
	for _, c := range companies {
		m := mention(c)
		m.Predicate = companyEdge(c)
		t.Mentions = append(t.Mentions, m)
	}
	return t
}

// companyEdge says whether a company is where a speaker works or what the talk
// is about. A company beside a speaker, put in by hand, is the former.
func companyEdge(p *change.Proposal) graph.Predicate {
	switch p.Rule {
	case "affiliation", "workplace", change.ByHand:
		return graph.From
	}
	return graph.Features
}

func mention(p *change.Proposal) record.Mention {
	return record.Mention{
		Predicate: subject(p), Name: p.Name, Node: p.Into, Words: words(p), Rule: p.Rule, Locators: []string{locator(p)}, Status: status(p),
	}
}

func locator(p *change.Proposal) string {
	if p.End > p.Line {
		return "L" + strconv.Itoa(p.Line) + "-" + strconv.Itoa(p.End)
	}
	return "L" + strconv.Itoa(p.Line)
}

// words are what the text has, where it has any.
func words(p *change.Proposal) string { return cmp.Or(p.Words, p.Was) }

// status is curated for what a person confirmed. What a rule found is stated
// where the words are the name, and inferred else.
func status(p *change.Proposal) graph.Status {
	switch {
	case p.By == change.ByPerson:
		return graph.Curated
	case p.Words != "" && strings.EqualFold(strings.TrimSpace(p.Words), p.Name):
		return graph.Stated
	}
	return graph.Inferred
}

// Merges are the decisions that a draft's merges with known people and talks
// mean, given the facts of loading it without them: those name the ids that the
// records would have. They hold for this source only.
func Merges(d *change.Draft, facts []graph.Fact) []change.Decision {
	source := SourceID(d)
	var out []change.Decision
	for i := range d.Proposals {
		p := &d.Proposals[i]
		if p.Into == "" || !d.Keeps(p) || subject(p) != graph.NoPredicate {
			continue
		}
		if id := recordID(p, source, facts); id != "" && id != p.Into {
			out = append(out, change.Decision{Merge: id, Into: p.Into, Source: source, Reason: "merged while loading " + d.Title})
		}
	}
	return out
}

// recordID is the id that the facts give a proposal.
func recordID(p *change.Proposal, source graph.ID, facts []graph.Fact) graph.ID {
	predicate := graph.Name
	switch graph.ParseKind(p.Kind) {
	case graph.Talk:
		predicate = graph.Title
	case graph.Person:
	default:
		return ""
	}
	for _, f := range facts {
		if f.Predicate == predicate && f.Evidence.Source == source && f.Object == p.Name && f.Subject.Kind().String() == p.Kind &&
			(predicate == graph.Name || f.Evidence.Locator == locator(p)) {
			return f.Subject
		}
	}
	return ""
}

// Batches are the records of a draft, if there is one, and of the decisions
// that hold, if there are any.
func Batches(d *change.Draft, decided []change.Decision) []*record.Batch {
	var out []*record.Batch
	if d != nil {
		out = append(out, Batch(d))
	}
	if len(decided) > 0 {
		out = append(out, Decisions(decided))
	}
	return out
}

// Decisions is the source of all decisions. It replaces the one before.
func Decisions(list []change.Decision) *record.Batch {
	b := &record.Batch{Source: record.Source{Slug: record.DecisionsSlug, Title: "Decisions"}}
	for i, d := range list {
		b.Decisions = append(b.Decisions, record.Decision{
			Merge: d.Merge, Into: d.Into, Source: d.Source, Apart: d.Apart, Reason: d.Reason, Locator: "L" + strconv.Itoa(i+1),
		})
	}
	return b
}
