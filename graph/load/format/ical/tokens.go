package ical

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/graph/load/clean"
)

// token is a piece between commas or joining words.
type token struct {
	text  string
	comma bool // it follows a comma, so that it need not be a name
}

var joins = regexp.MustCompile(`,? (?:&|and) |, `)

// tokens splits at commas, and at "&" and "and" where a full name follows:
// "Example & Sons" and "Founder & CEO" stay whole.
func tokens(s string) []token {
	var out []token
	s = strings.TrimSpace(s)
	start, comma := 0, false
	for _, at := range joins.FindAllStringIndex(s, -1) {
		if at[0] < start {
			continue
		}
		isComma := s[at[0]:at[1]] == ", "
		rest := s[at[1]:]
		if next := joins.FindStringIndex(rest); next != nil {
			rest = rest[:next[0]]
		}
		if !isComma && (!isName(rest, 2) || isRole(rest)) {
			continue
		}
		out = append(out, token{s[start:at[0]], comma})
		start, comma = at[1], isComma
	}
	return append(out, token{s[start:], comma})
}

// isName reports whether a text can be a person's name: at least so many
// words and at most five, none with a digit or sign, the first and last in
// capitals, and no word that ends companies.
func isName(s string, atLeast int) bool {
	words := strings.Fields(strings.ReplaceAll(strings.ReplaceAll(s, "(", ""), ")", ""))
	if len(words) < atLeast || len(words) > 5 || strings.ContainsAny(s, "|:?!#…/@0123456789“”\"") || strings.HasPrefix(s, "The ") {
		return false
	}
	return capital(words[0]) && capital(words[len(words)-1]) && !ofCompanies.MatchString(s)
}

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

var (
	ofCompanies = regexp.MustCompile(`\b(?i:inc|ltd|llc|gmbh|corp|corporation|ag|sa|se|bv|b\.v|plc|co|group|labs?|cloud|technolog(?:y|ies)|software|solutions?|systems?|bank|university|hospital|foundation|institute|networks?|research|security|consulting|ministry|government|school|company|services?|tech|data|digital|media|games|consultancy|center|agency|authority|engineering|health|financial|reply|partners|international|education|source|kubernetes|native)\b\.?`)
	suffix      = regexp.MustCompile(`^(?i:inc|ltd|llc|gmbh|corp|co|ltda|l\.l\.c|s\.a|limited|pvt|k\.k)\.?$`)
	moreRoles   = regexp.MustCompile(`^(?i:(?:core |lead )?(?:reviewer|ambassador|approver|emeritus|speaker|volunteer|mentor|mentee|organizer|moderator)s?)$`)
	titleWords  = regexp.MustCompile(`\b(?i:deep|dive|updates?|intro|introduction|session|part|workshop|demo|keynote|overview|event|day|remarks|required|panel|meeting|meetup|tour|talks?)\b`)
)

func isSuffix(s string) bool { return suffix.MatchString(strings.TrimSpace(s)) }

// isRole reports whether a text names what someone does. The words are those
// of clean.Affiliation, which reads "ROLE at COMPANY".
func isRole(s string) bool {
	_, _, ok := clean.Affiliation(strings.ReplaceAll(s, " - ", " ") + " @ Example")
	return ok || moreRoles.MatchString(strings.TrimSpace(s))
}

// isTitleWord finds words of titles in what would else pass as a name.
func isTitleWord(s string) bool { return titleWords.MatchString(s) || len(strings.Fields(s)) < 2 }
