package report

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// attribution is a line that names a talk and who gave it.
type attribution struct {
	title  string
	people []person
	rule   string
	score  float64
}

var (
	sideNote  = regexp.MustCompile(`(?i)\s*[\[(][^\[\]()]*\b(?:link|video|slides?|abstract|recording|youtube)\b[^\[\]()]*[\])]$`)
	numbering = regexp.MustCompile(`^(?:#?\d{1,3}[.)]\s+|\(\d{1,3}\)\s+|(?i:\[(?:key ?note|workshop|lightning talk|talk|session|tutorial|panel)\]\s*))`)
	clock     = regexp.MustCompile(`(?i)^[\[(]?\d{1,2}(?:[:.h]\d{2}\s*(?:[ap]\.?m\.?|uhr)?|\s*[ap]m)(?:\s*(?:-|–|—|to|bis)\s*\d{1,2}(?:[:.h]\d{2}\s*(?:[ap]\.?m\.?|uhr)?|\s*[ap]m))?[\])]?\s*[|:–—-]?\s*`)
	kindWord  = regexp.MustCompile(`(?i)^(?:(?:opening|closing|morning|evening|day \d|invited|final)\s+)?(?:key ?note|workshop|lightning talk|talk|session|tutorial|ignite|vortrag|conférence|charla|ponencia|taller|palestra|title|titel|titre|título|presentation)s?\s*(?:#?\d{1,2})?\s*(?::|\s[–—-])\s+`)
	kindAlone = regexp.MustCompile(`(?i)^(?:(?:opening|closing|morning|evening|day \d|invited|final)\s+)?(?:key ?note|fireside chat|lightning talk|ignite)\s*(?:#?\d{1,2})?\s*(?::|\s[–—-])\s+`)
	byHandle  = regexp.MustCompile(`(?i)\s+by\s+@\w+\s*$`)
	byWord    = regexp.MustCompile(`(?i)[\s,]+\(?(?:presented by|given by|by|von|par|por|w/)\s+`)
	withWord  = regexp.MustCompile(`(?i)\s+(?:with|mit|avec|from)\s+`)
	dashes    = regexp.MustCompile(`\s+(?:[-–—|·•/~]|//|::|--)\s+|\s*[–—]\s*|\s+\|\s*`)
	emoji     = regexp.MustCompile(`[\x{1F000}-\x{1FAFF}\x{2600}-\x{27BF}\x{FE0F}]+`)
	quotation = regexp.MustCompile(`"([^"]{4,160})"|“([^“”"]{4,160})["”]|„([^„“”]{4,160})[“”]|«\s*([^«»]{4,160}?)\s*»`)
	nextWord  = regexp.MustCompile(`(?i)^[\s,:;–—|-]*\(?(?:(?:a |the )?(?:talk|keynote|session)?\s*(?:presented by|given by|by|from|with|von|par|mit|avec)\s+)?`)
	saidWord  = regexp.MustCompile(`(?i)(?:'s|’s)?[\s,:–—|-]*(?:\b(?:on|about|with|presented|presents|gave|talked about|spoke about|presenting)\s*(?:the talk|a talk|his talk|her talk)?)?[\s,:–—|-]*$`)
)

// plainHead takes off what is around the title on its line: number, time, the
// kind of session.
func plainHead(s string) string {
	s = oneLine(emoji.ReplaceAllString(s, ""))
	for range 3 {
		before := s
		for _, re := range []*regexp.Regexp{numbering, clock, kindWord} {
			s = strings.TrimSpace(re.ReplaceAllString(s, ""))
		}
		if s == before {
			break
		}
	}
	return s
}

// attributed parses a line by the forms that people write, the clearest first.
func (x *extractor) attributed(line string) (attribution, bool) {
	s := plainHead(line)
	if len(s) > 300 {
		return attribution{}, false
	}
	if a, ok := x.kindOnly(line, s); ok {
		return a, true
	}
	// A handle in brackets is the speaker only where no name is.
	if bare := strings.TrimSpace(atNote.ReplaceAllString(s, "")); bare != s {
		if a, ok := x.byForm(bare); ok {
			return a, true
		}
	}
	return x.byForm(s)
}

