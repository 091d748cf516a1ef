package clean

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Link returns an address of the web, or "": for what has another scheme (a
// page that linked to "javascript:…" would run it), no host, or is two
// addresses. Where only the scheme is missing before "www.", it is https.
// Spaces stay: FOSDEM's recordings of 2023 lie in folders with spaces.
func Link(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 4 && strings.EqualFold(s[:4], "www.") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || !utf8.ValidString(s) || strings.ContainsFunc(s, inNoLink) || strings.Contains(s, " http") {
		return ""
	}
	return s
}

// inNoLink finds what RFC 3986 leaves out because it ends addresses in text.
func inNoLink(r rune) bool { return unicode.IsControl(r) || r == '<' || r == '>' || r == '"' }
