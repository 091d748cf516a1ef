package report

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/graph"
)

const companyName = `((?:(?:[\p{Lu}\d]|\p{Ll}+\p{Lu}|\p{Ll}{3,}\.\p{Ll}{2})[\p{L}\p{N}.&'’-]*)(?:[ \t]+(?:[\p{Lu}][\p{L}\p{N}.&-]*|(?:systems|labs|software|technologies)\b)){0,3})`

var (
	atEnd     = regexp.MustCompile(`(?:\b(?:at|chez|bei|inside|within)\s+|\s@\s?)` + companyName + `(?:$|\s*[:–—,(?!-])`)
	colonHead = regexp.MustCompile(`^` + companyName + `(?:'s|’s)?\s*:\s`)
	theStory  = regexp.MustCompile(`\b(?:[Tt]he|[Ll]essons from)\s+` + companyName + `\s+(?:[Ss]tory|[Jj]ourney|[Ww]ay|[Cc]ase)\b`)
	caseStudy = regexp.MustCompile(`(?i:\bcase study (?:of|from|by|about|on)\s+)` + companyName)
	howDoes   = regexp.MustCompile(`\b(?:[Hh]ow|[Ww]hy|wie)\s+(?:the\s+)?` + companyName + `(?:\s+team)?\s+(?:is|are|was|has|have|had|uses?|used|deploys?|deployed|built|builds|runs?|ran|does|did|managed|manages|moved|migrated|scaled|scales|handles?|handled|made|makes|solved|adopted|switched|went|works?|worked|can|could|approaches|nutzt|baut|utilise|gère)\b`)
	possess   = regexp.MustCompile(companyName + `(?:'s|’s)\s`)
	madeIt    = regexp.MustCompile(`(?i)\b(?:creator|author|maintainer|contributor|committer|inventor|developer|founder|lead)s? of\b`)
	myJob     = regexp.MustCompile(`(?:\b[Mm]y (?:current )?(?:employer|company)[,:]?|\b(?:I|[Ww]e) (?:work|all work) (?:at|for)|\b[Hh]ere at|\bour (?:team|journey|work|own journey|job|experience)s? at|\b[Ww]e (?:face|use|do|have|run|are|had)(?: \w+)? at|\bcolleagues? (?:at|from)|\bbenefit at|\b(?:face|faced) at|\bback at)\s+\W?` + companyName)
	atOur     = regexp.MustCompile(`\bAt\s+` + companyName + `,? (?:we|our|I)\b`)
)

// companiesOf lists the companies of a talk: the speakers' and those that the
// title or the text say it is about.
func (d *document) companiesOf(t *found, text string, add func(name, words, rule string, score float64)) {
	for _, p := range t.people {
		if p.company != "" {
			add(p.company, p.name, "affiliation", 0.9)
		}
	}
	d.workplaces(t.people, text, add)
	d.leadIn(t, add)
	d.labelledCompany(text, add)
	d.titleCompanies(t.title, add)
	first := text[:min(len(text), 700)]
	for _, m := range howDoes.FindAllStringSubmatch(first, 5) {
		d.subjectCompany(m[1], m[0], "how-company-does", add)
	}
	for _, m := range caseStudy.FindAllStringSubmatch(first, 2) {
		d.subjectCompany(stripPossessive(m[1]), m[0], "case-study", add)
	}
	for _, m := range possess.FindAllStringSubmatch(text[:min(len(text), 250)], 3) {
		if d.isOnlyCompany(m[1]) {
			add(m[1], m[0], "companys-own", 0.6)
		}
	}
}

// labelledCompany reads a line "Company: Acme" near the head of a talk.
func (d *document) labelledCompany(text string, add func(name, words, rule string, score float64)) {
	lines := strings.SplitN(text, "\n", 5)
	for _, line := range lines[:min(len(lines), 4)] {
		line = strings.Trim(line, "*_ ")
		at := employerLabel.FindStringIndex(line)
		if at == nil {
			continue
		}
		if c := d.companyIn(line[at[1]:]); c != "" {
			add(c, line, "company-label", 0.9)
		}
	}
}

