package report

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// named is a person at a place of a text.
type named struct {
	person
	from, to int
}

// persons finds full names in running text.
func (x *extractor) persons(s string) []named {
	var out []named
	words := capitalised(s)
	for i := 0; i < len(words); {
		if n, ok := x.longestName(s, words[i:min(len(words), i+5)]); ok {
			out = append(out, n)
			for i < len(words) && words[i][0] < n.to {
				i++
			}
			continue
		}
		i++
	}
	return out
}

// capitalised finds the words that begin with a capital, and the particles
// between them.
func capitalised(s string) [][2]int {
	var out [][2]int
	from := -1
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || from >= 0 && (r == '\'' || r == '’' || r == '.' || r == '-') {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 {
			out = appendName(out, s, from, i)
			from = -1
		}
	}
	if from >= 0 {
		out = appendName(out, s, from, len(s))
	}
	return out
}

func appendName(out [][2]int, s string, from, to int) [][2]int {
	r, _ := utf8.DecodeRuneInString(s[from:])
	if unicode.IsUpper(r) || to-from <= 3 && particles[s[from:to]] {
		return append(out, [2]int{from, to})
	}
	return out
}

// longestName is the name that begins with the first of the words. A name
// after a capitalised word that opens the sentence begins with the next one.
func (x *extractor) longestName(s string, words [][2]int) (named, bool) {
	best := named{}
	for n := 2; n <= min(5, len(words)); n++ {
		from, to := words[0][0], words[n-1][1]
		gap := s[words[n-2][1]:words[n-1][0]]
		if strings.Trim(gap, " \n") != "" || len(gap) > 2 {
			break
		}
		if w := s[words[n-1][0]:words[n-1][1]]; n > 2 && best.score > 0 && (w == "von" || w == "du") { // Klaus Muster von der Acme GmbH
			break
		}
		name := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s[from:to], "'s"), "’s"), "'’")
		ended := strings.HasSuffix(name, ".") && len(name) > 2 && name[len(name)-3] != ' '
		name = oneLine(strings.TrimRight(name, "-"))
		if ended {
			name = strings.TrimRight(name, ".")
		}
		if score := x.nameScore(name); score > 0 && score >= best.score {
			best = named{person{name: name, score: score}, from, from + len(strings.TrimRight(s[from:to], "."))}
			if strings.HasSuffix(s[from:to], "'s") || strings.HasSuffix(s[from:to], "’s") {
				break
			}
		}
		if ended {
			break
		}
	}
	if best.score == 0 || best.score < 1 && len(words) > 2 && len(best.name) > 0 {
		if next := x.givenNext(s, words); next && best.score < 1 {
			return named{}, false
		}
	}
	return best, best.score > 0
}

// givenNext reports whether a surer name begins with the second word.
func (x *extractor) givenNext(s string, words [][2]int) bool {
	return len(words) > 2 && givenNames[strings.ToLower(s[words[1][0]:words[1][1]])] && strings.Trim(s[words[0][1]:words[1][0]], " \n") == ""
}

var speakerLabel = regexp.MustCompile(`(?i)^(?:(?:our |the )?speakers?(?: (?:this|last|that) (?:year|time|week)| were| included?| are)?|speaker\(s\)|presenters?|presented by|presentation by|talk by|given by|by|hosts?|hosted by|panell?ists?|moderator|referent(?:in|en)?|sprecher(?:in)?|vortragende[r]?|von|intervenant(?:e|s|es)?|orateurs?|oratrice|présenté par|par|ponentes?|por|who)\s*(?:::?|\s[-–—]\s|\s)\s*(.+)$`)

