package text

// romanize returns folded Greek and Cyrillic letters in ASCII, loosely after
// ISO 843 and BGN/PCGN, and "" for letters of other scripts.
func romanize(r rune) string {
	if 'α' <= r && r <= 'ω' {
		const from = "a  b  g  d  e  z  i  th i  k  l  m  n  x  o  p  r  s  s  t  y  f  ch ps o  "
		return cell(from, r-'α')
	}
	if 'а' <= r && r <= 'я' {
		const from = "a  b  v  g  d  e  zh z  i  y  k  l  m  n  o  p  r  s  t  u  f  kh ts ch sh sch   y     e  yu ya "
		return cell(from, r-'а')
	}
	switch r {
	case 'і':
		return "i"
	case 'є':
		return "ie"
	case 'ґ':
		return "g"
	case 'ј':
		return "j"
	case 'љ':
		return "lj"
	case 'њ':
		return "nj"
	case 'ћ', 'ђ':
		return "c"
	case 'џ':
		return "dz"
	}
	return ""
}

// isSilent reports whether a letter has no sound of its own and leaves the
// slug: the two Cyrillic signs.
func isSilent(r rune) bool { return r == 'ъ' || r == 'ь' }

// cell returns the i-th cell of three bytes without its spaces.
func cell(cells string, i rune) string {
	c := cells[3*i : 3*i+3]
	for len(c) > 0 && c[len(c)-1] == ' ' {
		c = c[:len(c)-1]
	}
	return c
}
