// Package review turns what was found in a report into proposals for a person
// to look through, and what that person kept into records to load.
package review

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/change"
	"throughline/graph/load/clean"
	"throughline/graph/load/identity"
	"throughline/graph/load/report"
	"throughline/graph/load/vocabulary"
)

// sure is the least confidence of what is accepted by rule.
const sure = 0.5

// Drafter makes drafts. Vocabulary and Base may be nil.
type Drafter struct {
	Extractor  *report.Extractor
	Vocabulary *vocabulary.Vocabulary
	Base       *graph.Graph
}

// Draft reads a report. The errors are the extractor's.
func (d Drafter) Draft(name string, content []byte) (*change.Draft, error) {
	r, err := d.Extractor.Extract(content)
	if err != nil {
		return nil, err
	}
	text, err := plainText(content)
	if err != nil {
		return nil, err
	}
	out := &change.Draft{
		Name: name, Title: cmp.Or(r.Title, title(text, name)), Author: strings.Join(r.Author, ", "), Published: r.Published, Text: text,
		Series: r.Event.Series, City: r.Event.City, Proposals: []change.Proposal{}, Notes: r.Notes,
	}
	if r.Event.Year != nil {
		out.Year = *r.Event.Year
	}
	b := builder{d: out, lines: 1 + strings.Count(text, "\n")}
	b.event(r)
	for _, t := range r.Talks {
		b.talk(t, nil)
	}
	for _, t := range r.Unsure {
		b.talk(t, r.Evidence)
	}
	b.rest(r)
	d.recognise(out)
	number(out)
	return out, nil
}

// plainText is the text with its lines as evidence counts them.
func plainText(content []byte) (string, error) {
	text, err := clean.Bytes(content)
	if err != nil {
		text = strings.ReplaceAll(string(content), "\x00", " ")
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", " ").Replace(text)
	return strings.TrimRight(strings.ToValidUTF8(text, "\uFFFD"), "\n"), nil
}

// maxTitle is how many bytes of a first line make a title.
const maxTitle = 160

// title is what the text calls itself: its first line that says anything, or
// else the name of the file.
func title(text, name string) string {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, "title:"); ok {
			line = strings.Trim(rest, ` "'`)
		}
		line = strings.TrimSpace(strings.Trim(line, "#=*-_ \t"))
		if line == "" || strings.HasPrefix(line, "<") || strings.HasSuffix(line, ":") {
			continue
		}
		if len(line) > maxTitle {
			line = strings.ToValidUTF8(line[:maxTitle], "")
		}
		return line
	}
	return name
}

// builder gathers proposals; they are numbered by where they stand at the end.
type builder struct {
	d     *change.Draft
	lines int
	used  map[report.Evidence]bool
	seen  map[string]bool
}

// add appends a proposal unless the talk has it already.
func (b *builder) add(of int, kind graph.Kind, e report.Evidence) *change.Proposal {
	if b.seen == nil {
		b.seen = map[string]bool{}
	}
	key := strconv.Itoa(of) + kind.String() + strings.ToLower(e.Name)
	if kind != graph.Talk && b.seen[key] || strings.TrimSpace(e.Name) == "" || len(b.d.Proposals) >= change.MaxProposals {
		return nil
	}
	b.seen[key] = true
	p := change.Proposal{
		N: len(b.d.Proposals) + 1, Of: of, Kind: kind.String(), Name: e.Name, Words: e.Words, Rule: e.Rule, Confidence: e.Confidence,
	}
	p.Line, p.End = lines(e.Lines, b.lines)
	if e.Confidence >= sure {
		p.Verdict, p.By = change.Accepted, change.ByRule
	}
	b.d.Proposals = append(b.d.Proposals, p)
	return &b.d.Proposals[len(b.d.Proposals)-1]
}

// lines reads "L12" or "L12-14", within a text of so many lines.
func lines(s string, most int) (from, to int) {
	a, z, _ := strings.Cut(strings.TrimPrefix(s, "L"), "-")
	from, _ = strconv.Atoi(a)
	from = min(max(from, 1), most)
	if to, _ = strconv.Atoi(strings.TrimPrefix(z, "L")); to <= from || to > most {
		to = 0
	}
	return from, to
}

