package text

import (
	"unicode"
	"unicode/utf8"
)

// Words returns the folded words of s: runs of letters, marks and digits.
// Names of this trade stay whole: c++, c#, .net, node.js, asp.net, 1.2.3. An
// apostrophe inside a word is dropped, and with it a final s (Istio's is
// istio, don't is dont). Chinese, Japanese and Korean runs, which have no
// spaces to go by, give their overlapping pairs of characters.
func Words(s string) []string {
	var words []string
	EachWord(s, func(word string) bool {
		words = append(words, word)
		return true
	})
	return words
}

// EachWord calls yield for each of Words until yield returns false. Words of
// plain lower-case ASCII share memory with s.
func EachWord(s string, yield func(word string) bool) {
	s = Fold(s)
	for at := 0; at < len(s); {
		start, end := nextRun(s, at)
		if start == end {
			return
		}
		first, _ := utf8.DecodeRuneInString(s[start:])
		more := true
		if isCJK(first) {
			end = endCJK(s, start)
			more = pairs(s[start:end], yield)
		} else {
			end = extend(s, start, end)
			more = yield(plain(withNet(s, start, end)))
		}
		if !more {
			return
		}
		at = end
	}
}

// nextRun finds the next run of letters, marks and digits from at on; CJK ends
// a run of others.
func nextRun(s string, at int) (start, end int) {
	start, end = len(s), len(s)
	for i, r := range s[at:] {
		inside := isWordRune(r)
		switch {
		case start == len(s) && inside:
			start = at + i
			if isCJK(r) {
				return start, start + utf8.RuneLen(r)
			}
		case start < len(s) && (!inside || isCJK(r)):
			return start, at + i
		}
	}
	return start, end
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// extend returns where the word that begins with the run s[start:end] ends.
func extend(s string, start, end int) int {
	for end < len(s) {
		rest := s[end:]
		switch {
		case hasMark(rest, "++") && end-start <= 8:
			return end + 2
		case rest[0] == '#' && end-start == 1 && endsWord(rest[1:]):
			return end + 1
		}
		size := markSize(rest)
		if size == 0 || endsWord(rest[size:]) {
			return end
		}
		from, to := nextRun(s, end+size)
		if !joins(s[start:end], rest[:size], s[from:to]) {
			return end
		}
		end = to
	}
	return end
}

// markSize returns the bytes of the mark at the start of s that may join two
// runs, or 0.
func markSize(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '.', '\'', '’', 'ʼ':
		return size
	}
	return 0
}

func hasMark(s, mark string) bool {
	return len(s) >= len(mark) && s[:len(mark)] == mark && endsWord(s[len(mark):])
}

func endsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || !isWordRune(r)
}

// joins reports whether two runs with a mark between them are one word.
func joins(left, mark, right string) bool {
	switch mark {
	case "'", "’", "ʼ":
		return true
	case ".":
		switch right {
		case "js", "net", "io", "ai", "rs", "py", "ts", "jl":
			return true
		}
		return isDigit(left[len(left)-1]) && isDigit(right[0])
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// withNet returns the word s[start:end], with its point if it is .net.
func withNet(s string, start, end int) string {
	if s[start:end] == "net" && start > 0 && s[start-1] == '.' {
		start--
	}
	return s[start:end]
}

// plain drops the apostrophes of a word, and the s of a genitive.
func plain(word string) string {
	var out []byte
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRuneInString(word[i:])
		if r == '\'' || r == '’' || r == 'ʼ' {
			if out == nil {
				out = append(make([]byte, 0, len(word)), word[:i]...)
			}
			if word[i+size:] == "s" {
				break
			}
		} else if out != nil {
			out = append(out, word[i:i+size]...)
		}
		i += size
	}
	if out == nil {
		return word
	}
	return string(out)
}

func isCJK(r rune) bool {
	if r < 0x1100 {
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r == 'ー'
}

func endCJK(s string, start int) int {
	for i, r := range s[start:] {
		if !isCJK(r) {
			return start + i
		}
	}
	return len(s)
}

// pairs yields the overlapping pairs of characters of a run, or its only one.
func pairs(run string, yield func(string) bool) bool {
	_, first := utf8.DecodeRuneInString(run)
	if first == len(run) {
		return yield(run)
	}
	for i := 0; i+first < len(run); {
		_, second := utf8.DecodeRuneInString(run[i+first:])
		if !yield(run[i : i+first+second]) {
			return false
		}
		i, first = i+first, second
	}
	return true
}
