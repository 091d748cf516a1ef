package vocabulary

import "strings"

// afterAddress returns where a web or mail address that begins at i ends, or i
// where none does: github.com in a link says nothing about a talk.
func afterAddress(s string, i int) int {
	end, points := i, 0
	for end < len(s) && !endsAddress(s[end]) {
		if s[end] == '.' {
			points++
		}
		end++
	}
	if points == 0 || points == 1 && s[end-1] == '.' {
		return i
	}
	run := strings.TrimRight(s[i:end], ".,:!?'")
	if isAddress(run) {
		return i + len(run)
	}
	return i
}

func endsAddress(c byte) bool {
	switch c {
	case ' ', '\n', '\t', '\r', '(', ')', '<', '>', '"', '[', ']', ',', ';', '|':
		return true
	}
	return false
}

func isAddress(run string) bool {
	if strings.Contains(run, "://") || strings.HasPrefix(run, "www.") {
		return true
	}
	host, path, hasPath := strings.Cut(run, "/")
	at := strings.LastIndexByte(host, '.')
	if at <= 0 || at == len(host)-1 {
		return false
	}
	switch top := host[at+1:]; top {
	case "com", "org", "edu", "gov", "html", "htm":
		return true
	case "net", "io", "dev", "eu", "de", "be", "fr", "uk", "ch", "nl", "ai", "app", "cloud", "info", "me", "co", "sh", "rs", "tech":
		return hasPath && path != "" || strings.Contains(host, "@")
	}
	return false
}
