package csv

import (
	stdcsv "encoding/csv"
	"errors"
	"io"
	"strings"

	"throughline/graph/load/record"
)

// maxRestarts is how often reading goes on behind a quote without an end. Each
// time the rest of the table is read once more.
const maxRestarts = 20

// lines reads the rows. A row that cannot be read is reported, and where a
// quote in it has no end, so that it would swallow all that follow, reading
// goes on with the next line. bare reports a quote within a cell.
func (t *table) lines(text string, d rune, lazy bool) (problems []record.Problem, bare bool) {
	r := newReader(strings.NewReader(text), d)
	r.LazyQuotes = lazy
	before, restarts := 0, 0 // lines that were read by earlier readers
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return problems, false
		}
		var at *stdcsv.ParseError
		switch {
		case errors.Is(err, stdcsv.ErrBareQuote):
			return nil, true
		case errors.As(err, &at):
			problems = append(problems, record.Problem{
				Where: record.Position{File: t.file.Name, Line: before + at.StartLine, Column: column(at)}, Why: "the row is not readable: " + at.Err.Error(), Remedy: "double the quotes within quotes",
			})
			if at.Line > at.StartLine && restarts < maxRestarts {
				restarts++
				text = afterLines(text, at.StartLine)
				before += at.StartLine
				r = newReader(strings.NewReader(text), d)
				r.LazyQuotes = lazy
			}
			continue
		case err != nil: // a delimiter that cannot be one
			return append(problems, t.file.Problem(err.Error(), "")), false
		}
		if len(t.rows) > maxRows {
			return append(problems, t.file.Problem("the table has more than 50,000 rows", "split it")), false
		}
		line, _ := r.FieldPos(0)
		t.rows = append(t.rows, row{cells, before + line})
	}
}

// column is where the mistake is, unless that is on a later line than the row
// begins on.
func column(at *stdcsv.ParseError) int {
	if at.Line > at.StartLine {
		return 0
	}
	return at.Column
}

// afterLines is what follows the first n lines.
func afterLines(text string, n int) string {
	for range n {
		_, text, _ = strings.Cut(text, "\n")
	}
	return text
}
