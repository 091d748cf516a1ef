package view

import (
	"github.com/a-h/templ"
)

// Node is the page of one node, of any kind. Parts that are empty are left
// out, but for those whose absence is a fact of its own.
type Node struct {
	Ref
	Context   string // beside the kind: "QCon San Francisco, 2018"
	Broader   []Ref
	Aliases   []string
	Lede      string
	LedeCites []Cite
	Actions   []Link // the first is the page's one filled button
	Boxes     []Box
	Timeline  *Timeline
	Filter    *Filter
	Companion *Companions
	Together  *Together
	Keys      []YearKeys
	KeysTitle string // heading of Keys; "Key talks by year" if empty
	Relations []Relation
	Rankings  []Ranking
	Around    *Around
	Evidence  *Evidence
	Links     []Address // addresses that a source gave
	Missing   *Notice   // what no source states, where that matters
	Lineage   *Lineage
	Change    *Difference
}

// Box is one of the facts under a title.
type Box struct {
	Label, Value string
	Quiet        string // after the value: "of 53"
	Cites        []Cite
	Note         string
	Way          Link
}

// Relation is the neighbours of a node under one predicate and direction.
type Relation struct {
	ID        string // anchor
	Label     string // "Narrower"
	Step      Link   // the same as a step of a path: "^broader"
	Count     int
	Neighbors []Neighbor
	All       string // where all are listed, when not all are shown
}

// Ranking is a list in the margin: what occurs most in the node's talks.
type Ranking struct {
	ID, Title string
	List      []Neighbor
}

// Neighbor is a node with the evidence for the edge to it.
type Neighbor struct {
	Ref
	Cites []Cite
}

// YearKeys is what one year has to show for a node, or that it has nothing.
type YearKeys struct {
	From, To int // equal but for a gap
	Gap      bool
	Talks    []KeyTalk
	More     int    // talks that are not listed
	All      string // where they are
	None     string // why there is none: "None of 18 talks."
	Of       int    // with None: those talks
	Nearest  Ref    // with None: the talk that comes closest
	Through  string // by what it comes close
}

// KeyTalk is a talk and why it counts for the page's node.
type KeyTalk struct {
	Ref
	Text  string // a quiet second line
	Cites []Cite
}

// Around is the small neighbourhood drawn on a page.
type Around struct {
	Drawing templ.Component
	Note    string
	Explore string // the same in the explorer
}

// Evidence is the panel of what stands behind a part of the page.
type Evidence struct {
	About string // what it is evidence for
	Count string // "3 of 12 talks"
	Items []EvidenceItem
	Note  string
	More  Link
}

// EvidenceItem is one fact and one place that supports it.
type EvidenceItem struct {
	Subject, Object Ref
	Predicate       string
	Literal         string // in place of Object
	Quote           []Span
	Cite            Cite
}

// Span is a part of a quotation; the part that made the fact is marked.
type Span struct {
	Text   string
	Marked bool
}

// Address is a link out of the site, if it is one.
type Address struct{ Label, URL string }

// ruleWords says how a fact was found.
func (i EvidenceItem) ruleWords() string {
	e := i.Cite.Evidence
	switch {
	case e.Rule != "":
		return shorten(e.Rule, 120)
	case e.Words != "" && len(i.Quote) == 0:
		return "in the words “" + shorten(e.Words, 120) + "”"
	}
	return ""
}

func (k YearKeys) label() string {
	if k.From == 0 {
		return "undated"
	}
	if k.From == k.To {
		return yearString(k.From)
	}
	return yearString(k.From) + "–" + shortYear(k.To)[len("’"):]
}

func (n Node) keysTitle() string {
	if n.KeysTitle == "" {
		return "Key talks by year"
	}
	return n.KeysTitle
}

// long reports whether the name is too long for a title, so that the whole of
// it stands in a part that opens.
func (n Node) long() bool { return len([]rune(n.Name)) > titleLength }

// How many characters of a title and of a text stand at the head of a page.
const (
	titleLength = 200
	ledeLength  = 360
)
