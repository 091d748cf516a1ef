package report

import (
	"sort"
	"strconv"
	"strings"
)

// kind is what a block is in the layout of a text.
type kind uint8

const (
	paragraph kind = iota
	heading
	item
	row
	code
	caption
)

// block is one heading, paragraph, list item or table row: a run of text with
// its marked-up spans and the lines it stands on.
type block struct {
	kind   kind
	level  int // of a heading, 1 to 6; of an item its depth
	group  int // the list or table it is of
	header bool
	quoted bool   // stands in a block quotation
	text   string // line ends inside of it are kept
	spans  []span
	cells  []string
	marks  []mark
	first  int // lines, from 1
	last   int
}

// mark says that text from an offset on stands on a line.
type mark struct{ at, line int }

// look is how a span is marked up.
type look uint8

const (
	strong look = iota + 1
	emphasis
	link
	codeSpan
)

type span struct {
	look     look
	from, to int
	url      string
}

// line is the line on which an offset of the text stands.
func (b *block) line(at int) int {
	i := sort.Search(len(b.marks), func(i int) bool { return b.marks[i].at > at })
	if i == 0 {
		return b.first
	}
	return b.marks[i-1].line
}

// lines is the locator of a stretch of the text.
func (b *block) lines(from, to int) string { return locator(b.line(from), b.line(max(from, to-1))) }

func locator(first, last int) string {
	if last <= first {
		return "L" + strconv.Itoa(first)
	}
	return "L" + strconv.Itoa(first) + "-" + strconv.Itoa(last)
}

// builder collects a block's text.
type builder struct {
	b    block
	text strings.Builder
}

func (w *builder) add(s string, line int) {
	if s == "" {
		return
	}
	if w.b.first == 0 {
		w.b.first = line
	}
	w.b.last = max(w.b.last, line)
	if n := len(w.b.marks); n == 0 || w.b.marks[n-1].line != line {
		w.b.marks = append(w.b.marks, mark{w.text.Len(), line})
	}
	w.text.WriteString(s)
}

// finish returns the block, its text and spans without outer space.
func (w *builder) finish() (block, bool) {
	text := w.text.String()
	cut := len(text) - len(strings.TrimLeft(text, " \t\n"))
	w.b.text = strings.TrimSpace(text)
	for i := range w.b.marks {
		w.b.marks[i].at = max(0, w.b.marks[i].at-cut)
	}
	spans := w.b.spans[:0]
	for _, s := range w.b.spans {
		s.from, s.to = max(0, s.from-cut), min(len(w.b.text), s.to-cut)
		for s.from < s.to && isBlank(w.b.text[s.from]) {
			s.from++
		}
		for s.to > s.from && isBlank(w.b.text[s.to-1]) {
			s.to--
		}
		if s.from < s.to {
			spans = append(spans, s)
		}
	}
	w.b.spans = spans
	sort.SliceStable(spans, func(i, j int) bool { return spans[i].from < spans[j].from })
	return w.b, w.b.text != "" || len(w.b.cells) > 0
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// oneLine squeezes white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