var leadsIn = regexp.MustCompile(`(?i:\b(?:talks?|sessions?|presentations?|keynotes?)\b[^.!?:]{0,40}\b(?:by|from|of)\b[^.!?:]{0,40}?\b(?:at|from|by)\s+)` + companyName + `\s*(?:folks|people|colleagues|engineers)?:$`)

// leadIn reads the line above a list of talks: "Talks by engineers from Acme:".
func (d *document) leadIn(t *found, add func(name, words, rule string, score float64)) {
	i := d.aboveList(t.block)
	if i == t.block || t.isProse || d.blocks[i].kind != paragraph {
		return
	}
	if m := leadsIn.FindStringSubmatch(oneLine(d.blocks[i].text)); m != nil {
		if c := d.trimmed(m[1]); c != "" {
			add(c, m[0], ruleLeadIn, 0.8)
		}
	}
}

// aboveList is the block above the list that a block is of.
func (d *document) aboveList(i int) int {
	for i > 0 && d.blocks[i].kind == item {
		i--
	}
	return i
}

// ruleLeadIn holds for the writer's employer too: it says who spoke.
const ruleLeadIn = "lead-in"

func stripPossessive(s string) string {
	return strings.TrimSuffix(strings.TrimSuffix(s, "’s"), "'s")
}

// workplaces reads where the known speakers work: "Ada Example from Acme",
// "Ada is the CTO of Acme".
func (d *document) workplaces(who []person, text string, add func(name, words, rule string, score float64)) {
	text = text[:min(len(text), 1500)]
	for _, p := range who {
		d.bracketedCompany(p.name, text, add)
		first, _, _ := strings.Cut(p.name, " ")
		for _, name := range []string{p.name, first} {
			company, words := workplace(name, text)
			if words == "" {
				continue
			}
			if c := d.trimmed(company); c != "" && (d.isKnownCompany(c) || !madeIt.MatchString(words) && (fromOrAt.MatchString(words) || isRole(words) || d.v.Resolve(graph.Technology, c) == nil)) {
				add(c, words, "workplace", 0.8)
			}
			break
		}
	}
}

// atWork is what follows a name: " from Acme", ", who was head of maps at Acme".
var atWork = regexp.MustCompile(`^(?:\s*\([^)]{0,40}\))?(?:,? (?:from|of|at|@|von|de|chez|bei)|,? (?:is|was|who is|who was|works?|worked|working|,)[^.!?\n]{0,40}? (?:at|of|for|bei|chez|collectif)|(?:, | \()[^.,!?\n]{3,40} (?:at|of|from|for|du|de|von|bei|chez|collectif))\s+(?:(?:the|der|dem|la) )?` + companyName)

// workplace finds the first place of a text where a name is followed by a
// company, and the words there.
func workplace(name, text string) (company, words string) {
	if name == "" {
		return "", ""
	}
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return "", ""
		}
		start, end := at+i, at+i+len(name)
		at = start + 1
		before, size := utf8.DecodeLastRuneInString(text[:start])
		if size > 0 && unicode.IsLetter(before) {
			continue
		}
		if m := atWork.FindStringSubmatchIndex(text[end:]); m != nil {
			return text[end+m[2] : end+m[3]], text[start-size : end+m[1]]
		}
	}
}

// fromOrAt are the words before a place of work; "of" may also stand before
// what somebody made.
var fromOrAt = regexp.MustCompile(`(?:\b(?:from|at|bei|chez|works? for|worked for|working for)|@)\s+(?:the )?\S+(?:\s\S+){0,3}$`)