func (b *builder) event(r *report.Report) {
	if r.Event.Name == "" && r.Event.Series == "" {
		return
	}
	e := report.Evidence{Name: cmp.Or(r.Event.Name, r.Event.Series), Lines: "L1", Rule: "event", Confidence: sure}
	if i := slices.IndexFunc(r.Evidence, func(e report.Evidence) bool { return e.Of == "event" }); i >= 0 {
		found := r.Evidence[i]
		e.Lines, e.Words, e.Rule, e.Confidence = found.Lines, found.Words, found.Rule, found.Confidence
	}
	if y := b.d.Year; y != 0 && clean.YearIn(e.Name) == 0 {
		e.Name += " " + strconv.Itoa(y)
	}
	b.add(0, graph.Event, e)
}

// talk adds a talk and what belongs to it. What the document mentions within
// the lines of a talk of which nobody was sure is that talk's, if it is one.
func (b *builder) talk(t report.Talk, others []report.Evidence) {
	e := report.Evidence{Name: t.Title, Lines: "L" + strconv.Itoa(t.Line), Words: t.Title, Rule: t.Rule, Confidence: t.Confidence}
	for _, found := range t.Evidence {
		if found.Of == "title" {
			e.Words = cmp.Or(found.Words, e.Words)
			break
		}
	}
	p := b.add(0, graph.Talk, e)
	if p == nil {
		return
	}
	n := p.N
	for _, found := range t.Evidence {
		if kind := kindOf(found.Of); kind != graph.NoKind {
			b.add(n, kind, found)
		}
	}
	from, to := lines(t.Lines, b.lines)
	for _, found := range others {
		kind := kindOf(found.Of)
		if at, _ := lines(found.Lines, b.lines); (kind == graph.Technology || kind == graph.Theme) && at >= from && at <= max(from, to) {
			if b.used == nil {
				b.used = map[report.Evidence]bool{}
			}
			b.used[found] = true
			b.add(n, kind, found)
		}
	}
}

// rest adds what the report mentions at no talk.
func (b *builder) rest(r *report.Report) {
	for _, e := range r.Evidence {
		if kind := kindOf(e.Of); kind == graph.Technology || kind == graph.Theme {
			if !b.used[e] {
				b.add(0, kind, e)
			}
		}
	}
}

func kindOf(of string) graph.Kind {
	if of == "speaker" {
		return graph.Person
	}
	switch k := graph.ParseKind(of); k {
	case graph.Company, graph.Technology, graph.Theme:
		return k
	}
	return graph.NoKind
}

// number numbers the proposals in the order of the text.
func number(d *change.Draft) {
	slices.SortStableFunc(d.Proposals, func(a, b change.Proposal) int { return cmp.Compare(a.Line, b.Line) })
	is := map[int]int{}
	for i := range d.Proposals {
		is[d.Proposals[i].N] = i + 1
	}
	for i := range d.Proposals {
		p := &d.Proposals[i]
		p.N, p.Of = is[p.N], is[p.Of]
	}
}

// recognise says which proposals are nodes already.
func (d Drafter) recognise(out *change.Draft) {
	if d.Base == nil {
		return
	}
	var event graph.ID
	for i := range out.Proposals {
		p := &out.Proposals[i]
		id := d.idOf(p, out.Year)
		if p.Kind == graph.Event.String() {
			event = id
		}
		if n, _, ok := d.Base.Resolve(id); ok && id != "" {
			p.Known = d.Base.ID(n)
		}
	}
	d.recogniseTalks(out, event)
}

func (d Drafter) idOf(p *change.Proposal, year int) graph.ID {
	kind := graph.ParseKind(p.Kind)
	if known := d.Vocabulary.Resolve(kind, p.Name); known != nil {
		return known.ID
	}
	switch kind {
	case graph.Event:
		return identity.EventID(p.Name, year)
	case graph.Company:
		return identity.CompanyID(p.Name)
	case graph.Technology, graph.Theme, graph.Person:
		return identity.TermID(kind, p.Name)
	}
	return ""
}

// recogniseTalks finds talks of the event by their titles.
func (d Drafter) recogniseTalks(out *change.Draft, event graph.ID) {
	n, _, ok := d.Base.Resolve(event)
	if !ok || event == "" {
		return
	}
	known := map[string]graph.ID{}
	for _, t := range d.Base.In(n, graph.At) {
		known[squash(d.Base.Name(t))] = d.Base.ID(t)
	}
	for i := range out.Proposals {
		if p := &out.Proposals[i]; p.Kind == graph.Talk.String() {
			p.Known = known[squash(p.Name)]
		}
	}
}

func squash(s string) string { return identity.TermID(graph.Theme, s).Slug() }
