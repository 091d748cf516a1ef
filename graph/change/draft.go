// Package change is what load, server and page exchange about changes to the
// graph before they are made: a text with the proposals found in it, what
// people decide about them and about doubtful identities, and what would
// become of the graph.
package change

import (
	"errors"
	"strings"

	"throughline/graph"
)

// Draft is a text with what was found in it, as a person looks it through. It
// is sent back with their verdicts, and is all that saving needs.
type Draft struct {
	Name      string     `json:"name"` // what the file is called
	Title     string     `json:"title"`
	Author    string     `json:"author,omitempty"`
	Published string     `json:"published,omitempty"`
	Text      string     `json:"text"` // its lines are those that evidence counts
	Year      int        `json:"year,omitempty"`
	Series    string     `json:"series,omitempty"`
	City      string     `json:"city,omitempty"`
	Proposals []Proposal `json:"proposals"`
	Notes     []string   `json:"notes,omitempty"`  // what was not read, and why
	Format    string     `json:"format,omitempty"` // of a schedule, which is loaded as it is: there are no proposals
	Version   string     `json:"version"`          // the dataset that it was compared with
}

// Proposal is one thing that a rule found in the text, or a person put in.
type Proposal struct {
	N          int      `json:"n"`    // from 1: ties the text to the list
	Kind       string   `json:"kind"` // event, talk, person, company, technology, theme
	Of         int      `json:"of,omitempty"`
	Name       string   `json:"name"`
	Was        string   `json:"was,omitempty"` // the name that was found, where a person wrote another
	Line       int      `json:"line"`
	End        int      `json:"end,omitempty"` // last line, where that is another
	Words      string   `json:"words,omitempty"`
	Rule       string   `json:"rule"`
	Confidence float64  `json:"confidence"`
	Known      graph.ID `json:"known,omitempty"` // the node that has the name already
	Into       graph.ID `json:"into,omitempty"`  // the node that a person said it is
	Verdict    string   `json:"verdict,omitempty"`
	By         string   `json:"by,omitempty"` // who gave the verdict: rule or person
}

// The verdicts; a proposal without one is undecided, and stays out.
const (
	Accepted = "accepted"
	Rejected = "rejected"
)

// Who gave a verdict.
const (
	ByRule   = "rule"
	ByPerson = "person"
)

// ByHand is the rule of a proposal that a person put in.
const ByHand = "by hand"

// Limits of a draft: more than any report has.
const (
	MaxProposals = 5000
	maxName      = 500
)

// Find returns the proposal with the number, or nil.
func (d *Draft) Find(n int) *Proposal {
	if n > 0 && n <= len(d.Proposals) && d.Proposals[n-1].N == n {
		return &d.Proposals[n-1]
	}
	for i := range d.Proposals {
		if d.Proposals[i].N == n {
			return &d.Proposals[i]
		}
	}
	return nil
}

// Keeps reports whether the proposal goes in: it is accepted, and so is the
// talk it belongs to.
func (d *Draft) Keeps(p *Proposal) bool {
	if p == nil || p.Verdict != Accepted {
		return false
	}
	return p.Of == 0 || d.Keeps(d.talk(p.Of))
}

// talk returns the talk with the number; a talk belongs to none, so Keeps ends.
func (d *Draft) talk(n int) *Proposal {
	p := d.Find(n)
	if p == nil || p.Kind != graph.Talk.String() || p.Of != 0 {
		return nil
	}
	return p
}

// Count returns how many proposals have the verdict, "" for the undecided.
func (d *Draft) Count(verdict string) int {
	n := 0
	for i := range d.Proposals {
		if d.Proposals[i].Verdict == verdict {
			n++
		}
	}
	return n
}

var (
	errNoText   = errors.New("the draft has no text")
	errMany     = errors.New("the draft has more than 5000 proposals")
	errKind     = errors.New("the kind of a proposal is one of event, talk, person, company, technology, theme")
	errName     = errors.New("a proposal has no name, or one of more than 500 bytes")
	errLine     = errors.New("a proposal names a line that the text does not have")
	errOf       = errors.New("a proposal belongs to a talk that is not there")
	errVerdict  = errors.New("a verdict is accepted, rejected or empty")
	errInto     = errors.New("a proposal is merged with a node of another kind")
	errRepeated = errors.New("two proposals have one number")
)

// Check returns what is wrong with a draft that came from outside, or nil.
func (d *Draft) Check() error {
	switch {
	case strings.TrimSpace(d.Text) == "":
		return errNoText
	case len(d.Proposals) > MaxProposals:
		return errMany
	}
	lines := 1 + strings.Count(d.Text, "\n")
	seen := map[int]bool{}
	for i := range d.Proposals {
		p := &d.Proposals[i]
		if seen[p.N] {
			return errRepeated
		}
		seen[p.N] = true
		if err := d.check(p, lines); err != nil {
			return err
		}
	}
	return nil
}

func (d *Draft) check(p *Proposal, lines int) error {
	kind := graph.ParseKind(p.Kind)
	switch {
	case kind == graph.NoKind || kind == graph.Series || kind == graph.Source:
		return errKind
	case strings.TrimSpace(p.Name) == "" || len(p.Name) > maxName:
		return errName
	case p.Line < 1 || p.Line > lines || p.End != 0 && (p.End < p.Line || p.End > lines):
		return errLine
	case p.Of != 0 && (d.talk(p.Of) == nil || kind == graph.Talk || kind == graph.Event):
		return errOf
	case p.Verdict != "" && p.Verdict != Accepted && p.Verdict != Rejected:
		return errVerdict
	case p.Into != "" && (p.Into.Check() != nil || p.Into.Kind() != kind):
		return errInto
	}
	return nil
}

// Rename takes a name that a person wrote: it is accepted with it.
func (p *Proposal) Rename(name string) {
	if name == "" || name == p.Name {
		return
	}
	if p.Was == "" {
		p.Was = p.Name
	}
	p.Name, p.Known, p.Verdict, p.By = name, "", Accepted, ByPerson
}
