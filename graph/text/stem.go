package text

// Stem returns the stem of a folded English word by Porter's second algorithm
// ("Porter2": M. F. Porter and R. Boulton, The English (Porter2) stemming
// algorithm, snowballstem.org, 2002). Words with anything but the letters a to
// z are returned as they are, so names such as c++ and k8s are left alone.
func Stem(word string) string {
	if len(word) <= 2 || !isAlphabetic(word) {
		return word
	}
	if s := exception(word); s != "" {
		return s
	}
	var buf [40]byte
	s := stemmer{w: append(buf[:0], word...)}
	s.markConsonantY()
	s.findRegions()
	s.plurals()
	if isWhole(string(s.w)) {
		return string(s.w)
	}
	s.pastAndGerund()
	s.finalY()
	s.derivations()
	s.moreDerivations()
	s.residues()
	s.finalE()
	for i, c := range s.w {
		if c == 'Y' {
			s.w[i] = 'y'
		}
	}
	return string(s.w)
}

func isAlphabetic(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

// exception returns the stem of a word that the rules would get wrong, or "".
func exception(word string) string {
	switch word {
	case "skis":
		return "ski"
	case "skies":
		return "sky"
	case "dying":
		return "die"
	case "lying":
		return "lie"
	case "tying":
		return "tie"
	case "idly":
		return "idl"
	case "gently":
		return "gentl"
	case "ugly":
		return "ugli"
	case "early":
		return "earli"
	case "only":
		return "onli"
	case "singly":
		return "singl"
	case "sky", "news", "howe", "atlas", "cosmos", "bias", "andes":
		return word
	}
	return ""
}

// isWhole reports whether a word without its plural s is already its stem.
func isWhole(word string) bool {
	switch word {
	case "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed":
		return true
	}
	return false
}

// stemmer is a word on its way to its stem. r1 and r2 are where the regions
// begin that endings must lie in to be taken off.
type stemmer struct {
	w      []byte
	r1, r2 int
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// markConsonantY writes each y that is a consonant as Y.
func (s *stemmer) markConsonantY() {
	for i, c := range s.w {
		if c == 'y' && (i == 0 || isVowel(s.w[i-1])) {
			s.w[i] = 'Y'
		}
	}
}

func (s *stemmer) findRegions() {
	s.r1 = s.region(0)
	for _, prefix := range [...]string{"gener", "commun", "arsen"} {
		if len(s.w) >= len(prefix) && string(s.w[:len(prefix)]) == prefix {
			s.r1 = len(prefix)
		}
	}
	s.r2 = s.region(s.r1)
}

// region returns the position after the first consonant that follows a vowel
// from start on.
func (s *stemmer) region(start int) int {
	for i := start + 1; i < len(s.w); i++ {
		if isVowel(s.w[i-1]) && !isVowel(s.w[i]) {
			return i + 1
		}
	}
	return len(s.w)
}

func (s *stemmer) ends(suffix string) bool {
	return len(s.w) >= len(suffix) && string(s.w[len(s.w)-len(suffix):]) == suffix
}

// replace puts other in the place of the last n letters.
func (s *stemmer) replace(n int, other string) {
	s.w = append(s.w[:len(s.w)-n], other...)
}

func (s *stemmer) hasVowel(before int) bool {
	for _, c := range s.w[:before] {
		if isVowel(c) {
			return true
		}
	}
	return false
}

// endsShort reports whether the first n letters end in a short syllable.
func (s *stemmer) endsShort(n int) bool {
	if n == 2 {
		return isVowel(s.w[0]) && !isVowel(s.w[1])
	}
	if n < 3 {
		return false
	}
	c := s.w[n-1]
	return !isVowel(s.w[n-3]) && isVowel(s.w[n-2]) && !isVowel(c) && c != 'w' && c != 'x' && c != 'Y'
}
