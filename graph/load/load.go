// Package load turns files into facts. The pipeline: Collect finds the files
// of folders and archives; importers read them into record.Batch; identity
// decides which records are one talk, person or company and what they are
// called; the vocabulary gives the edges to themes and technologies; and the
// difference to what is already there is a Plan, which the caller writes.
//
// Everything is a function of the set of sources: loading again, or in another
// order, gives the same facts.
package load

import (
	"throughline/graph"
	"throughline/graph/load/format"
	"throughline/graph/load/identity"
	"throughline/graph/load/vocabulary"
)

// Options say how to load. The zero value recognises formats, annotates
// nothing and loads into an empty graph.
type Options struct {
	Format     string // an importer's name; recognised from the content when empty
	Hints      format.Hints
	Vocabulary *vocabulary.Vocabulary // may be nil
	Base       *graph.Graph           // what is already there; may be nil
	Decisions  identity.Decisions     // what was decided about doubtful identities
	Limits     Limits
	Stop       func() bool    // asked between records; nil never stops
	Progress   func(Progress) // called after each batch; may be nil
}

// Progress says how far a load has come.
type Progress struct {
	File         string // the file being read
	Files, Total int    // files done and in all
	Bytes, Size  int64  // bytes done and in all
	Talks        int    // talks read so far
}

// Plan is what a load would do. To write it into a store, delete Remove and
// add Add: they are exact. To continue a Builder made from Options.Base, Drop
// each of Drops and then Add each of Facts.
type Plan struct {
	Drops   []graph.ID   // sources whose facts are replaced
	Facts   []graph.Fact // all facts of the replaced and the new sources
	Remove  []graph.Fact // facts of the base that no longer hold
	Add     []graph.Fact // facts that the base does not have
	Summary Summary
	Stopped bool // the user stopped the load; the plan holds what was read until then
}

// Summary is the JSON of a load. The maps are keyed by the word of the kind.
type Summary struct {
	Read      map[string]int `json:"read"` // what the input holds, after the rules of reading
	Added     map[string]int `json:"added"`
	Changed   map[string]int `json:"changed"`
	Unchanged map[string]int `json:"unchanged"`
	Removed   map[string]int `json:"removed,omitempty"`
	Merged    map[string]int `json:"merged,omitempty"` // records that joined others
	Skipped   []Skipped      `json:"skipped"`
	Formats   map[string]int `json:"formats,omitempty"` // files by importer
	Version   string         `json:"version"`           // set by whoever compiles the graph
	Failed    int            `json:"failed,omitempty"`  // of the skipped, the first ones: what could not be read, as opposed to left out by a rule
}

// Skipped is a file or record that was left out.
type Skipped struct {
	Where string `json:"where"`
	Why   string `json:"why"`
}

// Partial reports whether something of the input could not be read, as
// opposed to left out by a rule: exit status 3.
func (s Summary) Partial() bool { return s.Failed > 0 }
