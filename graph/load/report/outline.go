package report

import (
	"net/url"
	"regexp"
	"strings"
)

// sectionKind is what a heading promises of what stands below it.
type sectionKind uint8

const (
	neutral  sectionKind = iota
	ofTalks              // "Talks", "Day 1", "Keynotes"
	ofOthers             // "Photos", "Resources", "Conclusion"
)

// section is where a block stands: below which heading.
type section struct {
	kind  sectionKind
	title string
	day   bool
}

var (
	talkHeading = regexp.MustCompile(`(?i)\b(?:talks|sessions|key ?notes?|workshops|tutorials|presentations|panels|schedule|line-?up|program(?:me)?|highlights|tracks?|conférences|présentations|université|ateliers|vorträge|sessions?|agenda|favou?rites)\b|^tools-in-action$`)
	dayHeading  = regexp.MustCompile(`(?i)^(?:(?:the )?(?:day|tag|jour|jour née) ?(?:\d|one|two|three|four|five|eins|zwei|drei|un|deux|trois)|(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|erster|zweiter|dritter|premier|première|deuxième) (?:day|tag|jour|journée)|(?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))\b`)
	elseHeading = regexp.MustCompile(`(?i)\b(?:quotes?|zitate|citations|photos?|pictures|gallery|resources|references|further reading|reads|bookmarks|takeaways?|take-aways?|take aways|conclusions?|summary|fazit|zusammenfassung|impressions|acknowledge?ments|venue|hotel|sponsors?|booths?|swag|subscribe|newsletter|footnotes?|glossary|faq|tl;?dr|disclaimer|sightseeing|remerciements|last thought|final thoughts|next year|community day)\b`)
	elseStart   = regexp.MustCompile(`(?i)^(?:(?:and|my|the|some|more|other|in|en|key|unsolicited|final|closing|last|general|overall) )*(?:photos?|links|further|related|reading|books?|takeaways?|overview|thanks|thank you|danke|location|travel|food|social|party|expo|hallway|networking|about|comments|share this|advice|tools|slides|notes|credits|definitions?|observations?|table of contents|contents|thoughts|wrap[- ]?up|introduction|intro|background|motivation|preface|see you|general|miscellaneous|misc|einleitung|anreise|organisation|logistics|tickets?|registration|people i met|shopping|one last|learnings|lessons learned)\b`)
)

// sectionKindOf reads a heading. A long one is a title, whatever its words.
func sectionKindOf(title string) sectionKind {
	words := titleWords(title)
	switch {
	case words > 7 || strings.ContainsAny(title, "(\"“"):
		return neutral
	case dayHeading.MatchString(title) && words <= 5:
		return ofTalks
	case words <= 4 && elseHeading.MatchString(title) || words <= 5 && elseStart.MatchString(title):
		return ofOthers
	case words <= 3 && talkHeading.MatchString(title), regexpStart(talkHeading, strings.TrimPrefix(strings.ToLower(title), "the ")):
		return ofTalks
	}
	return neutral
}

// sectionKind is that of a block's heading; the title of the report is none.
func (d *document) sectionKind(i int) sectionKind {
	if i == 0 || d.isEventName(d.blocks[i].text) {
		return neutral
	}
	return sectionKindOf(d.blocks[i].text)
}

// regexpStart reports whether a pattern matches at the very start.
func regexpStart(re *regexp.Regexp, s string) bool {
	at := re.FindStringIndex(s)
	return at != nil && at[0] == 0
}

// outline finds the section of each block, the marks that follow titles, and
// where links of titles lead to.
func (d *document) outline() {
	d.sections = make([]section, len(d.blocks))
	var stack [7]section
	bare := section{}
	for i := range d.blocks {
		b := &d.blocks[i]
		switch {
		case b.kind == heading:
			kind := d.sectionKind(i)
			s := section{kind, b.text, dayHeading.MatchString(b.text)}
			if parent := stack[b.level-1]; kind == neutral {
				s.kind, s.day = parent.kind, parent.day
			}
			d.sections[i] = stack[b.level-1]
			for l := b.level; l < len(stack); l++ {
				stack[l] = s
			}
			bare = section{}
			continue
		case isBareLine(b) && d.sectionKind(i) != neutral:
			bare = section{d.sectionKind(i), b.text, false}
		}
		d.sections[i] = stack[6]
		if bare.kind != neutral {
			d.sections[i] = bare
		}
	}
	d.findMarkers()
	d.countHosts()
}

// isBareLine reports whether a paragraph is one line that could be a heading
// in a text without markup.
func isBareLine(b *block) bool {
	return b.kind == paragraph && b.level == 0 && b.first == b.last && len(b.text) <= 160 && titleWords(b.text) <= 20 &&
		!strings.HasSuffix(b.text, ".") && !strings.HasSuffix(b.text, ",")
}

var markerWords = regexp.MustCompile(`(?i)\b(?:abstract|video|slides?|recording|youtube|watch|details|links?|talk|session|deck|vidéo|folien|aufzeichnung|résumé)\b`)

// findMarkers looks for short lines that come again and again right below
// other short lines: "(abstract)", "The video", "Slides".
func (d *document) findMarkers() {
	count := map[string]int{}
	for i := 1; i < len(d.blocks); i++ {
		b, above := &d.blocks[i], &d.blocks[i-1]
		if len(b.text) <= 40 && markerWords.MatchString(b.text) && b.kind != heading && b.kind != row && titleWords(b.text) <= 4 && (above.kind == heading || isBareLine(above)) {
			count[fold(b.text)]++
		}
	}
	d.markers = map[string]bool{}
	for words, n := range count {
		if n >= 3 {
			d.markers[words] = true
		}
	}
}

// countHosts counts where links that open a heading, paragraph or item lead.
func (d *document) countHosts() {
	d.hosts = map[string]int{}
	for i := range d.blocks {
		for _, s := range d.blocks[i].spans {
			if s.look == link && s.from <= 1 && titleWords(d.blocks[i].text[s.from:s.to]) > 1 {
				d.hosts[host(s.url)]++
			}
		}
	}
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.")
}

// isVideo reports whether an address is that of one recording.
func isVideo(address string) bool {
	switch host(address) {
	case "youtube.com", "m.youtube.com":
		return strings.Contains(address, "watch?") || strings.Contains(address, "/embed/") || strings.Contains(address, "/live/")
	case "youtu.be", "vimeo.com", "player.vimeo.com", "infoq.com", "media.ccc.de", "channel9.msdn.com", "skillsmatter.com", "parleys.com", "confreaks.tv", "confreaks.com", "pyvideo.org", "video.fosdem.org":
		return !strings.HasSuffix(address, ".be/")
	}
	return false
}
