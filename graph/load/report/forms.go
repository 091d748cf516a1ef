package report

import (
	"regexp"
	"strings"
)

// ruleComma is of titles with names behind a comma: the weakest of the signs,
// for titles hold commas too. settleCommas asks for more.
const ruleComma = "title-comma"

// commaed: Title, Speaker; Title, Speaker & Speaker; Title, Speaker, Speaker,
// Company.
func (x *extractor) commaed(s string) (attribution, bool) {
	for at, tries := 0, 0; tries < 8; tries++ {
		n := strings.Index(s[at:], ", ")
		if n < 0 {
			break
		}
		title, names := s[:at+n], s[at+n+2:]
		at += n + 2
		if titleWords(title) < 2 || strings.Count(title, "(") != strings.Count(title, ")") {
			continue
		}
		who := x.people(names)
		if len(who) == 0 {
			continue
		}
		if len(x.persons(title)) > 0 || sentenceStart.MatchString(title) || isRemark(title) {
			break
		}
		return attribution{title, who, ruleComma, commaScore(who)}, true
	}
	return attribution{}, false
}

// commaScore: one known given name settles it, or a company behind the names.
func commaScore(who []person) float64 {
	for _, p := range who {
		if p.score == 1 || p.score >= 0.9 && p.company != "" {
			return 0.8
		}
	}
	return 0.4
}

// spokenBy: Keynote by Speaker: Title, Speaker's keynote: Title.
var spokenBy = []*regexp.Regexp{
	regexp.MustCompile(`(?i)^(?:the )?(?:(?:opening|closing|morning|evening|invited|final) )?` + talkNoun + `s? (?:by|from|with|von|par|mit|avec|de) (.{4,120}?)(?: ?[:–—|]| -)\s+(.+)$`),
	regexp.MustCompile(`(?i)^(.{4,80}?)(?:'s|’s|’|') (?:(?:opening|closing|morning|evening) )?` + talkNoun + `(?: ?[:–—|,]| -| on| about)\s+(.+)$`),
}

func (x *extractor) spoken(s string) (attribution, bool) {
	for _, re := range spokenBy {
		m := re.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		if who := x.people(m[1]); len(who) > 0 && titleWords(m[2]) > 1 {
			return attribution{m[2], who, "speakers-talk", 0.9}, true
		}
	}
	return attribution{}, false
}

// stopped: Title. Speaker, and Title: Speaker, where the name is beyond doubt.
func (x *extractor) stopped(s string) (attribution, bool) {
	for _, sep := range []string{". ", "? ", "! ", ": "} {
		at := strings.LastIndex(s, sep)
		if at < 0 || titleWords(s[:at]) < 3 || strings.Contains(s[:at], ". ") {
			continue
		}
		who := x.people(s[at+len(sep):])
		if len(who) == 0 || least(who) < 0.9 || len(x.persons(s[:at])) > 0 || sentenceStart.MatchString(s) || finite.MatchString(s[:at]) {
			continue
		}
		return attribution{s[:at+len(strings.Trim(sep, ".: "))], who, "title-stop", 0.7}, true
	}
	return attribution{}, false
}

// settleCommas takes names behind a comma for speakers only where the text
// says so again: other titles of the kind have them, or a name comes back
// alone in the text ("Ada took us to ...").
func (d *document) settleCommas() {
	kinds := map[kind]int{}
	for i := range d.candidates {
		if c := &d.candidates[i]; c.rule == ruleComma {
			kinds[d.blocks[c.block].kind]++
		}
	}
	for i := range d.candidates {
		c := &d.candidates[i]
		if c.rule != ruleComma {
			continue
		}
		k := d.blocks[c.block].kind
		sure := c.attribution.score >= 0.6 && (k != paragraph || c.shape != plain)
		if sure || kinds[k] >= 2 && k != paragraph || d.comesBack(c) {
			c.attribution.score = max(c.attribution.score, 0.7)
			continue
		}
		c.attribution = attribution{title: cleanTitle(oneLine(d.blocks[c.block].text[c.from:c.to]))}
	}
}

// comesBack reports whether a part of a name stands in the text below.
func (d *document) comesBack(c *candidate) bool {
	below := " " + strings.Map(plainSpace, d.after(c, 2000)) + " "
	for _, p := range c.people {
		for w := range strings.FieldsSeq(p.name) {
			if len(w) > 2 && strings.Contains(below, " "+w+" ") {
				return true
			}
		}
	}
	return false
}

// plainSpace makes what ends words a space.
func plainSpace(r rune) rune {
	if strings.ContainsRune("\n\t,.;:!?'’()", r) {
		return ' '
	}
	return r
}
