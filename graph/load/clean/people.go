package clean

import (
	"regexp"
	"strings"
)

// placeholders are folded names that stand for no one.
var placeholders = map[string]bool{
	"todo": true, "tba": true, "tbd": true, "tbc": true, "n/a": true, "na": true, "none": true, "unknown": true, "various": true,
	"various speakers": true, "various presenters": true, "various authors": true, "multiple speakers": true, "speaker": true,
	"speakers": true, "unknown speaker": true, "guest speaker": true, "to be announced": true, "to be confirmed": true,
	"to be determined": true, "anonymous": true, "anonymous speaker": true, "et al": true, "et al.": true, "all": true, "-": true, "?": true,
	"nobody": true, "no speaker": true, "missing speaker": true, "null": true, "undefined": true, "speaker tba": true, "speaker tbd": true,
	"tba tba": true, "your name": true, "other": true, "others": true, "all speakers": true, "everyone": true, "panel": true,
	"lightning talks": true, "various artists": true, "noname": true,
}

// IsPlaceholder reports whether a name stands for no one in particular:
// "TODO", "Various speakers", "TBA", or nothing but signs.
func IsPlaceholder(name string) bool {
	name = strings.ToLower(strings.Trim(Line(name), " .()[]<>*!"))
	return name == "" || placeholders[name] || !strings.ContainsFunc(name, isLetterOrDigit)
}

var joined = regexp.MustCompile(`\s*(?:,\s*and\s+|,\s*&\s*|\s+&\s+|\s+and\s+|\s+und\s+|;|\s+/\s+|,)\s*`)

// Names splits names that were joined into one: "Ada Example & Ben Sample",
// "Ada Example, Ben Sample and Cy Test". Only where each part is a full name,
// so that "Example and Sons" stays.
func Names(s string) []string {
	s = Line(s)
	parts := joined.Split(s, -1)
	if len(parts) < 2 {
		return []string{s}
	}
	for _, p := range parts {
		if !fullName(p) {
			return []string{s}
		}
	}
	return parts
}

// fullName is two to four words that begin with a capital or have no case.
func fullName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	return startsUpper(words[0]) && startsUpper(words[len(words)-1]) && !suffixes[strings.ToLower(strings.Trim(words[len(words)-1], "."))]
}

// suffixes end company names and titles, not people's.
var suffixes = map[string]bool{
	"inc": true, "ltd": true, "llc": true, "gmbh": true, "phd": true, "team": true, "corp": true, "foundation": true, "group": true,
	"university": true, "project": true, "community": true, "committee": true, "labs": true,
}
