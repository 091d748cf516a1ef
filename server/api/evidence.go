package api

import (
	"strconv"
	"strings"

	"throughline/graph"
)

// Evidence is one piece of evidence. Quote holds the lines it names, where
// the source's text is kept; URL is the source's address, where it has one.
type Evidence struct {
	Source  graph.ID `json:"source"`
	Name    string   `json:"name"`
	Locator string   `json:"locator"`
	Rule    string   `json:"rule,omitempty"`
	Words   string   `json:"words,omitempty"`
	Status  string   `json:"status"`
	URL     string   `json:"url,omitempty"`
	Quote   string   `json:"quote,omitempty"`
}

// EvidenceList describes evidence of g.
func EvidenceList(g *graph.Graph, list []graph.Evidence) []Evidence {
	out := make([]Evidence, len(list))
	for i, e := range list {
		out[i] = Evidence{Source: e.Source, Locator: e.Locator, Rule: e.Rule, Words: e.Words, Status: e.Status.String()}
		if n, ok := g.Lookup(e.Source); ok {
			out[i].Name = g.Name(n)
			out[i].URL = g.Value(n, graph.URL)
			out[i].Quote = Quote(g.Value(n, graph.Transcript), e.Locator)
		}
	}
	return out
}

// maxQuote is the most bytes of a quotation: evidence points at lines, it does
// not republish the source.
const maxQuote = 600

// Quote returns the lines of text that a locator such as "L3-5" or "L3,L9"
// names, joined by line feeds, or "" when it names none.
func Quote(text, locator string) string {
	if text == "" || locator == "" {
		return ""
	}
	lines := strings.Split(text, "\n")
	var quoted []string
	for _, part := range strings.Split(locator, ",") {
		from, to, ok := lineRange(part)
		if !ok || from > len(lines) {
			continue
		}
		quoted = append(quoted, lines[from-1:min(to, len(lines))]...)
	}
	q := strings.Join(quoted, "\n")
	if len(q) > maxQuote {
		q = strings.ToValidUTF8(q[:maxQuote], "") + "…"
	}
	return q
}

func lineRange(s string) (from, to int, ok bool) {
	s, ok = strings.CutPrefix(strings.TrimSpace(s), "L")
	if !ok {
		return 0, 0, false
	}
	a, b, ranged := strings.Cut(s, "-")
	from, err := strconv.Atoi(a)
	if err != nil || from < 1 {
		return 0, 0, false
	}
	if !ranged {
		return from, from, true
	}
	to, err = strconv.Atoi(strings.TrimPrefix(b, "L"))
	return from, to, err == nil && to >= from
}

// EvidenceAnswer is what supports one edge.
type EvidenceAnswer struct {
	Subject   graph.ID   `json:"subject"`
	Predicate string     `json:"predicate"`
	Object    graph.ID   `json:"object"`
	Evidence  []Evidence `json:"evidence"`
	Version   string     `json:"version"`
}
