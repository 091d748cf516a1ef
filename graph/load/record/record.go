// Package record is the neutral model between the formats and the graph: what
// an importer read, in its own source's words, before anything is identified,
// matched or given an id.
package record

import "throughline/graph"

// Batch is everything one source states. A source is one export: what it is
// called must follow from what it exports (Source.Slug), never from a path or
// the time, so that a later export replaces an earlier one.
type Batch struct {
	Source  Source
	Events  []Event
	Talks   []Talk
	People  []Person
	Skipped []Problem // records that were left out, and why

	Decisions []Decision // of the source of decisions only
}

// Decision is what a person decided about a doubtful identity. Decisions are
// data: taking one out and loading them again undoes it.
type Decision struct {
	Merge   graph.ID // this node ...
	Into    graph.ID // ... is that one
	Source  graph.ID // or: only what this source says of Merge belongs to Into (a split)
	Apart   bool     // or: they are two and stay so, and are not asked about again
	Reason  string
	Locator string // the line of the decision: L12
}

// DecisionsSlug is the slug of the source of all decisions.
const DecisionsSlug = "decisions"

// Source describes the export or report itself.
type Source struct {
	Slug      string // "fosdem-2018-schedule"; made a valid slug by the loader
	Title     string
	Author    string
	URL       string
	Published string
	Note      string
	Text      string // the text evidence quotes from; only for the user's own text files
	Format    string // the importer's name, set by the loader
	Reviewed  bool   // a person looked it through: nothing is added to what its records say they are about

	// PersonScheme names whose identifiers Speaker.Key and Person.Key are:
	// "sessionize", "rubyevents", "fosdem". Sources of one scheme share their
	// people by key where StableKeys says so or the names under equal keys agree.
	PersonScheme string
	// StableKeys is true where the format promises that a key names one
	// person in every export (a GUID, a global slug).
	StableKeys bool
}

// Event is one edition of a series.
type Event struct {
	Key      string // what Talk.Event refers to; unique within the batch
	Name     string // "Example Conf 2018"
	Series   string // "Example Conf"; derived from the name when empty
	Year     int    // derived from Starts or the name when 0
	Starts   string // RFC 3339 date
	Ends     string
	City     string
	URL      string
	Locators []string  // evidence; the Key when empty
	Mentions []Mention // themes and technologies of no talk in particular
	Note     string
}

// Talk is one session that was given or planned, never a break, a container of
// other talks or a badge pick-up: those are Skipped.
type Talk struct {
	Key      string // the record's own id within the source, required and unique there
	Event    string // Key of an Event of the batch; may be empty when there is one
	Title    string // plain text
	Subtitle string
	Abstract string // plain text, paragraphs separated by an empty line
	Date     string // RFC 3339: date, local time without offset, or time with offset
	Minutes  int
	Language string // BCP 47
	Track    string
	Tags     []string
	Room     string
	URL      string
	Videos   []string
	Slides   []string
	Speakers []Speaker
	Mentions []Mention // what the source itself says the talk is about
	Locators []string  // evidence; the Key when empty
	Words    string    // the words of the source, where the title is not verbatim
	Rule     string    // by which the talk was found, where it is not a record of its own
	Status   graph.Status
	Note     string
}

// Speaker is a person as named at one talk.
type Speaker struct {
	Key      string // the source's own id of the person, if it has one
	Name     string // may be empty when Key names one of Batch.People
	Company  string // only where a field or an unambiguous tagline states it
	Locators []string
	Words    string       // the words of the source, where the name is not verbatim
	Rule     string       // by which the name was found
	Status   graph.Status // Stated when zero
}

// Person is what a source says about a person apart from any talk.
type Person struct {
	Key      string
	Name     string
	Aliases  []string // other names that the source says are the same person's
	Company  string
	URL      string
	Locators []string
}

// Mention is a theme, technology or company that the source itself names.
type Mention struct {
	Predicate graph.Predicate // About, Uses, From or Features
	Name      string
	Words     string   // the words of the source, where they differ from Name
	Node      graph.ID // the node itself, where someone said which it is
	Rule      string   // by which the name was found
	Locators  []string
	Status    graph.Status // Stated when zero
}

// Position is a place in an input file. Line and Column count from 1; zero
// means that it is not known.
type Position struct {
	File         string
	Line, Column int
}

// Problem is something that was not loaded: where, why, and what helps.
type Problem struct {
	Where  Position
	Why    string
	Remedy string
}
