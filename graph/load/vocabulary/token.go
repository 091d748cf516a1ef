package vocabulary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/graph/text"
)

// token is a word of a text.
type token struct {
	start, end int
	id         int32 // of the folded word; -1 for words that no pattern has
	singular   int32 // of the word without its plural ending; -1 likewise
	apart      bool  // punctuation between it and the word before ends a phrase
}

// tokenize appends the words of a text. Words are runs of letters and digits;
// a run may end in + or # (C++, C#) and begin with a point (.NET). Scripts that
// are written without spaces give a word for each character.
func (t *trie) tokenize(tokens []token, buf *[]byte, s string) []token {
	first, last := len(tokens), 0
	for i := 0; i < len(s); {
		start, end := nextWord(s, i)
		if start == end {
			break
		}
		if skip := afterAddress(s, start); skip > start {
			i = skip
			continue
		}
		w := t.word(buf, s[start:end])
		w.start, w.end = start, end
		w.apart = len(tokens) > first && endsPhrase(s[last:start])
		tokens = append(tokens, w)
		i, last = end, end
	}
	return tokens
}

// nextWord returns where the next word at or after i begins and ends; both
// are len(s) when there is none.
func nextWord(s string, i int) (start, end int) {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case isIdeograph(r):
			return i, i + n
		case isWord(r):
			return pointBefore(s, i), wordEnd(s, i)
		}
		i += n
	}
	return len(s), len(s)
}

// pointBefore takes the point of .NET into the word, where the point begins
// one.
func pointBefore(s string, i int) int {
	if i == 0 || s[i-1] != '.' || i > 1 && s[i-2] != ' ' && s[i-2] != '(' && s[i-2] != '\n' {
		return i
	}
	return i - 1
}

func wordEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isWord(r) || isIdeograph(r) {
			break
		}
		i += n
	}
	end := i
	for end < len(s) && end < i+2 && (s[end] == '+' || s[end] == '#') {
		end++
	}
	if r, _ := utf8.DecodeRuneInString(s[end:]); end < len(s) && isWord(r) {
		return i // a+b
	}
	return end
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

func isIdeograph(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// endsPhrase reports whether what stands between two words separates them.
func endsPhrase(gap string) bool {
	if gap == " " || gap == "-" || gap == "" {
		return false
	}
	return strings.ContainsAny(gap, ",;:!?()[]{}\"“”|•=") || strings.Contains(gap, ". ") || strings.Contains(gap, ".\n") || strings.Contains(gap, "\n\n") || strings.Contains(gap, " - ")
}

// fold writes the word in its comparable form into buf.
func fold(buf *[]byte, word string) []byte {
	b := (*buf)[:0]
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			*buf = append((*buf)[:0], text.Fold(word)...)
			return *buf
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	*buf = b
	return b
}

// word numbers a word and its singular.
func (t *trie) word(buf *[]byte, word string) token {
	b := fold(buf, word)
	w := token{id: -1, singular: -1}
	if n, ok := t.words[string(b)]; ok {
		w.id = n
	}
	for _, one := range singulars(b) {
		if id, ok := t.words[string(one)]; ok {
			w.singular = id
			break
		}
	}
	return w
}

// singulars returns what a folded word may be the plural of: cache of caches,
// mesh of meshes, query of queries. Words that end in ss, us and is are no
// plurals. The results share the word's memory.
func singulars(b []byte) [][]byte {
	n := len(b)
	if n < 3 || b[n-1] != 's' || b[n-2] == 's' || b[n-2] == 'u' || b[n-2] == 'i' && n > 3 {
		return nil
	}
	switch {
	case b[n-2] != 'e' || n < 5:
		return [][]byte{b[:n-1]}
	case b[n-3] == 'i':
		return [][]byte{b[:n-1], append(b[:n-3:n-3], 'y')}
	}
	return [][]byte{b[:n-1], b[:n-2]}
}
