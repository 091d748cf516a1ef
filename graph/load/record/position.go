package record

import (
	"strconv"
	"strings"
)

// String returns FILE, FILE:LINE or FILE:LINE:COLUMN.
func (p Position) String() string {
	s := p.File
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
		if p.Column > 0 {
			s += ":" + strconv.Itoa(p.Column)
		}
	}
	return s
}

// Error makes a Problem an error: WHERE: WHY; REMEDY.
func (p Problem) Error() string {
	var b strings.Builder
	if where := p.Where.String(); where != "" {
		b.WriteString(where)
		b.WriteString(": ")
	}
	b.WriteString(p.Why)
	if p.Remedy != "" {
		b.WriteString("; ")
		b.WriteString(p.Remedy)
	}
	return b.String()
}

// Problems are several problems as one error, a line each.
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// At returns the position of a byte in a file's content.
func At(file string, content []byte, offset int64) Position {
	if offset > int64(len(content)) {
		offset = int64(len(content))
	}
	before := string(content[:max(0, offset)])
	return Position{
		File: file,
		Line: strings.Count(before, "\n") + 1, Column: len(before) - strings.LastIndexByte(before, '\n'),
	}
}
