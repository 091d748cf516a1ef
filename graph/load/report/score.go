package report

import (
	"regexp"
	"strings"

	"throughline/graph/load/clean"
)

// rules of candidates. Each returns what it adds to the confidence; rules are
// named after what a reader sees.
var rules = []struct {
	name  string
	score func(*document, *candidate) float64
}{
	{"names-speaker", namesSpeaker},
	{"speaker-below", speakerBelow},
	{"speaker-in-first-sentence", speakerInFirst},
	{"marker-below", markerBelow},
	{"recording-link", recordingLink},
	{"talk-words-below", talkWordsBelow},
	{"below-talks-heading", belowTalks},
	{"typography", typography},
	{"title-shape", titleShape},
	{"prose-below", proseBelow},
	{"generic-heading", genericHeading},
	{"sentence", sentence},
	{"writers-own", writersOwn},
	{"block-quotation", blockQuotation},
	{"report-title", reportTitle},
}

func namesSpeaker(d *document, c *candidate) float64 {
	if c.rule == "" {
		return 0
	}
	known := 0.0
	if d.blocks[c.block].kind == item && !strings.Contains(c.rule, "quote") {
		known = -0.1
	}
	return known + 0.6*c.attribution.score
}

// speakerBelow: the line after the title is one of names, or is labelled so.
func speakerBelow(d *document, c *candidate) float64 {
	if c.rule != "" {
		return 0
	}
	if who, _, rule := d.speakersBelow(c); len(who) > 0 {
		if rule == "speaker-label" {
			return 0.6
		}
		return 0.25 + 0.25*least(who)
	}
	return 0
}

// speakerInFirst: the text below a heading begins with who spoke.
func speakerInFirst(d *document, c *candidate) float64 {
	if c.rule != "" || d.blocks[c.block].kind != heading && c.shape == plain || speakerBelow(d, c) > 0 {
		return 0
	}
	below := strings.TrimSpace(d.after(c, 220))
	if who, _ := d.speakersInProse(below); len(who) > 0 && who[0].from < 80 {
		return 0.3
	}
	if len(d.firstInProse(below)) > 0 {
		return 0.3
	}
	return 0
}

// markerBelow: the same short line follows one title after another.
func markerBelow(d *document, c *candidate) float64 {
	if c.block+1 >= len(d.blocks) || c.shape == timed || d.blocks[c.block].kind == item {
		return 0
	}
	b := &d.blocks[c.block+1]
	if (d.blocks[c.block].kind == heading || isBareLine(&d.blocks[c.block])) && len(b.text) <= 40 && d.markers[fold(b.text)] {
		return 0.5
	}
	return 0
}

// recordingLink: the title leads to a recording, or where other titles lead.
func recordingLink(d *document, c *candidate) float64 {
	switch {
	case c.shape != linked && c.url == "":
		return 0
	case isVideo(c.url):
		return 0.35
	case d.hosts[host(c.url)] >= 3:
		return 0.25
	}
	return 0.1
}

var talkWords = regexp.MustCompile(`(?i)\b(?:(?:this|the|his|her|their|first|second|next|last|my favou?rite|another|great|interesting|closing|opening|ending) (?:\w+ )?(?:talk|session|keynote|presentation|workshop|panel|presenter|speakers?)|(?:he|she|they) (?:talked|spoke|presented|showed|explained|demonstrated|started|described|shared|walked)|(?:presented|given|delivered|hosted) by|talk (?:was|by|about|from|is|on)|presentation (?:was|by|about)|keynote by|slides|der vortrag|dieser vortrag|die session|der talk|la conférence|cette conférence|la présentation|cette présentation|ce talk|le talk|une (?:très )?bonne (?:conférence|présentation))\b`)

func talkWordsBelow(d *document, c *candidate) float64 {
	below := d.after(c, 300)
	if talkWords.MatchString(below) {
		return 0.3
	}
	return 0
}

func belowTalks(d *document, c *candidate) float64 {
	switch s := d.sections[c.block]; s.kind {
	case ofTalks:
		return 0.2
	case ofOthers:
		return -0.35
	}
	return 0
}

func typography(d *document, c *candidate) float64 {
	b := &d.blocks[c.block]
	switch {
	case b.kind == heading:
		return 0.15
	case c.shape == timed:
		return 0.3
	case c.shape == linked || c.shape == bold:
		return 0.1
	}
	return 0
}

// proseBelow: what follows a bare line is text, not a list, of which the line
// would be the heading.
func proseBelow(d *document, c *candidate) float64 {
	b := &d.blocks[c.block]
	if c.shape != plain || !isBareLine(b) {
		return 0
	}
	if c.block+1 < len(d.blocks) && (d.blocks[c.block+1].kind == paragraph) && d.sections[c.block].kind == ofTalks {
		return 0.1
	}
	return -0.1
}

