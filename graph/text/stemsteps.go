package text

// plurals is step 1a.
func (s *stemmer) plurals() {
	n := len(s.w)
	switch {
	case s.ends("sses"):
		s.replace(4, "ss")
	case s.ends("ies"), s.ends("ied"):
		if n > 4 {
			s.replace(3, "i")
		} else {
			s.replace(3, "ie")
		}
	case s.ends("us"), s.ends("ss"):
	case s.ends("s") && s.hasVowel(n-2):
		s.replace(1, "")
	}
}

// pastAndGerund is step 1b.
func (s *stemmer) pastAndGerund() {
	n := 0
	switch {
	case s.ends("eedly"), s.ends("eed"):
		s.eed()
		return
	case s.ends("ingly"):
		n = 5
	case s.ends("edly"):
		n = 4
	case s.ends("ing"):
		n = 3
	case s.ends("ed"):
		n = 2
	}
	if n == 0 || !s.hasVowel(len(s.w)-n) {
		return
	}
	s.replace(n, "")
	switch {
	case s.ends("at"), s.ends("bl"), s.ends("iz"):
		s.replace(0, "e")
	case s.endsDouble():
		s.replace(1, "")
	case s.r1 >= len(s.w) && s.endsShort(len(s.w)):
		s.replace(0, "e")
	}
}

func (s *stemmer) eed() {
	n := 3
	if s.ends("ly") {
		n = 5
	}
	if len(s.w)-n >= s.r1 {
		s.replace(n, "ee")
	}
}

func (s *stemmer) endsDouble() bool {
	n := len(s.w)
	if n < 2 || s.w[n-1] != s.w[n-2] {
		return false
	}
	switch s.w[n-1] {
	case 'b', 'd', 'f', 'g', 'm', 'n', 'p', 'r', 't':
		return true
	}
	return false
}

// finalY is step 1c.
func (s *stemmer) finalY() {
	n := len(s.w)
	if n > 2 && (s.w[n-1] == 'y' || s.w[n-1] == 'Y') && !isVowel(s.w[n-2]) {
		s.w[n-1] = 'i'
	}
}

// ending is a suffix and what takes its place.
type ending struct{ suffix, other string }

// longest returns the first of endings, which are given longest first, that
// the word ends in.
func (s *stemmer) longest(endings []ending) (ending, bool) {
	for _, e := range endings {
		if s.ends(e.suffix) {
			return e, true
		}
	}
	return ending{}, false
}

// derivations is step 2.
func (s *stemmer) derivations() {
	e, ok := s.longest([]ending{
		{"ational", "ate"}, {"fulness", "ful"}, {"iveness", "ive"}, {"ization", "ize"}, {"ousness", "ous"},
		{"biliti", "ble"}, {"lessli", "less"}, {"tional", "tion"}, {"alism", "al"}, {"aliti", "al"},
		{"ation", "ate"}, {"entli", "ent"}, {"fulli", "ful"}, {"iviti", "ive"}, {"ousli", "ous"},
		{"anci", "ance"}, {"abli", "able"}, {"alli", "al"}, {"ator", "ate"}, {"enci", "ence"},
		{"izer", "ize"}, {"bli", "ble"}, {"ogi", "og"}, {"li", ""},
	})
	at := len(s.w) - len(e.suffix)
	if !ok || at < s.r1 {
		return
	}
	switch e.suffix {
	case "ogi":
		ok = at > 0 && s.w[at-1] == 'l'
	case "li":
		ok = at > 0 && validBeforeLi(s.w[at-1])
	}
	if ok {
		s.replace(len(e.suffix), e.other)
	}
}

func validBeforeLi(c byte) bool {
	switch c {
	case 'c', 'd', 'e', 'g', 'h', 'k', 'm', 'n', 'r', 't':
		return true
	}
	return false
}

// moreDerivations is step 3.
func (s *stemmer) moreDerivations() {
	e, ok := s.longest([]ending{
		{"ational", "ate"}, {"tional", "tion"}, {"alize", "al"}, {"icate", "ic"}, {"ative", ""},
		{"iciti", "ic"}, {"ical", "ic"}, {"ness", ""}, {"ful", ""},
	})
	at := len(s.w) - len(e.suffix)
	if !ok || at < s.r1 || e.suffix == "ative" && at < s.r2 {
		return
	}
	s.replace(len(e.suffix), e.other)
}

// residues is step 4.
func (s *stemmer) residues() {
	e, ok := s.longest([]ending{
		{"ement", ""}, {"ance", ""}, {"ence", ""}, {"able", ""}, {"ible", ""}, {"ment", ""}, {"ant", ""},
		{"ent", ""}, {"ism", ""}, {"ate", ""}, {"iti", ""}, {"ous", ""}, {"ive", ""}, {"ize", ""},
		{"ion", ""}, {"al", ""}, {"er", ""}, {"ic", ""},
	})
	at := len(s.w) - len(e.suffix)
	if !ok || at < s.r2 {
		return
	}
	if e.suffix == "ion" && (at == 0 || s.w[at-1] != 's' && s.w[at-1] != 't') {
		return
	}
	s.replace(len(e.suffix), "")
}

// finalE is step 5.
func (s *stemmer) finalE() {
	n := len(s.w) - 1
	switch {
	case s.ends("e") && (n >= s.r2 || n >= s.r1 && !s.endsShort(n)):
		s.replace(1, "")
	case s.ends("ll") && n >= s.r2:
		s.replace(1, "")
	}
}
