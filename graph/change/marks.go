package change

import (
	"cmp"
	"slices"
	"strings"
)

// Line is one line of a text, cut at what was found in it.
type Line struct {
	Spans []Span
	Head  bool // a heading
}

// Span is a piece of a line; N is the number of the proposal it is, or 0.
type Span struct {
	Text string
	N    int
}

type mark struct{ from, to, n int }

// Lines cuts the text into lines, each with the words of its proposals. Where
// two overlap, the first and then the longer one is marked.
func (d *Draft) Lines() []Line {
	lines := strings.Split(d.Text, "\n")
	marks := make([][]mark, len(lines))
	for i := range d.Proposals {
		p := &d.Proposals[i]
		for at := p.Line; at > 0 && at <= len(lines) && at <= max(p.Line, p.End); at++ {
			if from, to := find(lines[at-1], cmp.Or(p.Words, p.Name)); from >= 0 {
				marks[at-1] = append(marks[at-1], mark{from, to, p.N})
				break
			}
		}
	}
	out := make([]Line, len(lines))
	for i, text := range lines {
		out[i] = Line{Spans: cut(text, marks[i]), Head: strings.HasPrefix(text, "#")}
	}
	return out
}

// find looks for words in a line, whatever their case, and returns where they
// begin and end, or -1.
func find(line, words string) (from, to int) {
	if words == "" {
		return -1, -1
	}
	if at := strings.Index(line, words); at >= 0 {
		return at, at + len(words)
	}
	for at := range line { // lower case may be longer, so places in it are not those of the line
		if at+len(words) <= len(line) && strings.EqualFold(line[at:at+len(words)], words) {
			return at, at + len(words)
		}
	}
	return -1, -1
}

func cut(text string, marks []mark) []Span {
	slices.SortFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to), cmp.Compare(a.n, b.n))
	})
	var out []Span
	at := 0
	for _, m := range marks {
		if m.from < at {
			continue
		}
		if m.from > at {
			out = append(out, Span{Text: text[at:m.from]})
		}
		out = append(out, Span{Text: text[m.from:m.to], N: m.n})
		at = m.to
	}
	if at < len(text) {
		out = append(out, Span{Text: text[at:]})
	}
	return out
}