// bracketedCompany reads "Ada Example (Acme)" in running text.
func (d *document) bracketedCompany(name, text string, add func(name, words, rule string, score float64)) {
	_, after, ok := strings.Cut(text, name)
	if m := inParens.FindStringSubmatch(after); ok && m != nil {
		if c, ok := d.affiliation(m[1]); ok && c != "" && len(d.people(c)) == 0 {
			add(c, name+m[0], "affiliation", 0.8)
		}
	}
}

var inParens = regexp.MustCompile(`^ \(([^()\n]{2,60})\)`)

// titleCompanies reads a title: "Validation at Acme", "Acme: How we did it".
func (d *document) titleCompanies(title string, add func(name, words, rule string, score float64)) {
	if m := atEnd.FindStringSubmatch(title); m != nil && d.isCompany(m[1]) && !d.isTheme(m[1]) {
		add(m[1], m[0], "title-at", 0.8)
	}
	if m := howDoes.FindStringSubmatch(title); m != nil {
		d.subjectCompany(m[1], m[0], "how-company-does", add)
	}
	if m := theStory.FindStringSubmatch(title); m != nil {
		d.subjectCompany(strings.TrimRight(m[1], " 0123456789"), m[0], "company-story", add)
	}
	if m := colonHead.FindStringSubmatch(title); m != nil && d.isKnownCompany(m[1]) {
		add(m[1], m[0], "company-colon", 0.8)
		return
	}
	d.knownIn(title, add)
}

// knownIn finds companies of the vocabulary among the capitalised words.
func (d *document) knownIn(title string, add func(name, words, rule string, score float64)) {
	words := strings.Fields(title)
	for i := 0; i < len(words); i++ {
		for n := min(3, len(words)-i); n > 0; n-- {
			s := stripPossessive(strings.Trim(strings.Join(words[i:i+n], " "), ",.:;!?()\"“”"))
			if s != "" && !startsLower(s) && d.isOnlyCompany(s) {
				add(s, s, "company-in-title", 0.7)
				i += n - 1
				break
			}
		}
	}
}

// isOnlyCompany reports whether a name is a known company's and no known
// technology's too.
func (d *document) isOnlyCompany(s string) bool {
	return d.isKnownCompany(s) && d.v.Resolve(graph.Technology, s) == nil && !d.isTheme(s)
}

// subjectCompany adds a company that a talk is about, where nothing says that
// the name is something else's.
func (d *document) subjectCompany(name, words, rule string, add func(name, words, rule string, score float64)) {
	name = d.trimmed(name)
	if name == "" || !d.isKnownCompany(name) && (d.v.Resolve(graph.Technology, name) != nil || givenNames[strings.ToLower(name)]) {
		return
	}
	add(name, words, rule, 0.7)
}

// trimmed is the longest beginning of a name that is a company's.
func (d *document) trimmed(name string) string {
	name, _, _ = strings.Cut(name, ". ") // the sentence ended
	name = strings.TrimRight(stripPossessive(name), ".,-")
	words := strings.Fields(name)
	for n := len(words); n > 0; n-- {
		if s := strings.Join(words[:n], " "); d.isKnownCompany(s) {
			return s
		}
	}
	if len(words) == 0 || !d.isCompany(name) || len(name) < 2 || d.isPlain(words[0]) || d.nameScore(name) == 1 {
		return ""
	}
	return name
}

// findEmployers notes whom the writer works for: no talk's company.
func (d *document) findEmployers(all string) {
	d.employers = map[string]bool{}
	for _, re := range []*regexp.Regexp{myJob, atOur} {
		for _, m := range re.FindAllStringSubmatch(all, 20) {
			d.employers[fold(m[1])] = true
		}
	}
}

// isEmployer reports whether a name is the writer's employer's: "Acme" as well
// as "Acme Streaming".
func (d *document) isEmployer(name string) bool {
	n := fold(name)
	for e := range d.employers {
		if n == e || strings.HasPrefix(e, n+" ") || strings.HasPrefix(n, e+" ") {
			return true
		}
	}
	return false
}
