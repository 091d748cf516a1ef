package clean

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// roleWord finds words that name what someone does.
var roleWord = regexp.MustCompile(`(?i)\b(engineer|engineering|developer|architect|manager|director|head|lead|leader|founder|co-?founder|ceo|cto|cio|ciso|coo|cpo|vp|svp|evp|vice president|president|chief|officer|advocate|evangelist|consultant|scientist|researcher|professor|student|analyst|specialist|administrator|sre|devops|designer|maintainer|principal|staff|senior|owner|partner|fellow|coach|strategist|product|marketing|programmer|admin|intern|technologist|contributor|expert|advisor|instructor|trainer|editor|writer|author|devrel|relations|distinguished|committer|lecturer|mvp|member|chair|dba|tester|qa|p?pmc|tsc|toc|gde|ambassador|kubestronaut|freelancer?)\b`)

var (
	atWord = regexp.MustCompile(`(?i)^(.*?)\s*(?:\s@\s*|\bat\s+)(\S.*)$`)
	atSign = regexp.MustCompile(`^@\s+(\S.*)$`)
)

// Affiliation reads a tagline. Only two forms are unambiguous: "X at Y" (or
// "X @ Y"), and "X, Y" where X is a role and Y is none.
func Affiliation(tagline string) (role, company string, ok bool) {
	s := strings.TrimRight(Line(tagline), " .")
	if s == "" || len(s) > 160 || strings.ContainsAny(s, ";|") || strings.Contains(s, " - ") {
		return "", "", false
	}
	if m := atSign.FindStringSubmatch(s); m != nil {
		return "", m[1], isCompany(m[1])
	}
	if m := atWord.FindStringSubmatch(s); m != nil {
		company, _, _ = strings.Cut(m[2], ", ")
		return m[1], company, roleWord.MatchString(m[1]) && isCompany(company) && onlyOneAt(m[2])
	}
	role, company, found := cutLast(s, ", ")
	if found && roleWord.MatchString(role) && !roleWord.MatchString(company) && isCompany(company) {
		return role, company, true
	}
	return "", "", false
}

func onlyOneAt(s string) bool {
	return !strings.Contains(s, " @") && !strings.Contains(s, " at ") && !strings.Contains(s, " and ")
}

// cutLast cuts at the last comma, which a company's legal form may follow:
// "Lead, Example, Inc".
func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	if suffixes[strings.ToLower(strings.Trim(s[i+len(sep):], ". "))] {
		if j := strings.LastIndex(s[:i], sep); j >= 0 {
			i = j
		}
	}
	return s[:i], s[i+len(sep):], true
}

// isCompany keeps out what is surely none: sentences, small words, links.
func isCompany(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || strings.Contains(s, "://") || IsPlaceholder(s) {
		return false
	}
	return startsUpper(s) || unicode.IsDigit([]rune(s)[0]) || len(words) == 1
}