// kindOnly: "Keynote – Ada Example", a session without another title. It keeps
// the name in its title, since an event has several keynotes.
func (x *extractor) kindOnly(line, s string) (attribution, bool) {
	kind := kindAlone.FindString(strings.TrimSpace(clock.ReplaceAllString(oneLine(line), "")))
	if kind == "" || len(s) > 120 {
		return attribution{}, false
	}
	who := x.people(s)
	if len(who) == 0 {
		return attribution{}, false
	}
	names := make([]string, len(who))
	for i, p := range who {
		names[i] = p.name
	}
	return attribution{kind + strings.Join(names, ", "), who, "kind-speaker", 0.4 + 0.5*least(who)}, true
}

func (x *extractor) byForm(s string) (attribution, bool) {
	if m := quotation.FindStringSubmatchIndex(s); m != nil && m[0] == 0 && isRemark(group(s, m)) {
		return attribution{}, false
	}
	for _, form := range []func(string) (attribution, bool){x.spoken, x.quoted, x.bracketed, x.byline, x.dashed, x.coloned, x.commaed, x.stopped} {
		if a, ok := form(s); ok {
			if a.title = cleanTitle(a.title); titleWords(a.title) > 0 && !unfinished.MatchString(a.title) {
				return a, true
			}
		}
	}
	return attribution{}, false
}

// unfinished is the beginning of a sentence rather than a title: "The last talk
// was (given by Ada Example)".
var unfinished = regexp.MustCompile(`(?i)\b(?:was|were|been|and|the|an|given|held|presented|hosted|delivered|led|another|wurde|gehalten|donnée?|était)$`)

// quoted: "Title" by Speaker, or Speaker: "Title".
func (x *extractor) quoted(s string) (attribution, bool) {
	m := quotation.FindStringSubmatchIndex(s)
	if m == nil {
		return attribution{}, false
	}
	title := group(s, m)
	before, after := saidWord.ReplaceAllString(s[:m[0]], ""), nextWord.ReplaceAllString(s[m[1]:], "")
	if who := x.people(before); len(who) > 0 {
		return attribution{title, who, "speaker-quote", 0.95}, true
	}
	if !introduces.MatchString(s[:m[0]]) {
		return attribution{}, false
	}
	if who := x.people(strings.Trim(after, "()")); len(who) > 0 && !isRemark(title) {
		return attribution{title, who, "quote-speaker", 0.95}, true
	}
	return attribution{}, false
}

// introduces is what may stand before a title in quotes.
var introduces = regexp.MustCompile(`(?i)^\W*(?:(?:the|der|die|das|la|le|the opening|the closing|opening|closing) )?(?:` + talkNoun + `(?: on| about| called| titled)?)?\W*$`)

var remark = regexp.MustCompile(`(?i)\b(?:i|we|you|they|he|she|it|it's|that's|don't|not)\b`)

// isRemark reports whether a quotation is what somebody said rather than a
// title: small letters and persons.
func isRemark(s string) bool {
	return strings.HasSuffix(s, ".") || !isCapitalised(s) && remark.MatchString(s)
}

// group is the first group that took part in a match.
func group(s string, m []int) string {
	for i := 2; i+1 < len(m); i += 2 {
		if m[i] >= 0 {
			return s[m[i]:m[i+1]]
		}
	}
	return ""
}

// bracketed: Title (Speaker), Title [Speaker, Company].
func (x *extractor) bracketed(s string) (attribution, bool) {
	for _, pair := range []string{"()", "[]"} {
		if !strings.HasSuffix(s, pair[1:]) {
			continue
		}
		open := strings.LastIndex(s, pair[:1])
		if depth := strings.Count(s, pair[:1]); depth > 1 && strings.HasSuffix(s, strings.Repeat(pair[1:], 2)) {
			open = strings.LastIndex(s[:open], pair[:1])
		}
		if open <= 0 {
			continue
		}
		inner := s[open+1 : len(s)-1]
		inner = strings.TrimPrefix(strings.TrimPrefix(inner, "by "), "von ")
		who := x.people(inner)
		if len(who) == 0 || isAcronymOf(s[:open], inner) {
			continue
		}
		// "Title by Speaker (handle)" and "Speaker (Company)" are other forms.
		if len(x.people(s)) > 0 || len(x.people(s[:open])) > 0 {
			continue
		}
		return attribution{s[:open], who, "title-brackets", 0.6 + 0.4*least(who)}, true
	}
	return attribution{}, false
}

