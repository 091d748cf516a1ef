package report

import (
	"regexp"
	"strings"
)

// beforeEvent is what stands before the event in the title of a report.
var beforeEvent = regexp.MustCompile(`(?i)^(?:\W*(?:my|our|the|a|some|quick|personal|trip|travel|conference)?\s*(?:trip report|report|reports|notes|recap|review|summary|takeaways|highlights|impressions|bericht|rückblick|notizen|nachlese|compte[- ]rendu|retour)\s*(?:from|on|of|at|for|about|von|vom|zur|zum|sur|de)?\s*(?:the|der|die|das|la|le)?\s*[:–—-]?\s*)`)

// nameAndYear is a name of up to four words with a year behind it.
var nameAndYear = regexp.MustCompile(`^([\p{Lu}\d][\p{L}\p{N}.&+-]*(?:\s+[\p{Lu}][\p{L}\p{N}.&+-]*){0,3})\s+((?:19|20)\d\d)\b`)

// eventByTitle takes a name that no rule knows for the event's where the title
// of the report gives it with a year: "Trip report: GlobalDev 2031". What is
// made of plain words, such as "Summer 2031", names nothing.
func (d *document) eventByTitle(r *Report, titles []place) {
	for _, p := range titles[:min(len(titles), 2)] {
		s := strings.TrimSpace(beforeEvent.ReplaceAllString(oneLine(p.text), ""))
		m := nameAndYear.FindStringSubmatch(s)
		if m == nil || !d.isOwnName(m[1]) {
			continue
		}
		r.Event.Series, r.Event.Name = m[1], m[1]
		r.note("event", m[1], p.lines, m[0], "name-and-year", 0.6)
		return
	}
}

// isOwnName reports whether words are more than plain ones and months.
func (d *document) isOwnName(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if !d.isPlain(w) && !plainMonth(w) && !d.isKnownTerm(w) {
			return true
		}
	}
	return false
}
