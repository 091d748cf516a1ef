package report

import (
	"regexp"
	"strings"
	"unicode"
)

// person is somebody as a line names them.
type person struct {
	name    string
	company string
	score   float64 // of the shape of the name
}

var (
	handleNote    = regexp.MustCompile(`\s*[\(\[]\s*(?:https?://[^\s)\]]*|(?:twitter[: ]*)?@?[a-z0-9_]*@\s?[\w.]+|@\s?[\w.]+|[a-z0-9_]{4,}|he/him|she/her|they/them)\s*[\)\]]`)
	atNote        = regexp.MustCompile(`\s*[\(\[]\s*@\s?[\w.]+\s*[\)\]]`)
	handleBare    = regexp.MustCompile(`\s+@[\w.]+`)
	withHandle    = regexp.MustCompile(`^(\p{Lu}\p{Ll}+)\s+\(?@\w{3,}\)?$`)
	onlyHandle    = regexp.MustCompile(`^@\w[\w.]+$`)
	between       = regexp.MustCompile(`\s*(?:,\s*(?:and|&|und|et)\s+|;|,|\s&\s|\s\+\s|\s*/\s*|\s(?:and|und|et)\s)\s*`)
	worksAt       = regexp.MustCompile(`^(.*?)[\s,]+(?:from|at|of|@|bei|von|chez|de chez)\s+(.+)$`)
	inBrackets    = regexp.MustCompile(`^([^()\[\]]+?)\s*[\(\[]([^()\[\]]+)[\)\]]$`)
	labelled      = regexp.MustCompile(`(?i)^(?:speakers?|presenters?|presented by|given by|by|referent(?:in|en)?|sprecher(?:in)?|orateurs?|oratrice|intervenant(?:e|s|es)?)\s*:?\s+`)
	employerLabel = regexp.MustCompile(`(?i)^(?:company|organi[sz]ation|affiliation|employer|firma|unternehmen|société|entreprise)\s*:\s*`)
	nameDash      = regexp.MustCompile(`^(.+?)\s+[-–—|]\s+(.+)$`)
)

// people parses a list of persons, each with a company or not: "Ada Example
// (Acme), Ben Sample and Cy Test from Acme". It returns none unless the whole
// text is one.
func (x *extractor) people(s string) []person {
	raw := s
	s = labelled.ReplaceAllString(strings.Trim(oneLine(handleNote.ReplaceAllString(s, "")), " .,;:*_–—-|"), "")
	if s == "" || len(s) > 300 {
		return nil
	}
	if onlyHandle.MatchString(s) {
		return []person{{name: s, score: 0.9}}
	}
	if m := withHandle.FindStringSubmatch(raw); m != nil && !x.isPlain(m[1]) {
		return []person{{name: m[1], score: 0.9}}
	}
	s = strings.TrimSpace(handleBare.ReplaceAllString(s, ""))
	if m := nameDash.FindStringSubmatch(s); m != nil {
		if who := x.people(m[1]); len(who) > 0 {
			return x.employ(who, m[2])
		}
		return nil
	}
	var all []person
	for _, part := range splitOutside(s) {
		if p, ok := x.person(part.text); ok {
			all = append(all, p)
			continue
		}
		if len(all) == 0 || !part.comma {
			return nil // "Ada Example and the rest"
		}
		if all = x.employ(all, part.text); all == nil {
			return nil
		}
	}
	return all
}

// employ gives a company, stated behind persons, to those who have none. What
// is neither a role nor a company says that these are no persons.
func (x *extractor) employ(who []person, s string) []person {
	s = strings.TrimSpace(s)
	company, ok := x.affiliation(s)
	if !ok {
		return nil
	}
	for i := range who {
		if who[i].company == "" {
			who[i].company = company
		}
	}
	return who
}

// affiliation reads what stands behind a name: "Acme", "Staff Engineer",
// "Staff Engineer at Acme", "CTO, Acme", "Acme Global Architect".
func (x *extractor) affiliation(s string) (company string, ok bool) {
	s = employerLabel.ReplaceAllString(strings.Trim(s, " .()"), "")
	if m := worksAt.FindStringSubmatch(" " + s); m != nil {
		c := x.companyIn(m[2])
		return c, c != ""
	}
	if strings.HasPrefix(s, "@") {
		c := strings.TrimSpace(strings.TrimPrefix(s, "@"))
		return c, x.isCompany(c)
	}
	if before, after, ok := strings.Cut(s, ", "); ok && isRole(before) {
		if c := x.companyIn(after); c != "" {
			return c, true
		}
	}
	if isRole(s) {
		return x.knownPrefix(s), true
	}
	return s, x.isCompany(s)
}

// companyIn is the company that a text begins with.
func (x *extractor) companyIn(s string) string {
	for _, sep := range []string{",", " (", " - ", " – ", ";"} {
		s, _, _ = strings.Cut(s, sep)
	}
	s = strings.Trim(s, " .*_")
	if x.isCompany(s) {
		return s
	}
	return ""
}

// knownPrefix is the known company that a text begins with: "Microsoft Global
// Architect".
func (x *extractor) knownPrefix(s string) string {
	words := strings.Fields(s)
	for n := min(3, len(words)); n > 0; n-- {
		if c := strings.Join(words[:n], " "); x.isKnownCompany(c) {
			return c
		}
	}
	return ""
}

func (x *extractor) person(s string) (person, bool) {
	s = strings.Trim(s, " *_.:")
	for _, title := range []string{"Dr. ", "Dr ", "Prof. ", "Professor ", "Mr. ", "Ms. ", "Mrs. "} {
		s = strings.TrimPrefix(s, title)
	}
	if score := x.nameScore(s); score > 0 {
		return person{name: s, score: score}, true
	}
	if onlyHandle.MatchString(s) {
		return person{name: s, score: 0.9}, true
	}
	if m := inBrackets.FindStringSubmatch(s); m != nil {
		if score := x.nameScore(m[1]); score > 0 {
			c, _ := x.affiliation(m[2])
			return person{strings.TrimSpace(m[1]), c, max(score, 0.9)}, true
		}
	}
	if m := worksAt.FindStringSubmatch(s); m != nil {
		name, _, _ := strings.Cut(m[1], ",")
		if score := x.nameScore(name); score > 0 {
			if c := x.companyIn(m[2]); c != "" {
				return person{name, c, max(score, 0.9)}, true
			}
		}
	}
	return person{}, false
}

// part is an element of a list and whether a comma stands before it.
type part struct {
	text  string
	comma bool
}

// splitOutside splits a list of names, but not inside of brackets.
func splitOutside(s string) []part {
	var parts []part
	depth, from, comma := 0, 0, false
	seps := between.FindAllStringIndex(s, -1)
	for i, at := 0, 0; i < len(seps); i++ {
		for ; at < seps[i][0]; at++ {
			switch s[at] {
			case '(', '[':
				depth++
			case ')', ']':
				depth--
			}
		}
		if depth == 0 {
			parts = append(parts, part{s[from:seps[i][0]], comma})
			from, comma = seps[i][1], strings.Contains(s[seps[i][0]:seps[i][1]], ",")
		}
	}
	return append(parts, part{s[from:], comma})
}

// least is the lowest score of several persons.
func least(who []person) float64 {
	score := 1.0
	for _, p := range who {
		score = min(score, p.score)
	}
	return score
}

// startsLower reports whether a text begins with a small letter.
func startsLower(s string) bool {
	for _, r := range s {
		return unicode.IsLower(r)
	}
	return false
}
