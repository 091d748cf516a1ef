package path

import (
	"unicode"
	"unicode/utf8"
)

// tokenKind is the sign itself for operators, and one of these for the rest.
type tokenKind rune

const (
	tokenEnd tokenKind = -1 - iota
	tokenWord
	tokenText  // a quoted text
	tokenRange // ..
	tokenBad
)

type token struct {
	kind   tokenKind
	text   string // as written; the content of a quoted text
	column int
}

// lexer cuts an expression into tokens. Inside brackets a slash belongs to a
// word, since there it can only stand in the id of a node.
type lexer struct {
	src      string
	at       int // byte
	column   int // rune, from 1
	brackets bool
}

func newLexer(src string) lexer { return lexer{src: src, column: 1} }

func (l *lexer) peek() rune {
	if l.at >= len(l.src) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(l.src[l.at:])
	return r
}

func (l *lexer) advance() rune {
	r, size := utf8.DecodeRuneInString(l.src[l.at:])
	l.at += size
	l.column++
	return r
}

func (l *lexer) next() token {
	for unicode.IsSpace(l.peek()) {
		l.advance()
	}
	start, t := l.at, token{column: l.column}
	r := l.peek()
	switch {
	case r < 0:
		t.kind = tokenEnd
		return t
	case l.isWord(r):
		t.kind = tokenWord
		for l.isWord(l.peek()) {
			l.advance()
		}
	case r == '"':
		return l.quoted(t)
	case r == '.':
		t.kind = l.dots()
	default:
		t.kind = l.sign(l.advance())
	}
	t.text = l.src[start:l.at]
	return t
}

func (l *lexer) isWord(r rune) bool {
	return r == '-' || r == '_' || r == '/' && l.brackets || r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.N)
}

func (l *lexer) dots() tokenKind {
	l.advance()
	if l.peek() != '.' {
		return tokenBad
	}
	l.advance()
	return tokenRange
}

func (l *lexer) sign(r rune) tokenKind {
	switch r {
	case '[':
		l.brackets = true
		return '['
	case ']':
		l.brackets = false
		return ']'
	case '/', '|', '^', '*', '+', '?', '(', ')', '=', '~', ',', ';':
		return tokenKind(r)
	}
	return tokenBad
}

// quoted reads a text up to its closing quote; a backslash takes the next
// rune as it is.
func (l *lexer) quoted(t token) token {
	var text []byte
	for l.advance(); l.at < len(l.src); {
		from := l.at
		r := l.advance()
		switch {
		case r == '"':
			t.kind, t.text = tokenText, string(text)
			return t
		case r == '\\' && l.at < len(l.src):
			from = l.at
			l.advance()
		}
		text = append(text, l.src[from:l.at]...)
	}
	t.kind, t.text = tokenBad, `"`
	return t
}
