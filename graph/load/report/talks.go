package report

import (
	"slices"
	"strconv"
	"strings"
)

// found is a talk that was accepted, and where.
type found struct {
	candidate
	title   string
	line    int
	also    []int
	last    int // block at which its text ends, excluded
	restTo  int // where in the head's own block its text ends
	isProse bool
}

// unsure is the least confidence of a proposal.
const unsureScore = 0.35

func (d *document) findTalks() {
	d.collect()
	d.resolveFirstNames()
	for i := range d.candidates {
		d.judge(&d.candidates[i])
	}
	d.demoteNested()
	d.promoteSiblings()
	d.demoteSections()
	d.demoteBare()
	for i := range d.candidates {
		if c := &d.candidates[i]; c.score >= unsureScore {
			d.accept(c)
		}
	}
	d.proseTalks()
	d.order()
	d.delimit()
}

// siblings are the heads of one rank, shape and kind of block.
type siblings struct {
	rank  int
	shape shape
	kind  kind
	group int
}

func (d *document) siblingsOf(c *candidate) siblings {
	b := &d.blocks[c.block]
	s := siblings{d.rank(c), c.shape, b.kind, 0}
	if b.kind == heading {
		s.shape = plain
	}
	if b.kind == item {
		s.group = b.group
	}
	return s
}

// promoteSiblings: where most heads of one kind are titles, the others are.
func (d *document) promoteSiblings() {
	all, good := map[siblings]int{}, map[siblings]int{}
	for i := range d.candidates {
		c := &d.candidates[i]
		if c.score <= -0.4 {
			continue
		}
		k := d.siblingsOf(c)
		all[k]++
		if c.score >= sure {
			good[k]++
		}
	}
	for i := range d.candidates {
		c := &d.candidates[i]
		k := d.siblingsOf(c)
		bare := k.kind == paragraph && k.shape == plain
		if c.score > 0 && c.score < sure && titleWords(c.title) > 1 && !bare && good[k] >= 2 && good[k]*10 >= all[k]*6 {
			c.score += 0.35
			c.evidence = append(c.evidence, scored{"siblings", 0.35})
		}
	}
}

// demoteNested: a heading inside of a talk is one of the notes about it.
func (d *document) demoteNested() {
	var open []*candidate
	for i := range d.candidates {
		c := &d.candidates[i]
		b := &d.blocks[c.block]
		if b.kind == heading {
			for len(open) > 0 && d.blocks[open[len(open)-1].block].level >= b.level {
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 && c.attribution.score < 0.9 && c.score < 0.9 {
			c.score -= 0.4
			c.evidence = append(c.evidence, scored{"within-talk", -0.4})
			continue
		}
		if b.kind == heading && c.score >= sure {
			open = append(open, c)
		}
	}
}

// demoteSections: a bare line right above a surer title is the heading of
// several.
func (d *document) demoteSections() {
	for i := 0; i+1 < len(d.candidates); i++ {
		c, next := &d.candidates[i], &d.candidates[i+1]
		if d.isUnmarked(c) && next.block == c.block+1 && next.score >= sure && next.score > c.score {
			c.score -= 0.4
		}
	}
}

// demoteBare: in a report that marks its titles, bare lines are none.
func (d *document) demoteBare() {
	strong := 0
	for i := range d.candidates {
		if c := &d.candidates[i]; c.score >= 0.6 && !d.isUnmarked(c) {
			strong++
		}
	}
	if strong < 4 {
		return
	}
	for i := range d.candidates {
		if c := &d.candidates[i]; d.isUnmarked(c) {
			c.score -= 0.3
		}
	}
}

// isUnmarked reports whether nothing but its place says that a line is a title.
func (d *document) isUnmarked(c *candidate) bool {
	return c.shape == plain && d.blocks[c.block].kind != heading && c.rule == "" &&
		!slices.ContainsFunc(c.evidence, func(s scored) bool { return s.rule == "marker-below" || s.rule == "speaker-below" })
}

func (d *document) accept(c *candidate) {
	b := &d.blocks[c.block]
	at := c.from
	if n := strings.Index(b.text[c.from:], firstWord(c.title)); n >= 0 {
		at += n
	}
	d.talks = append(d.talks, found{candidate: *c, title: c.title, line: b.line(at)})
}

func firstWord(s string) string {
	if words := strings.Fields(s); len(words) > 0 {
		return words[0]
	}
	return s
}

// order sorts talks by place and joins those named twice.
func (d *document) order() {
	slices.SortStableFunc(d.talks, func(a, b found) int {
		if a.block != b.block {
			return a.block - b.block
		}
		return a.from - b.from
	})
	at := map[string]int{}
	var all []found
	for _, t := range d.talks {
		k := fold(t.title)
		i, again := at[k]
		if !again || k == "" {
			at[k] = len(all)
			all = append(all, t)
			continue
		}
		all[i].merge(t)
	}
	if len(all) > maxTalks {
		d.src.notes = append(d.src.notes, "L"+strconv.Itoa(all[maxTalks].line)+": the text names more than 2,000 talks; those that follow were left out")
		all = all[:maxTalks]
	}
	d.talks = all
}

// maxTalks is more than any event has.
const maxTalks = 2000

// merge takes what a second mention of a talk adds to it.
func (t *found) merge(again found) {
	t.also = append(t.also, again.line)
	if len(t.people) == 0 {
		t.people, t.rule = again.people, again.rule
	}
	t.score = max(t.score, again.score)
	if t.isProse && !again.isProse {
		also, line, people := t.also, t.line, t.people
		*t = again
		t.also, t.line, t.people = also, line, people
	}
}

// delimit says how far the text about each talk goes.
func (d *document) delimit() {
	starts := map[int][]int{}
	for i := range d.talks {
		if t := &d.talks[i]; t.score >= sure {
			starts[t.block] = append(starts[t.block], t.from)
		}
	}
	for i := range d.talks {
		t := &d.talks[i]
		b := &d.blocks[t.block]
		t.restTo, t.last = len(b.text), t.block+1
		for _, at := range starts[t.block] {
			if at > t.from {
				t.restTo = min(t.restTo, at)
			}
		}
		if t.restTo == len(b.text) && !t.isProse && b.kind != row {
			t.last = d.end(t, starts)
		}
	}
}

// end is the block at which the text about a talk ends: the next talk, a
// heading as high, or the beginning of another section.
func (d *document) end(t *found, starts map[int][]int) int {
	rank := d.rank(&t.candidate)
	for i := t.block + 1; i < len(d.blocks); i++ {
		b := &d.blocks[i]
		switch {
		case len(starts[i]) > 0:
			return i
		case b.kind == heading && (b.level <= rank || rank > 6):
			return i
		case rank > 10 && (b.kind != item && b.level == 0 || b.kind == item && b.level <= rank-10):
			return i
		case isBareLine(b) && sectionKindOf(b.text) == ofOthers:
			return i
		}
	}
	return len(d.blocks)
}
