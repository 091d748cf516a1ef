package report

import "regexp"

var (
	// subjectIs is what a sentence is about: "Profiling is the key".
	subjectIs = regexp.MustCompile(`(?:^|[.!?]\s+|\n)(\p{Lu}\pL+(?: \pL+){0,2}) (?:is|are|was|were|matters?|ist|sind|est|sont)\b`)
	// called is a term in quotes: Have “circuit breakers” everywhere.
	called = regexp.MustCompile(`["“„](\pL[\pL-]+(?: [\pL-]+){1,3})["”“]`)
)

// stated lists the phrases of a text that a form picks out as what it is about.
func stated(text string, form *regexp.Regexp) []string {
	var out []string
	for _, m := range form.FindAllStringSubmatch(text, 40) {
		out = append(out, m[1])
	}
	return out
}
