package related

import "math"

// ReasonKind says what two talks have in common.
type ReasonKind uint8

// The kinds of reasons.
const (
	Themes       ReasonKind = iota
	Technologies            // what both use
	Companies               // that a speaker comes from or a talk is about
	Speakers
	Line       // the same edition, or the same series
	Words      // rare words of title and abstract
	Kindred    // words that one of them only shares with talks near to it or by its speakers
	References // one names the other in its abstract

	reasonEnd
)

// NumReasons is the number of kinds of reasons.
const NumReasons = int(reasonEnd)

var reasonNames = [NumReasons]string{"theme", "technology", "company", "speaker", "line", "words", "kindred", "reference"}

// String returns the kind's word, as it stands in JSON and URLs.
func (k ReasonKind) String() string {
	if k >= reasonEnd {
		return ""
	}
	return reasonNames[k]
}

// Label returns the kind's name on screens, in small letters.
func (k ReasonKind) Label() string { return reasonLabels[k] }

var reasonLabels = [NumReasons]string{"themes", "technologies", "companies", "speakers", "edition line", "rare words", "kindred words", "references"}

// ParseReason returns the kind that String writes as s.
func ParseReason(s string) (k ReasonKind, ok bool) {
	for i, name := range reasonNames {
		if name == s {
			return ReasonKind(i), true
		}
	}
	return 0, false
}

// ReasonKinds lists the kinds in order.
func ReasonKinds() []ReasonKind {
	return []ReasonKind{Themes, Technologies, Companies, Speakers, Line, Words, Kindred, References}
}

// What a kind of reason is worth, as a share of ten times the logarithm. An
// employer or an edition says less about a talk than its subject does.
var shares = [NumReasons]float64{Themes: 1, Technologies: 1, Companies: 0.5, Speakers: 0.5, Line: 0.25, References: 1}

// doubt is what each side of a reason that was only inferred is worth: it was
// read out of the words, which count themselves.
const doubt = 0.5

// worth returns the points of something that n of all talks have, when weak of
// the two sides (0 to 2) know it by inference only. What every talk has is
// worth nothing.
func worth(k ReasonKind, n, all, weak int) int {
	if n < 1 || n >= all {
		return 0
	}
	points := float64(10 * float64(shares[k]*ln(float64(all)/float64(n))))
	for range weak {
		points = float64(points * doubt)
	}
	return int(points + 0.5)
}

// ln is the natural logarithm by the series of the inverse hyperbolic tangent.
// math.Log is assembly on some machines and differs in the last bit; this
// gives the same points in server and browser.
func ln(x float64) float64 {
	m, exp := math.Frexp(x)
	s := (m - 1) / (m + 1)
	square := float64(s * s)
	sum, power := 0.0, s
	for k := 1; k < 40; k += 2 {
		sum += power / float64(k)
		power = float64(power * square)
	}
	return float64(2*sum) + float64(float64(exp)*math.Ln2)
}
