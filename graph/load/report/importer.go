package report

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/record"
	"throughline/graph/load/vocabulary"
)

// Importer loads trip reports. Without a vocabulary it leaves themes and
// technologies to the load, which finds them in titles and abstracts.
type Importer struct{ Vocabulary *vocabulary.Vocabulary }

var _ format.Importer = Importer{}

// Name is "report".
func (Importer) Name() string { return "report" }

var (
	noReport   = regexp.MustCompile(`(?i)^(?:readme|license|licence|changelog|changes|contributing|code_of_conduct|security|authors|install|todo|news|history|copying|notice)\b`)
	manual     = regexp.MustCompile(`(?im)^#{1,3}\s*(?:install(?:ation|ing)?|usage|getting started|license|licence|contributing|build(?:ing)?|requirements|quick ?start|api|changelog)\s*$`)
	ofAnEvent  = regexp.MustCompile(`(?i)\b(?:conference|talks?|keynotes?|sessions?|speakers?|konferenz|vorträge?|conférences?)\b`)
	structured = regexp.MustCompile(`^\s*(?:[{\[<]\?xml|\{|\[\s*[{"\]]|BEGIN:|<\?xml|%PDF)`)
)

// Recognise takes Markdown, HTML and plain text that names talks for a report,
// by its content: never a manual. It is never sure, so that any other format
// goes before it.
func (Importer) Recognise(head []byte, name string) format.Confidence {
	base := path.Base(name)
	switch strings.ToLower(path.Ext(base)) {
	case ".md", ".markdown", ".txt", ".text", ".html", ".htm", "", ".mdown", ".mkd":
	default:
		return format.No
	}
	if noReport.MatchString(base) || structured.Match(head) || manual.Match(head) || isBinary(head) || len(head) == 0 {
		return format.No
	}
	for len(head) > 0 && !utf8.Valid(head) && len(head) >= format.HeadSize-utf8.UTFMax {
		head = head[:len(head)-1] // cut within a character
	}
	r, err := New(nil).Extract(head) // to compile the vocabulary takes longer than this
	if err != nil {
		return format.No
	}
	words := len(ofAnEvent.FindAll(head, 3))
	if len(r.Talks) > 0 && (r.Event.Name != "" || words > 0 || len(r.Talks) > 1) || r.Event.Name != "" && words > 2 {
		return format.Maybe
	}
	return format.No
}

// Import reads each file as a report of its own.
func (i Importer) Import(in *format.Input) error {
	x := New(i.Vocabulary)
	return in.EachFile(func(f *format.File, content []byte) error {
		r, err := x.Extract(content)
		if err != nil {
			return problemOf(f, err)
		}
		if len(r.Talks) == 0 && r.Event.Name == "" {
			return f.Problem("no talk and no event was found in the text", "try throughline extract on it, or write its talks as headings")
		}
		for _, note := range r.Notes {
			in.Skip(f.Problem(note, "look at the text there"))
		}
		r.hint(in.Hints)
		for _, t := range r.Unsure {
			in.Skip(record.Problem{
				Where: record.Position{File: f.Name, Line: t.Line}, Why: fmt.Sprintf("%q may be a talk (%s, %.0f %% sure) and was left out", t.Title, t.Rule, 100*t.Confidence),
				Remedy: "take it in on /load",
			})
		}
		return in.Emit(r.Batch())
	})
}

func problemOf(f *format.File, err error) error {
	remedy := "save the report as Markdown, HTML or plain text"
	if errors.Is(err, ErrSize) {
		remedy = "give the part with the report"
	}
	return f.Problem(err.Error(), remedy)
}

// hint completes the event by what the user says of it.
func (r *Report) hint(h format.Hints) {
	if h.Series != "" && r.Event.Series == "" {
		r.Event.Series, r.Event.Name = h.Series, h.Series
	}
	if h.Year != 0 && r.Event.Year == nil && r.Event.Name != "" {
		r.Event.Year = &h.Year
	}
	if r.Event.Year != nil && r.Event.Name != "" && clean.YearIn(r.Event.Name) == 0 {
		r.Event.Name += " " + strconv.Itoa(*r.Event.Year)
	}
}
