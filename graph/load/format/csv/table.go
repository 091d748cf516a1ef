package csv

import (
	stdcsv "encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

// table is a file as it is read.
type table struct {
	file    *format.File
	mapping *mapping
	hints   format.Hints
	skip    func(record.Problem)
	columns found
	block   bool // day and room are filled down, and commas part speakers
	rows    []row
	events  map[string]bool // keys of the events met so far
	order   clean.DateOrder

	unclear      int // dates that can be read in two ways
	firstUnclear record.Problem
}

// row is one line of cells.
type row struct {
	cells []string
	line  int
}

// maxRows is how many talks one table may hold.
const maxRows = 50_000

func newReader(r io.Reader, delimiter rune) *stdcsv.Reader {
	c := stdcsv.NewReader(r)
	c.Comma, c.FieldsPerRecord = delimiter, -1
	return c
}

// delimiter is the sign that parts the most cells of the first line.
func delimiter(text string) rune {
	best, most := ',', 0
	line := firstRecord(text)
	for _, d := range ",;\t|" {
		n := 0
		quoted := false
		for _, r := range line {
			if r == '"' {
				quoted = !quoted
			}
			if r == d && !quoted {
				n++
			}
		}
		if n > most {
			best, most = d, n
		}
	}
	return best
}

// read takes the table apart. A row that cannot be read is reported; where a
// quote stands within a cell, the whole table is read leniently instead.
func (t *table) read(text string) error {
	d := delimiter(text)
	if s := t.mapping.Delimiter; s == "tab" {
		d = '\t'
	} else if s != "" {
		d, _ = utf8.DecodeRuneInString(s)
	}
	problems, bare := t.lines(text, d, false)
	if bare {
		t.rows = nil
		problems, _ = t.lines(text, d, true)
	}
	for _, p := range problems {
		t.skip(p)
	}
	if len(t.rows) == 0 {
		return t.file.Problem("the table is empty", "")
	}
	heading := t.rows[0].cells
	t.rows = t.rows[1:]
	return t.understand(heading)
}

// understand finds the columns, and fills cells down.
func (t *table) understand(heading []string) error {
	fill := t.mapping.Fill
	if t.mapping.Given {
		var err error
		if t.columns, err = t.mapping.find(heading); err != nil {
			return err
		}
	} else {
		t.columns = columnsOf(heading)
		if !t.columns.sufficient() {
			return unknown(t.file, heading)
		}
		if t.block = isBlock(heading); t.block {
			fill = []string{"date", "room"}
		}
	}
	t.findOrder()
	for _, field := range fill {
		for _, column := range t.columns[field] {
			t.fillDown(column)
		}
	}
	t.dropShifted(len(heading))
	return nil
}

// dropShifted leaves out rows of more cells than there are headings: a cell
// that holds the delimiter without quotes moves all that follow, and a speaker
// would be read where a title goes on.
func (t *table) dropShifted(headings int) {
	t.rows = slices.DeleteFunc(t.rows, func(r row) bool {
		beyond := r.cells[min(headings, len(r.cells)):]
		if strings.TrimSpace(strings.Join(beyond, "")) == "" {
			return false
		}
		t.skip(record.Problem{Where: record.Position{File: t.file.Name, Line: r.line},
			Why:    "the row has " + strconv.Itoa(len(r.cells)) + " cells under " + strconv.Itoa(headings) + " headings, so it is not sure which is which",
			Remedy: "put what holds the delimiter in quotes, or give each column a heading"})
		return true
	})
}

// fillDown repeats what stands above an empty cell.
func (t *table) fillDown(column int) {
	above := ""
	for i := range t.rows {
		r := &t.rows[i]
		switch cell := r.cell(column); {
		case cell != "":
			above = cell
		case column < len(r.cells) && !r.empty():
			r.cells[column] = above
		}
	}
}

func (r *row) cell(i int) string {
	if i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

func (r *row) empty() bool { return strings.TrimSpace(strings.Join(r.cells, "")) == "" }

// text returns the first cell of a field that is not empty.
func (t *table) text(r *row, field string) string {
	for _, i := range t.columns[field] {
		if s := r.cell(i); s != "" {
			return s
		}
	}
	return ""
}

// title is text as one line.
func (t *table) title(r *row, field string) string { return clean.Title(t.text(r, field)) }