// speakersBelow reads the lines right below a title: "Speaker: Ada Example",
// "Ada Example, Acme". It returns the block they stand in.
func (d *document) speakersBelow(c *candidate) ([]person, int, string) {
	b := &d.blocks[c.block]
	if c.rest < len(b.text) {
		rest := strings.TrimLeft(b.text[c.rest:], " \n,-–—|:()")
		line, _, _ := strings.Cut(rest, "\n")
		if who, rule := d.peopleLine(line); len(who) > 0 {
			return who, c.block, rule
		}
	}
	for i := c.block + 1; i < min(c.block+4, len(d.blocks)); i++ {
		next := &d.blocks[i]
		if next.kind == heading && next.level <= d.rank(c) || next.kind == row || b.kind == item && (next.kind != item || next.level <= b.level) {
			break
		}
		if i > c.block+2 && next.kind != item || d.isAnotherHead(i) {
			break
		}
		for n, line := range strings.Split(next.text, "\n") {
			if n > 3 {
				break
			}
			who, rule := d.peopleLine(line)
			if len(who) > 0 && (rule == "speaker-label" || i == c.block+1 || least(who) > 0.8) {
				return d.moreBelow(who, i, rule), i, rule
			}
		}
	}
	return nil, 0, ""
}

// isAnotherHead reports whether a paragraph begins with a link or a line in
// bold that is no name: what stands below belongs to that.
func (d *document) isAnotherHead(i int) bool {
	if head, known := d.otherHeads[i]; known {
		return head
	}
	b := &d.blocks[i]
	line, _, several := strings.Cut(b.text, "\n")
	if !several || b.kind != paragraph {
		return false
	}
	s, ok := spanAt(b, 0)
	head := ok && s.look != emphasis
	if head {
		who, _ := d.peopleLine(line)
		head = len(who) == 0
	}
	if d.otherHeads == nil {
		d.otherHeads = map[int]bool{}
	}
	d.otherHeads[i] = head
	return head
}

// moreBelow adds the names of the items that follow one of names.
func (d *document) moreBelow(who []person, at int, rule string) []person {
	for i := at + 1; i < len(d.blocks) && d.blocks[at].kind == item && rule == "people-line"; i++ {
		b := &d.blocks[i]
		if b.kind != item || b.group != d.blocks[at].group || b.level != d.blocks[at].level {
			break
		}
		more, _ := d.peopleLine(b.text)
		if len(more) == 0 {
			break
		}
		who = append(who, more...)
	}
	return who
}

var address = regexp.MustCompile(`\(?https?://\S+\)?`)

// paragraphNumber is that of a numbered line: "1.1 Speaker: Ada Example".
var paragraphNumber = regexp.MustCompile(`^\s*\d{1,2}(?:\.\d{1,2})+[.)]?\s+`)

func (d *document) peopleLine(line string) ([]person, string) {
	line = strings.TrimSpace(address.ReplaceAllString(paragraphNumber.ReplaceAllString(line, ""), ""))
	if line == "" || len(line) > 200 {
		return nil, ""
	}
	if m := speakerLabel.FindStringSubmatch(strings.Trim(line, "*_ ")); m != nil {
		if who := d.people(strings.Trim(m[1], "*_ ")); len(who) > 0 {
			return who, "speaker-label"
		}
	}
	return d.people(line), "people-line"
}

const (
	talkNoun = `(?:talk|key ?note|session|presentation|workshop|panel|tutorial|lightning talk|vortrag|keynote|conférence|présentation)`
	// verbs are what speakers do; colleagues like, ask and say.
	verbs = `(?:also |then |first |finally |both |recently |nous a |nous |a |ont |hat |haben )*(?:talk(?:s|ed)?|sp(?:oke|eaks)|present(?:s|ed)?|gave|gives|explain(?:s|ed)?|show(?:s|ed|cased|cases)?|shar(?:es|ed)|describe(?:s|d)?|discuss(?:es|ed)?|demonstrate(?:s|d)?|demoed|walk(?:s|ed)|cover(?:s|ed)?|introduce(?:s|d)?|argue(?:s|d)?|deliver(?:s|ed)|kicked off|opened|closed|outline(?:s|d)|argued|took (?:us|the stage|to)|told us|led|leads|dived|dove|delved|highlighted|hosted|opens|closes|keynoted|taught|explored|explores|présent\w*|expliqu\w*|parl\w*|montr\w*|partag\w*|sensibilis\w*|essay\w*|racont\w*|sprach|spricht|stellte|stellt|zeigte|zeigt|erklärte|erklärt|berichtete|berichtet|präsentierte|präsentiert|hielt|erzählte|erläuterte|vorgestellt|gezeigt)\b`
)

