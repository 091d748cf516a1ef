package export

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"throughline/graph/session"
)

// markdown writes lines and escapes what came from sources or people, so that
// a title or a note never becomes a heading, a link or markup.
type markdown struct {
	strings.Builder
	base string // absolute address of the site without a slash at its end, or ""
}

func (m *markdown) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

// special are the signs of markup, and those that turn the direction of what
// follows them.
var special = strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "", "\u202d", "", "\u202e", "", "\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "",
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`, "!", `\!`, "&", `\&`)

// text escapes a text for one line.
func text(s string) string { return special.Replace(strings.Join(strings.Fields(s), " ")) }

// block escapes a text of several lines as a quotation of a list item.
func block(s string) string {
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")), "\n")
	for i, l := range lines {
		lines[i] = "  > " + listless(special.Replace(strings.TrimSpace(l)))
	}
	return strings.Join(lines, "\n")
}

// listless keeps the beginning of a line from making a list or a rule of it.
func listless(l string) string {
	trimmed := strings.TrimLeft(l, "0123456789")
	switch {
	case strings.HasPrefix(l, "-"), strings.HasPrefix(l, "+"), strings.HasPrefix(l, "="):
		return `\` + l
	case trimmed != l && (strings.HasPrefix(trimmed, ".") || strings.HasPrefix(trimmed, ")")):
		return l[:len(l)-len(trimmed)] + `\` + trimmed
	}
	return l
}

// link leads to a page of the site.
func (m *markdown) link(label, path string) string {
	if path == "" {
		return text(label)
	}
	// Brackets and spaces would end the address early.
	path = strings.NewReplacer("(", "%28", ")", "%29", " ", "%20", "<", "%3C", ">", "%3E").Replace(path)
	return "[" + text(label) + "](" + m.base + path + ")"
}

func (m *markdown) cites(list []session.Cite) string {
	var out []string
	for _, c := range list {
		one := m.link(c.Name+" "+c.Locator, "/"+string(c.Source)+"?at="+url.QueryEscape(c.Locator)+"#e")
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + strings.Join(out[:min(len(out), 4)], ", ") + ")"
}

// AgendaMarkdown writes the plan of a session. base is the absolute address of
// the site without a slash at its end, or "".
func AgendaMarkdown(s *session.Session, base string) string {
	m := &markdown{base: base}
	m.line("# %s\n", text(s.Title))
	m.line("%d of %d minutes.\n", s.Total(), s.Minutes)
	m.agenda(s)
	m.questions(s)
	m.left(s)
	m.line("\nDataset %s.", text(s.Dataset))
	return m.String()
}

func (m *markdown) agenda(s *session.Session) {
	m.line("## Agenda\n")
	at := 0
	for i, it := range s.Items {
		name := it.Name
		if it.Year != 0 {
			name += fmt.Sprintf(" (%d)", it.Year)
		}
		m.line("%d. **%02d–%02d** %s, %s, %d min%s", i+1, at, at+it.Minutes, m.link(name, it.Path), text(it.Kind), it.Minutes, m.cites(it.Cites))
		m.line("   %s", text(it.Why))
		at += it.Minutes
	}
	for _, n := range s.Misplaced() {
		m.line("\n**Order:** %s speaks of %s, which %s introduces later.", text(s.Name(n.Item)), text(n.Term), text(s.Name(n.Needs)))
	}
	m.line("")
}

func (m *markdown) questions(s *session.Session) {
	if len(s.Questions) == 0 {
		return
	}
	m.line("## Questions\n")
	for _, q := range s.Questions {
		m.line("- %s%s", listless(text(q.Text)), m.cites(q.Cites))
	}
	m.line("")
}

func (m *markdown) left(s *session.Session) {
	if len(s.Left) == 0 {
		return
	}
	m.line("## Left out\n")
	for _, it := range s.Left {
		m.line("- %s, +%d min. %s", m.link(it.Name, it.Path), it.Minutes, text(it.Why))
	}
}
