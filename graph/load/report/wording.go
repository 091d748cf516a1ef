package report

import (
	"regexp"
	"strings"
)

// The rules of candidates that look at nothing but the words of a title.

func titleShape(_ *document, c *candidate) float64 {
	n := titleWords(c.title)
	score := 0.0
	switch {
	case n == 1:
		score = -0.5
	case n >= 3:
		score = 0.2
	}
	if startsLower(c.title) {
		score -= 0.3
	}
	if n > 22 {
		score -= 0.4
	}
	if strings.ContainsAny(c.title, "=<>{}") {
		score -= 0.3
	}
	return score
}

var sentenceStart = regexp.MustCompile(`^(?i:i|we|you|they|he|she|it|this|these|those|had|some|there|to|if you|also|so|then|here|after|but|and|my|our|one|many|most|thanks|note|today|yesterday|from left|ich|wir|sie|es|je|j'ai|j’ai|nous|il|elle|on|ce|c'est|c’est)\b`)

// sentence: running text rather than a title.
func sentence(d *document, c *candidate) float64 {
	raw := d.blocks[c.block].text[c.from:c.to]
	isHead := d.blocks[c.block].kind == heading || c.shape != plain
	score := 0.0
	if strings.HasSuffix(raw, ":") {
		score -= 0.6
	}
	if strings.HasPrefix(c.title, "“") || strings.HasPrefix(c.title, "\"") || strings.HasPrefix(c.title, "[") {
		score -= 0.4
	}
	if isHead {
		return score
	}
	if strings.HasSuffix(c.title, ".") && !strings.HasSuffix(c.title, "...") {
		score -= 0.3
	}
	if strings.Contains(c.title, ". ") || strings.Contains(c.title, "! ") {
		score -= 0.4
	}
	if sentenceStart.MatchString(c.title) || talkSentence.MatchString(c.title) {
		score -= 0.4
	}
	if finite.MatchString(c.title) && c.rule == "" {
		score -= 0.3
	}
	if titleWords(c.title) > 8 && !isCapitalised(c.title) {
		score -= 0.3
	}
	return score
}

// finite are verbs of statements; titles ask and name.
var finite = regexp.MustCompile(`(?i)^[\pL'’ -]{4,}\b(?:means|must|should|is|are|was|were|will|has|have)\b.*[^?]$`)

// talkSentence is text about a talk: "The first talk I went to was ...".
var talkSentence = regexp.MustCompile(`(?i)\b(?:talks?|keynote|session|presentation|speaker)\b.*\b(?:was|were|is|i|we|by|for me)\b`)

// isCapitalised reports whether half of a title's long words have a capital.
func isCapitalised(s string) bool {
	long, upper := 0, 0
	for _, w := range strings.Fields(s) {
		if len(w) > 3 {
			long++
			if !startsLower(w) {
				upper++
			}
		}
	}
	return upper*2 >= long
}

var ownWords = regexp.MustCompile(`(?i)\b(?:my (?:talk|team|trip|notes|employer|favou?rite|experience|takeaways|thoughts|first)|our (?:team|booth|talk|trip))\b`)

func writersOwn(_ *document, c *candidate) float64 {
	if ownWords.MatchString(c.title) {
		return -0.5
	}
	return 0
}
