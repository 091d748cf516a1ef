package report

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"throughline/graph/load/clean"
	"throughline/graph/load/format"
	"throughline/graph/load/format/frontmatter"
)

// MaxSize is the largest text that is looked through. A report of 10,000 words
// has 60 KB; a book has 1 MB.
const MaxSize = 2 << 20

// maxRun is the longest stretch without an empty line whose markup is read:
// Markdown's inline markup takes quadratic time at worst.
const maxRun = 64 << 10

// Errors of texts that are none.
var (
	ErrSize   = errors.New("the text is larger than 2 MB, which no trip report is; give the part with the report")
	ErrBinary = errors.New("the file is not text; save the report as Markdown, HTML or plain text")
)

// source is a text prepared for parsing: UTF-8, repaired, the front matter
// taken off, every line still on its line.
type source struct {
	text   string
	fields frontmatter.Page
	field  int // lines of front matter
	html   bool
	notes  []string
}

func read(content []byte) (*source, error) {
	if len(content) > MaxSize {
		return nil, ErrSize
	}
	if isBinary(content) {
		return nil, ErrBinary
	}
	text, err := clean.Bytes(content)
	if err != nil {
		if text, err = clean.Bytes(bytes.ReplaceAll(content, []byte{0}, []byte{' '})); err != nil {
			return nil, ErrBinary
		}
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	s := &source{html: isHTML(text)}
	text = s.takeFields(text)
	if !s.html {
		text = markedDown(text)
	}
	s.text = s.normalise(text)
	return s, nil
}

// isBinary reports whether more than a fiftieth of the bytes are control
// characters. UTF-16 with a mark is text.
func isBinary(b []byte) bool {
	if bytes.HasPrefix(b, []byte{0xFF, 0xFE}) || bytes.HasPrefix(b, []byte{0xFE, 0xFF}) {
		return false
	}
	n := bytes.Count(b, []byte{0}) - 2 // a stray one is overlooked
	for _, c := range b {
		if c < 32 && c != 0 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 27 {
			n++
		}
	}
	return n*50 > len(b)
}

// takeFields parses front matter and leaves empty lines in its place.
func (s *source) takeFields(text string) string {
	if !frontmatter.Begins([]byte(text[:min(len(text), 64)])) {
		return text
	}
	page, err := frontmatter.Parse(format.NewFile("report", nil), []byte(text))
	if err != nil || !page.Has {
		if err != nil {
			s.notes = append(s.notes, err.Error())
		}
		return text
	}
	s.fields = page
	s.field = strings.Count(text, "\n") - strings.Count(page.Body, "\n")
	return strings.Repeat("\n", s.field) + page.Body
}

// bullets are signs that lists of plain text begin with.
var bullets = []string{"•", "◦", "▪", "‣", "●", "○", "·", "–", "—"}

// normalise repairs each line and blanks stretches that are no prose.
func (s *source) normalise(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	run, before := 0, 0
	for line := range strings.Lines(text) {
		body := strings.TrimRight(line, "\n")
		if strings.TrimSpace(body) == "" {
			run = 0
		}
		if run += len(body); run > maxRun && !s.html {
			if run-len(body) <= maxRun {
				s.notes = append(s.notes, fmt.Sprintf("L%d: a stretch of more than 64 KB without an empty line was not read to its end", 1+strings.Count(out.String(), "\n")))
			}
			body = ""
		}
		if isUnderline(body, before) {
			body = strings.Repeat("-", len(body))
		}
		before = len(strings.TrimSpace(body))
		body = checkbox.ReplaceAllString(fieldMark.ReplaceAllString(body, "$1:"), "$1")
		if !s.html {
			body = tabbed(body)
		}
		out.WriteString(bulleted(withoutNoise(clean.Mojibake(strings.ToValidUTF8(body, "\uFFFD")))))
		if len(line) > 0 && line[len(line)-1] == '\n' {
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// fieldMark is a field of reStructuredText: ":Speaker: Ada Example".
var fieldMark = regexp.MustCompile(`^:(\pL+):`)

// checkbox is that of an item of a list of things to do, or to hear.
var checkbox = regexp.MustCompile(`^(\s*(?:[-*+]|\d+[.)]) )\[[ xX]\] `)

// tabbed puts bars between the cells of a row that was copied from a
// spreadsheet, so that they do not run into one another.
func tabbed(line string) string {
	body := strings.TrimLeft(line, " \t")
	if strings.IndexByte(body, '\t') < 0 {
		return line
	}
	cells := strings.FieldsFunc(body, func(r rune) bool { return r == '\t' })
	return line[:len(line)-len(body)] + strings.Join(cells, " | ")
}

// isUnderline reports whether a line underlines the one before it, of so many
// bytes, in a way that Markdown does not know.
func isUnderline(line string, before int) bool {
	n := len(line)
	return n >= 4 && before >= 4 && n >= before-4 && n <= before+4 && strings.IndexByte("~^+*", line[0]) >= 0 && strings.Count(line, line[:1]) == n
}

// bulleted makes a typographic bullet one of Markdown, and a bare dash too.
func bulleted(line string) string {
	body := strings.TrimLeft(line, " \t")
	for _, b := range bullets {
		rest, ok := strings.CutPrefix(body, b)
		if !ok {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(rest); r == ' ' || r == '\t' || r == '\u00a0' {
			return line[:len(line)-len(body)] + "- " + strings.TrimLeft(rest, " \t\u00a0")
		}
	}
	return line
}

func isHTML(text string) bool {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 2048)]))
	if strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") {
		return true
	}
	for _, tag := range []string{"<body", "<article", "<main", "<h1", "<h2", "<p>", "<div"} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	return false
}
