// Package report finds what a trip report tells of a conference: the talks,
// who gave them, where those work, what they were about, and which event it
// was. It reads Markdown, HTML and plain text of any shape by rules of layout,
// typography, neighbours and the shape of names; each rule leaves its name in
// the evidence. It knows the text and the vocabulary, nothing else.
package report

import "strconv"

// Report is what was found in one text.
type Report struct {
	Document     string     `json:"document,omitempty"`
	Title        string     `json:"title,omitempty"` // of the report itself
	Language     string     `json:"language"`
	Event        Event      `json:"event"`
	Author       Names      `json:"author"`
	Published    string     `json:"published,omitempty"` // an ISO date where it is whole, else as written
	Talks        []Talk     `json:"talks"`
	Technologies []string   `json:"technologies"`
	Companies    []string   `json:"companies"`
	Themes       []string   `json:"themes"`
	Evidence     []Evidence `json:"evidence"` // of what is not of one talk
	Unsure       []Talk     `json:"unsure,omitempty"`
	Notes        []string   `json:"notes,omitempty"` // what was not read, and why

	text string // as it was read, for the transcript
}

// noteNothing says what to do where no talk was found.
func (r *Report) noteNothing() {
	switch {
	case len(r.Talks) > 0:
	case len(r.Unsure) > 0:
		r.Notes = append(r.Notes, "no line is surely the title of a talk; "+strconv.Itoa(len(r.Unsure))+" may be: name the speaker beside the title, as in \"Title (Ada Example)\", or take them in on /load")
	default:
		r.Notes = append(r.Notes, "no talk was found: give each a heading or a line of its own, such as \"Title (Ada Example)\"")
	}
}

// Event is the edition that the report is about. Year is nil where the text
// does not support one.
type Event struct {
	Series string `json:"series,omitempty"`
	Name   string `json:"name,omitempty"`
	Year   *int   `json:"year"`
	City   string `json:"city,omitempty"`
}

// Talk is one session that the report names.
type Talk struct {
	Title        string     `json:"title"`
	Speakers     []string   `json:"speakers"`
	Companies    []string   `json:"companies"`
	Technologies []string   `json:"technologies"`
	Themes       []string   `json:"themes"`
	Line         int        `json:"line"` // where the title begins, from 1
	AlsoLines    []int      `json:"also_lines,omitempty"`
	Lines        string     `json:"lines"` // what is written about it: "L12-31"
	Rule         string     `json:"rule"`
	Confidence   float64    `json:"confidence"` // 0 to 1
	Evidence     []Evidence `json:"evidence"`

	text  string // all that is written about it
	prose string // without the details in lists
}

// Evidence says which words of which lines a finding came from, and by which
// rule.
type Evidence struct {
	Of         string  `json:"of"` // title, speaker, company, technology, theme, event, year, author, published
	Name       string  `json:"name"`
	Lines      string  `json:"lines"` // "L12" or "L12-14"
	Words      string  `json:"words,omitempty"`
	Rule       string  `json:"rule"`
	Confidence float64 `json:"confidence"`
}

// sure is the least confidence of what is a finding and no mere proposal.
const sure = 0.5
