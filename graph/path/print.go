package path

import (
	"strconv"
	"strings"
)

// String returns the canonical text of an expression, which Parse reads back
// as the same expression. It is "" for nil.
func String(e Expr) string {
	var b strings.Builder
	if e != nil {
		write(&b, e, bindsAlt)
	}
	return b.String()
}

// write writes e, in parentheses if it binds more loosely than its place needs.
func write(b *strings.Builder, e Expr, place int) {
	if e.precedence() < place {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	switch e := e.(type) {
	case Step:
		if e.Inverse {
			b.WriteByte('^')
		}
		b.WriteString(e.Predicate.String())
	case Seq:
		writeList(b, e, " / ", bindsPostfix)
	case Alt:
		writeList(b, e, " | ", bindsSeq)
	case Closure:
		place := bindsPostfix
		if _, ok := e.Body.(Closure); ok {
			place = bindsStep
		}
		write(b, e.Body, place)
		b.WriteByte(byte(e.Repeat))
	case Filter:
		write(b, e.Body, bindsPostfix)
		b.WriteByte('[')
		for i, c := range e.Conditions {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(ConditionString(c))
		}
		b.WriteByte(']')
	}
}

func writeList(b *strings.Builder, list []Expr, between string, place int) {
	for i, e := range list {
		if i > 0 {
			b.WriteString(between)
		}
		write(b, e, place)
	}
}

// ConditionString returns the canonical text of one condition, without
// brackets.
func ConditionString(c Condition) string {
	switch c := c.(type) {
	case Years:
		return "year=" + joined(c, spanString)
	case Kinds:
		return "kind=" + joined(c, stringOf)
	case Linked:
		s := c.Predicate.String() + "="
		for i, id := range c.Nodes {
			if i > 0 {
				s += ","
			}
			s += string(id)
		}
		if c.Inverse {
			return "^" + s
		}
		return s
	case Text:
		return `name~"` + textEscaper.Replace(string(c)) + `"`
	}
	return ""
}

var textEscaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func stringOf[T interface{ String() string }](v T) string { return v.String() }

func joined[T any](list []T, text func(T) string) string {
	var parts []string
	for _, v := range list {
		parts = append(parts, text(v))
	}
	return strings.Join(parts, ",")
}

func spanString(s Span) string {
	if s.First == s.Last {
		return strconv.Itoa(s.First)
	}
	return yearString(s.First) + ".." + yearString(s.Last)
}

func yearString(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}
