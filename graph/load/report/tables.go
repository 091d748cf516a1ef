package report

import (
	"regexp"
	"strings"

	"throughline/graph/load/clean"
)

var (
	titleColumn   = regexp.MustCompile(`(?i)^(?:titles?|talks?|sessions?|topics?|presentations?|talk title|session title|was|vortrag|thema|titel|titre|sujet|conférence|présentation)$`)
	speakerColumn = regexp.MustCompile(`(?i)^(?:speakers?|presenters?|speaker\(s\)|presenter\(s\)|who|by|name|presented by|given by|sprecher(?:in)?|referent(?:in)?|vortragende[r]?|intervenante?s?|orateurs?|wer|qui)$`)
	companyColumn = regexp.MustCompile(`(?i)^(?:company|companies|organi[sz]ation|org|affiliation|employer|firma|unternehmen|société|entreprise)$`)
	otherTable    = regexp.MustCompile(`(?i)\b(?:author|price|isbn|publisher|version|stars|licen[cs]e|autor|auteur|cost)\b`)
)

// columns says where a table has what; -1 where it has it not.
type columns struct{ title, speaker, company int }

// tables makes candidates of the rows of tables of talks.
func (d *document) tables() {
	for i := 0; i < len(d.blocks); i++ {
		if d.blocks[i].kind != row {
			continue
		}
		end := i
		for end < len(d.blocks) && d.blocks[end].kind == row && d.blocks[end].group == d.blocks[i].group {
			end++
		}
		d.table(i, end)
		i = end - 1
	}
}

func (d *document) table(from, to int) {
	cols, named := d.named(from)
	first := from + 1
	if !named {
		if d.blocks[from].header && otherTable.MatchString(d.blocks[from].text) {
			return
		}
		if !d.blocks[from].header {
			first = from
		}
		if cols = d.guess(first, to); cols.title < 0 || cols.speaker < 0 {
			return
		}
	}
	for i := first; i < to; i++ {
		if c, ok := d.rowTalk(i, cols, named); ok {
			d.add(c)
		}
	}
}

// named finds the columns by the words of the first row.
func (d *document) named(at int) (columns, bool) {
	c := columns{-1, -1, -1}
	for i, name := range d.blocks[at].cells {
		name = strings.Trim(name, " *:")
		switch {
		case titleColumn.MatchString(name) && c.title < 0:
			c.title = i
		case speakerColumn.MatchString(name) && c.speaker < 0:
			c.speaker = i
		case companyColumn.MatchString(name) && c.company < 0:
			c.company = i
		}
	}
	return c, c.title >= 0 && !otherTable.MatchString(d.blocks[at].text)
}

// guess takes for the speakers' column the one where most cells are names, and
// for the titles' the one with most words of the others.
func (d *document) guess(from, to int) columns {
	c := columns{-1, -1, -1}
	names, words := map[int]int{}, map[int]int{}
	for i := from; i < to; i++ {
		for k, cell := range d.blocks[i].cells {
			if len(d.people(cell)) > 0 {
				names[k]++
			} else {
				words[k] += titleWords(cell)
			}
		}
	}
	for k := range 20 {
		if names[k]*2 >= to-from && names[k] > 0 && (c.speaker < 0 || names[k] > names[c.speaker]) {
			c.speaker = k
		}
	}
	for k := range 20 {
		if k != c.speaker && words[k] >= 2*(to-from) && (c.title < 0 || words[k] > words[c.title]) {
			c.title = k
		}
	}
	return c
}

func (d *document) rowTalk(i int, cols columns, named bool) (candidate, bool) {
	b := &d.blocks[i]
	cell := func(k int) string {
		if k < 0 || k >= len(b.cells) {
			return ""
		}
		return strings.Trim(b.cells[k], " *_")
	}
	title := cell(cols.title)
	if title == "" || clean.IsBreak(title) || notTitle.MatchString(title) {
		return candidate{}, false
	}
	a := attribution{title: cleanTitle(title), rule: "table-row", score: 1}
	if who := d.people(cell(cols.speaker)); len(who) > 0 {
		a.people = who
	} else if one, ok := d.attributed(title); ok && cols.speaker < 0 {
		a.title, a.people = one.title, one.people
	} else if s := cell(cols.speaker); s != "" && named && !clean.IsPlaceholder(s) && startsUpperWords(s) {
		a.people = []person{{name: s, score: 0.6}}
	} else if !named {
		return candidate{}, false
	}
	if c := cell(cols.company); c != "" {
		a.people = withCompany(a.people, c)
	}
	from := max(0, strings.Index(b.text, title))
	return candidate{block: i, from: from, to: from + len(title), rest: 0, shape: cellular, attribution: a}, true
}

func withCompany(who []person, company string) []person {
	for i := range who {
		if who[i].company == "" {
			who[i].company = company
		}
	}
	return who
}

// startsUpperWords reports whether all words of a cell begin with a capital.
func startsUpperWords(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if !isNameWord(w) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 4
}
