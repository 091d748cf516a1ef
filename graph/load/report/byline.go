package report

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"throughline/graph/load/clean"
)

var (
	authorLine = regexp.MustCompile(`(?i)^(?:author|by|posted by|written by|von|par|autor|auteur)s?\s*:?\s+(.+)$`)
	dateLine   = regexp.MustCompile(`(?i)^(?:date|published(?: on)?|posted(?: on)?|updated|datum|publié le|veröffentlicht(?: am)?)\s*:?\s+(.+)$`)
	titleBy    = regexp.MustCompile(`(?i)\s(?:by|par|von)\s+(.+)$`)
	isoDate    = regexp.MustCompile(`\b((?:19|20)\d\d)[-/](\d\d)[-/](\d\d)\b`)
)

// ownTitles are the titles of the report itself: those below are of talks.
func (d *document) ownTitles(titles []place) []place {
	own := 1
	if d.src.fields.Text("title") != "" {
		own = 2
	}
	return titles[:min(len(titles), own)]
}

// byline finds the author.
func (d *document) byline(r *Report, titles []place) {
	for _, p := range d.ownTitles(titles) {
		if m := titleBy.FindStringSubmatch(p.text); m != nil && len(d.people(m[1])) > 0 {
			r.setAuthor([]string{strings.TrimSpace(m[1])}, p, "title-by")
			return
		}
	}
	if names := d.src.fields.List("author", "authors"); len(names) > 0 {
		r.setAuthor(names, place{strings.Join(names, ", "), d.fieldLine("author")}, "front-matter")
		return
	}
	for i, p := range d.openings(1500) {
		if i > 8 || i > 0 && d.blocks[i].kind == heading && (d.blocks[i].level > 2 || d.blocks[i-1].kind != heading) {
			break // from here on, lines are of talks
		}
		m := authorLine.FindStringSubmatch(oneLine(p.text))
		if m == nil || len(m[1]) > 60 {
			continue
		}
		if who := d.people(m[1]); len(who) > 0 || strings.HasPrefix(strings.ToLower(p.text), "author") {
			r.setAuthor([]string{m[1]}, p, "author-line")
			return
		}
	}
}

func (r *Report) setAuthor(names []string, p place, rule string) {
	r.Author = names
	for _, n := range names {
		r.note("author", n, p.lines, p.text, rule, 0.9)
	}
}

// publication finds when the report was published.
func (d *document) publication(r *Report) {
	if s := d.src.fields.Text("date", "published", "pubdate", "publishdate"); s != "" {
		r.Published = isoOf(s)
		r.note("published", r.Published, d.fieldLine("date"), s, "front-matter", 0.95)
		return
	}
	for i, p := range d.openings(1500) {
		m := dateLine.FindStringSubmatch(oneLine(p.text))
		if i > 8 || m == nil {
			continue
		}
		r.Published = isoOf(m[1])
		r.note("published", r.Published, p.lines, p.text, "date-line", 0.9)
		return
	}
}

var (
	monthFirst = regexp.MustCompile(`(?i)\b(` + months + `)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b`)
	dayFirst   = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th|\.|er)?\s+(?:of\s+)?(` + months + `),?\s+((?:19|20)\d\d)\b`)
)

// isoOf is a date as YYYY-MM-DD where it is whole, else the words.
func isoOf(s string) string {
	if m := isoDate.FindStringSubmatch(s); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	if m := monthFirst.FindStringSubmatch(s); m != nil {
		return isoFrom(m[3], m[1], m[2])
	}
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		return isoFrom(m[3], m[2], m[1])
	}
	if d, ok := clean.Date(s); ok {
		return d[:min(len(d), 10)]
	}
	return strings.TrimSpace(s)
}

// monthStarts are how the names of the months begin in three languages.
var monthStarts = [12][]string{{"jan"}, {"feb", "fév"}, {"mar", "mär"}, {"apr", "avr"}, {"may", "mai"}, {"jun", "juin"}, {"jul", "juil"}, {"aug", "aoû"}, {"sep"}, {"oct", "okt"}, {"nov"}, {"dec", "dez", "déc"}}

func isoFrom(year, month, day string) string {
	n, _ := strconv.Atoi(day)
	month = strings.ToLower(month)
	for i, starts := range monthStarts {
		for _, s := range starts {
			if strings.HasPrefix(month, s) {
				return fmt.Sprintf("%s-%02d-%02d", year, i+1, n)
			}
		}
	}
	return year
}
