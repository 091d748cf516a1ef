package report

import (
	"regexp"
	"strings"
)

var (
	talkCue    = regexp.MustCompile(`(?i)\b(?:talks?|key ?notes?|sessions?|presentations?|presented|presenting|workshop|gave|spoke|tutorial|panel|lightning talk|vortrag|vorträge|conférence|présenté|présentation)\b`)
	calledTalk = regexp.MustCompile(`(?i)\b` + talkNoun + `(?:s)?\b[^.!?"“]{0,30}?(?:called|titled|entitled|named|with the title|,|:|mit dem titel|namens|intitulée?)?\s*$`)
	genericURL = regexp.MustCompile(`(?i)^(?:here|this|video|the video|recording|slides?|link|watch|abstract|talk|keynote|session|youtube|the talk|his talk|her talk|their talk|twitter|website|blog|post|details|schedule|program|hier|ici|vidéo|source)\b[\w ]{0,12}$`)
	byNext     = regexp.MustCompile(`(?i)^["”“»)\]]*\s*[,(]*\s*(?:(?:a|the|an)\s+` + talkNoun + `\s+)?(?:presented by|given by|by|from|with|von|par)\s+`)
	// inBracketsNext is what stands between a title and who gave it: “Title” (Name).
	inBracketsNext = regexp.MustCompile(`^["”“»]?\s*\(`)
	presented      = regexp.MustCompile(`(?i)(?:'s|’s|\bpresented|\bpresents|\bpresenting|\bshowed|\bexplained|\bargued|\bdemonstrated|\bgave|\bfor|\bon|\babout|\bwith|\bhis|\bher|über|\bsur|\bprésenté\w*|\bpräsentierte|\bzeigte)(?:\s+(?:a|the|an|his|her|their|excellent|great|` + talkNoun + `)){0,4}[^.!?]{0,45}$`)
)

// proseTalks finds talks that running text names: "Ada Example presented
// [Title](link)", "the talk “Title” by Ada Example".
func (d *document) proseTalks() {
	taken := map[int]bool{}
	for i := range d.talks {
		if d.talks[i].score >= sure {
			taken[d.talks[i].block] = true
		}
	}
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.kind == paragraph && !taken[i] || b.kind == item && !taken[i] {
			d.prose(i)
		}
	}
}

// mention is a linked, quoted or emphasised phrase in running text.
type mention struct {
	from, to int // of the phrase
	open     int // where its markup or quotes begin
	shut     int
	url      string
	quoted   bool
}

func mentions(b *block) []mention {
	var out []mention
	for _, s := range b.spans {
		if s.look == link || s.look == emphasis || s.look == strong {
			out = append(out, mention{from: s.from, to: s.to, open: s.from, shut: s.to, url: s.url})
		}
	}
	for _, m := range quotation.FindAllStringSubmatchIndex(b.text, 200) {
		q := mention{open: m[0], shut: m[1], quoted: true}
		for k := 2; k+1 < len(m); k += 2 {
			if m[k] >= 0 {
				q.from, q.to = m[k], m[k+1]
			}
		}
		out = append(out, q)
	}
	return joined(out)
}

// joined makes one of a link and the quotes around or inside of it.
func joined(all []mention) []mention {
	var out []mention
	for _, m := range all {
		same := false
		for i := range out {
			o := &out[i]
			if m.open <= o.to+2 && o.open <= m.to+2 && m.from < o.to && o.from < m.to {
				if m.quoted && !o.quoted {
					o.from, o.to, o.quoted = m.from, m.to, true
				}
				o.open, o.shut = min(o.open, m.open), max(o.shut, m.shut)
				if o.url == "" {
					o.url = m.url
				}
				same = true
			}
		}
		if !same {
			out = append(out, m)
		}
	}
	return out
}

// prose looks through one paragraph.
func (d *document) prose(i int) {
	b := &d.blocks[i]
	all := mentions(b)
	if len(all) == 0 {
		return
	}
	people := d.persons(b.text)
	for _, m := range all {
		if f, ok := d.proseTalk(i, m, people); ok {
			d.talks = append(d.talks, f)
		}
	}
}