// isAcronymOf reports whether brackets spell out an acronym of the title.
func isAcronymOf(title, inner string) bool {
	initials := ""
	for _, w := range strings.Fields(inner) {
		initials += w[:1]
	}
	return len(initials) > 1 && slices.ContainsFunc(strings.Fields(title), func(w string) bool {
		return strings.EqualFold(strings.TrimSuffix(strings.Trim(w, ",:;.'’"), "s"), initials)
	})
}

// byline: Title by Speaker, Title with Speaker.
func (x *extractor) byline(s string) (attribution, bool) {
	for i, re := range []*regexp.Regexp{byWord, withWord} {
		all := re.FindAllStringIndex(s, -1)
		for _, at := range all {
			if at[0] == 0 {
				continue
			}
			who := x.people(unbracketed(s[at[1]:]))
			if len(who) == 0 || i > 0 && least(who) < 1 && who[0].company == "" {
				continue
			}
			return attribution{s[:at[0]], who, "title-by", 0.95 - 0.25*float64(i)}, true
		}
	}
	return attribution{}, false
}

// unbracketed takes off a closing bracket that was opened before the text.
func unbracketed(s string) string {
	if strings.HasSuffix(s, ")") && strings.Count(s, ")") > strings.Count(s, "(") {
		return strings.TrimSuffix(s, ")")
	}
	return s
}

// dashed: Title – Speaker, Speaker – Title, Title – Speaker – Company.
func (x *extractor) dashed(s string) (attribution, bool) {
	seps := dashes.FindAllStringIndex(s, -1)
	for i := len(seps) - 1; i >= 0; i-- {
		if who := x.people(s[seps[i][1]:]); len(who) > 0 && len(x.people(s[:seps[i][0]])) == 0 {
			return attribution{s[:seps[i][0]], who, "title-dash", 0.3 + 0.6*least(who)}, true
		}
		if i > 0 {
			who := x.people(s[seps[i-1][1]:seps[i][0]])
			if c, ok := x.affiliation(s[seps[i][1]:]); ok && len(who) > 0 && c != "" {
				return attribution{s[:seps[i-1][0]], x.employ(who, s[seps[i][1]:]), "title-dash", 0.3 + 0.6*least(who)}, true
			}
		}
	}
	for i := range seps {
		if i > 1 {
			break
		}
		if who := x.people(s[:seps[i][0]]); len(who) > 0 && titleWords(s[seps[i][1]:]) > 1 {
			if i == 0 && len(seps) > 1 {
				if c, ok := x.affiliation(s[seps[0][1]:seps[1][0]]); ok && c != "" && x.isKnownCompany(c) {
					return attribution{s[seps[1][1]:], x.employ(who, c), "speaker-dash", 0.3 + 0.6*least(who)}, true
				}
			}
			return attribution{s[seps[i][1]:], who, "speaker-dash", 0.2 + 0.6*least(who)}, true
		}
	}
	return attribution{}, false
}

// coloned: Speaker: Title, Speaker (Company): Title.
func (x *extractor) coloned(s string) (attribution, bool) {
	before, after, ok := strings.Cut(s, ": ")
	if !ok {
		return attribution{}, false
	}
	if who := x.people(before); len(who) > 0 && titleWords(after) > 1 {
		return attribution{after, who, "speaker-colon", 0.2 + 0.7*least(who)}, true
	}
	return attribution{}, false
}

// cleanTitle takes separators, quotes and markup off a title's ends.
func cleanTitle(s string) string {
	s = plainHead(s)
	s = byHandle.ReplaceAllString(sideNote.ReplaceAllString(atNote.ReplaceAllString(s, ""), ""), "")
	s = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s), " -–—|:,;*_"))
	s = strings.TrimSpace(strings.TrimLeft(s, "-–—|:,;*_ "))
	for _, q := range []string{`""`, "“”", "„“", "«»", "‘’", "''"} {
		open, shut := string([]rune(q)[:1]), string([]rune(q)[1:])
		inner, ok := strings.CutPrefix(s, open)
		if inner, ok2 := strings.CutSuffix(inner, shut); ok && ok2 && !strings.Contains(inner, open) {
			s = strings.TrimSpace(inner)
		}
	}
	return s
}

// titleWords counts the words that hold a letter.
func titleWords(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		if strings.ContainsFunc(w, unicode.IsLetter) {
			n++
		}
	}
	return n
}