var (
	verbAfter = regexp.MustCompile(`^(?i:(?:\s*\([^()]{1,60}\))?(?:,(?:[^.!?]|\.\pL){3,80},|\s+(?:from|of|at|von|de|chez)\s+[^.!?,]{2,40}?|\s*,? who|\s*,? qui|\s*,? der|\s*,? die|,)?\s+` + verbs + `)`)
	nounBy    = regexp.MustCompile(`(?i)\b` + talkNoun + `s?\b[^.!?\n]{0,80}?\b(?:by|from|von|par|de|with|mit|avec)\s+\W{0,3}$`)
	givenBy   = regexp.MustCompile(`(?i)\b(?:presented|given|delivered|hosted|led|held|moderated|gehalten|präsentiert|présentée?|animée?|donnée?)\s+(?:by|von|par)\s+\W{0,3}$`)
	upNext    = regexp.MustCompile(`(?i)(?:\b(?:next up|up next|next on stage|followed by|then came|speakers?|presenters?|referent(?:in)?|oratrice|orateur)\s+(?:was|is|were|are|war|waren|était)|\b(?:this|another|the (?:first|second|third|next|last)|a great|great) (?:one|talk)\s+(?:was |is )?by|\bnext up|\bspeakers?)\W{1,3}$`)
	isAtWork  = regexp.MustCompile(`^(?i:,? (?:is|was|ist|est) [^.!?\n]{0,60}?\b(?:at|from|of|bei|von|chez|de) )`)
	inTalk    = regexp.MustCompile(`(?i)^(?:in|during|with) (?:his|her|their|this|the|der|ihrem|seinem) (?:[\w-]+ ){0,2}?` + talkNoun + `s?\b[^.!?]{0,120}, $`)
	notBy     = regexp.MustCompile(`(?i)\b(?:book|paper|article|post|tool|library|law|novel|framework|quote|photo|shared|buch|livre|photo)\b[^.!?]{0,30}$`)
	andAfter  = regexp.MustCompile(`^(?i)(?:\s*\([^()]{1,60}\))?(?:\s+(?:from|of|at)\s+[^.!?,]{2,30}?)?\s*(?:,|and|&|und|et)+\s*$`)
)

// speakersInProse finds who is said to have spoken, in the first sentences
// about a talk.
func (d *document) speakersInProse(s string) ([]named, string) {
	all := d.persons(s)
	var out []named
	rule := ""
	for i, n := range all {
		before := s[max(0, n.from-130):n.from]
		r := ""
		switch {
		case notBy.MatchString(before):
		case nounBy.MatchString(before):
			r = "talk-by"
		case givenBy.MatchString(before):
			r = "given-by"
		case upNext.MatchString(before), inTalk.MatchString(before):
			r = "speaker-introduced"
		case n.from < 3 && isAtWork.MatchString(s[n.to:]) && talkCue.MatchString(s[n.to:min(len(s), n.to+200)]):
			r = "speaker-introduced"
		case verbAfter.MatchString(s[n.to:min(len(s), n.to+160)]):
			r = "speaking-verb"
		case len(out) > 0 && i > 0 && out[len(out)-1].to == all[i-1].to && andAfter.MatchString(s[all[i-1].to:n.from]):
			r = rule
		case i+1 < len(all) && andAfter.MatchString(s[n.to:all[i+1].from]) && verbAfter.MatchString(s[all[i+1].to:min(len(s), all[i+1].to+160)]):
			r = "speaking-verb"
		}
		if r != "" {
			out = append(out, n)
			rule = r
		}
	}
	return out, rule
}