// proseTalk weighs one phrase by what stands around it in its sentence.
func (d *document) proseTalk(i int, m mention, people []named) (found, bool) {
	b := &d.blocks[i]
	title := cleanTitle(oneLine(b.text[m.from:m.to]))
	words := titleWords(title)
	if words < 2 || words > 20 || genericURL.MatchString(title) || isOfNames(d.people(title), m.quoted) || d.sections[i].kind == ofOthers || d.isEventName(title) {
		return found{}, false
	}
	if m.quoted && strings.HasSuffix(title, ".") && !isCapitalised(title) {
		return found{}, false
	}
	from, to := sentenceAround(b.text, m.open, m.shut)
	before, after := b.text[from:m.open], b.text[m.shut:to]
	if notBy.MatchString(before) {
		return found{}, false
	}
	capital := isTitleCase(title)
	cue := talkCue.MatchString(before) || talkCue.MatchString(after[:min(len(after), 60)])
	who, near := d.nearest(b.text, m, people, from, to)
	f := found{isProse: true, title: title, line: b.line(m.from)}
	f.candidate = candidate{block: i, from: m.from, to: m.to, rest: m.shut, url: m.url, attribution: attribution{title: title, people: who}}
	switch {
	case len(who) > 0 && near == "by" && (m.url != "" || m.quoted) && (capital || isVideo(m.url)):
		f.rule, f.score = "phrase-by-speaker", 0.85
	case len(who) > 0 && near == "by" && cue && capital:
		f.rule, f.score = "phrase-by-speaker", 0.6
	case isVideo(m.url) && len(who) > 0:
		f.rule, f.score = "speaker-recording", 0.65
	case len(who) > 0 && (cue || presented.MatchString(before)) && (m.quoted || m.url != "") && capital:
		f.rule, f.score = "speaker-phrase", 0.65
	case len(who) > 0 && m.url != "" && words > 2 && spokeOn.MatchString(before):
		f.rule, f.score = "spoke-about-link", 0.6
	case calledTalk.MatchString(before) && (m.quoted || m.url != "") && capital && words > 2:
		f.rule, f.score = "talk-called", 0.6
	case isVideo(m.url) && d.sections[i].kind == ofTalks && words > 1:
		f.rule, f.score = "recording-below-talks", 0.5
	case m.quoted && cue && capital && words > 2:
		f.rule, f.score = "quoted-title", 0.4
	default:
		return found{}, false
	}
	f.attribution.score = f.score
	return f, true
}

// nearest finds who a phrase belongs to: who follows "by", else the last who
// stands before it in the sentence.
func (d *document) nearest(text string, m mention, people []named, from, to int) ([]person, string) {
	if at := byNext.FindStringIndex(text[m.shut:to]); at != nil {
		for k, p := range people {
			if p.from >= m.shut+at[1]-1 && p.from <= m.shut+at[1]+3 {
				return withOthers(text, people, k), "by"
			}
		}
	}
	if at := inBracketsNext.FindStringIndex(text[m.shut:to]); at != nil {
		for k, p := range people {
			if p.from == m.shut+at[1] && p.to < to && strings.IndexByte("),", text[p.to]) >= 0 {
				return withOthers(text, people, k), "by"
			}
		}
	}
	if inTheirTalk.MatchString(text[from:m.open]) {
		for k, p := range people {
			if p.from >= m.shut && p.from <= m.shut+4 {
				return withOthers(text, people, k), "by"
			}
		}
	}
	var last []person
	end := 0
	for _, p := range people {
		if p.to <= m.open && p.from >= from && m.open-p.to < 160 {
			if len(last) > 0 && andAfter.MatchString(text[end:p.from]) {
				last = append(last, p.person)
			} else {
				last = []person{p.person}
			}
			end = p.to
		}
	}
	return last, "before"
}

// spokeOn stands right before a linked phrase that stands for the title.
var spokeOn = regexp.MustCompile(`(?i)\b(?:spoke|talked|presented|lectured|told us|sprach|a parlé|gave a (?:talk|presentation|keynote)) (?:about|on|über|de|sur)\s+$`)

// isOfNames reports whether a phrase is one of names: in quotes only where the
// names are beyond doubt, for German capitalises all nouns.
func isOfNames(who []person, quoted bool) bool {
	return len(who) > 0 && (!quoted || least(who) == 1)
}

// inTheirTalk leads to a title and then to a name: In his talk “Title”, Name ...
var inTheirTalk = regexp.MustCompile(`(?i)\b(?:in|with|during|at|for|avec|dans|mit|in) (?:his|her|their|the|son|sa|leur|seinem|ihrem|seiner|ihrer) (?:[\w-]+ ){0,2}?` + talkNoun + `(?: (?:on|about|called|titled|entitled|named|namens))?\W*$`)

// withOthers is a person of a text and those who are joined to it by "and".
func withOthers(text string, people []named, k int) []person {
	who := []person{people[k].person}
	for k++; k < len(people) && andAfter.MatchString(text[people[k-1].to:people[k].from]); k++ {
		who = append(who, people[k].person)
	}
	return who
}

// sentenceAround is the sentence that holds a stretch of text.
func sentenceAround(s string, from, to int) (int, int) {
	start := 0
	for i := from - 1; i > 0; i-- {
		if isStop(s, i-1) && isBlank(s[i]) {
			start = i + 1
			break
		}
	}
	end := len(s)
	for i := to; i < len(s); i++ {
		if isStop(s, i) && (i+1 == len(s) || isBlank(s[i+1])) {
			end = i + 1
			break
		}
	}
	return start, end
}

// isStop reports whether a sentence can end at a byte: not after an initial.
func isStop(s string, i int) bool {
	if i < 0 || strings.IndexByte(".!?", s[i]) < 0 {
		return false
	}
	return i < 2 || s[i] != '.' || s[i-2] != ' ' && s[i-2] != '.'
}

// isTitleCase reports whether a phrase begins with a capital or a digit, as
// titles do in any language.
func isTitleCase(s string) bool {
	return s != "" && !startsLower(strings.TrimLeft(s, "\"'“‘¿¡#@$([ "))
}
