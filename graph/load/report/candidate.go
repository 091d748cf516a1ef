package report

import (
	"strings"
)

// candidate is a line that may be the title of a talk.
type candidate struct {
	block    int
	from, to int // of the head within the block's text
	rest     int // where the text after the head goes on in the block
	shape    shape
	url      string
	attribution
	evidence []scored
	score    float64
}

// shape is how a head is set; heads of one shape at one level are siblings.
type shape uint8

const (
	plain shape = iota
	linked
	bold
	timed
	cellular
)

// scored is a rule that spoke for or against a candidate.
type scored struct {
	rule  string
	score float64
}

// rank orders blocks as an outline does: headings before lines in bold.
func (d *document) rank(c *candidate) int {
	b := &d.blocks[c.block]
	switch {
	case b.kind == heading:
		return b.level
	case b.kind == item:
		return 10 + b.level
	}
	return 8
}

// collect makes candidates of all heads.
func (d *document) collect() {
	for i := range d.blocks {
		b := &d.blocks[i]
		switch b.kind {
		case heading:
			d.add(d.whole(i))
		case paragraph, item:
			d.lineHeads(i)
		}
	}
	d.tables()
	d.settleCommas()
}

func (d *document) add(c candidate) {
	if c.title == "" {
		c.title = cleanTitle(oneLine(d.blocks[c.block].text[c.from:c.to]))
	}
	if titleWords(c.title) > 0 && len(c.title) <= 250 {
		d.candidates = append(d.candidates, c)
	}
}

// whole is a candidate of a whole block.
func (d *document) whole(i int) candidate {
	b := &d.blocks[i]
	c := candidate{block: i, to: len(b.text), rest: len(b.text)}
	if len(b.spans) > 0 {
		c.shape, c.url = spanShape(b.spans, 0, len(b.text))
	}
	c.attribution, _ = d.attributed(b.text)
	return c
}

// spanShape says how a stretch is set where one span covers it but for quotes.
func spanShape(spans []span, from, to int) (shape, string) {
	s, address := plain, ""
	for _, sp := range spans {
		if sp.from > from+3 || sp.to < to-8 {
			continue
		}
		if sp.look == link {
			return linked, sp.url
		}
		if sp.look == strong || sp.look == emphasis && sp.from == from {
			s = bold
		}
	}
	return s, address
}

// lineHeads looks at the beginning of each line of a paragraph or item.
func (d *document) lineHeads(i int) {
	b := &d.blocks[i]
	from := 0
	for n := 0; from < len(b.text) && n < 400; n++ {
		to := len(b.text)
		if at := strings.IndexByte(b.text[from:], '\n'); at >= 0 {
			to = from + at
		}
		d.lineHead(i, from, to, from == 0, to == len(b.text))
		from = to + 1
	}
}

func (d *document) lineHead(i, from, to int, first, last bool) {
	b := &d.blocks[i]
	line := b.text[from:to]
	switch {
	case len(line) < 200 && len(d.people(line)) > 0: // a line of names is no title
	case (first || startsAnew(b, from)) && d.spanHead(i, from, to):
	case clock.MatchString(line) && len(line) < 200:
		a, _ := d.attributed(line)
		d.add(candidate{block: i, from: from, to: to, rest: to, shape: timed, attribution: a})
	case first && last && len(line) <= 200:
		a, ok := d.attributed(line)
		rest := to
		if !ok && strings.ContainsAny(line, "\"“„«") {
			if o, end, opens := d.opening(line, 0); opens && o.rule == "quote-speaker" {
				a, rest = o, from+end
			}
		}
		d.add(candidate{block: i, from: from, to: to, rest: rest, attribution: a})
	case first && d.namesOnNextLine(b, to):
		d.add(candidate{block: i, from: from, to: to, rest: to})
	case first:
		if a, end, ok := d.opening(line, 0); ok && a.rule != "speaker-colon" && a.rule != "speaker-dash" {
			d.add(candidate{block: i, from: from, to: from + end, rest: from + end, attribution: a})
		}
	}
}

// namesOnNextLine reports whether the second line of a paragraph is one of
// names, and so the first is a title.
func (d *document) namesOnNextLine(b *block, to int) bool {
	if to >= len(b.text) || to > 160 {
		return false
	}
	line, _, _ := strings.Cut(b.text[to+1:], "\n")
	who, rule := d.peopleLine(line)
	return len(who) > 0 && (rule == "speaker-label" || b.kind == paragraph && !b.quoted)
}

// spanHead takes a link or bold text at the start of a line for a head, with
// the names that follow it.
func (d *document) spanHead(i, from, to int) bool {
	b := &d.blocks[i]
	s, ok := spanAt(b, from)
	if !ok {
		return false
	}
	c := candidate{block: i, from: from, to: min(s.to, len(b.text)), shape: bold}
	if s.look == link {
		c.shape, c.url = linked, s.url
	} else if _, address := spanShape(b.spans, s.from, s.to); address != "" {
		c.url = address
	}
	head := b.text[from:c.to]
	a, end, ok := d.opening(b.text[from:max(to, c.to)], c.to-from)
	if ok && (strings.HasPrefix(a.rule, "speaker") || len(a.title) <= len(head)) {
		c.attribution, c.rest = a, from+end
		d.add(c)
		return true
	}
	if len(d.people(head)) > 0 {
		return false
	}
	c.rest = c.to
	d.add(c)
	return true
}

// startsAnew reports whether a line within a paragraph begins something: the
// one before it ends a sentence, or the line is in bold.
func startsAnew(b *block, from int) bool {
	before := strings.TrimRight(b.text[:from], " \n")
	return before == "" || strings.IndexByte(".!?:)*", before[len(before)-1]) >= 0
}

func spanAt(b *block, from int) (span, bool) {
	for _, s := range b.spans {
		if s.from < from || s.look == codeSpan {
			continue
		}
		if s.from > from+3 || strings.Trim(b.text[from:s.from], "\"“„« [(") != "" {
			break
		}
		if s.look == emphasis && s.to-s.from < 12 {
			continue
		}
		return s, true
	}
	return span{}, false
}

// ends are what closes a head within a line.
var ends = []string{" - ", " – ", " — ", ": ", ". ", ") ", "? ", "! "}

// opening parses the longest opening of a line that is a title with names. At
// least `least` bytes are in it. It returns how far the opening reaches.
func (d *document) opening(line string, least int) (attribution, int, bool) {
	if least > 0 {
		if a, ok := d.attributed(line[:least]); ok {
			return a, least, true
		}
	}
	if len(line) <= 200 {
		if a, ok := d.attributed(line); ok {
			return a, len(line), true
		}
	}
	var cuts []int
	for _, e := range ends {
		for at := least; at < len(line) && at < 300; {
			n := strings.Index(line[at:], e)
			if n < 0 {
				break
			}
			at += n
			end := at
			if e == ") " {
				end++
			}
			cuts = append(cuts, end)
			at += len(e)
		}
	}
	best, reach := attribution{}, 0
	for _, end := range cuts {
		if end == 0 || end > 300 || end < reach {
			continue
		}
		if a, ok := d.attributed(line[:end]); ok && a.rule != ruleComma && a.rule != "title-stop" && (end > reach || best.rule == "") {
			best, reach = a, end
		}
	}
	return best, reach, reach > 0
}
