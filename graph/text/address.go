package text

import "strings"

// WithoutAddresses returns a text with a space for each web address in it: what
// a host and its folders are called is no part of what is said.
func WithoutAddresses(s string) string {
	at := address(s)
	if at < 0 {
		return s
	}
	var out strings.Builder
	for ; at >= 0; at = address(s) {
		out.WriteString(s[:at])
		out.WriteByte(' ')
		s = s[at:]
		end := strings.IndexAny(s, " \t\r\n<>\"")
		if end < 0 {
			end = len(s)
		}
		s = s[end:]
	}
	out.WriteString(s)
	return out.String()
}

// address returns where the first address begins, or -1.
func address(s string) int {
	from := 0
	for {
		i := strings.Index(s[from:], "://")
		if i < 0 {
			return -1
		}
		i += from
		for _, scheme := range [...]string{"https", "http"} {
			if strings.HasSuffix(s[:i], scheme) {
				return i - len(scheme)
			}
		}
		from = i + len("://")
	}
}
