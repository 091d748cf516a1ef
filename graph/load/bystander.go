package load

import (
	"bytes"
	"path"
	"strings"
)

// isBystander reports whether a file lies beside data without being any:
// licences, pictures, pages of explanation, scripts, schemas.
func isBystander(name string, head []byte) bool {
	base := strings.ToLower(path.Base(name))
	for _, prefix := range [...]string{"license", "licence", "readme", "changelog", "contributing", "makefile", "dockerfile", "copying", "."} {
		if strings.HasPrefix(base, prefix) {
			return true
		}
	}
	switch path.Ext(base) {
	case ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".pdf", ".css", ".js", ".ts", ".go", ".py", ".rb", ".sh",
		".xsd", ".dtd", ".lock", ".sum", ".mod", ".mp4", ".webm", ".woff", ".woff2", ".ttf", ".html":
		return true
	}
	return strings.Contains(name, "schemas/") || strings.Contains(name, "/.") ||
		bytes.Contains(head, []byte(`"$schema"`)) && bytes.Contains(head, []byte(`"properties"`))
}

// isData reports whether a file's name promises records. Schemas promise none.
func isData(name string) bool {
	if strings.Contains(name, "schema") {
		return false
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".xml", ".json", ".ics", ".ical", ".csv", ".tsv":
		return true
	}
	return false
}

// isEmpty reports whether a file holds nothing yet: white space, comments, an
// empty list. Archives keep such files for what is still to come.
func isEmpty(head []byte) bool {
	for line := range bytes.Lines(head) {
		switch line := bytes.TrimSpace(line); {
		case len(line) == 0, line[0] == '#', string(line) == "---", string(line) == "[]", string(line) == "{}", string(line) == "null":
		default:
			return false
		}
	}
	return true
}
