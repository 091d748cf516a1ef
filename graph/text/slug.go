package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Slug returns the title as lower-case words joined by hyphens, at most max
// bytes of them (200 when max is not positive), cut between words where there
// is a choice. Latin, Greek and Cyrillic letters become ASCII; letters of other
// scripts are kept. Names that differ by signs alone stay apart: C++ is
// c-plus-plus, C# is c-sharp, .NET is dotnet. The result holds letters, marks,
// numbers and hyphens only, and is empty when the title has none of the
// former.
func Slug(title string, max int) string {
	if max <= 0 {
		max = 200
	}
	var b slugger
	for _, r := range spellSigns(Fold(title)) {
		b.add(r)
	}
	return cutSlug(string(b.out), max)
}

// slugger writes runes as a slug; a hyphen waits until a letter follows.
type slugger struct {
	out    []byte
	hyphen bool
}

func (b *slugger) add(r rune) {
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9': // nearly all: the tables cost ten times as much
		b.addASCII(byte(r))
	case r == '\'' || r == '’' || r == 'ʼ':
	case unicode.In(r, unicode.L, unicode.M, unicode.N) && !unicode.IsUpper(r) && r != utf8.RuneError:
		ascii := romanize(r)
		if ascii == "" && isSilent(r) {
			return
		}
		if b.hyphen && len(b.out) > 0 {
			b.out = append(b.out, '-')
		}
		b.hyphen = false
		if ascii != "" {
			b.out = append(b.out, ascii...)
			return
		}
		b.out = utf8.AppendRune(b.out, r)
	default:
		b.hyphen = true
	}
}

func (b *slugger) addASCII(c byte) {
	if b.hyphen && len(b.out) > 0 {
		b.out = append(b.out, '-')
	}
	b.hyphen = false
	b.out = append(b.out, c)
}

// cutSlug shortens a slug to max bytes, between words if that keeps half.
func cutSlug(slug string, max int) string {
	if len(slug) <= max {
		return slug
	}
	cut := max
	for cut > 0 && !utf8.RuneStart(slug[cut]) {
		cut--
	}
	if slug[cut] != '-' {
		if at := strings.LastIndexByte(slug[:cut], '-'); at >= max/2 {
			cut = at
		}
	}
	return strings.TrimRight(slug[:cut], "-")
}

// spellSigns spells out the signs that tell c, c++ and c# apart, and the
// point of .net.
func spellSigns(s string) string {
	if strings.IndexByte(s, '+') < 0 && strings.IndexByte(s, '#') < 0 && strings.IndexByte(s, '.') < 0 {
		return s
	}
	var b strings.Builder
	last := rune(' ')
	for i, r := range s {
		rest := s[i:]
		switch {
		case hasMark(rest, "++") && isWordRune(last):
			b.WriteString("-plus-plus")
		case r == '#' && isWordRune(last) && endsWord(rest[1:]):
			b.WriteString("-sharp")
		case !isWordRune(last) && hasMark(rest, ".net"):
			b.WriteString(" dot")
		default:
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