var notTitle = regexp.MustCompile(`(?i)^(?:(?:my |the |some |other |more |key |main |and |a few |quick |general )*(?:notes?|summary|description|abstract|resources|links|slides?|video|recording|speakers?|takeaways?|take-?aways?|key take ?aways?|thoughts|introduction|conclusions?|q ?& ?a|q&a|questions?|agenda|details|example|examples|demo|problem|problems|solution|background|context|overview|outline|update|updates|references|tl;?dr|closing|opening|opening remarks|closing remarks|welcome|impressions|sponsors?|photos?|interesting projects|honou?rable mentions?)(?:(?: and| &|,) \w+)?|(?:watch|read|see|download|click|check|full|link to|view|here)\b.*|(?:slide|photo|picture|image|source|credit|figure|fig\.)s? .*|(?:author|date|tags?|posted|published|written|claps|categories|filed under|updated|reading time|by)\b ?:?.*|.*\b(?:min read|minutes read)|table of contents|share this.*|subscribe.*|(?:hi|hello|hey|dear|cheers|regards|best|hallo|liebe[rs]?|bonjour|salut)\b(?: \w+){0,2}|what i (?:learned|liked|disliked|took|take|missed|did|saw)\b.*|what we (?:took|take)\b.*|(?:the )?(?:speakers?|presenters?|panell?ists?|organi[sz]ers?|attendees)(?: (?:this|last|that) (?:year|time|week)| were| included?| are| list)?)$`)

var oneKeynote = regexp.MustCompile(`(?i)^(?:the )?(?:opening|closing|morning|evening|final) key ?note$`)

func genericHeading(d *document, c *candidate) float64 {
	t := strings.Trim(c.title, " :.!?")
	switch {
	case notTitle.MatchString(t), clean.IsBreak(t):
		return -1
	case c.rule == "" && len(d.people(t)) > 0 && d.blocks[c.block].kind == heading: // a heading of a name only
		return -1
	case oneKeynote.MatchString(t) && d.isLabelled(c): // the keynote, which has no title of its own
		return 0
	case sectionKindOf(t) != neutral && c.rule == "":
		return -1
	case d.markers[fold(d.blocks[c.block].text)], d.isEventName(t):
		return -1
	case d.isTheme(t) && titleWords(t) <= 2 && c.rule == "" && c.shape != linked:
		return -0.3
	}
	return 0
}

// isLabelled reports whether the line below says who spoke in so many words.
func (d *document) isLabelled(c *candidate) bool {
	_, _, rule := d.speakersBelow(c)
	return rule == "speaker-label"
}

// blockQuotation: in a quotation a name in quotes and a person are who said it.
func blockQuotation(d *document, c *candidate) float64 {
	if b := &d.blocks[c.block]; b.quoted && !d.isLabelled(c) && (strings.Contains(c.rule, "quote") || c.rule == "" || c.shape == plain) {
		return -0.6
	}
	return 0
}

// reportTitle: the first line names the event, and so is the report's title.
func reportTitle(d *document, c *candidate) float64 {
	if c.block == 0 && len(d.blocks) > 2 && c.rule == "" && (eventName.MatchString(c.title) || aYear.MatchString(c.title)) {
		return -0.8
	}
	return 0
}

// judge sums up the rules.
func (d *document) judge(c *candidate) {
	for _, r := range rules {
		if s := r.score(d, c); s != 0 {
			c.evidence = append(c.evidence, scored{r.name, s})
			c.score += s
		}
	}
}

// after is the text that follows a head, up to a number of bytes.
func (d *document) after(c *candidate, most int) string {
	b := &d.blocks[c.block]
	var out strings.Builder
	out.WriteString(b.text[min(c.rest, len(b.text)):])
	for i := c.block + 1; i < len(d.blocks) && out.Len() < most && d.blocks[i].kind != heading; i++ {
		if b.kind == item && d.blocks[i].kind == item && d.blocks[i].level <= b.level {
			break
		}
		if b.kind == paragraph && c.shape != plain && d.startsHead(i) {
			break
		}
		out.WriteString("\n" + d.blocks[i].text)
	}
	s := out.String()
	return strings.ToValidUTF8(s[:min(len(s), most)], "")
}

// startsHead reports whether a block begins with a link or bold text.
func (d *document) startsHead(i int) bool {
	_, ok := spanAt(&d.blocks[i], 0)
	return ok && d.blocks[i].kind == paragraph
}
