package app

import (
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/trail"
)

// link is a view as the query of an address:
//
//	focus=ID&from=YEAR&to=YEAR&expand=ID,ID~PREDICATE,ID~-PREDICATE&select=ID&trail=STEPS&tour=1&ring=QUESTION
//
// The minus marks a relation that is followed against its direction. Only
// what differs from an empty view is written. Where that does not say all that
// was done, trail has it, as graph/trail writes it, and expand is left out; tour
// begins it at its first caption. ring asks for the talks related to the focus, as
// related.Query.Question writes; the trail holds them then.
type link struct {
	acts     []trail.Step
	selected graph.ID
	code     string // the trail
	tour     bool
	ring     string // what a ring around the focus is to answer
}

// maxExpands is the most expansions of a link that are followed. A view holds
// graph.MaxNodes nodes, so more could not show anything.
const maxExpands = 2 * graph.MaxNodes

// String writes the query without its question mark.
func (l link) String() string {
	var b strings.Builder
	var focus graph.ID
	var years [2]int
	var compared [2][2]int
	var expands []string
	for _, a := range l.acts {
		switch a.Verb {
		case trail.Open, trail.Ring:
			focus, expands, compared = a.Node, nil, [2][2]int{}
		case trail.Window:
			years = a.Years
		case trail.Compare:
			compared = [2][2]int{a.Years, a.Then}
		case trail.Expand:
			expands = append(expands, expandText(a))
		}
	}
	b.WriteString("focus=")
	escape(&b, string(focus))
	field(&b, "from", yearText(years[0]))
	field(&b, "to", yearText(years[1]))
	field(&b, "compare", periodsText(compared))
	if l.code == "" {
		field(&b, "expand", strings.Join(expands, ","))
	}
	field(&b, "select", string(l.selected))
	field(&b, "trail", l.code)
	return b.String()
}

func field(b *strings.Builder, name, value string) {
	if value == "" {
		return
	}
	b.WriteString("&" + name + "=")
	escape(b, value)
}

func yearText(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

func expandText(a trail.Step) string {
	switch {
	case a.Predicate == graph.NoPredicate:
		return string(a.Node)
	case a.Inverse:
		return string(a.Node) + "~-" + a.Predicate.String()
	}
	return string(a.Node) + "~" + a.Predicate.String()
}

// parseLink reads a query, with or without its question mark. What it does
// not understand it passes over: a link is as good as what can be made of it.
func parseLink(query string, focus graph.ID) link {
	var l link
	var years [2]int
	var compared [2][2]int
	var expands string
	for pair := range strings.SplitSeq(strings.TrimPrefix(query, "?"), "&") {
		name, value, _ := strings.Cut(pair, "=")
		value = unescape(value)
		switch name {
		case "focus":
			if value != "" {
				focus = graph.ID(value)
			}
		case "from":
			years[0] = year(value)
		case "to":
			years[1] = year(value)
		case "compare":
			compared = parsePeriods(value)
		case "expand":
			expands = value
		case "trail":
			l.code = value
		case "tour":
			l.tour = value != ""
		case "ring":
			l.ring = value
		case "select":
			l.selected = graph.ID(value)
		}
	}
	l.acts = append(l.acts, trail.Step{Verb: trail.Open, Node: focus})
	l.expands(expands)
	if years != [2]int{} {
		l.acts = append(l.acts, trail.Step{Verb: trail.Window, Years: years})
	}
	if compared != [2][2]int{} {
		l.acts = append(l.acts, trail.Step{Verb: trail.Compare, Years: compared[0], Then: compared[1]})
	}
	return l
}

func (l *link) expands(list string) {
	for item := range strings.SplitSeq(list, ",") {
		if item == "" || len(l.acts) > maxExpands {
			continue
		}
		if a, ok := parseExpand(item); ok {
			l.acts = append(l.acts, a)
		}
	}
}

// parseExpand reads what expandText writes.
func parseExpand(s string) (trail.Step, bool) {
	id, relation, one := strings.Cut(s, "~")
	a := trail.Step{Verb: trail.Expand, Node: graph.ID(id)}
	if one {
		relation, a.Inverse = strings.CutPrefix(relation, "-")
		a.Predicate = graph.ParsePredicate(relation)
		if !a.Predicate.IsEdge() {
			return trail.Step{}, false
		}
	}
	return a, true
}

func year(s string) int {
	y := Number(s)
	if y > 9999 {
		return 0
	}
	return y
}

// Number reads a whole number above zero, and returns zero for anything else.
// strconv.Atoi would bring its errors, and with them all that quoting needs:
// 5 KB.
func Number(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' || n > 1<<20 {
			return 0
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}

const hexDigits = "0123456789ABCDEF"

// escape percent-encodes what a query gives a meaning to, and everything that
// is not ASCII. net/url would cost 168 KB.
func escape(b *strings.Builder, s string) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/,", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hexDigits[c>>4])
		b.WriteByte(hexDigits[c&15])
	}
}

func unescape(s string) string {
	if strings.IndexByte(s, '%') < 0 && strings.IndexByte(s, '+') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '+':
			out = append(out, ' ')
		case s[i] == '%' && i+2 < len(s) && hexValue(s[i+1]) >= 0 && hexValue(s[i+2]) >= 0:
			out = append(out, byte(hexValue(s[i+1])<<4|hexValue(s[i+2])))
			i += 2
		default:
			out = append(out, s[i])
		}
	}
	return string(out)
}

func hexValue(c byte) int {
	if c >= 'a' && c <= 'f' {
		c -= 'a' - 'A'
	}
	return strings.IndexByte(hexDigits, c)
}

func escaped(s string) string {
	var b strings.Builder
	escape(&b, s)
	return b.String()
}
